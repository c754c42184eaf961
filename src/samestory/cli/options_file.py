"""``--config``: options that a file gives, for the commands to fall back on."""

from __future__ import annotations

from typing import TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from samestory.errors import SettingsError
from samestory.sources.options_file import OptionTable, OptionValue, read_options

Defaults: TypeAlias = "dict[str, OptionValue | Defaults]"


def fall_back_on(context: typer.Context, path: str) -> None:
    """Let the commands take the options of a file where the command line gives none.

    Raises
    ------
    SourceError
        If the file can't be read.
    SettingsError
        If it names a command or an option that does not exist, or an option can't have the value.
    """
    context.default_map = _defaults(context, context.command, read_options(path), path)


def _defaults(context: typer.Context, command: object, table: OptionTable, where: str) -> Defaults:
    """Return the table under the names that the command's parameters and sub-commands have."""
    commands = command.commands if isinstance(command, TyperGroup) else {}
    options = _options_of(command) if isinstance(command, TyperCommand) else {}
    defaults: Defaults = {}
    for name, given in table.items():
        if name in commands and isinstance(given, dict):
            defaults[name] = _defaults(context, commands[name], given, f"{where}: [{name}]")
        elif name in options and not isinstance(given, dict):
            option = options[name]
            defaults[str(option.name)] = _value_for(option, given, f"{where}: {name}")
            _try(context, option, defaults[str(option.name)], f"{where}: {name}")
        elif isinstance(given, dict):
            raise SettingsError(
                f"{where}: there is no command {name}; choose from {', '.join(commands)}."
                if commands
                else f"{where}: {name} is a table, but this command has no other under it."
            )
        else:
            raise SettingsError(
                f"{where}: {name} stands under no command; put it under a line such as [compare]."
                if commands
                else f"{where}: there is no option {name}; choose from {', '.join(options)}."
            )
    return defaults


def _options_of(command: TyperCommand) -> dict[str, TyperOption]:
    """Return a command's options by their long names without dashes."""
    return {
        name.removeprefix("--"): option
        for option in command.params
        if isinstance(option, TyperOption)
        for name in option.opts
        if name.startswith("--") and name != "--help"
    }


def _value_for(option: TyperOption, value: OptionValue, where: str) -> OptionValue:
    if option.is_flag != isinstance(value, bool):
        wanted = "true or false" if option.is_flag else "a text or number"
        raise SettingsError(f"{where} is {_as_written(value)}: give {wanted}.")
    if option.multiple:
        return value if isinstance(value, tuple) else (str(value),)
    # As on the command line, where several names are parted by commas.
    return ",".join(value) if isinstance(value, tuple) else value


def _try(context: typer.Context, option: TyperOption, value: object, where: str) -> None:
    """Have the value read once, so that its error names the file and not the command line."""
    try:
        option.process_value(context, value)
    except typer.BadParameter as error:
        raise SettingsError(f"{where} is {value}: {error.message}.") from error


def _as_written(value: OptionValue) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)
