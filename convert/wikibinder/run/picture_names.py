"""Finds the names of the pictures in the chapters of a snapshot, by a conversion without picture files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.page import MediaList, TitleMap
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import convert_page
from wikibinder.run.media_folder import wiki_name
from wikibinder.run.template_pages import collected_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def picture_names(folder: Path, progress: Callable[[int, int], None] = lambda _done, _all: None) -> list[str]:
    """Return the names of the pictures that the chapters in a snapshot folder show, each once, in the order of the
    book. Icons in elements that a book leaves out are not included. ``progress`` is called with the numbers of finished
    and of all chapters.
    """
    found: dict[str, None] = {}
    diagnostics = Diagnostics()
    with collected_templates(folder, (), diagnostics) as templates:
        chapters = []
        for source in readers.find([str(folder)], diagnostics):
            for page in readers.read(source, diagnostics):
                templates.add(page)
                if page.chapter:
                    chapters.append(page)
        settings = templates.settings(Settings())
        for number, page in enumerate(chapters, 1):
            # Without any file, so that each picture is looked up and its name recorded.
            converted = convert_page(replace(page, media=MediaList()), "page", TitleMap(), settings)
            found.update(dict.fromkeys(map(wiki_name, converted.files)))
            progress(number, len(chapters))
    return list(found)
