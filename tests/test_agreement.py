"""No edition loses content: the words of the showcase book's HTML are in its EPUB and its PDF."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests import agreement, sphinxbuild

SHOWCASE = Path(__file__).parent / "roots" / "showcase"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
def test_the_editions_agree(tmp_path: Path) -> None:
    for builder in ("html", "epub", "typst"):
        sphinxbuild.build(builder, SHOWCASE, tmp_path / builder)
    [epub], [pdf] = (tmp_path / "epub").glob("*.epub"), (tmp_path / "typst").glob("*.pdf")
    assert agreement.main(tmp_path / "html", epub, pdf) == 0


def test_what_is_missing_is_found() -> None:
    result = agreement.compare(Counter({"river": 2, "town": 1}), "The Ri­ver and the Town")
    assert (result.found, result.total, result.missing) == (2, 3, (("river", 1),))
