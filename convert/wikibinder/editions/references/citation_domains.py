"""The domains ``cite`` and ``footcite``, and the nodes that their roles create.

=====================  =================================================================================
``:footcite:p:`key```  the mark of a note that is the entry (``:footcite:t:``: with its names before it)
``:cite:t:`key```      the entry in full at this place
``:cite:p:`key```      a link to the entry, wherever the document, or else the bibliography, prints it
=====================  =================================================================================

This applies to converted pages. On all other pages the roles and directives of these names are sphinxcontrib-bibtex's:
the domains are its domains with more data, and each role tests which kind of page it is on.

A converted page is formatted when it is read (sphinxcontrib-bibtex's lookups walk all citations of all documents for
each one). For each document the environment stores the formatted works that it cites, for the bibliography of the book:
as one string of bytes, since every build loads the environment and most builds do not need them.
"""

from __future__ import annotations

import copyreg
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast, get_args

from docutils import nodes
from pybtex.database import BibliographyData  # type: ignore[import-untyped]  # has no types
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, parse_bibdata
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_directives import FootBibliographyDirective
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole

from wikibinder.editions.references import cs1_style
from wikibinder.editions.references.bib_files import BIBFILES, BibRecord, beside
from wikibinder.editions.shared import dependent_pages
from wikibinder.editions.shared.converted import RoleByPage, is_document_converted
from wikibinder.model.nodes import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from wikibinder.editions.references.csl_style import CslFormatter
    from wikibinder.editions.shared.roles import Result
    from wikibinder.model.nodes import Inlines

logger = logging.getLogger(__name__)


WORK = "work"
"""The type of a cross-reference from a converted page to the book's bibliography."""


class UnreadBibData(BibData):
    """Placeholder for the entries of .bib files that sphinxcontrib-bibtex needs; without entries, which
    ``CiteDomain.bibdata`` reads at its first use.
    """


class Work(NamedTuple):
    """A work that a document cites. ``key``: its key in the .bib file; ``sort_key``: see ``entry_fields.sort_key``;
    ``anchor``: id of its entry in the document, "" if the document does not print it; ``text``: the formatted entry;
    ``type``: entry type; ``section``: title of the section that cites it first.
    """

    key: str
    sort_key: str
    anchor: str
    text: Inlines
    type: str = ""
    section: str = ""


class Cited(NamedTuple):
    """The works that a document cites. ``names``: a line for each with its sort key, a tab and its key; ``works``: the
    works, pickled.
    """

    names: str
    works: bytes

    @classmethod
    def of(cls, works: Iterable[Work]) -> Cited:
        kept = tuple(works)
        # Pickled apart, so that loading the environment, which each edition does, does not create all nodes of all
        # works.
        return cls("\n".join(f"{work.sort_key}\t{work.key}" for work in kept), pickle.dumps(tuple(map(tuple, kept))))

    def load(self) -> Iterator[Work]:
        return map(Work._make, pickle.loads(self.works))  # noqa: S301  (of the environment, which is a pickle itself)


