"""Parses a call of ``{{convert}}``: its values, units and options (Help:Convert, Template:Convert/doc)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wikibinder.templates.unit_conversion.numerals import NBSP, Value, read_value
from wikibinder.templates.unit_conversion.units import Unit, parts, unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_VALUES = 12
LONGEST = 200
"""Maximum number of characters of an argument that contains several values (``5-8``)."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The words between two values: ``name`` next to names of units, ``symbol`` next to symbols ("": also ``name``).

    ``second``: the words in the quantity that is printed second ("": the same). ``hyphens``: spaces become hyphens in
    adjectives, also with symbols. ``each``: the unit is repeated after every value if it is a symbol (``symbol``), or
    in the quantity that is printed second (``second``). ``change``: the next value is a difference.
    """

    name: str
    symbol: str = ""
    second: str = ""
    hyphens: bool = False
    each: str = ""
    change: bool = False


RANGES: Mapping[str, Joint] = {
    "-": Joint("–"), "–": Joint("–"), "&ndash;": Joint("–"),
    "to": Joint(" to ", hyphens=True), "and": Joint(" and ", hyphens=True), "or": Joint(" or ", hyphens=True),
    "to(-)": Joint("&nbsp;to ", second="–"), "to-": Joint("&nbsp;to ", second="–"),
    "and(-)": Joint(" and ", second="–"), "to about": Joint(" to about "), "through": Joint(" through "),
    "by": Joint(" by "), "by(x)": Joint(" by ", second=" ×&nbsp;", each="second"),
    "x": Joint(" by ", " ×&nbsp;", each="symbol"), "×": Joint(" by ", " ×&nbsp;", each="symbol"),
    "&times;": Joint(" by ", " ×&nbsp;", each="symbol"), "xx": Joint("&nbsp;×&nbsp;"), "*": Joint("×"),
    "+": Joint(" + "), ",": Joint(",&nbsp;"), ", and": Joint(", and "), ", or": Joint(", or "),
    "&": Joint(" and ", hyphens=True), "and/or": Joint(" and/or "), "/": Joint("&thinsp;/&thinsp;"),
    "+/-": Joint("&nbsp;±&nbsp;", change=True), "±": Joint("&nbsp;±&nbsp;", change=True),
    "&plusmn;": Joint("&nbsp;±&nbsp;", change=True),
}  # fmt: skip
"""Word between two values in a call -> words that are printed."""
# "xx" before "x", which is part of it.
PACKED = ("-", "–", "xx", "x", "*")
"""Words that may join two values in one argument without spaces; between spaces all words in RANGES may."""

ROUNDS = ("0.5", "5", "10", "25", "50")


@dataclass(frozen=True, slots=True)
class Options:
    """The named parameters of ``{{convert}}`` that affect the output.

    ``abbr``: the side with symbols, ``in`` (given quantity) or ``out`` (results); ``on``: both, ``off``: none.
    ``abbr_given``: the call sets it. ``display``: ``disp=``. ``order``: "", ``flip`` (the result first) or ``out`` (the
    first result replaces the given quantity). ``words``: the purpose of the words after the output units: ``mid``,
    ``pre``, ``preunit``, ``x``. ``values_only``: no units. ``number_words``: million, not ×10⁶. ``also_symbol``: the
    given unit's name and symbol. ``hands``: symbol of the unit hand. ``upper``: number in words with a capital.
    ``comma``: see :class:`.numerals.Digits`. ``round_given``: digits after the point of given values (None: all).
    ``round_to``: results are multiples of it (0: they need not be); ``round_each``: those of a range are rounded
    independently. ``figures``: ``sigfig=`` (0: none). ``fraction``: denominator of ``frac=`` (0: none), printed with
    ``stroke``.
    """

    abbr: str = "out"
    abbr_given: bool = False
    display: str = ""
    order: str = ""
    adjective: bool = False
    american: bool = False
    words: frozenset[str] = frozenset()
    values_only: bool = False
    number_words: bool = False
    also_symbol: bool = False
    hands: str = "h"
    spell_given: bool = False
    spell_result: bool = False
    upper: bool = False
    comma: str = ""
    round_given: int | None = None
    round_to: float = 0
    round_each: bool = False
    figures: int = 0
    fraction: int = 0
    stroke: str = "/"

    @property
    def flip(self) -> bool:
        """Whether the result is printed before the given quantity."""
        return self.order == "flip"


ABBREVIATIONS = {
    "on": "on", "h": "on", "hh": "on", "unit": "on", "off": "off", "none": "off", "in": "in", "out": "out",
}  # fmt: skip
COMMAS = {"off": "off", "5": "5", "gaps": "gaps", "gaps3": "gaps"}
_SWAPPED = {"in": "out", "out": "in"}


def read_options(params: Mapping[str, str], *, abbreviated: bool = False) -> Options:
    """Return the options of a call from its named parameters. ``abbreviated``: symbols on both sides, unless ``abbr=``
    has another value. Values that Module:Convert does not define are ignored.
    """
    get = {name: value.strip() for name, value in params.items() if not name.isdecimal()}.get
    adjective, display, spell = get("adj") or get("sing", ""), get("disp", ""), get("spell", "")
    order = "out" if get("order") == "out" else "flip" if "flip" in (display, get("order")) else ""
    spell = "" if order == "out" else spell
    abbr = ABBREVIATIONS.get(get("abbr", ""), "on" if abbreviated and get("abbr") not in ("~", "values") else "")
    step = "5" if display == "5" else get("round", "")
    options = Options(
        abbr=abbr or ("off" if spell in ("on", "On") else "out"), abbr_given=bool(abbr),
        display=display, order=order, adjective=adjective in ("on", "mid"),
        american=get("sp") == "us", words=frozenset({adjective, display} & {"mid", "pre", "preunit", "x"}),
        values_only=get("abbr") == "values" or (display in ("table", "tablecen") and not abbr),
        number_words=get("abbr") == "unit", also_symbol=get("abbr") == "~", hands="hh" if get("abbr") == "hh" else "h",
        spell_given=spell in ("in", "In", "on", "On"), spell_result=spell in ("on", "On"), upper=spell in ("In", "On"),
        comma=COMMAS.get(get("comma", ""), ""),
        round_given=int(adjective[2]) if adjective in ("ri0", "ri1", "ri2", "ri3") else None,
        round_to=float(step) if step in ROUNDS else 0, round_each=step == "each", figures=_whole(get("sigfig", ""), 1),
        fraction=_whole(get("frac", "").lstrip("-"), 2), stroke="//" if get("frac", "").startswith("-") else "/",
    )  # fmt: skip
    if options.flip:
        # "in" and "out" are places on the page here, also if the number is spelled out.
        only = options.spell_given and not options.spell_result
        options = replace(
            options, abbr=_SWAPPED.get(options.abbr, options.abbr), spell_given=options.spell_given and not only,
            spell_result=options.spell_result or only,
        )  # fmt: skip
    return options


def _whole(text: str, least: int) -> int:
    """Return the whole number that a text means if it is at least ``least``; 0 otherwise."""
    return int(text) if re.match(r"\d{1,4}$", text) and int(text) >= least else 0


@dataclass(frozen=True, slots=True)
class Request:
    """A parsed call of ``{{convert}}``: ``values`` with the words between them (``joints``), their ``unit``, and
    ``shares``, the values in smaller units (11 in after 5 ft).

    ``outputs``: codes of the units of the results, "" for the default ones. ``precision``: digits after the point of
    results. ``middle``: words after the unit that is printed first. ``before``: words before the units of the given
    quantity and of the result, with their spaces. ``around``: text before and after the result. ``altitude``: in feet,
    for Mach.
    """

    values: tuple[Value, ...]
    joints: tuple[Joint, ...]
    unit: Unit
    options: Options
    shares: tuple[tuple[Value, Unit], ...] = ()
    outputs: str = ""
    precision: int | None = None
    middle: str = ""
    before: tuple[str, str] = ("", "")
    around: tuple[str, str] | None = None
    altitude: float = 0.0


@dataclass(slots=True)
class _Arguments:
    """The positional arguments of a call that are not parsed yet (``left``), and the words between values so far."""

    left: list[str]
    joints: list[Joint] = field(default_factory=list)

    def take(self) -> str:
        return self.left.pop(0) if self.left else ""

    def next(self) -> str:
        return self.left[0].strip() if self.left else ""

    def value(self, *, change: bool = False) -> Value | None:
        """Remove the next number from the arguments and return it; None if the next argument is no number. An argument
        may contain several, with words between them. ``change``: the number is a difference.
        """
        text = self.next()
        value = read_value(text)
        if value is None and (split := _unpacked(text)):
            self.left[:1] = split
            value = read_value(self.next())
        if value is not None:
            self.take()
            return replace(value, change=change)
        return None

    def integer(self) -> int | None:
        """Remove the next argument and return it as a number if it is an integer (the precision); otherwise leave it
        and return None.
        """
        text = self.next().replace(",", "")
        if re.match(r"[-+]?\d{1,3}(?:\.0*)?$", text):
            self.take()
            return int(float(text))
        return None


def _unpacked(text: str) -> list[str]:
    """Split an argument such as ``5-8``, ``5 to 8`` or ``1x2 to 3x4`` at one of the words between values: ``5``, ``-``,
    ``8``. Nothing if there is none, or the argument contains a fraction after a hyphen or is longer than LONGEST.
    """
    if len(text) > LONGEST:
        return []
    words = text.split(None, 2)
    if len(words) == 3 and words[1] in RANGES and not (words[1] == "-" and "/" in words[2]):
        return words
    if re.search("-.*/", text):
        return []
    for joint in PACKED:
        # From the second character on, because a minus sign at the beginning is no dash.
        before, found, after = text[1:].partition(joint)
        if found:
            return [text[:1] + before, joint, after]
    return []


def read_request(positional: Sequence[str], options: Options) -> Request | None:
    """Parse a call; None if a value is not a number, the unit is unknown, or there are more than MOST_VALUES values.
    ``positional``: its positional arguments with their white space.
    """
    arguments = _Arguments(list(positional))
    values: list[Value] = []
    # Limits calls with thousands of values; Module:Convert has no limit.
    while len(values) < MOST_VALUES:
        value = arguments.value(change=bool(arguments.joints) and arguments.joints[-1].change)
        if value is None:
            return None
        values.append(value)
        joint = RANGES.get(arguments.next())
        if joint is None:
            break
        arguments.take()
        arguments.joints.append(joint)
    found = unit(arguments.take())
    if found is None or len(arguments.joints) != len(values) - 1:
        return None
    if found.american:
        options = replace(options, american=True)
    shares = _shares(arguments, found) if len(values) == 1 else ()
    altitude = arguments.value() if found.special == "mach" else None
    request = Request(
        tuple(values), tuple(arguments.joints), found, options, shares, altitude=altitude.value if altitude else 0.0
    )
    return _with_outputs(arguments, request)


def _shares(arguments: _Arguments, large: Unit) -> tuple[tuple[Value, Unit], ...]:
    """Remove values in units smaller than ``large`` from the arguments (``|11|in`` after ``5|ft``), and return them."""
    shares: list[tuple[Value, Unit]] = []
    larger = large
    while len(arguments.left) >= 2:
        value, small = read_value(arguments.left[0]), unit(arguments.left[1])
        if small is None or value is None or small.code not in parts(larger.code):
            break
        del arguments.left[:2]
        # A hundredweight after tons is of the same kind (long or short) although its code does not say so.
        shares.append((value, unit(f"-{small.code}") or small))
        larger = small
    return tuple(shares)


def _with_outputs(arguments: _Arguments, request: Request) -> Request:
    """Return the request with the arguments after the given unit: output units, precision, and words for ``adj=mid``,
    ``adj=pre``, ``disp=preunit`` and ``disp=x``.
    """
    options = request.options
    outputs, precision, middle, around = "", arguments.integer(), "", None
    if precision is None and arguments.left:
        outputs, precision = arguments.take().strip(), arguments.integer()
    if "mid" in options.words and arguments.left:
        word = arguments.take()
        middle = word if word.startswith("-") else f" {word}"
    before = ("", "")
    if "pre" in options.words:
        word = _before(arguments.take(), after=True)
        before = ("", word) if options.flip else (word, "")
    if "x" in options.words:
        around = _around(arguments.take(), arguments.take())
    elif "preunit" in options.words:
        first, second = _both_before(arguments.take(), arguments.take())
        before = (before[0] + first, second)
    return replace(
        request, outputs=outputs, precision=arguments.integer() if precision is None else precision, middle=middle,
        before=before, around=around,
    )  # fmt: skip


def _around(first: str, second: str) -> tuple[str, str]:
    """Return the text before and after the result for the two words of ``disp=x``; square brackets if the first is
    blank.
    """
    return (first, second) if first.strip() else (f" &#91;{NBSP}{first}", f"{NBSP}&#93;{second}")


def _before(text: str, *, after: bool) -> str:
    """Return a word that is printed before a unit, with the spaces around it (the one behind only if ``after``): a
    space behind ``+``, none around an entity.
    """
    if not text.strip():
        return ""
    if text.strip() == "+":
        return "+ "
    if text.startswith("&"):
        return text
    text = text if text[0] in " -+" else f" {text}"
    return text if not after or text.endswith((" ", "-", NBSP)) else f"{text} "


def _both_before(first: str, second: str) -> tuple[str, str]:
    """Return the words before the given unit and before that of the result; the second defaults to the first, and
    ``&#32;`` means none.
    """
    one = _before(first, after=False)
    if not second.strip():
        return one, one
    return one, "" if second.strip() == "&#32;" else _before(second, after=False)
