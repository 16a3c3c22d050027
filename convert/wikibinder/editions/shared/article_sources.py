"""The origin of each article: the line at its end, and ``.. article-sources::``, the page that lists all of them.

The converter writes the origin to the head of a page (``:wikititle:``, ``:source:``, ``:revision:``, ``:site:``,
``:contributors:``, and for a fetched page its licence and the number of anonymous authors). Wikipedia's licence
requires title, address, authors, licence and a notice of changes. A page without a source gets no line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from wikibinder.editions.shared import dependent_pages, list_pages
from wikibinder.editions.shared.config import WEB
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

KIND = "sources"
PAGE_LIMIT = 200
"""Maximum number of articles (whose authors may be many) on one page of a site; a longer list is split into pages."""
CC_BY_SA = ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")
LICENCES: dict[str, tuple[str, str]] = {
    "wikinews.org": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    **dict.fromkeys(
        ("wikipedia.org", "wiktionary.org", "wikibooks.org", "wikisource.org", "wikiquote.org", "wikiversity.org",
         "wikivoyage.org", "wikimedia.org", "wikidata.org", "mediawiki.org"), CC_BY_SA,
    ),
}  # fmt: skip
"""Domain of a Wikimedia wiki -> name and address of the licence of its text."""

PROGRAM = ("wikibinder", "https://pypi.org/project/wikibinder/")


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """The origin of an article on a wiki, from the fields of its page.

    ``revision``: number and date of the revision, ``1234 (2024-05-01T...)``, or only one of the two.
    ``contributors``, ``more``, ``anonymous``: the named authors, the number of further ones, and of those without an
    account. ``site``: name of the wiki. ``rights``: name and address of its licence. ``script``: address of the wiki's
    ``index.php``. What the page does not state is "".
    """

    title: str
    address: str
    revision: str
    contributors: str
    site: str
    more: str = ""
    anonymous: str = ""
    rights: tuple[str, str] = ("", "")
    script: str = ""

    @property
    def permanent(self) -> str:
        """Return the address of the revision; "" if its number is not given or ``_script`` gives no address."""
        number = self.revision.split(" ")[0]
        return self._script(f"oldid={number}") if number.isdigit() else ""

    @property
    def history(self) -> str:
        """Return the address of the list of authors; "" if ``_script`` gives none."""
        return self._script("action=history")

    def _script(self, query: str) -> str:
        """Return the address of a query to the wiki about this page, such as ``action=history``. If the wiki's script
        is not given, ``/w/index.php`` is assumed for an address of the form ``https://HOST/wiki/TITLE``; "" for others.
        """
        if self.script:
            title = quote(self.title.replace(" ", "_"), safe="/:(),!*'")
            return f"{self.script}?title={title}&{query}"
        parts = urlsplit(self.address)
        before, wiki, name = parts.path.partition("/wiki/")
        # Wikis may have any paths, and a wrong address of the authors would be worse than none.
        if not wiki or before:
            return ""
        title = quote(unquote(name), safe="/:(),!*'")
        return f"{parts.scheme}://{parts.netloc}/w/index.php?title={title}&{query}"

    def licence(self, config: Config) -> tuple[str, str]:
        """Return name and address of the licence: from conf.py, else from the page, else that of the wiki; empty texts
        if unknown.
        """
        if config.wikibinder_licence:
            return config.wikibinder_licence, config.wikibinder_licence_url
        # The page's own field first: it comes from the wiki, the table only from the name of its host.
        if self.rights[0]:
            return self.rights
        host = urlsplit(self.address).hostname or ""
        return LICENCES.get(".".join(host.split(".")[-2:]), ("", ""))


def source_of(fields: Mapping[str, Any]) -> ArticleSource | None:
    """Return the source of an article from the fields of its page; None if ``source`` is no http or https address."""
    address = str(fields.get("source", "")).strip()
    # The field is free text in files that users write; other schemes must not become links.
    if not address.startswith(("https://", "http://")):
        return None

    def value(name: str) -> str:
        return str(fields.get(name, "")).strip()

    licence_address = value("licence-address")
    return ArticleSource(
        value("wikititle"),
        address,
        value("revision"),
        value("contributors"),
        value("site"),
        value("more-contributors"),
        value("anonymous-contributors"),
        (value("licence"), licence_address if licence_address.startswith(("https://", "http://")) else ""),
        value("script") if value("script").startswith(("https://", "http://")) else "",
    )


def statement(source: ArticleSource, config: Config) -> list[nodes.Node]:
    """Return the source line of an article as inline nodes: title, address and revision of the source, its authors and
    licence, and a notice of the conversion.
    """
    translate = translation(config.language).gettext
    found: list[nodes.Node] = [
        nodes.Text(f"{translate('Source')}: "),
        link(source.title or source.address, source.address),
    ]
    found.append(nodes.Text(f" ({source.site or urlsplit(source.address).hostname}, "))
    found.append(link(source.address, source.address))
    if source.revision:
        number, _, date = source.revision.partition(" ")
        found.append(nodes.Text(f", {translate('revision')} "))
        found.append(link(number, source.permanent) if source.permanent else nodes.Text(number))
        if date:
            found.append(nodes.Text(f", {date.strip('()')[:10]}"))
    found.append(nodes.Text(")."))
    if source.contributors:
        found.append(nodes.Text(f" {translate('Authors')}: {source.contributors}"))
        found.append(nodes.Text("."))
    if source.more:
        found.append(nodes.Text(f" {translate('Further authors')}: {source.more}."))
    if source.anonymous:
        found.append(nodes.Text(f" {translate('Authors without an account')}: {source.anonymous}."))
    if source.history:
        found += [nodes.Text(" "), link(translate("List of authors"), source.history), nodes.Text(".")]
    name, address = source.licence(config)
    if name:
        licence = link(name, address) if address else nodes.Text(name)
        found += [nodes.Text(f" {translate('Licence of the text')}: "), licence, nodes.Text(".")]
    return [*found, nodes.Text(f" {translate('Converted and typeset anew by')} "), link(*PROGRAM), nodes.Text(".")]


def link(text: str, address: str) -> nodes.reference:
    return nodes.reference("", text, refuri=address)


class article_sources(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Placeholder of the list of sources; attribute ``docname``, the document that contains it."""


