"""Time, source code of modules, and page texts for Lua."""

from __future__ import annotations

from datetime import UTC, datetime

from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text


class StateFunctions(LuaFunctions):
    """Functions for Lua's ``os`` and ``require`` and for page contents: time, source code of modules, wikitext of
    pages.
    """

    def now(self) -> int:
        """Return the time of the page's revision in seconds since 1970; 0 if it is unknown."""
        return int(self.expander.page.now.timestamp()) if self.expander.page.now else 0

    def timestamp(self, *parts: float) -> int | None:
        """Return the time given by year, month, day, hour, minute, second (UTC) in seconds since 1970; months and days
        may be out of range, as for C's mktime. None if the numbers are no valid time.
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
        """Return the parts of a time in seconds since 1970, in UTC: year, month, day, hour, minute, second, day of the
        week (Sunday is 1), day of the year.
        """
        found = _in_python(moment)
        clock = found.hour, found.minute, found.second
        return found.year, found.month, found.day, *clock, found.isoweekday() % 7 + 1, found.timetuple().tm_yday

    def date(self, pattern: bytes, moment: float) -> bytes:
        """Format a time in seconds since 1970 by a pattern of C's ``strftime``, in UTC and in English."""
        return as_bytes(_in_python(moment).strftime(as_text(pattern)))

    def source(self, name: object) -> tuple[bytes, bytes] | None:
        """Return the source code and the full title of the Lua module of that title; None if there is no such module,
        or it is a redirect.
        """
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        if page and page.redirect and page.model == "wikitext":
            return None
        return (as_bytes(page.text), as_bytes(title.full)) if page and title else None

    def compiled(self, name: bytes) -> bytes | None:
        """Return the compiled code of the Lua module that :meth:`keep` has stored under this name; None if there is
        none.
        """
        return self.expander.templates.chunks.get(name)

    def keep(self, name: bytes, chunk: bytes) -> None:
        """Store the compiled code (``chunk``) of a Lua module, so that later pages of this process need not
        compile it.
        """
        self.expander.templates.chunks.put(name, chunk, len(chunk))

    def page_text(self, name: object) -> bytes | None:
        """Return the wikitext of the page of that title; None if it is not in the store."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return as_bytes(page.text) if page else None


def _in_python(moment: float) -> datetime:
    """Return a time in seconds since 1970 as a datetime in UTC; times outside the years 1 to 9999 become the nearest
    one inside.
    """
    return datetime.fromtimestamp(max(-62135596800, min(int(moment), 253402300799)), UTC)
