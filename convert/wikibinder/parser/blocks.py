"""Turns lines into headings, paragraphs, lists and preformatted text, by MediaWiki's rules (BlockLevelPass).

The input contains HTML tags already (tables, headings, tags written on the page); a line that opens or closes a block
element makes no paragraph. The output is parsed by :mod:`wikibinder.parser.html_tree`.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"^(={1,6})(.+?)(={1,6})[ \t\r]*$", re.MULTILINE)
_RULE = re.compile(r"^-----*", re.MULTILINE)


def headings(text: str) -> str:
    """Return the text with ``== x ==`` lines as heading tags (``<h2>``), and four or more hyphens at the beginning of a
    line as ``<hr />``.
    """
    if "----" in text:
        text = _RULE.sub("<hr />", text)
    return _HEADING.sub(_heading, text) if "=" in text else text


def _heading(match: re.Match[str]) -> str:
    line = match[0].rstrip(" \t\r")
    left = len(line) - len(line.lstrip("="))
    right = len(line) - len(line.rstrip("="))
    level = min(left, right, 6)
    # In a line of only equals signs, the ones in the middle are the text.
    if left == len(line):
        level = min((left - 1) // 2, 6)
    if not level:
        return match[0]
    return f"<h{level}>{line[level:-level].strip()}</h{level}>"


# Tags that end the paragraph before them: start tags of blocks, then tags after which the line is outside of one.
_INTO_BLOCK = re.compile(
    r"<(?:(?:table|h[1-6]|pre|p|ul|ol|dl)|/(?:td|th)|/?(?:tr|caption|dt|dd|li))(?![\w-])", re.IGNORECASE
)
_OUT_OF_BLOCK = re.compile(
    r"<(?:/(?:table|h[1-6]|pre|p|ul|ol|dl)|(?:td|th)|/?(?:center|blockquote|div|hr|figure))(?![\w-])", re.IGNORECASE
)
_BLOCKQUOTE = re.compile(r"<(/?)blockquote[\s>]", re.IGNORECASE)
_PREFIX = re.compile(r"[*#:;]*")
ONE_PARAGRAPH = re.compile(r"[^\s*#:;<][^\n<]*")
"""Matches, as a whole, a text that is one paragraph: one line without tags that begins with no space or list mark."""
_OPEN_LIST = {"*": "<ul><li>", "#": "<ol><li>", ":": "<dl><dd>", ";": "<dl><dt>"}
_TERM_MARK = re.compile(r"<(/?)[a-z]\w*[^>]*?(/?)>|:", re.IGNORECASE)
_VOID = re.compile(r"<(?:br|hr|wbr)\b", re.IGNORECASE)
DEEPEST = 40
"""Maximum number of list marks (``*#:;``) at the start of a line; further marks are text."""


class Lines:
    """Converts the lines of a text, one after the other, to paragraphs, lists and preformatted text; the result is in
    ``out``. ``indented``: whether lines that begin with a space are preformatted.
    """

    def __init__(self, *, indented: bool = True) -> None:
        self.indented = indented
        self.out: list[str] = []
        # List marks of the previous line, with ";" written as ":".
        self.prefix = ""
        # A <dt> is open.
        self.term = False
        # The open element: "p", "pre" or "".
        self.paragraph = ""
        # A paragraph tag to write before the next text.
        self.pending = ""
        self.in_pre = False
        self.in_block = False
        self.in_blockquote = False

    # ------------------------------------------------------------ lists

    def close_paragraph(self) -> str:
        tag, self.paragraph = self.paragraph, ""
        return f"</{tag}>\n" if tag else ""

    def open_list(self, mark: str) -> str:
        self.term = mark == ";"
        return self.close_paragraph() + _OPEN_LIST[mark]

    def next_item(self, mark: str) -> str:
        if mark in "*#":
            return "</li>\n<li>"
        closing = "</dt>\n" if self.term else "</dd>\n"
        self.term = mark == ";"
        return closing + ("<dt>" if self.term else "<dd>")

    def close_list(self, mark: str) -> str:
        if mark in "*#":
            return "</li></ul>" if mark == "*" else "</li></ol>"
        closing = "</dt></dl>" if self.term else "</dd></dl>"
        self.term = False
        return closing

    def list_line(self, prefix: str, text: str) -> str:
        """Write the tags that close and open lists and items before a line, as its list marks (``prefix``) differ from
        those of the line before. Return the text to write after them: ``text``, or after ``;`` its definition.
        """
        last, same = self.prefix, prefix.replace(";", ":")
        if prefix and last == same:
            self.out.append(self.next_item(prefix[-1]))
            return self.definition(text) if prefix[-1] == ";" else text
        common = _common(prefix, last)
        self.out.extend(self.close_list(mark) for mark in reversed(last[common:]))
        if len(prefix) <= common and common:
            self.out.append(self.next_item(prefix[common - 1]))
        if self.term and common and prefix[common - 1] == ":":
            self.out.append(self.next_item(":"))
        if (last and len(prefix) > common) or not prefix:
            self.out.append("\n")
        for mark in prefix[common:]:
            self.out.append(self.open_list(mark))
            if mark == ";":
                text = self.definition(text)
        self.prefix = same
        return text

    def definition(self, text: str) -> str:
        """For a text ``term : definition``, append the term and the tag of the definition to the output, and return the
        definition; without a colon, return ``text``.
        """
        colon = find_colon(text)
        if colon < 0:
            return text
        self.out += [text[:colon].strip(), self.next_item(":")]
        return text[colon + 1 :]

    # ------------------------------------------------------------ paragraphs

    def block_line(self, text: str, *, pre_start: bool, pre_end: bool, leaves: bool) -> None:
        """Process a line that contains tags of block elements, and so ends the paragraph. ``pre_start``, ``pre_end``:
        whether it contains ``<pre`` or ``</pre``; ``leaves``: whether text after the line is outside of the block.
        """
        self.pending = ""
        if not self.in_pre or pre_start:
            self.out.append(self.close_paragraph())
        if pre_start and not pre_end:
            self.in_pre = True
        for mark in _BLOCKQUOTE.finditer(text):
            self.in_blockquote = not mark[1]
        self.in_block = not leaves

    def text_line(self, text: str) -> str:
        """Process a line of ordinary text, which opens, continues or (if blank) ends a paragraph; if it begins with a
        space and ``indented`` is set, preformatted text instead. Return the text to write, without that space.
        """
        blank = not text.strip()
        if self.indented and text[:1] == " " and (self.paragraph == "pre" or not blank) and not self.in_blockquote:
            if self.paragraph != "pre":
                self.pending = ""
                self.out.append(self.close_paragraph() + "<pre>")
                self.paragraph = "pre"
            return text[1:]
        if blank:
            if self.pending:
                self.out.append(self.pending + "<br />")
                self.pending, self.paragraph = "", "p"
            elif self.paragraph != "p":
                self.out.append(self.close_paragraph())
                self.pending = "<p>"
            else:
                self.pending = "</p><p>"
        elif self.pending:
            self.out.append(self.pending)
            self.pending, self.paragraph = "", "p"
        elif self.paragraph != "p":
            self.out.append(self.close_paragraph() + "<p>")
            self.paragraph = "p"
        return text

    def line(self, line: str) -> None:
        pre_start = pre_end = False
        if "<" in line:
            pre_start, pre_end = "<pre" in line, "</pre" in line
        prefix, text = "", line
        if not self.in_pre:
            prefix = line[: min(_PREFIX.match(line).end(), DEEPEST)] if line[:1] in "*#:;" else ""  # type: ignore[union-attr]  # it matches nothing at all, too
            text = line[len(prefix) :]
            self.in_pre = pre_start
        if prefix or self.prefix:
            self.pending = ""
            text = self.list_line(prefix, text)
        if not prefix:
            text = self.unlisted(text, pre_start=pre_start, pre_end=pre_end)
        if pre_end:
            self.in_pre = False
        if not self.pending:
            self.out.append(text.strip() if prefix else text + "\n")

    def unlisted(self, text: str, *, pre_start: bool, pre_end: bool) -> str:
        """Process a line that is no list item; return the text to write. ``pre_start``, ``pre_end``: whether it
        contains ``<pre`` or ``</pre``.
        """
        if "<" in text:
            leaves = bool(_OUT_OF_BLOCK.search(text))
            if leaves or _INTO_BLOCK.search(text):
                self.block_line(text, pre_start=pre_start, pre_end=pre_end, leaves=leaves)
                return text
        if self.in_block or self.in_pre:
            return text
        return self.text_line(text)

    def end(self) -> str:
        for mark in reversed(self.prefix):
            self.out.append(self.close_list(mark))
        self.out.append(self.close_paragraph())
        return "".join(self.out)


def block_levels(text: str, *, indented: bool = True) -> str:
    """Return the text with tags around paragraphs, lists and their items, and, if ``indented``, around preformatted
    lines (those that begin with a space).
    """
    state = Lines(indented=indented)
    for line in text.split("\n"):
        state.line(line)
    return state.end()


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def find_colon(text: str) -> int:
    """Return the offset in a line (``term : definition``) of the first colon outside of tags and elements; -1 if there
    is none.
    """
    if ":" not in text:
        return -1
    depth = 0
    for mark in _TERM_MARK.finditer(text):
        if mark.group() == ":":
            if not depth:
                return mark.start()
        elif mark[1]:
            depth = max(0, depth - 1)
        elif not mark[2] and not _VOID.match(mark.group()):
            depth += 1
    return -1
