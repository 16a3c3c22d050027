"""Settings from files and the environment: the defaults of command-line options.

The value of an option comes from the first of these that has it: the command line; the variable ``WIKIBINDER_`` with
the option's name (``WIKIBINDER_LANGUAGE``); the file ``wikibinder.toml`` in the working directory, or that of
``--config``; the table ``[tool.wikibinder]`` of ``pyproject.toml`` there; the option's default.

A setting has the name of its option without the dashes. It applies to every command that has the option; in a table
with a command's name (``[book]``) it applies to that command only, and overrides the others in its file.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "wikibinder.toml"
PROJECT = "pyproject.toml"
VARIABLE = "WIKIBINDER_"

APART = frozenset({"help", "config", "show_settings", "dry_run"})
"""Options (``dest`` of argparse) that cannot be settings, because they concern a single call of the program."""

Tables: TypeAlias = "Sequence[tuple[str, Mapping[str, Any]]]"
"""Pairs of the origin of a table of settings (``wikibinder.toml [book]``), and its settings by name. Of several tables
with a setting the first is used.
"""


class ConfigurationError(Exception):
    """A file of settings or a variable is invalid. The message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The value that a file or the environment gives to an option: name of the option, command-line arguments that set
    it, and the file or variable that it comes from.
    """

    option: str
    arguments: tuple[str, ...]
    place: str


def read(folder: Path, config: str, command: str) -> Tables:
    """Return the settings in wikibinder.toml (or the file ``config`` if it is not "") and pyproject.toml in ``folder``
    for a command, in order of precedence.

    Raises ConfigurationError if a file cannot be read or is invalid.
    """
    files = [(Path(config) if config else folder / FILE, bool(config)), (folder / PROJECT, False)]
    found: list[tuple[str, Mapping[str, Any]]] = []
    for path, required in files:
        data = _toml(path, required)
        # Other tables of pyproject.toml belong to other programs.
        if path.name == PROJECT:
            data = data.get("tool", {}).get("wikibinder", {})
        # The table of the command comes first, so that its settings override those for all commands.
        own = data.get(command, {})
        if not isinstance(own, Mapping):
            raise ConfigurationError(f"{path}: {command} is the name of a command: it must be a table")
        found.append((f"{path.name} [{command}]", own))
        found.append((path.name, {name: value for name, value in data.items() if not isinstance(value, Mapping)}))
    return found


def _toml(path: Path, required: bool) -> Mapping[str, Any]:
    if not required and not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise ConfigurationError(f"{path}: is no TOML: {error}") from None


def unknown(tables: Tables, commands: Mapping[str, argparse.ArgumentParser]) -> str:
    """Return a message about the first setting whose name is an option of no command; "" if there is none.
    ``commands``: name -> parser.
    """
    option_names = {name for command in commands.values() for action in command._actions for name in _names(action)}
    for place, table in tables:
        for name in table:
            if name.replace("_", "-") not in option_names:
                return f"{place}: {name} is not an option; see wikibinder --help"
    return ""


def settings(
    command: argparse.ArgumentParser, tables: Tables, environment: Mapping[str, str], given: Sequence[str]
) -> Iterator[Setting]:
    """Yield the settings for a command from variables and files, for options that the command line does not contain.
    ``given``: the arguments on the command line after the command. Raises ConfigurationError for an invalid value.
    """
    for action in command._actions:
        # An option on the command line replaces the setting, even if it may be repeated.
        if action.dest in APART or not action.option_strings or _is_given(action, given):
            continue
        variable = VARIABLE + action.dest.upper()
        if value := environment.get(variable, ""):
            yield Setting(_name(action), _arguments(action, _typed(action, value), variable), variable)
            continue
        for place, table in tables:
            names = {name.replace("_", "-"): value for name, value in table.items()}
            if name := next((name for name in _names(action) if name in names), ""):
                yield Setting(_name(action), _arguments(action, _flag(action, name, names[name]), place), place)
                break


def _name(action: argparse.Action) -> str:
    """Return the first long name of an option (``--output``), or its only name."""
    return next((name for name in action.option_strings if name.startswith("--")), action.option_strings[0])


def _names(action: argparse.Action) -> tuple[str, ...]:
    """Return the names by which settings refer to an option: ``output``; for ``--no-references`` ``no-references`` and
    ``references``. Empty if it has no long name.
    """
    long = [name.removeprefix("--") for name in action.option_strings if name.startswith("--")]
    return (*long, action.dest.replace("_", "-")) if long else ()


def _is_given(action: argparse.Action, given: Sequence[str]) -> bool:
    """Whether ``given``, the arguments on the command line, contain the option, also in the abbreviated forms that
    argparse accepts.
    """
    for argument in given:
        head = argument.partition("=")[0]
        if head == "--":
            return False
        if head.startswith("--") and len(head) > 2 and any(name.startswith(head) for name in action.option_strings):
            return True
        if not head.startswith("--") and any(head.startswith(name) for name in action.option_strings if len(name) == 2):
            return True
    return False


def _typed(action: argparse.Action, text: str) -> Any:
    """Return the value of an environment variable for an option: for a flag a bool (True for 1, true, yes and on, False
    for all else), for other options the text.
    """
    return text.lower() in ("1", "true", "yes", "on") if action.nargs == 0 else text


def _flag(action: argparse.Action, name: str, value: Any) -> Any:
    """Return the value of a setting called ``name`` for an option: unchanged, except for a bool under the name of the
    option's ``dest`` (``references`` for ``--no-references``), which becomes whether the option has to be given.
    """
    is_other_name = action.nargs == 0 and isinstance(value, bool) and f"--{name}" not in action.option_strings
    return value is bool(action.const) if is_other_name else value


def _arguments(action: argparse.Action, value: Any, place: str) -> tuple[str, ...]:
    """Return the command-line arguments that set an option to this value. ``place``: origin of the value, for messages.
    Raises ConfigurationError if the option does not accept the value.
    """
    name = _name(action)
    if action.nargs == 0:
        if not isinstance(value, bool):
            raise ConfigurationError(f"{place}: {name.removeprefix('--')} must be true or false")
        return (name,) if value else ()
    values = value if isinstance(value, list) else [value]
    several = isinstance(action, argparse._AppendAction)
    if any(isinstance(item, bool | Mapping | list) for item in values) or (len(values) != 1 and not several):
        raise ConfigurationError(f"{place}: {name.removeprefix('--')} must be one text or number")
    # With "=", so that a value that begins with a dash is not taken for an option.
    return tuple(f"{name}={item}" for item in values)


def parse(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """Parse a command line, with the settings of files and the environment as defaults; return the options.

    Exits with status 2 and one line if something is wrong, as argparse does. ``--show-settings`` prints the settings
    and exits.
    """
    commands = _commands(parser)
    name = next((argument for argument in arguments if not argument.startswith("-")), "")
    if name not in commands:
        return parser.parse_args(arguments)
    at = arguments.index(name)
    given = arguments[at + 1 :]
    # Parsed here, because the file with the defaults is needed before argparse parses the options.
    config = os.environ.get(f"{VARIABLE}CONFIG", "")
    for number, argument in enumerate(given):
        if argument.startswith("--config="):
            config = argument.partition("=")[2]
        elif argument == "--config" and number + 1 < len(given):
            config = given[number + 1]
    try:
        tables = read(Path(), config, name)
        if message := unknown(tables, commands):
            raise ConfigurationError(message)
        found = list(settings(commands[name], tables, os.environ, given))
    except ConfigurationError as error:
        parser.exit(2, f"wikibinder: {error}\n")
    if "--show-settings" in given:
        print(_shown(commands[name], found, given), end="")
        parser.exit()
    extra = [argument for setting in found for argument in setting.arguments]
    # As arguments, not as defaults, so that argparse checks them by the types of the options.
    return parser.parse_args([*arguments[: at + 1], *extra, *given])


def _commands(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    (found,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return found.choices


def _shown(command: argparse.ArgumentParser, found: Sequence[Setting], given: Sequence[str]) -> str:
    """Return the output of ``--show-settings``: all options of a command with value and origin, one on a line.
    ``found``: the settings from files and variables; ``given``: the arguments on the command line.
    """
    by_option = {setting.option: setting for setting in found}
    lines = []
    for action in command._actions:
        if not action.option_strings or action.dest in APART:
            continue
        name = _name(action)
        if _is_given(action, given):
            lines.append(f"{name}: as given (command line)")
        elif setting := by_option.get(name):
            values = [argument.partition("=")[2] or "on" for argument in setting.arguments] or ["off"]
            lines.append(f"{name}: {', '.join(values)} ({setting.place})")
        else:
            default = "off" if action.nargs == 0 else action.default
            lines.append(f"{name}: {'none' if default in (None, '', []) else default} (default)")
    return "\n".join(lines) + "\n"
