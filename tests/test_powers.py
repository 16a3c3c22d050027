"""Powers of ten: which superscripts have a sign before them for ears and copies."""

from __future__ import annotations

import pytest
from docutils import nodes

from wikibinder.editions.html.powers import is_power_of_ten


@pytest.mark.parametrize(
    ("before", "raised", "expected"),
    [
        ("370×10", "3", True), ("6.02×10", "−23", True), ("1×10", "-4", True), ("× 10", "3", False),
        ("the ×10", "3", False), ("5×10", "b", False), ("5×100", "2", False), ("km", "2", False),
    ],
)  # fmt: skip
def test_powers_of_ten(before: str, raised: str, *, expected: bool) -> None:
    power = nodes.superscript("", raised)
    nodes.paragraph("", "", nodes.Text(before), power)
    assert is_power_of_ten(power) is expected


def test_a_superscript_that_nothing_stands_before() -> None:
    power = nodes.superscript("", "3")
    nodes.paragraph("", "", power, nodes.Text("370×10"))
    assert not is_power_of_ten(power)
