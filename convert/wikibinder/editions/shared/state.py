"""State of the last build: a page that shows data of other pages is rewritten only when they have changed.

All builders share one environment, so each has its own state file next to the doctrees. It is valid for one output
folder, and written when a build has completed; after any other build everything counts as changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

States = dict[str, str]
"""Name of a page or output file -> digest of what it is made of."""


class Memory:
    """The digests of a builder's last completed build into the same folder (``last``; empty if there is none, or if
    ``wikibinder_shortcuts`` is off) and of the current one (``now``): kind of data -> name of a page or file -> digest.
    """

    def __init__(self, app: Sphinx) -> None:
        self.path = Path(app.doctreedir, f"{app.builder.name}.written.json")
        self.folder = str(app.outdir)
        self.now: dict[str, States] = {}
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stored = {}
        # The setting is missing if the PDF builder is used alone.
        shortcuts = getattr(app.config, "wikibinder_shortcuts", True)
        usable = shortcuts and isinstance(stored, dict) and stored.get("folder") == self.folder
        self.last: dict[str, States] = stored["states"] if usable else {}

    def changed(self, kind: str, states: Mapping[str, str]) -> list[str]:
        """Return the names whose digests differ from those of the last build, and record the new ones. ``kind``: kind
        of data, such as ``cover``; ``states``: name -> digest.
        """
        self.now[kind] = dict(states)
        last = self.last.get(kind, {})
        return [name for name, state in states.items() if last.get(name) != state]

    def save(self) -> None:
        """Write the digests of the current build to disk, for comparison in the next one."""
        states = self.last | self.now
        if states != self.last:
            text = json.dumps({"folder": self.folder, "states": states})
            self.path.write_text(text, encoding="utf-8")


def ingredients(app: Sphinx) -> Iterator[str]:
    """Yield texts from which a digest of all inputs of a book in one file is made: size and time of doctrees, pictures
    and program files, the settings, and SOURCE_DATE_EPOCH.
    """
    env, config = app.env, app.config
    documents = (Path(app.doctreedir, f"{docname}.doctree") for docname in sorted(env.found_docs))
    pictures = (Path(app.srcdir, name) for name in sorted(env.images))
    # If the PDF builder is loaded alone, there is no setting for a cover.
    cover = config.wikibinder_cover if "wikibinder_cover" in config else ""
    own = (Path(app.confdir, "conf.py"), Path(app.srcdir, cover or "conf.py"))
    yield from _stamps((*documents, *pictures, *own))
    yield from program()
    yield os.environ.get("SOURCE_DATE_EPOCH", "")
    for name in sorted(config.values.keys() - {"wikibinder_timings"}):
        value = config[name]
        written = repr(sorted(value, key=repr) if isinstance(value, set | frozenset) else value)
        # The repr of a function contains its memory address; conf.py itself is compared above.
        yield f"{name}={written}" if " at 0x" not in written else name


def program() -> Iterator[str]:
    """Yield the path, size and time of each file of the package ``wikibinder.editions``, as a line of text."""
    return _stamps(sorted(Path(__file__).parents[1].rglob("*.*")))


def _stamps(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if path.suffix != ".pyc" and path.is_file():
            yield f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}"


def memory(app: Sphinx) -> Memory:
    """Return the digests of the current builder; the object is created at the first call in a build, from its file of
    the last build.
    """
    if not hasattr(app, "wikibinder_written"):
        app.wikibinder_written = Memory(app)  # type: ignore[attr-defined]  # gone with the build
    found: Memory = app.wikibinder_written  # type: ignore[attr-defined]
    return found


def digest(parts: Iterable[object]) -> str:
    """Return the SHA-256 digest of the parts (bytes, or objects by their ``repr``), in hexadecimal."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part if isinstance(part, bytes) else repr(part).encode())
        found.update(b"\0")
    return found.hexdigest()


def _save(app: Sphinx, exception: Exception | None) -> None:
    if hasattr(app, "wikibinder_written"):
        if exception is None:
            memory(app).save()
        del app.wikibinder_written


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the handler that saves the state of a completed build; return the metadata that Sphinx expects of an
    extension.
    """
    app.connect("build-finished", _save)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
