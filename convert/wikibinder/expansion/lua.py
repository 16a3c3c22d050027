"""``{{#invoke:}}``: runs Lua modules of the wiki in a sandbox (the only importer of lupa).

Each page has its own Lua state, because modules can change what a state shares, and a page must not see changes of
another. The functions that modules may call are in :mod:`wikibinder.expansion.lua_host`; the part in Lua is in
``lua_library/``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wikibinder.expansion.citation_modules import is_citation_module, translated
from wikibinder.expansion.expander import ModuleError
from wikibinder.expansion.frames import Frame, TemplateFrame
from wikibinder.expansion.kept_calls import CITATION_MODULE, KeptCall
from wikibinder.expansion.lua_host import functions
from wikibinder.expansion.lua_values import ENCODING, LuaPage

try:
    from lupa import lua51
except ImportError:  # no wheel for this machine
    lua51 = None

if TYPE_CHECKING:
    from wikibinder.expansion.expansion_call import ExpansionCall
    from wikibinder.expansion.protocols import PageExpansion
    from wikibinder.expansion.tree_nodes import Part

AVAILABLE = lua51 is not None
SECONDS = 10.0
"""Maximum processor time, in seconds, of the modules of one page."""
MEMORY = 200_000_000
"""Maximum memory of the Lua state of one page in bytes."""
LONGEST_TEXT = 20_000_000
"""Maximum length in characters of the result of ``string.rep``."""
LIBRARIES = (
    "mw", "text", "ustring", "html", "title", "language", "message", "uri", "site", "hash",
)  # fmt: skip
REQUIRED = ("libraryUtil", "strict", "bit32")
"""Libraries that modules load by ``require``."""

INSTALL = "Lua modules need the package lupa, which has no wheel for this machine: pip install lupa"
ERROR = '<strong class="error"><span class="scribunto-error">{}</span></strong>'


class LuaState:
    """The Lua state of one page: runs the page's ``{{#invoke:}}`` calls in a sandbox with limits of time and memory."""

    def __init__(self, expander: PageExpansion) -> None:
        self.page = LuaPage(expander)
        runtime = lua51.LuaRuntime(
            # Strings of Lua are bytes: modules cut them at any byte, even inside a character.
            encoding=None,
            source_encoding=ENCODING,
            unpack_returned_tuples=True,
            # Modules cannot reach anything of Python: no eval, no builtins, no attributes, no module "python".
            register_eval=False,
            register_builtins=False,
            attribute_filter=_no_attributes,
            max_memory=MEMORY,
        )
        self.page.runtime = runtime
        runtime.execute("python = nil; package.loaded.python = nil")
        start = runtime.execute("return loadstring(...)", _library("sandbox"), b"=sandbox")
        chunk = start[0] if isinstance(start, tuple) else start
        sources = {f"mw.{name}".encode(): _library(name) for name in LIBRARIES}
        sources |= {name.encode(): _library(name) for name in REQUIRED}
        bounds = {b"seconds": SECONDS, b"text": LONGEST_TEXT}
        table = runtime.table_from
        self._invoke = chunk(table(functions(self.page)), table(sources), table(bounds))

    def close(self) -> None:
        """Free the state. Python would find the reference cycle between the state and the page only late, and each
        state takes megabytes until then.
        """
        self.page.close()
        self._invoke = None

    def invoke(self, module: str, name: str, frame: Frame) -> tuple[str | None, str]:
        """Call function ``name`` of a Lua module; ``frame`` has the arguments. Return the text and ""; on an error of
        the module None and the message. Raises lupa's LuaError or LuaMemoryError if the state itself fails.
        """
        identifier = self.page.register(frame)
        result = self._invoke(module.encode(ENCODING), name.encode(ENCODING, "surrogateescape"), identifier)
        if isinstance(result, tuple):
            return None, _text(result[1])
        return _text(result), ""


def invoke(call: ExpansionCall) -> str:
    """Return what ``{{#invoke: module | function | arguments }}`` expands to: the text that the Lua module returns.

    A call of the citation module becomes a strip marker. A failure is recorded and returned as an error text; raises
    ModuleError instead if the template call around it is to be kept.
    """
    expander = call.expander
    title = expander.page.namespaces.title(f"Module:{call.first}")
    # Module:Citation/CS1 would return HTML; instead the converter makes an entry from the parameters.
    if expander.kept and title is not None and is_citation_module(expander.templates.store, title.text):
        return _citation(call, title.text)
    function = call.text(1)
    shown = title.full if title else f"Module:{call.first}"
    if title is None or expander.templates.store.get(title.namespace, title.text) is None:
        return failed(call, shown, "there is no such module")
    if not AVAILABLE:
        return failed(call, shown, INSTALL)
    state = expander.state.get("lua")
    frame = TemplateFrame(expander, call.frame, title, _numbered(call))
    try:
        if not isinstance(state, LuaState):
            state = expander.state["lua"] = LuaState(expander)
        text, message = state.invoke(shown, function, frame)
    except (lua51.LuaError, lua51.LuaMemoryError, RecursionError) as problem:
        expander.close()  # after an error of memory a state cannot be used again
        text, message = None, str(problem)
    return failed(call, shown, message) if text is None else text


def _citation(call: ExpansionCall, module: str) -> str:
    """Return a strip marker for a call of the citation module
    (``{{#invoke:Citation/CS1|citation|CitationClass=web}}``), so that the converter reads its parameters.

    As in the module, the parameters are those of the template that contains the call, and those of the call itself,
    which take precedence.
    """
    caller = call.frame.arguments()
    own = TemplateFrame(call.expander, call.frame, call.frame.title, _numbered(call)).arguments()
    given = {name: value for name, value in {**caller, **own}.items() if value.strip() or name in own}
    params = translated(given, call.expander.templates.citation_names(module))
    return call.expander.markers.add(KeptCall(CITATION_MODULE, params), "call")


def _numbered(call: ExpansionCall) -> tuple[Part, ...]:
    """Return the arguments of an ``{{#invoke:}}`` after the name of the function; positional ones are numbered
    from 1.
    """
    return tuple(replace(part, index=part.index - 1) if part.name is None else part for part in call.parts[1:])


def failed(call: ExpansionCall, module: str, message: str) -> str:
    """Record the failure of the module of that title and return MediaWiki's error text for it; raises ModuleError
    instead if the template call around it is to be kept.
    """
    call.expander.fail(module, message)
    # In the test of #iferror the failure is text, as the template tests for it.
    if call.expander.kept and not call.expander.tolerant:
        raise ModuleError(message)
    return ERROR.format(f"Lua error: {message}")


def _no_attributes(_object: object, name: object, _setting: object) -> object:
    """Raise AttributeError for any attribute of a Python object that Lua code accesses."""
    raise AttributeError(str(name))


@cache
def _library(name: str) -> bytes:
    return files("wikibinder.expansion").joinpath("lua_library", f"{name}.lua").read_bytes()


def _text(value: object) -> str:
    return value.decode(ENCODING, "replace") if isinstance(value, bytes) else str(value)
