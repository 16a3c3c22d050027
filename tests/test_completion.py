"""Completion scripts of shells, made from the parser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from wikibinder.cli.commands import main
from wikibinder.cli.completion import SHELLS

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """\
source wikibinder.bash
COMP_WORDS=(%s)
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_shtab_wikibinder
printf '%%s\\n' "${COMPREPLY[@]}"
"""


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    pytest.importorskip("shtab", reason="shtab is not installed")
    with pytest.raises(SystemExit) as end:
        main(["--print-completion", shell])
    assert end.value.code in (None, 0)
    return capsys.readouterr().out


def completed(words: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    (folder / "wikibinder.bash").write_text(script("bash", capsys), "utf-8")
    done = subprocess.run(["bash", "-c", SCRIPT % words], cwd=folder, capture_output=True, text=True, check=True)
    return sorted(done.stdout.split())


def test_commands_and_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert completed("wikibinder inf", tmp_path, capsys) == ["infoboxes"]
    assert completed("wikibinder book --ba", tmp_path, capsys) == ["--base-url"]
    assert completed("wikibinder convert --format gi", tmp_path, capsys) == ["github"]


def test_names_of_files_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rivers").mkdir()
    (tmp_path / "rivers.wiki").write_text("Words.")
    assert completed("wikibinder book riv", tmp_path, capsys) == ["rivers", "rivers.wiki"]
    assert completed("wikibinder build riv", tmp_path, capsys) == ["rivers"]
    assert completed("wikibinder book --rules riv", tmp_path, capsys) == ["rivers", "rivers.wiki"]
    assert completed("wikibinder book rivers --output riv", tmp_path, capsys) == ["rivers"]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    assert "wikibinder" in text
    assert "infoboxes" in text
    assert "skip-existing" in text


def test_without_shtab(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    with pytest.raises(SystemExit) as end:
        main(["--print-completion", "bash"])
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "wikibinder: --print-completion needs shtab: pip install 'wikibinder[completion]'\n"
    )
