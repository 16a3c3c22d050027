"""``#expr``: evaluates an arithmetic expression by the rules of MediaWiki's ParserFunctions.

Operators, their precedence, their names and the form of results are those of ExprParser.php. The input is limited,
so that the evaluation takes little time.
"""

from __future__ import annotations

import math
import operator
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_TOKENS = 1000
MAX_NUMBER = 1e15
"""Absolute value above which a number cannot be raised to a power, because the result could grow without limit; from it
on, results are printed with an exponent.
"""

Number = int | float


class ExpressionError(ValueError):
    """An expression of ``#expr`` is invalid; the text is MediaWiki's message without "Expression error: "."""


def _number(text: str) -> Number:
    try:
        return float(text) if "." in text else int(text)
    except ValueError as error:
        raise ExpressionError("Unrecognized number") from error


def _divide(a: Number, b: Number) -> Number:
    if b == 0:
        raise ExpressionError("Division by zero.")
    return a / b


def _modulo(a: Number, b: Number) -> Number:
    if int(b) == 0:
        raise ExpressionError("Division by zero.")
    return int(math.fmod(int(a), int(b)))


def _float_modulo(a: Number, b: Number) -> Number:
    if b == 0:
        raise ExpressionError("Division by zero.")
    return math.fmod(a, b)


def _power(a: Number, b: Number) -> Number:
    if abs(a) > MAX_NUMBER or abs(b) > 1000:
        raise ExpressionError("Number too large.")
    value = float(a) ** b
    # For the root of a negative number Python gives a complex number, PHP gives NaN.
    if isinstance(value, complex):
        raise ExpressionError("NaN")
    return value


def round_half_up(value: Number, digits: int) -> Number:
    """Return ``value`` rounded to ``digits`` after the point, as by PHP's ``round``: halves away from zero; negative
    ``digits`` round to tens, hundreds ...
    """
    digits = max(-300, min(300, digits))
    scaled = abs(value) * 10.0**digits if digits >= 0 else abs(value) / 10.0**-digits
    # PHP first rounds to 15 significant digits, so that 1.005 counts as a half.
    whole = math.floor(float(f"{scaled:.14e}") + 0.5) if scaled < MAX_NUMBER else scaled
    rounded = whole / 10.0**digits if digits >= 0 else whole * 10.0**-digits
    return math.copysign(rounded, value)


# Precedences of ExprParser.php; a higher one binds first. "e" is the exponent of 1e3.
BINARY: dict[str, tuple[int, Callable[[Number, Number], Number]]] = {
    "e": (10, lambda a, b: a * _power(10, b)),
    "^": (8, _power),
    "*": (7, operator.mul),
    "/": (7, _divide),
    "div": (7, _divide),
    "mod": (7, _modulo),
    "fmod": (7, _float_modulo),
    "+": (6, operator.add),
    "-": (6, operator.sub),
    "round": (5, lambda a, b: round_half_up(a, int(b))),
    "=": (4, lambda a, b: int(math.isclose(a, b, rel_tol=1e-15))),
    "<": (4, lambda a, b: int(a < b)),
    ">": (4, lambda a, b: int(a > b)),
    "<=": (4, lambda a, b: int(a <= b)),
    ">=": (4, lambda a, b: int(a >= b)),
    "<>": (4, lambda a, b: int(not math.isclose(a, b, rel_tol=1e-15))),
    "!=": (4, lambda a, b: int(not math.isclose(a, b, rel_tol=1e-15))),
    "and": (3, lambda a, b: int(bool(a) and bool(b))),
    "or": (2, lambda a, b: int(bool(a) or bool(b))),
}
UNARY: dict[str, tuple[int, Callable[[Number], Number]]] = {
    "negate": (10, operator.neg),
    "posit": (10, operator.pos),
    "not": (9, lambda a: int(not a)),
    "sin": (9, math.sin),
    "cos": (9, math.cos),
    "tan": (9, math.tan),
    "asin": (9, math.asin),
    "acos": (9, math.acos),
    "atan": (9, math.atan),
    "exp": (9, math.exp),
    "ln": (9, math.log),
    "abs": (9, abs),
    "floor": (9, math.floor),
    "trunc": (9, math.trunc),
    "ceil": (9, math.ceil),
    "sqrt": (9, math.sqrt),
}
CONSTANTS = {"e": math.e, "pi": math.pi}
SIGNS = {"-": "negate", "+": "posit"}
SAME_CHARACTERS = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "\N{NO-BREAK SPACE}": " "})

