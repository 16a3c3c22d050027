"""Results of the last build on disk: what is made of a page that has not changed is not made again."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, TypeVar

from wikibinder.editions.shared.state import digest
from wikibinder.model.files import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_Result = TypeVar("_Result")


class KeptResults:
    """Stores results of a function on disk between builds, each in a file whose name is a digest of its inputs.

    ``folder``: for the files. ``inputs``: inputs that are the same for all results. ``reuse``: whether results of
    earlier builds are used.
    """

    def __init__(self, folder: Path, inputs: Iterable[object], *, reuse: bool) -> None:
        self.folder, self.reuse = folder, reuse
        self._inputs = digest(inputs)
        self._used: set[str] = set()
        folder.mkdir(exist_ok=True)

    def result(self, work: Callable[[], _Result], *made_of: str) -> _Result:
        """Return the stored result for the inputs ``made_of``, otherwise the result of ``work``, which is then stored.
        ``work`` must depend on nothing but ``made_of`` and the common inputs.
        """
        name = digest((self._inputs, *made_of))
        self._used.add(name)
        path = self.folder / name
        if self.reuse and path.exists():
            kept: _Result = pickle.loads(path.read_bytes())  # noqa: S301  (written by this program)
            return kept
        made = work()
        write(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def tidy(self) -> None:
        """Remove from the folder the results that this build has not used."""
        for path in self.folder.iterdir():
            if path.name not in self._used:
                path.unlink()