class full_entry(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of the entry ``citekey`` printed in full. Replaced after the whole document is read."""


class entry_link(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of a link to the entry ``citekey``. Replaced after the whole document is read."""


class reference_list(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of a document's list of references. Replaced by the footnotes that are the references."""


class CitationRole(SphinxRole):
    """Base class of the roles of the domains ``cite`` and ``footcite``: looks up keys in the .bib files of the citing
    document, and warns about each unknown one.
    """

    def record(self, key: str) -> BibRecord | None:
        """Return the entry of the .bib files for a key; None, with a warning, if there is none."""
        record = BIBFILES.find(self.env, self.env.docname, key)
        if record is None:
            logger.warning("could not find bibtex key %r", key, location=self.get_location(),
                           type="bibtex", subtype="key_not_found")  # fmt: skip
        return record

    def keys(self) -> list[str]:
        return [key.strip() for key in self.text.split(",") if key.strip()]


class FootRole(CitationRole):
    """The roles ``:footcite:p:`key```, the mark of a note whose content is the entry, and ``:footcite:t:`key```, names
    and year of the work before that mark.
    """

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
            # NumberNotes resolves it, together with the plain notes.
            mark = nodes.footnote_reference(self.rawtext, "", auto=1, citekey=key)
            self.inliner.document.set_id(mark)
            found.append(mark)
        return found, []


class FullEntryRole(CitationRole):
    """The role ``:cite:t:`key```, an entry in full at this place."""

    def run(self) -> Result:
        found: list[nodes.Node] = []
        for key in self.keys():
            record = self.record(key)
            if record is None:
                found.append(nodes.problematic(self.rawtext, key))
                continue
            if found:
                found.append(nodes.Text(" "))
            # The entry is formatted later, because its style and the links to other pages depend on the whole project.
            found.append(full_entry(self.rawtext, "", citekey=key, classes=["citation-entry"]))
        return found, []


class EntryLinkRole(CitationRole):
    """The role ``:cite:p:`` with a link to an entry: on a given text (``:cite:p:`text <key>```), or on names and year
    of each work (``:cite:p:`key,key```).
    """

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


class ReferenceListDirective(FootBibliographyDirective):
    """The directive ``.. footbibliography::``, the place of a document's list of references."""

    def run(self) -> Sequence[nodes.Node]:
        return [reference_list()] if is_document_converted(self.state.document) else super().run()


def by_page(converted_roles: Mapping[str, Any], other_roles: Mapping[str, Any]) -> dict[str, Any]:
    """Return the roles of a domain by name: ``converted_roles`` on converted pages, ``other_roles``
    (sphinxcontrib-bibtex's) on others. A role that ``converted_roles`` lacks is the same on all pages.
    """
    return {name: RoleByPage(converted_roles.get(name, role), role) for name, role in other_roles.items()}


class CiteDomain(BibtexDomain):
    """The domain ``cite``, citations by key. ``works``: for each document the works that it cites."""

    # Added to the version of the base class, so that a change of either one makes Sphinx discard old environments.
    data_version = BibtexDomain.data_version + 103
    roles: ClassVar[dict[str, Any]] = by_page(
        dict.fromkeys(("p", "ps"), EntryLinkRole()) | dict.fromkeys(("t", "ts", "ct", "cts"), FullEntryRole()),
        BibtexDomain.roles,
    )
    formatter: CslFormatter | None = None
    """Formats entries in a CSL style; None if the style is CS1."""
    is_lazy = False
    """Whether the files of ``bibtex_bibfiles`` are read only when a page that is not converted needs them."""

    @property
    def works(self) -> dict[str, Cited]:
        return cast("dict[str, Cited]", self.data.setdefault("works", {}))

    @property
    def bibdata(self) -> BibData:
        """Return the entries of the files of ``bibtex_bibfiles``, for sphinxcontrib-bibtex."""
        stored: BibData = self.data["bibdata"]
        if self.is_lazy and isinstance(stored, UnreadBibData):
            self.data["bibdata"] = parse_bibdata(list(stored.bibfiles), stored.encoding)
        return cast("BibData", self.data["bibdata"])

    def clear_doc(self, docname: str) -> None:
        # Sphinx clears a document before it is read again, and when it is removed.
        super().clear_doc(docname)
        self.works.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        super().merge_domaindata(docnames, otherdata)
        other_works: Mapping[str, Cited] = otherdata.get("works", {})
        self.works.update({docname: other_works[docname] for docname in docnames if docname in other_works})

    def env_updated(self) -> Iterable[str]:
        """Let sphinxcontrib-bibtex format its own bibliographies, if there are any; return the documents to be written
        again.
        """
        return super().env_updated() if self.bibliographies else []

    def resolve_xref(self, *args: Any) -> nodes.Element:  # type: ignore[override]  # Sphinx passes all by position
        """Return a link to an entry in the bibliography of the book for a cross-reference of the type ``WORK``, only
        its text if there is no bibliography; other types are resolved by sphinxcontrib-bibtex.
        """
        env, fromdocname, builder, typ, target, _node, contnode = args
        if typ != WORK:
            return super().resolve_xref(*args)
        pages = dependent_pages.holders(env, "bibliography")
        # A project need not have the directive, and a link without a target would be a warning for each citation.
        if not pages:
            return cast("nodes.Element", contnode)
        return make_refnode(builder, fromdocname, pages[0], nodes.make_id(f"cite-{target}"), contnode)


class FootCiteDomain(BibtexFootDomain):
    """The domain ``footcite``, citations as notes; it stores no data."""

    data_version = BibtexFootDomain.data_version + 101
    roles: ClassVar[dict[str, Any]] = by_page(
        dict.fromkeys(("p", "ps", "t", "ts", "ct", "cts"), FootRole()), BibtexFootDomain.roles
    )


def spare_parsing(app: Sphinx) -> None:
    """Let sphinxcontrib-bibtex read the files of ``bibtex_bibfiles`` only when one of its own roles or directives needs
    them: reading the files of a book takes seconds, and converted pages use ``BIBFILES`` instead.

    Handler of ``builder-inited``, before that of sphinxcontrib-bibtex, which reads the files whose times differ from
    recorded ones. If a file is missing, or sphinxcontrib-bibtex has read them in an earlier build, nothing is changed.
    """
    domain = cast("CiteDomain", app.env.get_domain("cite"))
    stored = domain.data["bibdata"]
    paths = [Path(app.confdir, name).resolve() for name in app.config.bibtex_bibfiles or ()]
    if all(path.is_file() for path in paths) and (isinstance(stored, UnreadBibData) or not stored.encoding):
        # With the present times, sphinxcontrib-bibtex takes the files as read.
        stamps = {path: BibFile(mtime=path.lstat().st_mtime, keys={}) for path in paths}
        domain.data["bibdata"] = UnreadBibData(app.config.bibtex_encoding, stamps, BibliographyData())


def read_when_needed(app: Sphinx) -> None:
    """Handler of ``builder-inited``, after that of sphinxcontrib-bibtex: set ``CiteDomain.is_lazy``."""
    cast("CiteDomain", app.env.get_domain("cite")).is_lazy = True


def note_new_bib(
    _app: Sphinx, env: BuildEnvironment, _added: Set[str], changed: Set[str], _removed: Set[str]
) -> list[str]:
    """Handler of ``env-get-outdated``: return the documents whose own .bib file was created after they were read."""
    found = []
    for docname in sorted(env.all_docs.keys() - changed):
        path = beside(env, docname)
        # Sphinx watches only files that existed when the document was read.
        if str(path) not in map(str, env.dependencies.get(docname, ())) and path.exists():
            found.append(docname)
    return found


def _reduced(inline: Any) -> tuple[Any, ...]:
    """Return class and arguments with which an inline node is unpickled: the default for dataclasses with slots takes
    twice as long.
    """
    return type(inline), tuple(getattr(inline, name) for name in inline.__slots__)


def setup(app: Sphinx) -> None:
    """Register domains, roles, directive and handlers, in place of those of sphinxcontrib-bibtex or before and after
    them.
    """
    app.add_domain(CiteDomain, override=True)
    app.add_domain(FootCiteDomain, override=True)
    app.add_role("footcite", RoleByPage(FootRole(), FootCiteRole()), override=True)
    app.add_role("cite", RoleByPage(EntryLinkRole(), CiteRole()), override=True)
    app.add_directive("footbibliography", ReferenceListDirective, override=True)
    app.add_node(full_entry)
    app.connect("builder-inited", spare_parsing, priority=100)
    app.connect("builder-inited", read_when_needed, priority=900)
    app.connect("env-get-outdated", note_new_bib)
    app.connect("source-read", BIBFILES.begin)
    for kind in get_args(Inline):
        copyreg.pickle(kind, _reduced)
