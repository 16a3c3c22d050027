"""The expansion of a page: calls, parameters, parser functions and variables to text, as MediaWiki does it.

Rules are those of ``Parser::braceSubstitution``, ``argSubstitution`` and ``PPFrame_Hash::expand``
(https://www.mediawiki.org/wiki/Manual:Parser.php). One :class:`Expander` serves one page; what does not depend on the
page (the store, parsed trees) is in :class:`Templates`, which lives as long as the process.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wikibinder.expansion.frames import Frame, TemplateFrame
from wikibinder.expansion.language_names import has_cldr
from wikibinder.expansion.tree import (
    CallNode,
    CommentNode,
    IgnoreNode,
    Nodes,
    ParameterNode,
    Part,
    TagNode,
    parse,
)
from wikibinder.expansion.wiki_titles import MODULE, TEMPLATE, Title
from wikibinder.templates.cldr import locale_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from wikibinder.expansion.store import PageStore, Wiki

    Handler = Callable[["FunctionCall"], str | None]

DEEPEST_FRAME = 40
"""Pages transcluded inside each other ($wgMaxTemplateDepth)."""
DEEPEST_NODE = 100
"""Expansions inside each other ($wgMaxPPExpandDepth)."""
LARGEST = 2 * 1024 * 1024
"""Bytes that the calls of one page may expand to, and its arguments ($wgMaxArticleSize, twice as in MediaWiki)."""
TREES_KEPT = 4_000_000
"""Characters of pages whose trees are kept by a process."""

_BEGINS_BLOCK = re.compile(r"\{\||[:;#*]")
_MARKER = re.compile("\x7f'\"`UNIQ-[^\x7f]*-QINU`\"'\x7f")
_IFERROR = re.compile(r"\s*#iferror\s*:", re.IGNORECASE)
_AS_SOURCE = {ord(letter): f"&#{ord(letter)};" for letter in "\"&'<=>[]{|}"}
"""Characters of wikitext -> their references, as ``wfEscapeWikiText`` writes them."""
_SUBSTITUTION = re.compile(r"(subst|safesubst)\s*:", re.IGNORECASE)
_MESSAGE = re.compile(r"(msgnw|msg|raw)\s*:", re.IGNORECASE)


class Functions(Protocol):
    """The parser functions and variables of a wiki (:mod:`wikibinder.expansion.function_handlers`)."""

    def variable(self, name: str) -> Callable[[Expander, Frame], str | None] | None:
        """The variable of that name, without its braces."""

    def function(self, name: str) -> Handler | None:
        """The parser function of that name, without its colon."""


class Failure(NamedTuple):
    """Something that could not be expanded: the template or module, its message, and where inside it."""

    title: str
    message: str


CITATION_MODULE = "#invoke:Citation/CS1"
"""The name of the kept calls of Module:Citation/CS1."""


class KeptCall(NamedTuple):
    """What the converter reads itself: a call, its arguments expanded (they may hold strip markers); or an extension
    tag, as ``wikitext``.
    """

    name: str
    params: Mapping[str, str]
    wikitext: str = ""


class ModuleError(Exception):
    """A module failed inside a template: the call of the template is kept instead."""


@dataclass
class Templates:
    """Template pages and what is derived from them, for all pages that one process expands."""

    store: PageStore
    functions: Functions
    tags: frozenset[str]
    wiki: Wiki = field(init=False)
    chunks: dict[bytes, bytes] = field(default_factory=dict)
    _trees: dict[tuple[int, str, bool], Nodes] = field(default_factory=dict)
    _kept: int = 0

    def __post_init__(self) -> None:
        self.wiki = self.store.wiki()

    def tree(self, title: Title, text: str, *, inclusion: bool) -> Nodes:
        """The tree of a page's text, kept for the next call."""
        key = (title.namespace, title.text, inclusion)
        found = self._trees.get(key)
        if found is None:
            if self._kept > TREES_KEPT:
                self._trees.clear()
                self._kept = 0
            found = self._trees[key] = self.parse(text, inclusion=inclusion)
            self._kept += len(text)
        return found

    def parse(self, text: str, *, inclusion: bool = False) -> Nodes:
        """The tree of a text."""
        return parse(text, inclusion=inclusion, tags=self.tags)


@dataclass(frozen=True)
class PageFacts:
    """What variables tell of the page that is expanded. ``timestamp``: of its revision, ISO 8601."""

    title: str
    page_id: int | None = None
    revision_id: int | None = None
    timestamp: str = ""
    user: str = ""
    size: int = 0


