"""Converted pages in a Sphinx project that has sphinxcontrib-bibtex alone, with the conf.py of the manual."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

from wikibinder.cli.commands import main

MANUAL = Path(__file__).parents[1] / "docs" / "manual" / "citation-styles.rst"
PAGE = """'''Town''' is ''small''.<ref>{{cite book|last=Lee|first=Ann|title=Fog|year=2006}}</ref> {{lang|de|Stadt}},
<s>no</s>, 5 km<sup>2</sup>, H<sub>2</sub>O, <math>x^2</math>.<ref name="a">{{cite web|title=Rain|url=https://example.org/r
|access-date=2011-02-03}}</ref> More.<ref name="a"/><ref>A plain note.</ref>
{| class="wikitable"
! Year !! People
|-
| 1990 || 5
|}
== Further reading ==
* {{cite journal|last=Kim|first=Bo|title=Mist|journal=Weather|volume=3|pages=7-9|doi=10.1000/x}}
== References ==
{{reflist}}
"""


def test_every_key_is_found(tmp_path: Path) -> None:
    for name in ("Town", "Village"):
        (tmp_path / f"{name}.wiki").write_text(PAGE.replace("Fog", f"Fog of {name}"), "utf-8")
    source, out = tmp_path / "source", tmp_path / "out"
    assert main(["convert", "-q", "--output", str(source), str(tmp_path)]) == 0
    blocks = re.findall(r"\.\. code-block:: python\n\n((?:   .*\n|\n)+)", MANUAL.read_text("utf-8"))
    [conf] = [block for block in blocks if "sphinxcontrib.bibtex" in block]
    (source / "conf.py").write_text(textwrap.dedent(conf), "utf-8")
    (source / "works.rst").write_text(":orphan:\n\nWorks\n=====\n\n.. bibliography::\n", "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "text", str(source), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    town, works = ((out / f"{name}.txt").read_text("utf-8") for name in ("Town", "works"))
    assert "Lee, Ann (2006). *Fog of Town*." in town
    assert "Kim, Bo. “Mist”. *Weather*. **3**: 7–9." in works
    assert "Fog of Village" not in town
