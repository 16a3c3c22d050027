"""Checks that every page of the project is in each edition; otherwise the build of that edition fails, naming page and
reason.

Each builder reports which pages are in its output; ``check`` compares them with the project's source files. It does not
use the lists from which the editions are made, so that a page missing from such a list is found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx import addnodes
from sphinx.errors import SphinxError
from sphinx.project import EXCLUDE_PATHS
from sphinx.util import logging
from sphinx.util.matching import get_matching_files

from wikibinder.editions.shared.config import WEB

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.tags import Tags

logger = logging.getLogger(__name__)

UNKNOWN = "the builder did not write it"
"""Reason for a missing page for which the builder has given none."""


class IncompleteEditionError(SphinxError):
    """Pages of the project are missing from the edition."""

    category = "Incomplete edition"


def check(app: Sphinx, present: Collection[str], faults: Mapping[str, str], left_out: Collection[str] = ()) -> None:
    """Raise IncompleteEditionError, and log each missing page, unless every page of the project is in the edition and
    ``faults`` is empty.

    ``present``: the documents that are in it; ``faults``: name of a page that could not be made -> reason;
    ``left_out``: the documents that the project itself excludes from this edition.
    """
    missing = {name: faults.get(name, UNKNOWN) for name in pages(app) - set(present) - set(left_out)} | dict(faults)
    for name in sorted(missing):
        logger.error("%s: this page is not in the edition: %s", name, missing[name])
    if missing:
        raise IncompleteEditionError(f"{len(missing)} of the project's pages are not in the edition")


def pages(app: Sphinx) -> set[str]:
    """Return the names of the project's documents, found by their files, whether Sphinx could read them or not."""
    excluded = (*app.config.exclude_patterns, *app.config.templates_path, *app.builder.get_asset_paths())
    files = get_matching_files(app.srcdir, app.config.include_patterns, (*excluded, *EXCLUDE_PATHS))
    return {docname for name in files if (docname := app.project.path2doc(name))}


def unnamed(env: BuildEnvironment, root: str) -> list[str]:
    """Return, sorted, the documents other than ``root`` that no chain of toctrees from ``root`` leads to."""
    return sorted(env.found_docs - _reached(env, root, None))


def left_out(env: BuildEnvironment, root: str, tags: Tags) -> set[str]:
    """Return the documents to which a chain of toctrees from ``root`` leads, but only through toctrees inside an
    ``only`` directive that does not apply to ``tags``.
    """
    return _reached(env, root, None) - _reached(env, root, tags)


def _reached(env: BuildEnvironment, root: str, tags: Tags | None) -> set[str]:
    """Return ``root`` and the documents to which a chain of toctrees from it leads; with ``tags``, toctrees inside an
    ``only`` directive that does not apply are ignored.
    """
    found: set[str] = set()
    waiting = [root]
    while waiting:
        docname = waiting.pop()
        if docname in found or docname not in env.tocs:
            continue
        found.add(docname)
        for toctree in env.tocs[docname].findall(addnodes.toctree):
            waiting += toctree["includefiles"] if tags is None or not _is_hidden(toctree, tags) else []
    return found


def _is_hidden(node: nodes.Element, tags: Tags) -> bool:
    """Whether a node is inside an ``only`` directive that does not apply to ``tags``."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, addnodes.only) and not tags.eval_condition(node["expr"]):
            return True
    return False


def check_site(app: Sphinx, exception: Exception | None) -> None:
    """Raise IncompleteEditionError unless the output folder of a site has a file for each page. Does nothing for other
    editions, and after a build that failed (``exception``).
    """
    if exception is None and app.builder.name in WEB:
        builder = cast("StandaloneHTMLBuilder", app.builder)
        check(app, [name for name in app.env.found_docs if Path(builder.get_outfilename(name)).is_file()], {})


def setup(app: Sphinx) -> None:
    """Register the check of sites, which follows the writing; builders of one file call ``check`` before they
    write it.
    """
    # Before other handlers record this build as finished.
    app.connect("build-finished", check_site, priority=100)