class Expander:
    """One page while it is expanded.

    ``kept(name)`` says whether a call of that template stays a call, with its arguments expanded; None: none does.
    """

    def __init__(
        self, templates: Templates, page: PageFacts, kept: Callable[[str], bool] | None = None, now: str = ""
    ) -> None:
        self.templates = templates
        self.wiki = templates.wiki
        self.page = page
        self.kept = kept
        self.now = _moment(page.timestamp) or _moment(now)
        self.failures: list[Failure] = []
        self.title = self.wiki.namespaces.title(page.title) or Title(0, page.title)
        self.root = Frame(self.title)
        self.size = 0
        self.argument_size = 0
        self.depth = 0
        self.tolerant = 0  # inside the test of #iferror: errors are text
        self._markers: dict[str, str | KeptCall] = {}
        self._without_arguments: dict[str, str] = {}
        self.state: dict[str, object] = {}
        """What one page's modules share, by a name of their own (the Lua state)."""

    # ------------------------------------------------------------ entry

    def expand(self, wikitext: str) -> str:
        """The wikitext of the page with everything expanded (``Parser::preprocess``)."""
        return self.unmarked(self.expand_nodes(self.templates.parse(wikitext), self.root))

    def expand_call(self, wikitext: str) -> str:
        """One call of a page, expanded; what the converter reads itself is behind strip markers (:meth:`pieces`).

        Raises ModuleError where the call fails and no template around the failure could be kept.
        """
        nodes = self.templates.parse(wikitext)
        only = nodes[0] if len(nodes) == 1 else None
        if isinstance(only, CallNode):  # the converter itself puts a block on a line of its own
            nodes = [replace(only, line_start=True)]
        return self.expand_nodes(nodes, self.root)

    def pieces(self, text: str) -> Iterator[str | KeptCall]:
        """Expanded text, cut at its strip markers."""
        position = 0
        for marker in _MARKER.finditer(text):
            if marker.start() > position:
                yield text[position : marker.start()]
            kept = self._markers.get(marker.group(), "")
            if isinstance(kept, KeptCall):
                params = {name: self.unmarked(value) for name, value in kept.params.items()}
                yield KeptCall(kept.name, params)
            else:
                yield KeptCall("", {}, self.unmarked(kept))
            position = marker.end()
        if position < len(text):
            yield text[position:]

    def unmarked(self, text: str) -> str:
        """The text with extension tags and kept calls in the place of their strip markers."""
        while "\x7f'\"`UNIQ" in text:
            text = _MARKER.sub(self._written, text)
        return text

    def _written(self, marker: re.Match[str]) -> str:
        kept = self._markers.get(marker.group(), "")
        if isinstance(kept, str):
            return kept
        # A pipe in a value would end it: {{!}} is read as a pipe that does not.
        parts = (f"{name}={value.replace('|', '{{!}}')}" for name, value in kept.params.items())
        return "{{" + "|".join([kept.name, *parts]) + "}}"

    def without_markers(self, text: str) -> str:
        """The text without strip markers (``StripState::killMarkers``)."""
        return _MARKER.sub("", text) if "\x7f" in text else text

    def nowiki_text(self, text: str) -> str:
        """The text with the contents of ``<nowiki>`` in the place of their strip markers."""
        return _MARKER.sub(self._inside_nowiki, text)

    def _inside_nowiki(self, match: re.Match[str]) -> str:
        tag = self._markers.get(match.group(), "")
        if isinstance(tag, str) and tag.startswith("<nowiki"):
            return re.sub(r"^<nowiki[^>]*>|</nowiki\s*>$", "", tag)
        return match.group()

    def keep(self, name: str, parts: tuple[Part, ...], frame: Frame, title: Title) -> str:
        """A strip marker for a call that the converter reads itself."""
        return self.mark(KeptCall(name, TemplateFrame(self, frame, title, parts).arguments()), "call")

    def mark(self, text: str | KeptCall, kind: str) -> str:
        """A strip marker for an extension tag: functions that count or cut text do not look inside."""
        marker = f"\x7f'\"`UNIQ--{kind}-{len(self._markers):08X}-QINU`\"'\x7f"
        self._markers[marker] = text
        return marker

    def fail(self, title: str, message: str) -> None:
        """Record that something could not be expanded."""
        self.failures.append(Failure(title, message))

    @property
    def language(self) -> str:
        """The code of the wiki's language; English where it is not known."""
        return self.wiki.language or "en"

    @property
    def has_cldr(self) -> bool:
        """Whether the wiki knows the names of languages in other languages."""
        return has_cldr(self.wiki.article_url)

    @property
    def direction_mark(self) -> str:
        """The mark that makes the text around it run in the direction of the wiki's language."""
        return "\u200f" if locale_of(self.language).text_direction == "rtl" else "\u200e"

    def variable(self, name: str) -> str:
        """The value of a variable; "" where there is none of that name."""
        found = self.templates.functions.variable(name)
        return (found(self, self.root) or "") if found else ""

    def exists(self, title: Title) -> bool:
        """Whether a page is at hand, or is the page itself."""
        return title.full == self.title.full or self.templates.store.get(title.namespace, title.text) is not None

    # ------------------------------------------------------------ nodes

    def expand_nodes(self, nodes: Nodes, frame: Frame) -> str:
        """The text that nodes expand to in a frame."""
        if len(nodes) == 1 and isinstance(only := nodes[0], str):
            return only
        if self.depth >= DEEPEST_NODE:
            return '<span class="error">Expansion depth limit exceeded</span>'
        self.depth += 1
        try:
            out: list[str] = []
            for node in nodes:
                if isinstance(node, str):
                    out.append(node)
                elif isinstance(node, CallNode):
                    out.append(self.call(node, frame))
                elif isinstance(node, ParameterNode):
                    out.append(self.parameter(node, frame))
                elif isinstance(node, TagNode):
                    out.append(self.tag(node, frame))
                elif not isinstance(node, CommentNode | IgnoreNode):
                    out.append("=")
            return "".join(out)
        finally:
            self.depth -= 1

    def tag(self, node: TagNode, frame: Frame) -> str:
        """An extension tag: it stays as it is, behind a strip marker; parameters in its attributes do not count."""
        del frame
        if node.inner is None:
            return self.mark(f"<{node.name}{node.attributes}/>", node.name)
        return self.mark(f"<{node.name}{node.attributes}>{node.inner}{node.close}", node.name)

    def parameter(self, node: ParameterNode, frame: Frame) -> str:
        """``{{{name|default}}}``."""
        written = self.expand_nodes(node.title, frame)
        found = frame.argument(written.strip())
        if found is None:
            if node.parts:
                found = self.expand_nodes(_whole(node.parts[0]), frame)
            else:
                return "{{{" + written + "}}}"
        self.argument_size += len(found)
        if self.argument_size > LARGEST:
            return "<!-- WARNING: argument omitted, expansion size too large -->"
        return found

    # ------------------------------------------------------------ calls

    def call(self, node: CallNode, frame: Frame) -> str:
        """``{{…}}``: a variable, a parser function, a transclusion, or text."""
        text = self._called(node, frame)
        if not node.line_start and _BEGINS_BLOCK.match(text):
            text = "\n" + text
        self.size += len(text)
        if self.size > LARGEST:
            return "<!-- WARNING: template omitted, post-expand include size too large -->"
        return text

    def _called(self, node: CallNode, frame: Frame) -> str:
        tests_for_errors = bool(node.title) and _IFERROR.match(str(node.title[0])) is not None
        self.tolerant += tests_for_errors
        written = self.expand_nodes(node.title, frame)
        self.tolerant -= tests_for_errors
        head = written.strip()
        substitution = _SUBSTITUTION.match(head)
        if substitution:
            if substitution[1].lower() == "subst":
                return self.as_text(written, node.parts, frame)
            head = head[substitution.end() :].strip()
        if not node.parts and (variable := self.templates.functions.variable(head)):
            value = variable(self, frame)
            if value is not None:
                return value
        message = _MESSAGE.match(head)
        as_source = message is not None and message[1].lower() == "msgnw"
        if message:
            head = head[message.end() :].strip()
        name, colon, first = head.partition(":")
        if colon and (function := self.templates.functions.function(name)):
            result = function(FunctionCall(self, frame, name, first.strip(), node.parts))
            if result is not None:
                return result
        text = self.transclude(head, node, frame, as_source=as_source)
        return self.as_text(written, node.parts, frame) if text is None else text

    def as_text(self, title: str, parts: Iterable[Part], frame: Frame) -> str:
        """A call as it is written, with what is inside it expanded."""
        return "{{" + "|".join([title, *(self.expand_nodes(_whole(part), frame) for part in parts)]) + "}}"

    def transclude(self, head: str, node: CallNode, frame: Frame, *, as_source: bool) -> str | None:
        """The page that a call names, None where the text can be no title."""
        title = self.target(head, frame)
        if title is None:
            return None
        if frame.depth >= DEEPEST_FRAME:
            return self.refused(title, f"Template recursion depth limit exceeded ({DEEPEST_FRAME})")
        found = None if self.is_kept(title) else self.page_tree(title)
        if found is None:
            return self.without_page(title, node, frame)
        title, tree = found
        if title.full in frame.ancestors:
            return self.refused(title, f"Template loop detected: [[:{title.full}]]")
        inner = TemplateFrame(self, frame, title, node.parts)
        try:
            return self._transcluded(title, tree, inner, as_source=as_source)
        except ModuleError:
            if frame.parent is None:
                raise
            return self.keep(title.text, node.parts, frame, title)

    def is_kept(self, title: Title) -> bool:
        """Whether the converter reads the calls of a template itself."""
        return self.kept is not None and title.namespace == TEMPLATE and self.kept(title.text)

    def without_page(self, title: Title, node: CallNode, frame: Frame) -> str:
        """A call whose page is not used: it is kept for the converter, or it is the link that MediaWiki makes of it."""
        if self.is_kept(title) or (self.kept and title.namespace == TEMPLATE and frame.parent is not None):
            return self.keep(title.text, node.parts, frame, title)
        self.fail(title.full, "there is no such page")
        return f"[[:{title.full}]]"

    def refused(self, title: Title, message: str) -> str:
        """MediaWiki's note where a page may not be transcluded."""
        self.fail(title.full, message)
        return f'<span class="error">{message}</span>'

    def _transcluded(self, title: Title, tree: Nodes, inner: TemplateFrame, *, as_source: bool) -> str:
        if as_source:
            page = self.templates.store.get(title.namespace, title.text)
            return (page.text if page else "").translate(_AS_SOURCE)
        if not inner.is_empty:
            return self.expand_nodes(tree, inner)
        if title.full not in self._without_arguments:
            self._without_arguments[title.full] = self.expand_nodes(tree, inner)
        return self._without_arguments[title.full]

    def subpage(self, head: str) -> Title | None:
        """The page below this one that ``{{/Name}}`` transcludes; None for other calls."""
        if head.startswith("/") and self.title.namespace in self.wiki.namespaces.subpages:
            return self.wiki.namespaces.title(self.title.full + head.rstrip("/"))
        return None

    def target(self, head: str, frame: Frame) -> Title | None:
        """The title that a call transcludes."""
        if below := self.subpage(head):
            return below
        del frame
        if "#" in head and not head.partition("#")[0].strip():
            return None
        return self.wiki.namespaces.title(head, TEMPLATE)

    def page_tree(self, title: Title) -> tuple[Title, Nodes] | None:
        """A page and its tree as others transclude it; a redirect is followed once."""
        page = self.templates.store.get(title.namespace, title.text)
        if page and page.redirect and (target := self.wiki.namespaces.title(page.redirect)):
            title = target
            page = self.templates.store.get(title.namespace, title.text)
        if page is None or title.namespace == MODULE:
            return None
        return title, self.templates.tree(title, page.text, inclusion=True)


