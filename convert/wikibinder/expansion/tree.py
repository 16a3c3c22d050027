"""Parses wikitext to the preprocessor's tree: calls, parameters, extension tags, comments and text (also headings).

The grammar is that of MediaWiki's ``Preprocessor_Hash::preprocessToObj``
(https://www.mediawiki.org/wiki/Manual:Preprocessor); the result of :func:`parse` is a list of text and nodes. Nothing
is expanded here. The time is linear in the text.
"""

from __future__ import annotations

import re

from wikibinder.expansion.tree_nodes import EQUALS, CommentNode, IgnoreNode, Nodes, TagNode
from wikibinder.expansion.tree_scanning import back, closing_pattern, element_pattern, forward
from wikibinder.expansion.tree_stack import RULES, ArgumentPiece, Open, append, as_text, element_of, extend

MISSING_END_ALLOWED = frozenset({"includeonly", "noinclude", "onlyinclude"})
INCLUSION_TAGS = ("noinclude", "/noinclude", "onlyinclude", "/onlyinclude", "includeonly", "/includeonly")


_COMMENT_SPACE = " \t"


def parse(text: str, *, inclusion: bool, tags: frozenset[str], variants: bool = False) -> Nodes:
    """Return the preprocessor's tree of a wikitext.

    ``inclusion``: parse it as a page transcluded by another page (``<noinclude>`` is left out), otherwise as the page
    itself (``<includeonly>`` is left out). ``tags``: names of extension tags, in lower case. ``variants``: whether the
    wiki's language has variants, so that ``-{`` and ``}-`` are brackets.
    """
    return _TreeBuilder(text, inclusion=inclusion, tags=tags, variants=variants).read()


