"""SQLite-backed mappings, so that memory does not grow with the number of pages.

They are tables of one file in the output folder, which is removed after the run. One process fills them; once they are
sealed, any number of processes may read them.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote

from wikibinder.model.files import OutputError, unfinished

if TYPE_CHECKING:
    from pathlib import Path

Key = TypeVar("Key", str, int)
Value = TypeVar("Value", str, int)


class SqliteMaps:
    """A temporary SQLite file of tables in ``folder``. ``name`` distinguishes such files in one folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = unfinished(folder.absolute() / f".{name}")
        self._is_read_only = False
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def open(self, name: str) -> SqliteMap[Any, Any]:
        """Create a table of this name; return it as an empty mapping."""
        self.execute(f"CREATE TABLE {name} (key PRIMARY KEY, value) WITHOUT ROWID")
        return SqliteMap(self, name)

    def seal(self) -> None:
        """End writing to all tables; from now on other processes may read the file."""
        self.execute("COMMIT")
        self._close()
        self._is_read_only = True

    def remove(self) -> None:
        """Remove the file of the tables; a failure is ignored."""
        self._close()
        with contextlib.suppress(OSError):
            # A file that is left only takes disk space; a failure here must not hide an error of the run.
            self.path.unlink()

    def execute(self, command: str, *values: Any) -> sqlite3.Cursor:
        """Run an SQL command with ``values`` for its placeholders; raises OutputError, with one sentence for the user,
        for any error of SQLite, such as a full disk.
        """
        try:
            return self._connected().execute(command, values)
        except sqlite3.Error as error:
            # An incomplete table is useless.
            if not self._is_read_only:
                self.remove()
            raise OutputError(f"{self.path}: cannot be used: {error}") from None

    def _connected(self) -> sqlite3.Connection:
        """Return the connection of this process, opened if needed; SQLite's connections must not be shared with a
        forked process.
        """
        if self._connection is None or self._process != os.getpid():
            self._process = os.getpid()
            # In an address a "?" or "#" in the folder's name would end the path.
            address = f"file:{quote(os.fsencode(self.path))}"
            if self._is_read_only:
                # "immutable": no process writes to the file from now on, so that readers need no locks.
                self._connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            else:
                self._connection = sqlite3.connect(address, uri=True, isolation_level=None)
                # The file is useless after a crash, and only one process writes it: no journal and no locks.
                for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                    self._connection.execute(f"PRAGMA {pragma}")
                self._connection.execute("BEGIN")
        return self._connection

    def _close(self) -> None:
        if self._connection and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def __getstate__(self) -> tuple[Path, bool]:
        return self.path, self._is_read_only

    def __setstate__(self, state: tuple[Path, bool]) -> None:
        self.path, self._is_read_only = state
        self._connection, self._process = None, 0


class SqliteMap(MutableMapping[Key, Value], Generic[Key, Value]):
    """A mapping stored in the table ``name`` of ``tables``; iterates in the order of its keys."""

    def __init__(self, tables: SqliteMaps, name: str) -> None:
        self._tables = tables
        self._name = name
        self._select = "SELECT value FROM $ WHERE key = ?".replace("$", name)
        self._read: dict[str | int, Value] | None = None

    def keep(self, most: int) -> None:
        """Load the table into memory for faster reading, if it has at most ``most`` rows; the mapping must not be
        changed after that.
        """
        if len(self) <= most:
            self._read = dict(self._run("SELECT key, value FROM $"))

    def _run(self, command: str, *values: str | int) -> sqlite3.Cursor:
        return self._tables.execute(command.replace("$", self._name), *map(_stored, values))

    def __getitem__(self, key: Key) -> Value:
        row = self._run("SELECT value FROM $ WHERE key = ?", key).fetchone()
        if row is None:
            raise KeyError(key)
        value: Value = row[0]
        return value

    def get(self, key: Key, default: Any = None) -> Any:
        """Return the value of a key; ``default`` if the key is missing."""
        if self._read is not None:
            return self._read.get(_stored(key), default)
        row = self._tables.execute(self._select, _stored(key)).fetchone()
        return row[0] if row else default

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[arg-type]  # no key of another type is ever found

    def __setitem__(self, key: Key, value: Value) -> None:
        self._run("INSERT OR REPLACE INTO $ VALUES (?, ?)", key, value)

    def add(self, key: Key, value: Value) -> None:
        """Set the value of a key that has none; otherwise do nothing."""
        self._run("INSERT OR IGNORE INTO $ VALUES (?, ?)", key, value)

    def __delitem__(self, key: Key) -> None:
        self._run("DELETE FROM $ WHERE key = ?", key)

    def __iter__(self) -> Iterator[Key]:
        for (key,) in self._run("SELECT key FROM $ ORDER BY key"):
            yield key

    def __len__(self) -> int:
        number: int = self._run("SELECT count(*) FROM $").fetchone()[0]
        return number


def _stored(value: str | int) -> str | int:
    """Return a key or value in the form that SQLite accepts: "?" for lone surrogates."""
    return value if isinstance(value, int) or value.isascii() else value.encode("utf-8", "replace").decode()
