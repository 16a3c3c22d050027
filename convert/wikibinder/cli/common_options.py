"""Options that every command has, and those of several commands: ``--dry-run``, ``--format``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.cli import dry_run
from wikibinder.cli.finding_formats import FORMATS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

REPORTING = ("convert", "book", "citations", "text", "infoboxes", "merge")
"""Commands that can print all diagnostics of pages, with ``--format``."""


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the options of this module. ``commands``: name of a command -> its parser."""
    for name, command in commands.items():
        group = command.add_argument_group("general options").add_argument
        group("--quiet", "-q", action="store_true", help="print only errors")
        group(
            "--verbose",
            "-v",
            action="store_true",
            help="print every finding above the severity info, and the hosts that were requested",
        )
        group("--config", metavar="FILE", help="a TOML file of settings (default: wikibinder.toml, pyproject.toml)")
        group(
            "--show-settings", action="store_true", help="print every option with its value and the origin of the value"
        )
        if name in dry_run.COMMANDS:
            group("--dry-run", action="store_true", help="print what would be read and written, and do nothing")
        if name in REPORTING:
            group(
                "--format",
                choices=tuple(FORMATS),
                help="print every finding in this form: text, JSON lines, SARIF, or annotations of GitHub Actions",
            )
