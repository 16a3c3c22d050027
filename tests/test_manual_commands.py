"""The manual's page of commands is made from the options, its table of bounds from Bounds (renew with --accept)."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path
from textwrap import wrap

from wikibinder.cli.arguments import parser
from wikibinder.model.limits import Bounds, EditionBounds

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual"

HEAD = """\
Commands
========

Synopsis
--------

.. parsed-literal::

   **wikibinder** *COMMAND* [*OPTION* ...] [*SOURCE* ...]
   **wikibinder** *COMMAND* **--help**
   **wikibinder** **--version**
   **wikibinder** **--print-completion** bash|zsh|fish|tcsh

``wikibinder COMMAND --help`` prints what is below. ``python -m wikibinder`` is the same program.

Exit status
-----------

0 when all pages were converted; 1 when a source could not be read at all, an edition could not be built, or, with
``--strict``, on any warning; 2 when the command line is wrong; 130 after Ctrl-C.

Files and environment
---------------------

``wikibinder.toml``, ``pyproject.toml``
   Settings for the command line, in the working directory: each has the name of its option.

``WIKIBINDER_NAME``
   The value of the option ``--name``; it goes before the files.

.. only:: not man

   See :doc:`configuration`.
"""


def commands() -> str:
    """The page, from the options. What several commands have in the same words is described once."""
    parts = [HEAD]
    (choices,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    meanings = {choice.dest: choice.help for choice in choices._choices_actions}
    options = {
        name: [action for action in command._actions if action.dest != "help"]
        for name, command in choices.choices.items()
    }
    numbers = Counter(_described(action) for actions in options.values() for action in actions)
    shared = dict.fromkeys(text for text, number in numbers.items() if number > 1)
    for name, actions in options.items():
        title = f"wikibinder {name}"
        parts.append(f"{title}\n{'-' * len(title)}\n\n{str(meanings[name])[:1].upper()}{str(meanings[name])[1:]}.\n")
        parts += [text for action in actions if (text := _described(action)) not in shared]
        others = [f"``{_name(action)}``" for action in actions if _described(action) in shared]
        parts.append(
            "\n".join(wrap(f"Also, as described below: {', '.join(others)}.", 118, break_on_hyphens=False)) + "\n"
        )
    parts += [f"{SHARED}\n{'-' * len(SHARED)}\n", *shared]
    return "\n".join(parts)


SHARED = "Options of several commands"


def _described(action: argparse.Action) -> str:
    return f"``{_usage(action)}``\n   {_sentence(action)}\n"


def _name(action: argparse.Action) -> str:
    return next((name for name in action.option_strings if name.startswith("--")), _usage(action))


def _usage(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else "|".join(map(str, action.choices or ()))
    names = ", ".join(action.option_strings)
    return " ".join(filter(None, [names, value if action.nargs != 0 else ""]))


def _sentence(action: argparse.Action) -> str:
    text = action.help or ""
    return f"{text[:1].upper()}{text[1:]}".rstrip(".") + ("" if text.endswith("?") else ".")


def bounds() -> str:
    """The table of bounds, from their defaults."""
    rows = (f"   ``{field.name}``, {field.default}" for kind in (Bounds, EditionBounds) for field in fields(kind))
    return ".. csv-table::\n   :header: name, default\n\n" + "\n".join(rows) + "\n"


def check(path: Path, expected: str, accept: bool, start: str = "") -> None:
    text = path.read_text("utf-8") if path.exists() else ""
    head, mark, _ = text.partition(start) if start else ("", "", "")
    if accept:
        path.write_text(head + mark + expected, "utf-8", newline="\n")
    assert path.read_text("utf-8") == head + mark + expected


def test_commands(accept: bool) -> None:
    check(MANUAL / "commands.rst", commands(), accept)


def test_bounds(accept: bool) -> None:
    check(
        MANUAL / "security.rst",
        bounds(),
        accept,
        ".. the table below is made from convert/wikibinder/model/limits.py\n\n",
    )


def test_the_manual_page(tmp_path: Path) -> None:
    """It is built by the command that docs/manual/conf.py names, and has every option."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "man", str(MANUAL), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    path = tmp_path / "wikibinder.1"
    text = path.read_text("utf-8").replace("\\-", "-")
    (choices,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    for name, command_parser in choices.choices.items():
        assert f"WIKIBINDER {name.upper()}" in text.upper()
        assert all(_name(action) in text for action in command_parser._actions if action.dest != "help")
    if shutil.which("groff"):
        done = subprocess.run(["groff", "-man", "-ww", "-z", str(path)], capture_output=True, text=True, check=True)
        assert done.stderr == ""