class _TreeBuilder:
    def __init__(self, text: str, *, inclusion: bool, tags: frozenset[str], variants: bool) -> None:
        self.text = text
        self.position = 0
        self.root: Nodes = []
        self.stack: list[Open] = []
        self.dropped_tags = frozenset(
            ("includeonly", "/includeonly") if inclusion else ("noinclude", "/noinclude", "onlyinclude", "/onlyinclude")
        )
        self.dropped_elements = frozenset(("noinclude",) if inclusion else ("includeonly",))
        # As in Preprocessor_Hash: both tags, in lower case, anywhere in the text.
        self.only_included = inclusion and "<onlyinclude>" in text and "</onlyinclude>" in text
        names = sorted({*tags, *INCLUSION_TAGS}, key=len, reverse=True)
        self.element = element_pattern(tuple(names))
        self.variants = variants
        # End tags that were not found are not searched again, which would be quadratic on a page of unclosed tags.
        self.endless: set[str] = set()
        self.no_more_tags = False
        self.searches: dict[tuple[str, bool, bool], re.Pattern[str]] = {}

    # ------------------------------------------------------------ output

    @property
    def out(self) -> Nodes:
        return self.stack[-1].pieces[-1].out if self.stack else self.root

    def add(self, text: str) -> None:
        append(self.out, text)

    # ------------------------------------------------------------ main loop

    def read(self) -> Nodes:
        text, end = self.text, len(self.text)
        if not self.only_included or self.skip_to_onlyinclude():
            self.open_heading()  # the first line has no line break before it
            while True:
                found = self.search().search(text, self.position)
                stop = found.start() if found else end
                if stop > self.position:
                    self.add(text[self.position : stop])
                    self.position = stop
                if found is None and not (self.stack and self.stack[-1].open == "\n"):
                    break
                if not self.step(text[stop : stop + 1]):
                    break
        # Unclosed constructs are text: "{{" is printed as written.
        for opened in self.stack:
            extend(self.root, as_text(opened))
        return self.root

    def step(self, mark: str) -> bool:
        """Process the mark at the current position, given by its first character ("" at the end of the text); return
        False if the rest of the text is left out, as it is outside ``<onlyinclude>``.
        """
        if mark == "<":
            if self.only_included and self.text.startswith("</onlyinclude>", self.position):
                if not self.skip_to_onlyinclude():
                    return False
            elif self.angle():
                self.open_heading()
        elif mark in ("", "\n"):
            self.line_end()
        elif mark == "|":
            self.stack[-1].pieces.append(ArgumentPiece())
            self.position += 1
        elif mark == "=":
            piece = self.stack[-1].pieces[-1]
            piece.equals = len(piece.out)
            piece.out.append(EQUALS)
            self.position += 1
        elif self.stack and self.text.startswith(self.stack[-1].close, self.position):
            self.close()
        else:
            self.open()
        return True

    def line_end(self) -> None:
        """Process a line break or the end of the text: close the open heading, or, if none is open, add the line break
        and open a heading if the next line begins with ``=``.
        """
        if self.stack and self.stack[-1].open == "\n":
            self.close_heading()
        else:
            self.add("\n")
            self.position += 1
            self.open_heading()

    def search(self) -> re.Pattern[str]:
        """Return a pattern that finds the next character with a meaning inside the innermost open construct (brackets,
        ``|`` ...).
        """
        top = self.stack[-1] if self.stack else None
        pipe = top is not None and top.open not in ("\n", "[")
        equals = top is not None and pipe and len(top.pieces) > 1 and top.pieces[-1].equals < 0
        # There are few combinations of marks, whose patterns are compiled once for a text.
        key = (top.close if top else "", pipe, bool(equals))
        pattern = self.searches.get(key)
        if pattern is None:
            marks = ["[\\[{<\n"]
            if key[0] and key[0] not in ("}-", "\n"):
                marks.append("\\" + key[0])
            marks += ["|"] * pipe + ["="] * bool(equals) + ["]"]
            alternatives = ["".join(marks)]
            if key[0] == "}-":
                alternatives.append(r"\}-")
            if self.variants:
                alternatives.append(r"-\{")
            pattern = self.searches[key] = re.compile("|".join(alternatives))
        return pattern

    def skip_to_onlyinclude(self) -> bool:
        start = self.text.find("<onlyinclude>", self.position)
        end = len(self.text) if start < 0 else start + len("<onlyinclude>")
        self.out.append(IgnoreNode(self.text[self.position : end]))
        self.position = end
        return start >= 0

    # ------------------------------------------------------------ comments and tags

    def angle(self) -> bool:
        """Process ``<``: a comment, a tag, or text. Return whether a heading may begin after it, because it was a
        comment on lines of its own.
        """
        text, start = self.text, self.position
        found = self.element.match(text, start + 1)
        if found is None:
            self.add("<")
            self.position += 1
            return False
        if found["comment"]:
            return self.comment()
        name = found["name"]
        inside = start + 1 + len(name)
        tag_end = -1 if self.no_more_tags else text.find(">", inside)
        if tag_end < 0:
            self.no_more_tags = True
            self.add("<")
            self.position += 1
            return False
        if name.lower() in self.dropped_tags:
            self.out.append(IgnoreNode(text[start : tag_end + 1]))
            self.position = tag_end + 1
            return False
        self.tag(name, start, inside, tag_end)
        return False

    def tag(self, name: str, start: int, inside: int, tag_end: int) -> None:
        text, lower = self.text, name.lower()
        inner: str | None = None
        close = ""
        if text[tag_end - 1] == "/":
            attributes, self.position = text[inside : tag_end - 1], tag_end + 1
        else:
            attributes = text[inside:tag_end]
            closing = None if name in self.endless else closing_pattern(name).search(text, tag_end + 1)
            if closing:
                inner, close, self.position = text[tag_end + 1 : closing.start()], closing.group(), closing.end()
            # As in MediaWiki: an unclosed <noinclude> extends to the end of the page, an unclosed <ref> is text.
            elif lower in MISSING_END_ALLOWED:
                inner, self.position = text[tag_end + 1 :], len(text)
            else:
                self.add(text[start : tag_end + 1])
                self.position = tag_end + 1
                self.endless.add(name)
                return
        if lower in self.dropped_elements:
            self.out.append(IgnoreNode(text[start : self.position]))
        else:
            self.out.append(TagNode(name, attributes, inner, close))

    def comment(self) -> bool:
        """Process the comment at the current position and return False; or, if nothing but comments and white space is
        on its lines, process these with the line break at their end, and return True.
        """
        text, start = self.text, self.position
        end = text.find("-->", start + 4)
        if end < 0:
            self.out.append(CommentNode(text[start:]))
            self.position = len(text)
            return False
        space_start = back(text, start, _COMMENT_SPACE)
        space_end = forward(text, end + 3, _COMMENT_SPACE)  # the first character after comment and white space
        spans = [(space_start, space_end)]
        while text.startswith("<!--", space_end) and (other := text.find("-->", space_end + 4)) >= 0:
            after = forward(text, other + 3, _COMMENT_SPACE)
            spans.append((space_end, after))
            space_end = after
        eats_line = space_start > 0 and text[space_start - 1] == "\n" and text[space_end : space_end + 1] == "\n"
        if eats_line:
            self.strip_space(start - space_start)
            for span_start, span_end in spans[:-1]:
                self.out.append(CommentNode(text[span_start:span_end]))
            first, last = spans[-1][0], spans[-1][1] + 1
        else:
            first, last = start, end + 3
        self.out.append(CommentNode(text[first:last]))
        self.position = last
        return eats_line

    def strip_space(self, length: int) -> None:
        out = self.out
        if length and out and isinstance(last := out[-1], str) and not last[-length:].strip(_COMMENT_SPACE):
            out[-1] = last[:-length]

    # ------------------------------------------------------------ headings

    def open_heading(self) -> None:
        """Open a heading if the current position, the beginning of a line, has ``=``."""
        count = forward(self.text, self.position, "=", 6) - self.position
        top = self.stack[-1] if self.stack else None
        # As in MediaWiki: a single "=" at the beginning of a line separates name and value if none has before.
        waits_for_equals = (
            top is not None and top.open not in ("\n", "[") and len(top.pieces) > 1 and top.pieces[-1].equals < 0
        )
        if count == 0 or (count == 1 and waits_for_equals):
            return
        opened = Open("\n", "\n", count, self.position)
        opened.pieces[0].out.append("=" * count)
        self.stack.append(opened)
        self.position += count

    def close_heading(self) -> None:
        """Close the open heading at the end of its line, as text: an expansion does not need headings as nodes."""
        opened = self.stack.pop()
        extend(self.out, opened.pieces[0].out)

    # ------------------------------------------------------------ brackets and braces

    def open(self) -> None:
        text, start = self.text, self.position
        mark = "-{" if text.startswith("-{", start) else text[start]
        line_start = start > 0 and text[start - 1] == "\n"
        if mark == "-{":
            count = 2
            braces = forward(text, start + 1, "{") - start - 1
            if braces >= 3:  # the rightmost braces win: "-{{{" is text and a parameter
                self.add("-")
                self.position += 1
                return
        else:
            count = forward(text, start, mark) - start
        close, _, least, _ = RULES[mark]
        if count >= least:
            self.stack.append(Open(mark, close, count, start, line_start))
        else:
            self.add(text[start : start + count])
        self.position += count

    def close(self) -> None:
        opened = self.stack[-1]
        close, sizes, least, most = RULES[opened.open]
        if opened.open == "-{":
            matched = 2
        else:
            count = forward(self.text, self.position, close, opened.count) - self.position
            matched = next((size for size in range(min(count, most), 0, -1) if size in sizes), 0)
            if matched == 0:
                self.add(close * count)
                self.position += count
                return
        if opened.open == "{":
            element: Nodes = [element_of(opened, matched)]
        else:
            element = [*as_text(opened, matched), close if opened.open == "-{" else close * matched]
        self.position += 2 if opened.open == "-{" else matched
        self.stack.pop()
        # In {{{{{x}}}}} the inner three braces are a parameter, and the outer two stay open around it.
        if matched < opened.count and opened.open != "-{":
            opened.pieces = [ArgumentPiece()]
            opened.count -= matched
            if opened.count >= least:
                self.stack.append(opened)
            else:
                self.add(opened.open * opened.count)
        extend(self.out, element)
