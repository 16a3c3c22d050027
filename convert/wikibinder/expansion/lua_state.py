"""Time, source code of modules, and page texts for Lua."""

from __future__ import annotations

from datetime import UTC, datetime

from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text


class StateFunctions(LuaFunctions):
    """Time, source code of modules, and page texts for Lua."""

    def now(self) -> int:
        """Return the time of the page's revision in seconds since 1970; 0 if it is unknown."""
        return int(self.expander.page.now.timestamp()) if self.expander.page.now else 0

    def timestamp(self, *parts: float) -> int | None:
        """Return a date (year, month, day, hour, minute, second) in seconds since 1970; months and days may be out of
        range.
        """
        try:
            year, month, *rest = (int(part) for part in parts)
            # As C's mktime, Lua accepts a month such as 14 or a day such as 0; Python's datetime does not.
            start = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)
            days, hours, minutes, seconds = rest
        except (ValueError, TypeError, OverflowError):
            return None
        return int(start.timestamp()) + (days - 1) * 86400 + hours * 3600 + minutes * 60 + seconds

    def date_parts(self, moment: float) -> tuple[int, ...]:
        """Return year, month, day, hour, minute, second, day of the week (Sunday is 1), day of the year."""
        found = _in_python(moment)
        clock = found.hour, found.minute, found.second
        return found.year, found.month, found.day, *clock, found.isoweekday() % 7 + 1, found.timetuple().tm_yday

    def date(self, pattern: bytes, moment: float) -> bytes:
        """Format a date as C's ``strftime`` does, in English."""
        return as_bytes(_in_python(moment).strftime(as_text(pattern)))

    def source(self, name: object) -> tuple[bytes, bytes] | None:
        """Return a module's source and its full title; None if there is no such module."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        if page and page.redirect and page.model == "wikitext":
            return None
        return (as_bytes(page.text), as_bytes(title.full)) if page and title else None

    def compiled(self, name: bytes) -> bytes | None:
        """Return the compiled code of a module that :meth:`keep` has stored; None if there is none."""
        return self.expander.templates.chunks.get(name)

    def keep(self, name: bytes, chunk: bytes) -> None:
        """Store the compiled code of a module for later pages."""
        self.expander.templates.chunks.put(name, chunk, len(chunk))

    def page_text(self, name: object) -> bytes | None:
        """Return the wikitext of a page; None if it is not in the store."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return as_bytes(page.text) if page else None


def _in_python(moment: float) -> datetime:
    """Return a time in seconds since 1970, moved into the years 1 to 9999, which Python's dates have."""
    return datetime.fromtimestamp(max(-62135596800, min(int(moment), 253402300799)), UTC)
