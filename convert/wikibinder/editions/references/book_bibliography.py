"""The directive ``book-bibliography``: all works that the articles cite, each once, with links back to the articles.

The list is sorted across scripts, and built when its page is written, from data that the environment keeps for each
article. The page is rewritten only if one of its lines has changed.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from wikibinder.editions.references.bib_files import other_keys
from wikibinder.editions.references.docutils_nodes import inline_nodes
from wikibinder.editions.references.wiki_links import from_list
from wikibinder.editions.shared import dependent_pages, list_pages
from wikibinder.editions.shared.config import WEB
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from wikibinder.editions.references.citation_domains import CiteDomain, Work
    from wikibinder.model.nodes import Inlines


KIND = "bibliography"
PAGE_LIMIT = 400
"""Maximum number of works on one page of a site; a longer list of all works is split into pages, so that a browser
loads little.
"""


PART = "bibliography-part"
"""Kind (see ``dependent_pages``) of a page whose bibliography has options and so only some works; links to entries do
not lead there.
"""
KINDS: Mapping[str, tuple[str, ...]] = {
    "books": ("book", "collection", "reference", "inbook", "incollection", "inreference", "mvbook", "proceedings"),
    "articles": ("article", "inproceedings", "suppperiodical", "review"),
    "web": ("online", "electronic", "www"),
    "reports": ("report", "thesis", "techreport", "phdthesis", "mastersthesis", "unpublished"),
}
"""Kinds of works for the option ``kinds`` -> entry types. Any other word is an entry type."""


def kinds(text: str) -> frozenset[str]:
    """Return the entry types in the value of the option ``kinds``: words separated by spaces, each a key of ``KINDS``
    or an entry type.
    """
    return frozenset(name for word in text.casefold().split() for name in KINDS.get(word, (word,)))


def sections(text: str) -> frozenset[str]:
    """Return the titles in the value of the option ``sections``, which are separated by semicolons, in lower case;
    ``notes`` means citations in footnotes.
    """
    return frozenset(title.strip().casefold() for title in text.split(";") if title.strip())


class bibliography_list(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of a bibliography; attributes ``docname``, the document that contains it, and ``choice``, the options
    of the directive.
    """


class BibliographyLine(NamedTuple):
    """A line of the bibliography. ``keys``: the keys of the work in the articles; ``text``: the formatted entry;
    ``initial``: the first letter or digit of its sort key, or "–"; ``places``: for each citing document its name and
    the id of the entry there ("" if it is not printed there).
    """

    keys: list[str]
    text: Inlines
    initial: str
    places: list[tuple[str, str]]


class BookBibliographyDirective(SphinxDirective):
    """The directive ``.. book-bibliography::``, a list of all works that the articles cite, or of those selected by its
    options.
    """

    option_spec: ClassVar[dict[str, Any]] = {
        "articles": str.split, "kinds": kinds, "sections": sections, "part": directives.unchanged_required,
    }  # fmt: skip

    def run(self) -> list[nodes.Node]:
        dependent_pages.note(self.env, PART if self.options else KIND)
        return [bibliography_list(docname=self.env.docname, choice=dict(self.options))]


def domain(env: BuildEnvironment) -> CiteDomain:
    return cast("CiteDomain", env.get_domain("cite"))


def is_chosen(env: BuildEnvironment, choice: Mapping[str, Any], docname: str, work: Work) -> bool:
    """Whether the options of a bibliography select a citation. ``choice``: the options; ``docname``: the citing
    document; ``work``: the cited work.
    """
    return (
        ("articles" not in choice or any(fnmatchcase(docname, pattern) for pattern in choice["articles"]))
        and ("kinds" not in choice or work.type in choice["kinds"])
        and ("sections" not in choice or work.section.casefold() in choice["sections"])
        and ("part" not in choice or docname in documents_of(env, choice["part"]))
    )


def documents_of(env: BuildEnvironment, part: str) -> set[str]:
    """Return the names of the documents of a part of the book: those in the root document's table of contents with the
    caption ``part``, and all below them.
    """
    tables = env.tocs[env.config.root_doc].findall(addnodes.toctree) if env.config.root_doc in env.tocs else ()
    waiting = [name for table in tables if table.get("caption") == part for name in table["includefiles"]]
    found: set[str] = set()
    while waiting:
        docname = waiting.pop()
        if docname not in found:
            found.add(docname)
            waiting += env.toctree_includes.get(docname, [])
    return found


