"""``--print-completion SHELL``: prints a script that completes commands, options and file names in a shell, made by
shtab.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHELLS = ("bash", "zsh", "fish", "tcsh")

_FILES = re.compile(r"FILE|SOURCE|FOLDER|PAGE|DUMP")
_FOLDERS = re.compile(r"DIR|PROJECT")
"""Matches placeholders (``metavar``) of values that are folders."""


class PrintCompletion(argparse.Action):
    """The action of ``--print-completion``: prints the script of a shell and exits; exits with status 2 if shtab is
    not installed. shtab is imported only here.
    """

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        try:
            import shtab  # noqa: PLC0415  (an extra, and needed for this option alone)
        except ImportError:
            parser.exit(
                2, f"{parser.prog}: {self.option_strings[0]} needs shtab: pip install 'wikibinder[completion]'\n"
            )
        for action in _actions(parser):
            metavar = action.metavar if isinstance(action.metavar, str) else ""
            if _FILES.search(metavar):
                action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab reads this attribute
            elif _FOLDERS.search(metavar):
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        print(shtab.complete(parser, shell=str(values)), end="")
        parser.exit()


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options and arguments of a parser and of the parsers of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--print-completion`` to a parser."""
    parser.add_argument(
        "--print-completion",
        action=PrintCompletion,
        choices=SHELLS,
        help="print a script that completes this command line in a shell",
    )
