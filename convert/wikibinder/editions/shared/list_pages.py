"""Long lists on a site: splits them into pages, so that a browser loads little.

A directive inserts the list (the bibliography, the sources). If it is long, the page of the directive has the first
part and links to the others, which are pages without a document. They are written again with the page of the directive.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx.application import Sphinx

Item = TypeVar("Item")


class ListPart(NamedTuple, Generic[Item]):
    """The items on one page of a long list. ``first``: number of the first one in the whole list, from 1; ``letters``:
    the initial letters of the first and the last one, such as ``A – C``.
    """

    first: int
    letters: str
    items: list[Item]

    @property
    def last(self) -> int:
        """Return the number of the last item in the whole list."""
        return self.first + len(self.items) - 1


class LongList(NamedTuple, Generic[Item]):
    """A list divided into pages. ``sentence``: text about the items on a page, with placeholders for the number of the
    first one, of the last one and of all; ``listing``: function that returns the node for given items on a given page.
    """

    list_parts: Sequence[ListPart[Item]]
    sentence: str
    listing: Callable[[Sequence[Item], str], nodes.Element]


def list_parts(items: Sequence[Item], limit: int, initial: Callable[[Item], str]) -> list[ListPart[Item]]:
    """Divide items (at least one) into as few parts of at most ``limit`` as possible, all of about the same length.
    ``initial``: function that returns the initial letter of an item.
    """
    number = -(-len(items) // limit)
    starts = [len(items) * n // number for n in range(number + 1)]
    return [
        ListPart(start + 1, _letters(initial(items[start]), initial(items[end - 1])), list(items[start:end]))
        for start, end in pairwise(starts)
    ]


def _letters(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def page_name(docname: str, number: int) -> str:
    """Return the name of the page ``number``, from 0, of a list; page 0 is the document ``docname`` with the
    directive.
    """
    return f"{docname}-{number + 1}" if number else docname


def begin(app: Sphinx, docname: str, whole: LongList[Any]) -> list[nodes.Element]:
    """Return the nodes for the first page of a list, the document ``docname``; store the list, so that
    ``further_pages`` writes its other pages at the end of the build.
    """
    # Stored on the application, since it is only needed in this build.
    app.__dict__.setdefault("wikibinder_lists", {})[docname] = whole
    return content(app, docname, whole, 0)


def content(app: Sphinx, docname: str, whole: LongList[Any], number: int) -> list[nodes.Element]:
    """Return the nodes for the page ``number``, from 0, of a list: the sentence about its items, links to the other
    pages, and the items. ``docname``: the document with the first page.
    """
    here, page = whole.list_parts[number], page_name(docname, number)
    links = nodes.bullet_list(classes=["list-parts"])
    for other, part in enumerate(whole.list_parts):
        words = f"{part.letters} ({part.first}–{part.last})"
        address = app.builder.get_relative_uri(page, page_name(docname, other))
        link = nodes.reference("", words, internal=True, refuri=address) if other != number else nodes.strong("", words)
        links += nodes.list_item("", nodes.paragraph("", "", link))
    sentence = whole.sentence.format(here.first, here.last, whole.list_parts[-1].last)
    return [nodes.paragraph("", sentence), links, whole.listing(here.items, page)]


def further_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, template variables and template of each page after the first of the lists whose first page was
    written in this build.
    """
    lists: dict[str, LongList[Any]] = app.__dict__.get("wikibinder_lists", {})
    for docname, whole in sorted(lists.items()):
        title = app.env.titles[docname].astext()
        for number, part in enumerate(whole.list_parts[1:], 1):
            name = page_name(docname, number)
            page = nodes.container("", *content(app, docname, whole, number))
            body = app.builder.render_partial(page)["fragment"]  # type: ignore[attr-defined]
            around = {
                step: {
                    "link": app.builder.get_relative_uri(name, page_name(docname, other)),
                    "title": whole.list_parts[other].letters,
                }
                for step, other in (("prev", number - 1), ("next", number + 1))
                if other < len(whole.list_parts)
            }
            heading = escape(f"{title}: {part.letters}")
            yield name, {"title": heading, "body": f"<h1>{heading}</h1>\n{body}", **around}, "page.html"


def setup(app: Sphinx) -> None:
    """Register the handler that writes the pages of a long list after the first."""
    app.connect("html-collect-pages", further_pages)
