"""wikibinder: wiki pages into reStructuredText and BibLaTeX, and from these into HTML, EPUB and PDF books.

The names of :mod:`wikibinder.interface` are imported from here.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from wikibinder.interface import (
        ConvertedPage,
        Diagnostic,
        Entry,
        Name,
        Page,
        Position,
        Result,
        Severity,
        citations,
        convert,
        convert_page,
        read,
    )

__all__ = [
    "ConvertedPage",
    "Diagnostic",
    "Entry",
    "Name",
    "Page",
    "Position",
    "Result",
    "Severity",
    "citations",
    "convert",
    "convert_page",
    "read",
]


def __getattr__(name: str) -> Any:
    # Loaded when a name is first used: the command line and Sphinx import this package and need none of them.
    if name in __all__:
        from wikibinder import interface  # noqa: PLC0415

        return getattr(interface, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
