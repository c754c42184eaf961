"""Renders a comparison in the formats asked for and puts the reports in their folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samestory.cli.naming import report_stem
from samestory.cli.writing import prepare_folder, write_atomically
from samestory.errors import OutputError, SettingsError
from samestory.model import Comparison
from samestory.renderers import DEFAULT_FORMATS, RENDERERS, Renderer


@dataclass(frozen=True, slots=True)
class Report:
    """A rendered report and where it belongs."""

    path: Path
    data: bytes


def choose_renderers(names: Sequence[str] | None) -> tuple[Renderer, ...]:
    """Return the renderers of these names, or the default ones, in the registry's order.

    Raises
    ------
    SettingsError
        If there is no format of a name.
    RenderError
        If what a format needs is not installed.
    """
    chosen = names or DEFAULT_FORMATS
    for name in chosen:
        if name not in RENDERERS:
            known = ", ".join(RENDERERS)
            raise SettingsError(f"--format {name}: there is no such format; choose from {known}.")
    renderers = tuple(renderer for name, renderer in RENDERERS.items() if name in chosen)
    for renderer in renderers:
        if renderer.extra is not None:
            renderer.extra.require(renderer.name)
    return renderers


def only_text_renderer(names: Sequence[str] | None) -> Renderer:
    """Return the one renderer whose report may go to standard output.

    Raises
    ------
    SettingsError
        If not exactly one format is named, or it is no text.
    """
    text_formats = ", ".join(name for name, renderer in RENDERERS.items() if renderer.is_text)
    renderers = choose_renderers(names)
    if not names or len(renderers) != 1 or not renderers[0].is_text:
        raise SettingsError(
            "--output - prints one report of a text format: name exactly one with --format "
            f"({text_formats})."
        )
    return renderers[0]


def render_all(
    comparison: Comparison, renderers: Sequence[Renderer], folder: Path
) -> tuple[Report, ...]:
    """Return the finished reports under the names they get in the folder."""
    stem = report_stem(comparison.title, comparison.fingerprint)
    return tuple(
        Report(folder / f"{stem}{renderer.suffix}", renderer.render(comparison))
        for renderer in renderers
    )


def write_all(reports: Sequence[Report], *, fingerprint: str, force: bool) -> None:
    """Write the reports, each atomically, after making sure that none is in the way.

    Raises
    ------
    OutputError
        If a file is in the way and ``force`` is not set, or a report can't be written.
    """
    for report in reports:
        if not force:
            _refuse_to_replace_others(report, fingerprint)
    for folder in dict.fromkeys(report.path.parent for report in reports):
        prepare_folder(folder)
    for report in reports:
        write_atomically(report.path, report.data)


def _refuse_to_replace_others(report: Report, fingerprint: str) -> None:
    """Every report carries its comparison's fingerprint, so a file without it is another one.

    Only a table without rows has nowhere to carry it; replaced by its equal it loses nothing.
    """
    path = report.path
    if path.is_dir():
        raise OutputError(f"{path}: a folder of this name is in the way; move it or rename it.")
    try:
        existing = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(
            f"{path}: a file of this name is in the way and can't be read; move it away or use "
            "--force."
        ) from error
    if fingerprint.encode() not in existing and existing != report.data:
        raise OutputError(
            f"{path}: this file was not made from these inputs and settings and is left as it is; "
            "use --force to replace it, or --output or --title for another place or name."
        )
