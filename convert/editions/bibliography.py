"""``.. bibliography::``: all works that the articles cite, each once, with links back to the articles.

The list is sorted across scripts and made when a page is written, from what the environment keeps of each article;
the page is written again only when one of its lines has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from convert.doctree import Inlines
from convert.editions.cite import CiteDomain
from convert.editions.rendering import inline_nodes


class bibliography_list(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes like this)
    """The place of a bibliography; attribute ``docname``."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A line of the bibliography: the entry and where it is cited (document, id of the entry there)."""

    key: str
    text: Inlines
    places: tuple[tuple[str, str], ...]


class BibliographyDirective(SphinxDirective):
    """The directive; options of sphinxcontrib-bibtex's are accepted, the list always holds all that is cited."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {  # noqa: RUF012 (docutils' way)
        **dict.fromkeys(("all", "cited", "notcited"), directives.flag),
        **dict.fromkeys(("filter", "style", "list", "enumtype", "start", "labelprefix", "keyprefix"),
                        directives.unchanged),
    }  # fmt: skip

    def run(self) -> list[nodes.Node]:
        domain(self.env).lists[self.env.docname] = ""
        return [bibliography_list(docname=self.env.docname)]


def domain(env: BuildEnvironment) -> CiteDomain:
    return cast("CiteDomain", env.get_domain("cite"))


def cited_works(env: BuildEnvironment) -> list[Cited]:
    """Every work of the book once, in alphabetical order."""
    works: dict[tuple[str, str], tuple[Inlines, list[tuple[str, str]]]] = {}
    for docname, cited in sorted(domain(env).works.items()):
        for key, work in cited.items():
            works.setdefault((work.sort_key, key), (work.text, []))[1].append((docname, work.anchor))
    return [Cited(key, text, tuple(places)) for (_, key), (text, places) in sorted(works.items(), key=lambda w: w[0])]


def fill_lists(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Put the lists in their places when a page is written."""
    for place in list(doctree.findall(bibliography_list)):
        entries = nodes.bullet_list(classes=["bibliography"])
        entries.extend(_line(app, cited, place["docname"]) for cited in cited_works(app.env))
        if len(entries):
            place.replace_self(entries)
        else:
            place.parent.remove(place)


def _line(app: Sphinx, cited: Cited, docname: str) -> nodes.list_item:
    """One line: the entry, then the articles that cite it."""
    line = nodes.paragraph("", "", *inline_nodes(cited.text))
    back = nodes.inline("", " Cited in: ", classes=["cited-in"])
    for number, (citing, anchor) in enumerate(cited.places):
        if number:
            back += nodes.Text(", ")
        title = nodes.inline("", app.env.titles[citing].astext())
        back += make_refnode(app.builder, docname, citing, anchor or None, title)
    line += back
    return nodes.list_item("", line, ids=[nodes.make_id(f"cite-{cited.key}")])


def outdated_lists(_app: Sphinx, env: BuildEnvironment) -> Iterator[str]:
    """The documents whose bibliography is no longer what it was when they were written last."""
    lists = domain(env).lists
    if lists:
        state = hashlib.sha256()
        for cited in cited_works(env):
            titles = [env.titles[docname].astext() for docname, _ in cited.places]
            state.update(repr((cited, titles)).encode())
        for docname, known in lists.items():
            if known != state.hexdigest():
                lists[docname] = state.hexdigest()
                yield docname


def setup(app: Sphinx) -> None:
    """Register directive, transform and handler."""
    app.add_directive("bibliography", BibliographyDirective, override=True)
    app.add_node(bibliography_list)
    app.connect("doctree-resolved", fill_lists)
    app.connect("env-updated", lambda app, env: list(outdated_lists(app, env)))