class ArticleSourcesDirective(SphinxDirective):
    """The directive ``.. article-sources::``, the place of the list of the sources of all articles."""

    def run(self) -> list[nodes.Node]:
        dependent_pages.note(self.env, KIND)
        return [article_sources(docname=self.env.docname)]


class SourceLine(SphinxTransform):
    """Adds to the end of an article the line about its source: title, address, authors, licence."""

    # After the notes are numbered (610) and resolved (620), so that the line comes after them.
    default_priority = 640

    def apply(self, **_kwargs: Any) -> None:
        source = source_of(dict(head_fields(self.document)))
        if source:
            line = nodes.paragraph("", "", *statement(source, self.config))
            self.document += nodes.container("", line, classes=["article-source"])


def head_fields(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the fields at the head of a document."""
    for info in document.findall(nodes.docinfo):
        for field in info.children:
            if isinstance(field, nodes.field):
                yield field[0].astext(), field[1].astext()
            elif isinstance(field, nodes.Element):
                yield field.tagname, field.astext()


def articles(env: BuildEnvironment) -> list[tuple[str, ArticleSource]]:
    """Return the name and source of each document that has a source, sorted by title."""
    sources = ((docname, source_of(fields)) for docname, fields in env.metadata.items())
    found = [(docname, source) for docname, source in sources if source]
    return sorted(found, key=lambda pair: (env.titles[pair[0]].astext().casefold(), pair[0]))


def fill_lists(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Handler of ``doctree-resolved``: replace the placeholder of the list of sources by the list, or by a sentence if
    no source is known. On a site a list of more than ``PAGE_LIMIT`` articles is divided into pages.
    """
    translate = translation(app.config.language).gettext
    for place in list(doctree.findall(article_sources)):
        found = articles(app.env)
        if app.builder.name in WEB and len(found) > PAGE_LIMIT:
            list_parts = list_pages.list_parts(found, PAGE_LIMIT, partial(_initial, app.env))
            sentence = translate("This page has the articles {} to {} of {}.")
            place.replace_self(
                list_pages.begin(app, docname, list_pages.LongList(list_parts, sentence, partial(listing, app)))
            )
        elif found:
            place.replace_self(listing(app, found, place["docname"]))
        else:
            place.replace_self(nodes.paragraph("", translate("The sources of these articles are not known.")))


def _initial(env: BuildEnvironment, article: tuple[str, ArticleSource]) -> str:
    return env.titles[article[0]].astext()[:1].title() or "–"


def listing(app: Sphinx, found: Sequence[tuple[str, ArticleSource]], page: str) -> nodes.definition_list:
    """Return the list of articles (name of the document, source), with links relative to the page ``page``."""
    entries = nodes.definition_list(classes=["article-sources"], converted=True)
    for docname, source in found:
        title = nodes.inline("", app.env.titles[docname].astext())
        term = nodes.term("", "", make_refnode(app.builder, page, docname, None, title))
        text = nodes.paragraph("", "", *statement(source, app.config))
        entries += nodes.definition_list_item("", term, nodes.definition("", text))
    return entries


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the names of the documents with a list of sources, if the list has changed since they were written."""
    listed = ((docname, env.titles[docname].astext(), source) for docname, source in articles(env))
    return dependent_pages.outdated(app, env, KIND, listed)


def setup(app: Sphinx) -> None:
    """Register the directive, its node, the transform that adds source lines, and the handlers that write the list of
    sources.
    """
    app.add_directive("article-sources", ArticleSourcesDirective)
    app.add_node(article_sources)
    app.add_transform(SourceLine)
    app.connect("doctree-resolved", fill_lists)
    app.connect("env-updated", outdated)
