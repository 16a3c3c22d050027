"""Rewrites Typst's PDF: each cluster of letters keeps its text once, and objects are put into compressed streams.

Typst writes each of the objects of a tagged PDF separately and uncompressed; in a book of articles with many references
they are more than half of the file.
"""

from __future__ import annotations

import io

import pikepdf

from wikibinder.editions.typst import cluster_text


def compressed(pdf: bytes) -> bytes:
    """Return a PDF with the same pages, with object streams (PDF 1.5) and corrected text. The same input gives the same
    bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return saved(document)


def saved(document: pikepdf.Pdf) -> bytes:
    """Return a document as the content of a PDF file, with object streams and corrected text (see ``cluster_text``)."""
    out = io.BytesIO()
    cluster_text.remove_copied_text(document)
    # deterministic_id: otherwise the second half of the file's identifier depends on the time.
    document.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
