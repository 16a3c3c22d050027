"""Clock, modules and page texts for Lua."""

from __future__ import annotations

from datetime import UTC, datetime

from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text


class StateFunctions(LuaFunctions):
    """Clock, modules and page texts for Lua."""

    def stopped(self) -> bool:
        """Whether the page's time is over."""
        return self.page.is_stopped

    def now(self) -> int:
        """Seconds since 1970 of the page's revision; 0 if it is unknown."""
        return int(self.expander.page.now.timestamp()) if self.expander.page.now else 0

    def timestamp(self, *parts: float) -> int | None:
        """Seconds since 1970 of a date (year, month, day, hour, minute, second); months and days may overflow."""
        try:
            year, month, *rest = (int(part) for part in parts)
            start = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)
            days, hours, minutes, seconds = rest
        except (ValueError, TypeError, OverflowError):
            return None
        return int(start.timestamp()) + (days - 1) * 86400 + hours * 3600 + minutes * 60 + seconds

    def date_parts(self, moment: float) -> tuple[int, ...]:
        """Year, month, day, hour, minute, second, day of the week (Sunday is 1), day of the year."""
        found = datetime.fromtimestamp(max(-62135596800, min(int(moment), 253402300799)), UTC)
        clock = found.hour, found.minute, found.second
        return found.year, found.month, found.day, *clock, found.isoweekday() % 7 + 1, found.timetuple().tm_yday

    def date(self, pattern: bytes, moment: float) -> bytes:
        """A date in the form that C's ``strftime`` writes, in English."""
        found = datetime.fromtimestamp(max(-62135596800, min(int(moment), 253402300799)), UTC)
        return as_bytes(found.strftime(as_text(pattern)))

    def source(self, name: object) -> tuple[bytes, bytes] | None:
        """A module's source and its full title; None where there is none."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        if page and page.redirect and page.model == "wikitext":
            return None
        return (as_bytes(page.text), as_bytes(title.full)) if page and title else None

    def compiled(self, name: bytes) -> bytes | None:
        """What :meth:`keep` has of a source."""
        return self.expander.templates.chunks.get(name)

    def keep(self, name: bytes, chunk: bytes) -> None:
        """Keep a compiled source for the pages to come."""
        self.expander.templates.chunks.put(name, chunk, len(chunk))

    def page_text(self, name: object) -> bytes | None:
        """The wikitext of a page."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return as_bytes(page.text) if page else None
