"""``mw.text`` for Lua: entities and JSON."""

from __future__ import annotations

import html
import json
import math
from typing import Any

from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text

DEEPEST_JSON = 100


class TextFunctions(LuaFunctions):
    """The Python part of Lua's ``mw.text``: HTML entities and JSON."""

    def entity(self, name: bytes) -> bytes | None:
        """Return the character for the HTML entity ``name`` (``amp``, ``#38``); None if there is none of that name."""
        found = html.unescape(f"&{name.decode()};")
        return None if found.startswith("&") and len(found) > 1 else as_bytes(found)

    def json_decode(self, text: bytes, keep: bool) -> tuple[bool, Any]:
        """Convert JSON to a Lua value; return True and the value, or False and an error message.

        Lists are numbered from 1; if ``keep``, all keys are preserved as in JSON, and lists are numbered from 0.
        """
        try:
            return True, self._from_json(json.loads(as_text(text)), keep, 0)
        except (ValueError, RecursionError):
            return False, b"mw.text.jsonDecode: Syntax error"

    def _from_json(self, value: Any, keep: bool, depth: int) -> Any:
        if depth > DEEPEST_JSON:
            raise ValueError("nested too deeply")
        if isinstance(value, str):
            return as_bytes(value)
        if isinstance(value, list):
            inner = [self._from_json(one, keep, depth + 1) for one in value]
            return self.page.runtime.table_from(dict(enumerate(inner, 0 if keep else 1)))
        if isinstance(value, dict):
            # Scribunto converts such keys to numbers, as PHP's arrays do, unless JSON_PRESERVE_KEYS is given.
            keys = (int(key) if not keep and _is_number(key) else as_bytes(key) for key in value)
            inner = [self._from_json(one, keep, depth + 1) for one in value.values()]
            return self.page.runtime.table_from(dict(zip(keys, inner, strict=True)))
        return value

    def json_encode(self, value: Any, pretty: bool) -> tuple[bool, bytes]:
        """Convert a Lua value to JSON, as ``mw.text.jsonEncode`` does; return True and the JSON, or False and an error
        message. ``pretty``: with line breaks and indentation.
        """
        try:
            plain = _to_json(value, 0)
        except (ValueError, RecursionError) as problem:
            return False, as_bytes(f"mw.text.jsonEncode: {problem}")
        shape: dict[str, Any] = {"indent": 4} if pretty else {"separators": (",", ":")}
        return True, as_bytes(json.dumps(plain, ensure_ascii=False, **shape))


def _is_number(key: str) -> bool:
    return key.isdecimal() and str(int(key)) == key


def _to_json(value: Any, depth: int) -> Any:
    if depth > DEEPEST_JSON:
        raise ValueError("nested too deeply")
    if isinstance(value, bytes):
        return as_text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("Cannot encode non-finite numbers")
        # All numbers of Lua 5.1 are floats: 1.0 is written as 1, as in PHP.
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if value is None or isinstance(value, bool | int):
        return value
    count = int(value[b"count"])
    names, values = value[b"names"], value[b"values"]
    pairs = {names[n]: _to_json(values[n], depth + 1) for n in range(1, count + 1)}
    if value[b"list"]:
        return [pairs[n] for n in sorted(pairs)]
    return {as_text(name): inner for name, inner in pairs.items()}
