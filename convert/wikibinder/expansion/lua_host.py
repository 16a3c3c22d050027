"""The Python functions that implement ``mw.*``, which Lua modules may call, for one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.expansion.lua_frames import FrameFunctions
from wikibinder.expansion.lua_site import SiteFunctions
from wikibinder.expansion.lua_state import StateFunctions
from wikibinder.expansion.lua_text import TextFunctions
from wikibinder.expansion.lua_titles import TitleFunctions
from wikibinder.expansion.lua_ustring import UstringFunctions

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from wikibinder.expansion.lua_values import LuaPage

GROUPS = (StateFunctions, FrameFunctions, UstringFunctions, TextFunctions, TitleFunctions, SiteFunctions)


def functions(page: LuaPage) -> dict[bytes, Callable[..., Any]]:
    """Return name in Lua -> Python function, for all functions that one page's Lua code may call."""
    return {
        name.encode(): getattr(group, name)
        for group in (kind(page) for kind in GROUPS)
        for name in vars(type(group))
        if not name.startswith("_")
    }
