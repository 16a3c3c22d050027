"""The domains ``cite`` and ``footcite``, and what their roles put into a document.

=====================  =================================================================================
``:footcite:p:`key```  the mark of a note that is the entry (``:footcite:t:``: with its names before it)
``:cite:t:`key```      the entry in full where it stands
``:cite:p:`key```      a link to the entry, wherever the document, or else the bibliography, prints it
=====================  =================================================================================

They replace sphinxcontrib-bibtex's domains of the same names, whose lookups walk all citations of all
documents for each one. Here a document is formatted when it is read, and the environment keeps for each document the
works that it cites, formatted, for the bibliography of the book: as one string of bytes, since the environment is
loaded by every build and most builds never look inside.
"""

from __future__ import annotations

import copyreg
import math
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast, get_args

from docutils import nodes
from pybtex.database import BibliographyData  # type: ignore[import-untyped]  # has no types
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.bibfile import BibData, BibFile
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from wikibinder.editions.references import cs1_style
from wikibinder.editions.references.bib_files import BIBFILES, BibRecord, beside
from wikibinder.editions.shared import dependent_pages
from wikibinder.model.nodes import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from wikibinder.editions.shared.roles import Result
    from wikibinder.model.nodes import Inlines

logger = logging.getLogger(__name__)


class Work(NamedTuple):
    """A cited work: its key and sort key, which together identify it, the id of the entry in the document, the
    formatted entry.
    """

    key: str
    sort_key: str
    anchor: str
    text: Inlines


class Cited(NamedTuple):
    """The works that a document cites: their identifying values, and the works themselves, pickled."""

    names: str
    works: bytes

    @classmethod
    def of(cls, works: Iterable[Work]) -> Cited:
        kept = tuple(works)
        return cls("\n".join(f"{work.sort_key}\t{work.key}" for work in kept), pickle.dumps(tuple(map(tuple, kept))))

    def load(self) -> Iterator[Work]:
        return map(Work._make, pickle.loads(self.works))  # noqa: S301  (of the environment, which is a pickle itself)