class FunctionCall:
    """A call of a parser function: ``first`` is the text after the colon, the parts are argument 1 and on."""

    def __init__(self, expander: Expander, frame: Frame, name: str, first: str, parts: tuple[Part, ...]) -> None:
        self.expander = expander
        self.frame = frame
        self.name = name
        self.first = first
        self.parts = parts

    def __len__(self) -> int:
        return len(self.parts) + 1

    def text(self, number: int, default: str = "") -> str:
        """The argument (0: what follows the colon), expanded and trimmed; ``default`` where there is none."""
        if number == 0:
            return self.first
        if number > len(self.parts):
            return default
        return self.expander.expand_nodes(_whole(self.parts[number - 1]), self.frame).strip()

    def value(self, part: Part) -> str:
        """The value of an argument, expanded and trimmed."""
        return self.expander.expand_nodes(part.value, self.frame).strip()

    def name_of(self, part: Part) -> str | None:
        """The name of an argument, expanded and trimmed; None where it has none."""
        return None if part.name is None else self.expander.expand_nodes(part.name, self.frame).strip()

    def named(self) -> Mapping[str, str]:
        """All arguments behind the first, as those of a template: by name, or by number from 1 on."""
        return TemplateFrame(self.expander, self.frame, self.frame.title, self.parts).arguments()


def _whole(part: Part) -> Nodes:
    """An argument with its name: what a parser function that knows no names gets."""
    return part.value if part.name is None else [*part.name, "=", *part.value]


def _moment(timestamp: str) -> datetime | None:
    if not timestamp:
        return None
    try:
        found = datetime.fromisoformat(timestamp.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
