"""The table of handlers: docutils or Sphinx node class -> function that converts it to Typst.

It has every node that Sphinx's LaTeX writer handles, and some more (a test compares the two). A node of an extension
uses the handler of its nearest base class in the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.editions.typst import (
    blocks,
    book_source,
    descriptions,
    footnotes,
    formulas,
    images,
    inlines,
    tables,
)
from wikibinder.editions.typst.blocks import boxed, no_output, transparent
from wikibinder.editions.typst.inlines import styled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.editions.typst.writer import Handler

HANDLERS: Mapping[str, Handler] = {
    # the book and its parts
    "document": book_source.document,
    "start_of_file": book_source.start_of_file,
    "part_opening": book_source.part_opening,
    "section": book_source.section,
    # Titles of nodes that have no handler for their title.
    "title": transparent,
    "subtitle": blocks.rubric,
    "compound": transparent,
    "container": blocks.container,
    "only": transparent,
    # Replaced by the documents that it names.
    "toctree": no_output,
    "decoration": no_output,
    "header": no_output,
    "footer": no_output,
    "docinfo": no_output,
    "meta": no_output,
    # paragraphs and the like
    "Text": inlines.text,
    "paragraph": blocks.paragraph,
    "compact_paragraph": blocks.paragraph,
    "centered": boxed("centred"),
    "rubric": blocks.rubric,
    "transition": lambda _node, _writer: "transition()",
    "line_block": blocks.line_block,
    "line": blocks.line,
    "block_quote": blocks.block_quote,
    "attribution": transparent,
    "literal_block": blocks.literal_block,
    "doctest_block": blocks.literal_block,
    "captioned_literal_block": blocks.container,
    # Its text is for another output format.
    "raw": no_output,
    "comment": no_output,
    "citation_data": no_output,
    "substitution_definition": no_output,
    "system_message": no_output,
    "pending": no_output,
    "tabular_col_spec": no_output,
    # lists
    "bullet_list": blocks.bullet_list,
    "enumerated_list": blocks.enumerated_list,
    "list_item": transparent,
    "definition_list": blocks.definition_list,
    "definition_list_item": blocks.definition_list_item,
    "term": transparent,
    "classifier": transparent,
    "definition": transparent,
    "field_list": blocks.field_list,
    "field": transparent,
    "field_name": transparent,
    "field_body": transparent,
    "option_list": blocks.option_list,
    "option_list_item": transparent,
    "option_group": blocks.option_group,
    "option": transparent,
    "option_string": transparent,
    "option_argument": blocks.option_argument,
    "description": transparent,
    "glossary": transparent,
    "acks": transparent,
    "hlist": blocks.hlist,
    "hlistcol": transparent,
    # boxes
    "Admonition": blocks.admonition,
    "admonition": blocks.admonition,
    "attention": blocks.admonition,
    "caution": blocks.admonition,
    "danger": blocks.admonition,
    "error": blocks.admonition,
    "hint": blocks.admonition,
    "important": blocks.admonition,
    "note": blocks.admonition,
    "tip": blocks.admonition,
    "warning": blocks.admonition,
    "seealso": blocks.admonition,
    "versionmodified": boxed("version-note"),
    "topic": blocks.topic,
    "sidebar": blocks.topic,
    # figures, tables, formulas
    "image": images.image,
    "figure": images.figure,
    "caption": blocks.caption,
    "legend": transparent,
    "table": tables.table,
    "tgroup": transparent,
    "colspec": no_output,
    "thead": transparent,
    "tbody": transparent,
    "row": transparent,
    "entry": transparent,
    # Its class is that of a comment, but its content is a table.
    "autosummary_table": transparent,
    "graphviz": blocks.diagram,
    "math": formulas.equation,
    "math_block": formulas.equation,
    "math_reference": formulas.math_reference,
    # notes, citations, index
    "footnote": footnotes.footnote,
    "footnote_reference": footnotes.footnote_reference,
    "footnotemark": footnotes.footnote_reference,
    "footnotetext": transparent,
    "citation": footnotes.citation,
    "citation_reference": inlines.reference,
    "thebibliography": transparent,
    # Printed by its note.
    "label": no_output,
    # Sphinx collects the entries; the target next to the node marks the place.
    "index": no_output,
    # inside a line
    "inline": inlines.inline,
    "generated": transparent,
    "emphasis": styled("emph"),
    "strong": styled("strong"),
    "literal": inlines.literal,
    "literal_emphasis": styled("literal-emph"),
    "literal_strong": styled("literal-strong"),
    "struck": styled("strike"),
    "superscript": styled("super"),
    "subscript": styled("sub"),
    "title_reference": styled("emph"),
    "abbreviation": inlines.abbreviation,
    "acronym": inlines.abbreviation,
    "manpage": styled("literal-emph"),
    "reference": inlines.reference,
    "number_reference": inlines.reference,
    "download_reference": inlines.download,
    "substitution_reference": transparent,
    # Sphinx could not resolve it and has issued a warning.
    "pending_xref": transparent,
    "target": transparent,
    "problematic": inlines.problematic,
    # descriptions of programs
    "desc": descriptions.desc,
    "desc_signature": descriptions.desc_signature,
    "desc_signature_line": transparent,
    "desc_content": transparent,
    "desc_inline": transparent,
    "desc_name": descriptions.desc_name,
    "desc_addname": transparent,
    "desc_classname": transparent,
    "desc_type": transparent,
    "desc_returns": descriptions.desc_returns,
    "desc_parameterlist": descriptions.parameter_list,
    "desc_type_parameter_list": descriptions.parameter_list,
    "desc_parameter": descriptions.desc_parameter,
    "desc_type_parameter": descriptions.desc_parameter,
    "desc_optional": descriptions.desc_optional,
    "desc_annotation": transparent,
    "productionlist": descriptions.productionlist,
    "production": descriptions.production,
}
