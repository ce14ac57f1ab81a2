"""Rows of digits."""

from __future__ import annotations

import pytest

from ccgcompose.policy.digits import rows_of


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("9434765919", (10,)),
        ("943 476 5919", (3, 3, 4)),
        ("943-476-5919", (3, 3, 4)),
        ("943\n476 . 5919", (3, 3, 4)),
        ("010190 1234", (6, 4)),
        ("1 2 3 4 5 6 7 8 9 0", (1,) * 10),
    ],
)
def test_found(text: str, shape: tuple[int, ...]) -> None:
    (row,) = rows_of(f"a {text} b", 10)
    assert row.shape == shape
    assert (row.start, row.end) == (2, 2 + len(text))


@pytest.mark.parametrize(
    "text",
    ["943476591", "94347659190", "943 and 476 and 5919", "943 and 476 5919", "943    \n\n\n 476 5919", ""],
)
def test_not_found(text: str) -> None:
    assert list(rows_of(text, 10)) == []


def test_rows_may_share_groups() -> None:
    rows = list(rows_of("12 345 678 9012 345 678", 10))
    assert [row.digits for row in rows] == ["3456789012", "6789012345", "9012345678"]
