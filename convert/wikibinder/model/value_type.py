"""A decorator for the data types of which a page has thousands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_type(kind: type[Kind]) -> type[Kind]:
    """Make a class a dataclass with slots, whose instances are compared and hashed by their fields. Only type checkers
    prevent changes of its fields.

    The ``__init__`` of a dataclass that is frozen at run time takes three times as long (5 % of a conversion).
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
