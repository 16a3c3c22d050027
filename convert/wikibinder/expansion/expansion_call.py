"""Calls of parser functions and variables in an expansion, and the functions that only an expansion has."""

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
    """A call in an expansion (:class:`wikibinder.templates.functions.function_call.FunctionCall`).

    ``parts`` are the arguments behind ``first``; the frame is that in which they are expanded.
    """

    def __init__(self, expander: PageExpansion, frame: Frame, name: str, first: str, parts: tuple[Part, ...]) -> None:
        self.expander = expander
        self.frame = frame
        self.name = name
        self.first = first
        self.parts = parts

    @property
    def page(self) -> Surroundings:
        """The page that is expanded."""
        return self.expander.page

    def __len__(self) -> int:
        return len(self.parts) + 1

    def text(self, number: int, default: str = "") -> str:
        """An argument with its name, expanded and trimmed."""
        if number == 0:
            return self.first
        if number > len(self.parts):
            return default
        return self._expanded(whole(self.parts[number - 1]))

    def name_of(self, number: int) -> str | None:
        """What comes before the ``=`` of an argument; None where it has no name."""
        name = self.parts[number - 1].name
        return None if name is None else self._expanded(name)

    def value(self, number: int) -> str:
        """What comes behind the ``=`` of an argument, or all of it."""
        return self._expanded(self.parts[number - 1].value)

    def _expanded(self, nodes: Nodes) -> str:
        return self.expander.expand_nodes(nodes, self.frame).strip()

    def letters(self, text: str, *, shown: bool = True) -> str:
        """The text without strip markers."""
        del shown
        return without_markers(text)

    def plain(self, text: str) -> str:
        """The text of a calculation: signs may be written as entities."""
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&minus;", "-")

    def report(self, code: Code, message: str) -> None:
        """Nothing is reported: the text of a template's page is the wiki's."""

    def named(self) -> Mapping[str, str]:
        """All arguments behind the first, as those of a template: by name, or by number from 1 on."""
        return TemplateFrame(self.expander, self.frame, self.frame.title, self.parts).arguments()


def whole(part: Part) -> Nodes:
    """An argument with its name: what a parser function that knows no names gets."""
    return part.value if part.name is None else [*part.name, "=", *part.value]


# ---------------------------------------------------------------- functions of this way alone


def tag(call: ExpansionCall) -> str:
    """``{{#tag: name | text | attribute = value }}``: an extension tag whose text is expanded."""
    name = call.first.lower()
    content = call.text(1) if call.parts else None
    if not _TAG_NAME.match(name):
        return content or ""
    if name not in call.expander.templates.tags:
        return error(f"Unknown extension tag &quot;{name}&quot;")
    attributes = []
    for number in range(2, len(call)):
        # As CoreParserFunctions::tagObj: arguments without a name are no attributes; quotes around a value go.
        if (key := call.name_of(number)) is not None:
            value = _unquoted(call.value(number)).replace('"', "&quot;")
            attributes.append(f' {key}="{value}"')
    head = f"<{name}{''.join(attributes)}"
    return call.expander.markers.add(f"{head}/>" if content is None else f"{head}>{content}</{name}>", name)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def message(call: ExpansionCall) -> str:
    """``{{int:message}}``: a page of the MediaWiki namespace, else its key as MediaWiki shows an unknown one."""
    page = call.expander.templates.store.get(MESSAGE, call.page.namespaces.capitalized(call.first))
    found = page.text if page else core_message(call.first, call.page.language)
    if found is None:
        return f"⧼{call.first}⧽"
    text = re.sub(r"\$([1-9])", lambda match: call.text(int(match[1]), match.group()), found)
    return call.expander.expand_nodes(call.expander.templates.parse(text, inclusion=True), call.frame)


def display_title(call: ExpansionCall) -> str:
    """``{{DISPLAYTITLE:…}}``: it stays a call where the converter reads it, and shows nothing."""
    texts = [f"{call.name}:{call.first}", *(call.text(n) for n in range(1, len(call)))]
    return "{{" + "|".join(texts) + "}}" if call.expander.kept else ""


# These need strip markers or pages of the wiki; all others are shared with the converter (templates/functions).
OWN: Mapping[str, Handler] = {"#tag": tag, "displaytitle": display_title, "int": message}


class Registry:
    """The parser functions and variables of an expansion; ``more`` are functions beside those of this package."""

    def __init__(self, more: Mapping[str, Handler] | None = None) -> None:
        self._functions: dict[str, Handler] = {**FUNCTIONS, **OWN, **(more or {})}

    def variable(self, written: str) -> tuple[str, Handler] | None:
        """The English name and the handler of a variable, by its name without braces; case counts."""
        name = variable_name(written)
        return (name, VARIABLES[name]) if name in VARIABLES else None

    def function(self, written: str) -> tuple[str, Handler] | None:
        """The English name and the handler of a parser function, without its colon; case does not count."""
        name = function_name(written, self._functions)
        return (name, self._functions[name]) if name else None
