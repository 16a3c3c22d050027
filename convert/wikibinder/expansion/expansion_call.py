"""Calls of parser functions and variables in an expansion, and the functions that only an expansion supports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.expansion.core_messages import MESSAGE, core_message
from wikibinder.expansion.frames import TemplateFrame
from wikibinder.expansion.kept_calls import without_markers
from wikibinder.templates.functions.conditions import error
from wikibinder.templates.functions.lookup import FUNCTIONS, VARIABLES, function_name, variable_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.expansion.frames import Frame
    from wikibinder.expansion.protocols import PageExpansion
    from wikibinder.expansion.tree_nodes import Nodes, Part
    from wikibinder.model.diagnostics import Code
    from wikibinder.templates.functions.function_call import Surroundings

    Handler = Callable[["ExpansionCall"], str | None]

_TAG_NAME = re.compile(r"[a-z][a-z0-9-]*$")


class ExpansionCall:
    """A call of a parser function or variable while a page is expanded (implements
    :class:`wikibinder.templates.functions.function_call.FunctionCall`).

    For ``{{name:first|parts}}``: ``name`` in English, ``first`` expanded; ``parts`` are expanded in ``frame`` when they
    are read.
    """

    def __init__(self, expander: PageExpansion, frame: Frame, name: str, first: str, parts: tuple[Part, ...]) -> None:
        self.expander = expander
        self.frame = frame
        self.name = name
        self.first = first
        self.parts = parts

    @property
    def page(self) -> Surroundings:
        """Return title and facts of the page that is expanded, also for a call in a template, and of its wiki."""
        return self.expander.page

    def __len__(self) -> int:
        return len(self.parts) + 1

    def text(self, number: int, default: str = "") -> str:
        """Return argument ``number`` including its name and ``=``, expanded and trimmed (0 is ``first``); ``default``
        if missing.
        """
        if number == 0:
            return self.first
        if number > len(self.parts):
            return default
        return self._expanded(whole(self.parts[number - 1]))

    def name_of(self, number: int) -> str | None:
        """Return the part of argument ``number`` (from 1) before ``=``, expanded and trimmed; None if it has no
        ``=``.
        """
        name = self.parts[number - 1].name
        return None if name is None else self._expanded(name)

    def value(self, number: int) -> str:
        """Return the part of argument ``number`` (from 1) after ``=``, or all of it without one, expanded and
        trimmed.
        """
        return self._expanded(self.parts[number - 1].value)

    def _expanded(self, nodes: Nodes) -> str:
        return self.expander.expand_nodes(nodes, self.frame).strip()

    def letters(self, text: str, *, shown: bool = True) -> str:
        """Return the text without strip markers, for functions that count or cut text. ``shown`` is not used here."""
        del shown
        return without_markers(text)

    def plain(self, text: str) -> str:
        """Return the text of an expression to calculate, with ``&lt;``, ``&gt;`` and ``&minus;`` as characters."""
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&minus;", "-")

    def report(self, code: Code, message: str) -> None:
        """Do nothing: problems inside the wiki's template pages are not reported to the user."""

    def named(self) -> Mapping[str, str]:
        """Return the call's arguments after ``first``, expanded, as a template gets them: by name, or by number ("1",
        "2" ...).
        """
        return TemplateFrame(self.expander, self.frame, self.frame.title, self.parts).arguments()


def whole(part: Part) -> Nodes:
    """Return the nodes of a call's argument including its name and "=", if it has a name."""
    return part.value if part.name is None else [*part.name, "=", *part.value]


# ---------------------------------------------------------------- functions of this way alone


def tag(call: ExpansionCall) -> str:
    """Return what ``{{#tag: name | text | attribute = value }}`` expands to: a strip marker for the extension tag; an
    error text if the wiki has no such tag; only the text if ``name`` cannot be the name of a tag.
    """
    name = call.first.lower()
    content = call.text(1) if call.parts else None
    if not _TAG_NAME.match(name):
        return content or ""
    if name not in call.expander.templates.tags:
        return error(f"Unknown extension tag &quot;{name}&quot;")
    attributes = []
    for number in range(2, len(call)):
        # As CoreParserFunctions::tagObj: positional arguments are no attributes; quotes around a value are removed.
        if (key := call.name_of(number)) is not None:
            value = _unquoted(call.value(number)).replace('"', "&quot;")
            attributes.append(f' {key}="{value}"')
    head = f"<{name}{''.join(attributes)}"
    return call.expander.markers.add(f"{head}/>" if content is None else f"{head}>{content}</{name}>", name)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def message(call: ExpansionCall) -> str:
    """Return what ``{{int:key}}`` expands to: the page of that name in the MediaWiki namespace, or MediaWiki's own
    text; ``⧼key⧽`` if there is neither.
    """
    page = call.expander.templates.store.get(MESSAGE, call.page.namespaces.capitalized(call.first))
    found = page.text if page else core_message(call.first, call.page.language)
    if found is None:
        return f"⧼{call.first}⧽"
    text = re.sub(r"\$([1-9])", lambda match: call.text(int(match[1]), match.group()), found)
    return call.expander.expand_nodes(call.expander.templates.parse(text, inclusion=True), call.frame)


def display_title(call: ExpansionCall) -> str:
    """Return what ``{{DISPLAYTITLE:…}}`` expands to: nothing (""), or the call itself if the converter will read it."""
    texts = [f"{call.name}:{call.first}", *(call.text(n) for n in range(1, len(call)))]
    return "{{" + "|".join(texts) + "}}" if call.expander.kept else ""


# These need strip markers or pages of the wiki; all others are shared with the converter (templates/functions).
OWN: Mapping[str, Handler] = {"#tag": tag, "displaytitle": display_title, "int": message}


class Registry:
    """Finds the parser functions and variables that an expansion supports, by their English or local names. ``more``:
    additional functions by English name, such as ``#invoke``.
    """

    def __init__(self, more: Mapping[str, Handler] | None = None) -> None:
        self._functions: dict[str, Handler] = {**FUNCTIONS, **OWN, **(more or {})}

    def variable(self, written: str) -> tuple[str, Handler] | None:
        """Return the English name and the handler of the variable whose English or local name is ``written`` (case
        matters); None if there is none.
        """
        name = variable_name(written)
        return (name, VARIABLES[name]) if name in VARIABLES else None

    def function(self, written: str) -> tuple[str, Handler] | None:
        """Return the English name and the handler of the parser function whose English or local name, without colon, is
        ``written`` (case does not matter); None if there is none.
        """
        name = function_name(written, self._functions)
        return (name, self._functions[name]) if name else None
