"""The citation style of a project (``wikibinder_citation_style``): CS1, or a CSL style.

Entries are formatted when their document is read. In a CSL style the entries of all documents to read are formatted
before, in batches, and stored next to the doctrees: after an edit only the new entries are formatted.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wikibinder.editions.references import cs1_style, csl_files
from wikibinder.editions.references.bib_files import BIBFILES, beside
from wikibinder.editions.references.csl_style import CslFormatter
from wikibinder.editions.shared.article_language import language_of
from wikibinder.editions.shared.converted import has_first_line

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from wikibinder.editions.references.bib_files import BibRecord
    from wikibinder.editions.references.citation_domains import CiteDomain
    from wikibinder.model.nodes import Inlines

DEFAULT = "cs1"
FILE = "references.pickle"
_SOURCE = re.compile(r"^:source: +(\S+)", re.MULTILINE)
HEAD = 4000
"""Number of characters at the beginning of a page that contain its fields."""


def formatted(env: BuildEnvironment, record: BibRecord, language: str) -> Inlines:
    """Return an entry as printed, in the citation style of the project and the words of a language, given by its
    code.
    """
    formatter = _domain(env).formatter
    return formatter.formatted(record, language) if formatter else cs1_style.formatted(record, language)


def language(env: BuildEnvironment, source: str) -> str:
    """Return the code of the language of references: that of the article, by ``source``, its address on the wiki, else
    that of the book.
    """
    return language_of({"source": source.replace("\\", "")}) or (env.config.language or "en").replace("_", "-")


def _domain(env: BuildEnvironment) -> CiteDomain:
    return cast("CiteDomain", env.get_domain("cite"))


def load(app: Sphinx) -> None:
    """Handler of ``builder-inited``: load the CSL style of the project, if it has one, and the entries that earlier
    builds have formatted in it.
    """
    name = app.config.wikibinder_citation_style
    if name != DEFAULT:
        style = csl_files.load(name, Path(app.confdir))
        _domain(app.env).formatter = formatter = CslFormatter(style, Path(app.doctreedir, FILE))
        formatter.load()


def outdated(_app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
    """Handler of ``env-get-outdated``: return all documents if the style or its file has changed since they were read,
    otherwise [].
    """
    formatter = _domain(env).formatter
    stamp = formatter.style.digest if formatter else ""
    before = getattr(env, "wikibinder_style", stamp)
    env.wikibinder_style = stamp  # type: ignore[attr-defined]  # extensions keep their data on the environment
    return sorted(env.found_docs) if before != stamp else []


def prepare(_app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Handler of ``env-before-read-docs``: with a CSL style, format the entries of the documents ``docnames``, which
    are going to be read, in batches.
    """
    formatter = _domain(env).formatter
    if formatter is None:
        return
    waiting: dict[str, list[BibRecord]] = {}
    for docname in docnames:
        head = _head(Path(env.doc2path(docname)))
        if has_first_line(head):
            source = _SOURCE.search(head)
            records = BIBFILES.read(beside(env, docname)).values()
            waiting.setdefault(language(env, source[1] if source else ""), []).extend(records)
    changes = [formatter.prepare(records, tag) for tag, records in waiting.items()]
    if any(changes):
        formatter.save()


def _head(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(HEAD)
    except OSError:
        return ""


def setup(app: Sphinx) -> None:
    """Register the setting and the handlers."""
    app.add_config_value("wikibinder_citation_style", DEFAULT, "env", types=(str,))
    app.connect("builder-inited", load)
    app.connect("env-get-outdated", outdated)
    app.connect("env-before-read-docs", prepare, priority=900)
