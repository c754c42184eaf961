"""What each stage was last done with: ``corpus.json`` in the work folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samestory.corpus.settings import made_with
from samestory.corpus.work_folder import MANIFEST, WorkFolder


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of a work folder's stages; nothing is done or left out because of it."""

    folder: WorkFolder

    def read(self) -> dict[str, dict[str, Any]]:
        """Return what each stage recorded."""
        return self.folder.read_json(MANIFEST)

    def settings(self, stage: str) -> dict[str, Any]:
        """Return the settings of a stage the last time; none if there was no such time."""
        held = self.read().get(stage, {}).get("settings", {})
        return {
            name: tuple(value) if isinstance(value, list) else value for name, value in held.items()
        }

    def changed(self, stage: str, settings: object) -> tuple[str, ...]:
        """Return the names of settings, or of what else results depend on, that changed since."""
        before = self.read().get(stage)
        if before is None:
            return ()
        now = _as_stored(made_with(settings))
        names = [name for name in ("samestory", "libraries") if before[name] != now[name]]
        then, these = before["settings"], now["settings"]
        return (*names, *(name for name in these if then.get(name) != these[name]))

    def record(self, stage: str, settings: object, counts: dict[str, Any]) -> None:
        """Write down that a stage is done."""
        held = {**self.read(), stage: {**made_with(settings), **counts}}
        self.folder.write_json(MANIFEST, held)


def _as_stored(value: Any) -> Any:  # noqa: ANN401
    """Return a value as it comes back from JSON."""
    if isinstance(value, dict):
        return {name: _as_stored(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_as_stored(held) for held in value]
    return value