_TOKEN = re.compile(r"\s*(?:([0-9.]+)|([A-Za-z]+)|(<=|>=|<>|!=|[-+*/^()=<>])|(\S))")


def calculate(text: str) -> str:
    """Return the value of an expression as ``#expr`` prints it; "" for an empty one. Raises ExpressionError if it is
    invalid.
    """
    tokens = _TOKEN.findall(text.translate(SAME_CHARACTERS))
    # MediaWiki's message for an expression that is too long.
    if len(tokens) > MAX_TOKENS:
        raise ExpressionError("Stack exhausted.")
    if not tokens:
        return ""
    try:
        return formatted(_Calculation().run(tokens))
    except (OverflowError, ValueError) as error:
        # ExpressionError is a ValueError and already has MediaWiki's message.
        if isinstance(error, ExpressionError):
            raise
        raise ExpressionError("Number out of range.") from error


class _Calculation:
    """The evaluation of one expression, with a stack of values and one of operators, as MediaWiki does."""

    def __init__(self) -> None:
        self.values: list[Number] = []
        self.operators: list[str] = []
        self.want_value = True

    def run(self, tokens: list[tuple[str, str, str, str]]) -> Number:
        for digits, word, sign, other in tokens:
            if other:
                raise ExpressionError(f'Unrecognized punctuation character "{other}".')
            if digits:
                self.value(_number(digits))
            elif word:
                self.word(word.lower())
            else:
                self.sign(sign)
        while self.operators:
            if self.operators[-1] == "(":
                raise ExpressionError("Unclosed bracket.")
            self.reduce()
        if len(self.values) != 1:
            raise ExpressionError("Missing operand.")
        return self.values[0]

    def value(self, number: Number) -> None:
        if not self.want_value:
            raise ExpressionError("Unexpected number.")
        self.values.append(number)
        self.want_value = False

    def word(self, word: str) -> None:
        # "e" is Euler's number where a value is expected, otherwise the operator of 1e3.
        if self.want_value and word in CONSTANTS:
            self.value(CONSTANTS[word])
        elif word in UNARY:
            if not self.want_value:
                raise ExpressionError(f"Unexpected {word} operator.")
            self.operators.append(word)
        elif word in BINARY:
            self.binary(word)
        else:
            raise ExpressionError(f'Unrecognized word "{word}".')

    def sign(self, sign: str) -> None:
        if sign == "(":
            if not self.want_value:
                raise ExpressionError("Unexpected ( operator.")
            self.operators.append(sign)
        elif sign == ")":
            while self.operators and self.operators[-1] != "(":
                self.reduce()
            if not self.operators:
                raise ExpressionError("Unexpected closing bracket.")
            self.operators.pop()
            self.want_value = False
        elif self.want_value and sign in SIGNS:
            self.operators.append(SIGNS[sign])
        else:
            self.binary(sign)

    def binary(self, word: str) -> None:
        if self.want_value:
            raise ExpressionError(f"Unexpected {word} operator.")
        strength = BINARY[word][0]
        # ">=": operators of equal precedence are evaluated from the left, even powers, as in MediaWiki.
        while self.operators and self.strength(self.operators[-1]) >= strength:
            self.reduce()
        self.operators.append(word)
        self.want_value = True

    @staticmethod
    def strength(word: str) -> int:
        if word == "(":
            return -1
        return UNARY[word][0] if word in UNARY else BINARY[word][0]

    def reduce(self) -> None:
        word = self.operators.pop()
        needed = 1 if word in UNARY else 2
        if len(self.values) < needed:
            raise ExpressionError(f"Missing operand for {word}.")
        if word in UNARY:
            self.values.append(UNARY[word][1](self.values.pop()))
        else:
            right, left = self.values.pop(), self.values.pop()
            self.values.append(BINARY[word][1](left, right))
        # Python's integers grow without limit; PHP's become infinite.
        if abs(self.values[-1]) > 1e300:
            raise ExpressionError("Number too large.")


def formatted(value: Number) -> str:
    """Return a number as PHP prints it: 14 significant digits, no zeros at the end; from 1e15 on and below 0.0001 as
    ``1.0E+15``; ``INF`` or ``NAN``.
    """
    if isinstance(value, int) and abs(value) < MAX_NUMBER:
        return str(value)
    if math.isnan(value) or math.isinf(value):
        return "NAN" if math.isnan(value) else "INF"
    text = f"{float(value):.14G}"
    if "E" not in text:
        return "0" if text == "-0" else text
    mantissa, exponent = text.split("E")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent):+d}"
