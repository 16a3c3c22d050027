"""Expands the calls, parameters, parser functions and variables of a page to text, as MediaWiki does.

The rules are those of ``Parser::braceSubstitution``, ``argSubstitution`` and ``PPFrame_Hash::expand``
(https://www.mediawiki.org/wiki/Manual:Parser.php). An :class:`Expander` expands one page; everything that does not
depend on the page (the store, parsed trees) is in :class:`~wikibinder.expansion.template_cache.Templates`, one for a
process.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.expansion.expansion_call import ExpansionCall, whole
from wikibinder.expansion.frames import Frame, TemplateFrame
from wikibinder.expansion.kept_calls import KeptCall, StripMarkers
from wikibinder.expansion.page_facts import ExpansionSurroundings
from wikibinder.expansion.tree_nodes import CallNode, CommentNode, IgnoreNode, ParameterNode, TagNode
from wikibinder.wikitext.wiki_titles import MODULE, TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wikibinder.expansion.page_facts import PageFacts
    from wikibinder.expansion.protocols import Shared
    from wikibinder.expansion.template_cache import Templates
    from wikibinder.expansion.tree_nodes import Nodes, Part
    from wikibinder.wikitext.wiki_titles import Title

DEEPEST_FRAME = 40
"""Maximum nesting of transcluded pages ($wgMaxTemplateDepth)."""
DEEPEST_NODE = 100
"""Maximum nesting of expansions ($wgMaxPPExpandDepth)."""
LARGEST = 2 * 1024 * 1024
"""Maximum number of characters that the calls of one page may expand to, and the same for their arguments
($wgMaxArticleSize, which MediaWiki applies to both as well, in bytes).
"""

_BEGINS_BLOCK = re.compile(r"\{\||[:;#*]")
_IFERROR = re.compile(r"\s*#iferror\s*:", re.IGNORECASE)
_AS_SOURCE = {ord(letter): f"&#{ord(letter)};" for letter in "\"&'<=>[]{|}"}
"""Characters of wikitext -> character references, as ``wfEscapeWikiText`` writes them."""
_SUBSTITUTION = re.compile(r"(subst|safesubst)\s*:", re.IGNORECASE)
_MESSAGE = re.compile(r"(msgnw|msg|raw)\s*:", re.IGNORECASE)


class Failure(NamedTuple):
    """A construct that could not be expanded: the title of the template or module, and the error message."""

    title: str
    message: str


class ModuleError(Exception):
    """Raised if a Lua module fails: ends the expansion of the template call that contains the module's call, so that
    the template call stays in the text.
    """


class Expander:
    """Expands the wikitext of one page by the template pages and Lua modules of its wiki.

    ``kept(name)``: whether calls of that template stay calls, with their arguments expanded, because the converter
    reads them by a rule; None: no call is kept. ``now``: ISO 8601 time for variables such as ``{{CURRENTYEAR}}``, if
    ``page`` has no timestamp.
    """

    def __init__(
        self, templates: Templates, page: PageFacts, kept: Callable[[str], bool] | None = None, now: str = ""
    ) -> None:
        self.templates = templates
        self.wiki = templates.wiki
        self.page = ExpansionSurroundings(page, templates.wiki, templates.store, now)
        self.kept = kept
        self.failures: list[Failure] = []
        self.title = self.page.title
        self.markers = StripMarkers()
        self.root = Frame(self.title)
        self.size = 0
        self.argument_size = 0
        self.depth = 0
        self.tolerant = 0  # inside the test of #iferror: errors are text
        self._without_arguments: dict[str, str] = {}
        self.state: dict[str, Shared] = {}
        """Key ("lua") -> state that the modules of one page share."""

    def close(self) -> None:
        """Free the state that the page's Lua modules share; the next module call makes a new one."""
        while self.state:
            self.state.popitem()[1].close()

    # ------------------------------------------------------------ entry

    def expand(self, wikitext: str) -> str:
        """Return the page's ``wikitext`` with all templates, parameters and functions expanded
        (``Parser::preprocess``).
        """
        return self.markers.restored(self.expand_nodes(self.templates.parse(wikitext), self.root))

    def expand_call(self, wikitext: str) -> str:
        """Return the text of one call (``{{…}}``) on the page; in this text, extension tags and calls that the
        converter reads itself are strip markers.

        Raises ModuleError if a Lua module fails and there is no template around it whose call could be kept.
        """
        nodes = self.templates.parse(wikitext)
        only = nodes[0] if len(nodes) == 1 else None
        if isinstance(only, CallNode):  # the converter itself puts a block on a line of its own
            nodes = [replace(only, line_start=True)]
        return self.expand_nodes(nodes, self.root)

    def keep(self, name: str, parts: tuple[Part, ...], frame: Frame, title: Title) -> str:
        """Return a strip marker in place of a template call that is not expanded, because the converter will read it.

        ``name``, ``parts``: the template and the arguments of the call; ``frame``: where they are expanded; ``title``:
        the page of the template.
        """
        return self.markers.add(KeptCall(name, TemplateFrame(self, frame, title, parts).arguments()), "call")

    def fail(self, title: str, message: str) -> None:
        """Record that a template or module (``title``) could not be expanded, with the error message."""
        self.failures.append(Failure(title, message))

    def variable(self, name: str) -> str:
        """Return the value of a MediaWiki variable such as ``PAGENAME``; "" if there is none of that name."""
        found = self.templates.functions.variable(name)
        return (found[1](ExpansionCall(self, self.root, found[0], "", ())) or "") if found else ""

    # ------------------------------------------------------------ nodes

    def expand_nodes(self, nodes: Nodes, frame: Frame) -> str:
        """Return the text that nodes of the preprocessor's tree expand to, or an error text beyond DEEPEST_NODE levels;
        ``frame`` supplies the template parameters.
        """
        # Fast path: most names and arguments are one piece of text.
        if len(nodes) == 1 and isinstance(only := nodes[0], str):
            return only
        # Below Python's own limit of recursion, so that a page nested on purpose does not end the worker.
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
                # Comments and excluded parts expand to nothing; the remaining case is the "=" of a positional argument.
                elif not isinstance(node, CommentNode | IgnoreNode):
                    out.append("=")
            return "".join(out)
        finally:
            self.depth -= 1

    def tag(self, node: TagNode, frame: Frame) -> str:
        """Return a strip marker for an extension tag with its contents; nothing in it is expanded (``frame`` is not
        used).
        """
        del frame
        if node.inner is None:
            return self.markers.add(f"<{node.name}{node.attributes}/>", node.name)
        return self.markers.add(f"<{node.name}{node.attributes}>{node.inner}{node.close}", node.name)

    def parameter(self, node: ParameterNode, frame: Frame) -> str:
        """Return the text of ``{{{name|default}}}``: the frame's argument, or the default, or the parameter as written;
        a warning in a comment if the arguments of the page are longer than ``LARGEST``.
        """
        written = self.expand_nodes(node.title, frame)
        found = frame.argument(written.strip())
        if found is None:
            if node.parts:
                found = self.expand_nodes(whole(node.parts[0]), frame)
            else:
                return "{{{" + written + "}}}"
        self.argument_size += len(found)
        if self.argument_size > LARGEST:
            return "<!-- WARNING: argument omitted, expansion size too large -->"
        return found

    # ------------------------------------------------------------ calls

    def call(self, node: CallNode, frame: Frame) -> str:
        """Return the text of ``{{…}}``: of a variable, parser function or transclusion, otherwise the call as written;
        a warning in a comment if the calls of the page expand to more than ``LARGEST``.
        """
        text = self._called(node, frame)
        # MediaWiki's T2529: a list or table at the beginning of a template gets a new line, also in the middle of one.
        if not node.line_start and _BEGINS_BLOCK.match(text):
            text = "\n" + text
        self.size += len(text)
        if self.size > LARGEST:
            return "<!-- WARNING: template omitted, post-expand include size too large -->"
        return text

    def _called(self, node: CallNode, frame: Frame) -> str:
        # The name of a call extends to its first pipe, so the test of #iferror is expanded with the name.
        tests_for_errors = bool(node.title) and _IFERROR.match(str(node.title[0])) is not None
        self.tolerant += tests_for_errors
        written = self.expand_nodes(node.title, frame)
        self.tolerant -= tests_for_errors
        head = written.strip()
        substitution = _SUBSTITUTION.match(head)
        # "subst:" only works when a page is saved. In a saved page it is text, and "safesubst:" is ignored.
        if substitution:
            if substitution[1].lower() == "subst":
                return self.as_text(written, node.parts, frame)
            head = head[substitution.end() :].strip()
        # The order of Parser::braceSubstitution: variables, then msgnw: and the like, parser functions, pages.
        if not node.parts and (variable := self.templates.functions.variable(head)):
            value = variable[1](ExpansionCall(self, frame, variable[0], "", ()))
            if value is not None:
                return value
        message = _MESSAGE.match(head)
        as_source = message is not None and message[1].lower() == "msgnw"
        if message:
            head = head[message.end() :].strip()
        name, colon, first = head.partition(":")
        if colon and (function := self.templates.functions.function(name)):
            result = function[1](ExpansionCall(self, frame, function[0], first.strip(), node.parts))
            if result is not None:
                return result
        text = self.transclude(head, node, frame, as_source=as_source)
        return self.as_text(written, node.parts, frame) if text is None else text

    def as_text(self, title: str, parts: Iterable[Part], frame: Frame) -> str:
        """Return the call ``{{title|parts}}`` as text, with its arguments expanded; ``title`` is already expanded."""
        return "{{" + "|".join([title, *(self.expand_nodes(whole(part), frame) for part in parts)]) + "}}"

    def transclude(self, head: str, node: CallNode, frame: Frame, *, as_source: bool) -> str | None:
        """Return the text of the page that a call transcludes, or MediaWiki's error text; None if ``head`` is no valid
        title.

        ``head``: the expanded name of the call ``node``, such as ``Template name`` or ``:Page``. ``as_source``: return
        the page's wikitext escaped and unexpanded (``{{msgnw:…}}``). Raises ModuleError if a Lua module fails in a call
        of the page itself.
        """
        title = self.target(head, frame)
        if title is None:
            return None
        if frame.depth >= DEEPEST_FRAME:
            return self.refused(title, f"Template recursion depth limit exceeded ({DEEPEST_FRAME})")
        found = None if self.is_kept(title) else self.page_tree(title)
        if found is None:
            return self.without_page(title, node, frame)
        title, tree = found
        # Compared after redirects, because a template that reaches itself by another title is a loop as well.
        if title.full in frame.ancestors:
            return self.refused(title, f"Template loop detected: [[:{title.full}]]")
        inner = TemplateFrame(self, frame, title, node.parts)
        try:
            return self._transcluded(title, tree, inner, as_source=as_source)
        except ModuleError:
            # A failed call of the page itself is reported by the converter; inside a template the call is kept.
            if frame.parent is None:
                raise
            return self.keep(title.text, node.parts, frame, title)

    def is_kept(self, title: Title) -> bool:
        """Whether calls of the template with that title are not expanded, because the converter reads them by a
        rule.
        """
        return self.kept is not None and title.namespace == TEMPLATE and self.kept(title.text)

    def without_page(self, title: Title, node: CallNode, frame: Frame) -> str:
        """Return the text for a call of ``title`` whose page is missing or not used: a strip marker if the converter
        will read the call (by a rule, or because it is in a template); otherwise record a failure and return the link
        that MediaWiki prints for a missing page.
        """
        if self.is_kept(title) or (self.kept and title.namespace == TEMPLATE and frame.parent is not None):
            return self.keep(title.text, node.parts, frame, title)
        self.fail(title.full, "there is no such page")
        return f"[[:{title.full}]]"

    def refused(self, title: Title, message: str) -> str:
        """Record that a page must not be transcluded (a loop, too deep nesting), and return the error ``message`` as
        HTML.
        """
        self.fail(title.full, message)
        return f'<span class="error">{message}</span>'

    def _transcluded(self, title: Title, tree: Nodes, inner: TemplateFrame, *, as_source: bool) -> str:
        if as_source:
            page = self.templates.store.get(title.namespace, title.text)
            return (page.text if page else "").translate(_AS_SOURCE)
        # MediaWiki also caches the expansion of calls without arguments for a page (PPFrame::cachedExpand).
        if not inner.is_empty:
            return self.expand_nodes(tree, inner)
        if title.full not in self._without_arguments:
            self._without_arguments[title.full] = self.expand_nodes(tree, inner)
        return self._without_arguments[title.full]

    def subpage(self, head: str) -> Title | None:
        """Return the title of the subpage of the expanded page that a call ``{{/Name}}`` transcludes; None for other
        calls, and in a namespace without subpages. ``head``: the expanded name of the call (``/Name``).
        """
        if head.startswith("/") and self.title.namespace in self.wiki.namespaces.subpages:
            return self.wiki.namespaces.title(self.title.full + head.rstrip("/"))
        return None

    def target(self, head: str, frame: Frame) -> Title | None:
        """Return the title of the page that a call transcludes; None if ``head``, the call's expanded name, is no valid
        title. ``frame`` is not used.
        """
        if below := self.subpage(head):
            return below
        del frame
        if "#" in head and not head.partition("#")[0].strip():
            return None
        return self.wiki.namespaces.title(head, TEMPLATE)

    def page_tree(self, title: Title) -> tuple[Title, Nodes] | None:
        """Return the title and the parsed tree of a page to transclude; for a redirect, those of its target. None if
        there is no such page, or it is a Lua module.
        """
        page = self.templates.store.get(title.namespace, title.text)
        if page and page.redirect and (target := self.wiki.namespaces.title(page.redirect)):
            title = target
            page = self.templates.store.get(title.namespace, title.text)
        if page is None or title.namespace == MODULE:
            return None
        return title, self.templates.tree(title, page.text, inclusion=True)