class full_entry(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of an entry printed in full; attribute ``citekey``. Replaced once the whole document is read."""


class entry_link(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of a link to the entry ``citekey``. Replaced once the whole document is read."""


class reference_list(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of a document's list of references. Replaced by the notes."""


class CitationRole(SphinxRole):
    """Base class of the roles of both domains: looks up keys for the citing document and warns about each unknown
    one.
    """

    def record(self, key: str) -> BibRecord | None:
        """The entry of a key."""
        record = BIBFILES.find(self.env, self.env.docname, key)
        if record is None:
            logger.warning("could not find bibtex key %r", key, location=self.get_location(),
                           type="bibtex", subtype="key_not_found")  # fmt: skip
        return record

    def keys(self) -> list[str]:
        return [key.strip() for key in self.text.split(",") if key.strip()]


class FootCiteRole(CitationRole):
    """``:footcite:p:`key``` and ``:footcite:t:`key```."""

    def run(self) -> Result:
        found: list[nodes.Node] = []
        textual = self.name.partition(":")[2] in ("t", "ts", "ct", "cts")
        for key in self.keys():
            record = self.record(key)
            if record is None:
                found.append(nodes.problematic(self.rawtext, key))
                continue
            if textual:
                found.append(nodes.Text(cs1_style.short_form(record)))
            mark = nodes.footnote_reference(self.rawtext, "", auto=1, citekey=key)
            self.inliner.document.set_id(mark)
            found.append(mark)
        return found, []


class FullEntryRole(CitationRole):
    """``:cite:t:`key```."""

    def run(self) -> Result:
        found: list[nodes.Node] = []
        for key in self.keys():
            record = self.record(key)
            if record is None:
                found.append(nodes.problematic(self.rawtext, key))
                continue
            if found:
                found.append(nodes.Text(" "))
            found.append(full_entry(self.rawtext, "", citekey=key, classes=["citation-entry"]))
        return found, []


class EntryLinkRole(CitationRole):
    """``:cite:p:`text <key>```, or ``:cite:p:`key,key``` for the names and years of the works."""

    def run(self) -> Result:
        title, bracket, target = self.text.rpartition("<")
        if bracket and target.endswith(">"):
            record = self.record(target[:-1].strip())
            text = title.rstrip()
            return [entry_link("", text, citekey=record.key) if record else nodes.Text(text)], []
        found: list[nodes.Node] = []
        for key in (one.key for one in parse_citation_targets(self.text)):
            if found:
                found.append(nodes.Text("; "))
            record = self.record(key)
            if record is None:
                found.append(nodes.problematic(self.rawtext, key))
            else:
                found.append(entry_link("", cs1_style.short_form(record), citekey=key))
        return found, []


class FootBibliographyDirective(SphinxDirective):
    """``.. footbibliography::``: the place of the list of references."""

    def run(self) -> list[nodes.Node]:
        return [reference_list()]


class CiteDomain(BibtexDomain):
    """Citations by key. ``works``: for each document the works that it cites."""

    data_version = BibtexDomain.data_version + 101
    roles: ClassVar[dict[str, Any]] = {
        **dict.fromkeys(("p", "ps"), EntryLinkRole()),
        **dict.fromkeys(("t", "ts", "ct", "cts"), FullEntryRole()),
    }  # fmt: skip

    @property
    def works(self) -> dict[str, Cited]:
        return cast("dict[str, Cited]", self.data.setdefault("works", {}))

    def clear_doc(self, docname: str) -> None:
        self.works.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        theirs: Mapping[str, Cited] = otherdata.get("works", {})
        self.works.update({docname: theirs[docname] for docname in docnames if docname in theirs})

    def env_updated(self) -> list[str]:
        """Nothing is left to do once all documents are read."""
        return []

    def resolve_xref(self, *args: Any) -> nodes.Element:  # type: ignore[override]  # Sphinx passes all by position
        """A link to the entry in the bibliography of the book; without a bibliography the text alone."""
        env, fromdocname, builder, _typ, target, _node, contnode = args
        pages = dependent_pages.holders(env, "bibliography")
        if not pages:
            return cast("nodes.Element", contnode)
        return make_refnode(builder, fromdocname, pages[0], nodes.make_id(f"cite-{target}"), contnode)

    def resolve_any_xref(self, *_args: Any) -> list[tuple[str, nodes.reference]]:  # type: ignore[override]  # unused
        """Keys are no targets for the role ``any``."""
        return []


class FootCiteDomain(BibtexFootDomain):
    """Citations as notes; it stores no data."""

    data_version = BibtexFootDomain.data_version + 100
    roles: ClassVar[dict[str, Any]] = dict.fromkeys(("p", "ps", "t", "ts", "ct", "cts"), FootCiteRole())


def spare_upstream_parsing(app: Sphinx) -> None:
    """Mark the .bib files as read for sphinxcontrib-bibtex: they are read here, and only if needed.

    Runs before its own handler, which reads a file whose time differs from the recorded one.
    """
    domain = cast("CiteDomain", app.env.get_domain("cite"))
    stamps: dict[Path, BibFile] = {}
    for name in app.config.bibtex_bibfiles:
        path = Path(app.confdir, name).resolve()
        exists = path.is_file()
        if not exists:
            logger.warning("could not open bibtex file %s.", name, type="bibtex", subtype="bibfile_error")
        stamps[path] = BibFile(mtime=path.lstat().st_mtime if exists else -math.inf, keys={})
    domain.data["bibdata"] = BibData(app.config.bibtex_encoding, stamps, BibliographyData())


def note_new_bib(
    _app: Sphinx, env: BuildEnvironment, _added: Set[str], changed: Set[str], _removed: Set[str]
) -> list[str]:
    """The documents whose own .bib has come into being since they were read."""
    found = []
    for docname in sorted(env.all_docs.keys() - changed):
        path = beside(env, docname)
        if str(path) not in map(str, env.dependencies.get(docname, ())) and path.exists():
            found.append(docname)
    return found


def _reduced(inline: Inline) -> tuple[Any, ...]:
    """What an inline is pickled as: dataclasses with slots go a way of their own, which takes twice as long."""
    return type(inline), tuple(getattr(inline, name) for name in inline.__slots__)


def setup(app: Sphinx) -> None:
    """Register domains, directive and handlers."""
    app.add_domain(CiteDomain, override=True)
    app.add_domain(FootCiteDomain, override=True)
    app.add_role("footcite", FootCiteRole(), override=True)
    app.add_role("cite", EntryLinkRole(), override=True)
    app.add_directive("footbibliography", FootBibliographyDirective, override=True)
    app.add_node(full_entry)
    app.connect("builder-inited", spare_upstream_parsing, priority=100)
    app.connect("env-get-outdated", note_new_bib)
    app.connect("source-read", BIBFILES.begin)
    for kind in get_args(Inline):
        copyreg.pickle(kind, _reduced)