def cited_works(env: BuildEnvironment, choice: Mapping[str, Any] = MappingProxyType({})) -> list[BibliographyLine]:
    """Return a line for every work that the book cites, in alphabetical order; ``choice``: options of the directive
    that select some. If a work is cited under several keys, the entry with its key in the shared .bib file is printed
    if an article cites that key, otherwise the entry of the first citing article.
    """
    others = other_keys(env)
    cited: dict[str, list[tuple[Work, str]]] = {}
    for docname, works in sorted(domain(env).works.items()):
        for work in works.load():
            if choice and not is_chosen(env, choice, docname, work):
                continue
            cited.setdefault(others.get(work.key, work.key), []).append((work, docname))
    lines: dict[tuple[str, str], BibliographyLine] = {}
    for key, citations in cited.items():
        # The first citation in the order of the documents is as good as any, and the same in every build.
        shown = next((work for work, _docname in citations if work.key == key), citations[0][0])
        keys = dict.fromkeys((shown.key, *(work.key for work, _docname in citations)))
        # Reversed twice: each article once, linked to its first citation of the work.
        places = list({docname: (docname, work.anchor) for work, docname in reversed(citations)}.values())[::-1]
        initial = next((letter.title() for letter in shown.sort_key if letter.isalnum()), "–")
        lines[shown.sort_key, shown.key] = BibliographyLine(list(keys), shown.text, initial, places)
    # Sort keys have no accents and no case, so that "Émile" is next to "Emily".
    return [lines[name] for name in sorted(lines)]


def number_of_works(env: BuildEnvironment) -> int:
    """Return the number of works that the book cites; keys of one work, by the shared .bib file, count once."""
    others = other_keys(env)
    keys = (name.rpartition("\t")[2] for cited in domain(env).works.values() for name in cited.names.split("\n"))
    return len({others.get(key, key) for key in keys})


def fill_lists(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Handler of ``doctree-resolved``: replace the placeholders of bibliographies by the lists of works; one without
    works is removed. On a site a list without options of more than ``PAGE_LIMIT`` works is divided into pages.
    """
    for place in list(doctree.findall(bibliography_list)):
        choice = place["choice"]
        works = cited_works(app.env, choice)
        if app.builder.name in WEB and len(works) > PAGE_LIMIT and not choice:
            sentence = translation(app.config.language).gettext(
                "Sorted by author. This page has the works {} to {} of {}."
            )
            list_parts = list_pages.list_parts(works, PAGE_LIMIT, lambda cited: cited.initial)
            whole = list_pages.LongList(list_parts, sentence, partial(listing, app))
            place.replace_self(list_pages.begin(app, docname, whole))
        elif works:
            found = listing(app, works, place["docname"])
            if choice:  # a work may be in several lists: only that of all works is where links lead
                for line in found.findall(nodes.list_item):
                    line["ids"] = []
            place.replace_self(found)
        else:
            place.parent.remove(place)


def listing(app: Sphinx, works: Iterable[BibliographyLine], docname: str) -> nodes.bullet_list:
    """Return the list of works, with links relative to the page ``docname``."""
    lines = (_line(app, cited, docname) for cited in works)
    return nodes.bullet_list("", *lines, classes=["bibliography"], converted=True)


def _line(app: Sphinx, cited: BibliographyLine, docname: str) -> nodes.list_item:
    """Return one item of the bibliography: the entry, then links to the articles that cite it, relative to the page
    ``docname``.
    """
    to_page = from_list(app.builder, docname, [citing for citing, _ in cited.places])
    line = nodes.paragraph("", "", *inline_nodes(cited.text, to_page))
    back = nodes.inline("", f" {translation(app.config.language).gettext('Cited in')}: ", classes=["cited-in"])
    for number, (citing, anchor) in enumerate(cited.places):
        if number:
            back += nodes.Text(", ")
        title = nodes.inline("", app.env.titles[citing].astext())
        back += make_refnode(app.builder, docname, citing, anchor or None, title)
    line += back
    return nodes.list_item("", line, ids=[nodes.make_id(f"cite-{key}") for key in cited.keys])


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the names of the documents whose bibliographies have changed since they were written."""
    works = sorted(domain(env).works.items())
    # Everything that a line prints or links to: its entry, the titles of articles, and whether these exist.
    works_shown = (part for docname, cited in works for part in (docname, env.titles[docname].astext(), cited.works))
    others = sorted(other_keys(env).items())
    shown = [*works_shown, *others, *sorted(env.found_docs)]
    parts = sorted((docname, tuple(included)) for docname, included in env.toctree_includes.items())
    whole = dependent_pages.outdated(app, env, KIND, shown)
    return [*whole, *dependent_pages.outdated(app, env, PART, chain(shown, parts))]


def setup(app: Sphinx) -> None:
    """Register the directive, its node, and the handlers that write bibliographies."""
    app.add_directive("book-bibliography", BookBibliographyDirective)
    app.add_node(bibliography_list)
    app.connect("doctree-resolved", fill_lists)
    app.connect("env-updated", outdated)
