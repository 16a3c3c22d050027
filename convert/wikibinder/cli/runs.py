"""The conversions, extractions and expansions that the options of commands describe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from wikibinder.cli import cores, wiki_values
from wikibinder.cli.console import notify
from wikibinder.model.limits import Bounds, changed
from wikibinder.model.settings import Selection, Settings
from wikibinder.run import dask as cluster
from wikibinder.run.convert import Job
from wikibinder.run.expand_pages import Expanding
from wikibinder.run.extraction import Extraction
from wikibinder.run.pool import Pool

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from wikibinder.run.pool import EngineFactory


def _engine_factory(options: argparse.Namespace) -> EngineFactory:
    """Return what makes the engine of a run: a Dask cluster (``--engine dask``) or a pool of processes."""
    return partial(cluster.Cluster, scheduler=options.scheduler, notify=notify) if options.engine == "dask" else Pool


def job(options: argparse.Namespace, folder: Path) -> Job:
    """Return the conversion for the options of ``convert`` or ``book``; ``folder``: where the pages are written.
    ``options.jobs`` 0 (auto) is replaced by a number, and ``options.at_once`` is set.
    """
    media, rules = (str(path) if path else "" for path in (options.media, options.rules))
    titles = _titles(options)
    cores.resolve_jobs(options, options.sources)
    return Job(
        options.sources,
        folder,
        Settings(
            options.site,
            options.language,
            media,
            rules,
            options.follow_links,
            changed(Bounds(), options.bound),
            source_sites=_source_sites(options),
            empty_sections=options.empty_sections,
        ),
        _selection(options),
        options.jobs,
        _engine_factory(options),
        title=options.title or options.category,
        # Files of the run in a source folder must not be read as sources by the next run.
        excluded=tuple(filter(None, (options.output, options.report))),
        categories=options.categories,
        timings=options.timings,
        templates=_names(options.templates),
        order=_order(options.order or ("list" if titles else "given"), titles),
    )


def expanding(options: argparse.Namespace) -> Expanding:
    """Return what ``expand`` has to expand, by its options: by default pages of namespace 0."""
    every = "all" in options.namespace
    spaces = frozenset(int(text) for text in options.namespace if text != "all") or frozenset({0})
    return Expanding(
        options.sources,
        _names(options.templates),
        Selection(spaces),
        every,
        options.title,
        changed(Bounds(), options.bound),
    )


def extracting(options: argparse.Namespace) -> Extraction:
    """Return what ``citations``, ``text`` or ``infoboxes`` has to extract, by its options. ``options.jobs`` 0 (auto) is
    replaced by a number, and ``options.at_once`` is set.
    """
    cores.resolve_jobs(options, options.sources)
    settings = Settings(
        options.site,
        options.language,
        rules=str(options.rules or ""),
        follow_links=options.follow_links,
        bounds=changed(Bounds(), options.bound),
        source_sites=_source_sites(options),
    )
    return Extraction(
        options.command,
        options.sources,
        options.output,
        settings,
        _selection(options),
        options.jobs,
        _engine_factory(options),
        options.shard,
        _names(options.templates),
        options.keep_partial,
        options.report,
        keep_records=bool(options.format or options.verbose),
    )


def print_settings(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the settings of Typst for the PDF in the options of ``build`` or ``book``, as ``NAME=VALUE``."""
    found = {"typst_paper": options.paper, "typst_two_sided": options.two_sided, "typst_link_notes": options.link_notes}
    return tuple(f"{name}={value if isinstance(value, str) else 1}" for name, value in found.items() if value)


def _source_sites(options: argparse.Namespace) -> tuple[tuple[str, str], ...]:
    """Return the pairs of name and address given with ``--source-site``."""
    return tuple(wiki_values.parts(given) for given in options.source_site)


def _names(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return all values of a repeatable option that takes several values each time, in order."""
    return tuple(name for group in groups for name in group)


def _selection(options: argparse.Namespace) -> Selection:
    """Return which pages the options select: by default those of namespace 0."""
    return Selection(
        frozenset(options.namespace or [0]),
        frozenset(_titles(options)),
        options.category,
        options.title_matches,
        titles_from=str(options.pages or ""),
    )


def _order(name: str, titles: tuple[str, ...]) -> Callable[[str], Any] | None:
    """Return a function that returns the key by which a page is sorted, from its title, for the value ``name`` of
    ``--order``; None for the order of the sources. ``titles``: those of ``--pages``, in their order; in the order
    "list" other pages come last.
    """
    if name == "title":
        return str.casefold
    ranks = {title: rank for rank, title in enumerate(titles)}
    return (lambda title: ranks.get(title, len(ranks))) if name == "list" else None


def _titles(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the titles in the file of ``--pages``, in its order; none without the option."""
    # Editors on Windows write a byte order mark, which would be part of the first title.
    lines = options.pages.read_text("utf-8-sig", "replace").splitlines() if options.pages else ()
    return tuple(title for line in lines if (title := " ".join(line.replace("_", " ").split())))
