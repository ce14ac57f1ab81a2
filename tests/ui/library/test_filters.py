"""Which media are shown, and in which order."""

from __future__ import annotations

import pytest

from tests.ui.library.lines import medium, record
from ui.library.filters import Order, Standing, chosen, counts, searched

LINES = [
    medium("open.jpg", record(), age=1, alt="A clinic"),
    medium("soon.jpg", record(ends=12), age=2),
    medium("over.jpg", record(ends=-1), age=3, creator="Zadie Q"),
    medium("withdrawn.jpg", record(revoked=True), age=4),
    medium("bare.jpg", age=5, alt="A clinic in the rain"),
    medium("waiting.jpg", record(begins=3), age=6),
]


def names(standing: Standing, text: str = "", order: Order = Order.NEWEST) -> list[str]:
    folded = [searched(line) for line in LINES]
    return [line.asset.filename.removesuffix(".jpg") for line in chosen(LINES, folded, standing, text, order)]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing.ALL, ["open", "soon", "over", "withdrawn", "bare", "waiting"]),
        (Standing.IN_FORCE, ["open", "soon"]),
        (Standing.EXPIRING, ["soon"]),
        (Standing.OVER, ["over", "withdrawn"]),
        (Standing.NONE, ["bare", "waiting"]),
    ],
)
def test_a_group_holds_what_its_name_says(standing: Standing, expected: list[str]) -> None:
    assert names(standing) == expected
    assert counts(LINES)[standing] == len(expected)


def test_every_word_must_occur_somewhere() -> None:
    assert names(Standing.ALL, "CLINIC") == ["open", "bare"]
    assert names(Standing.ALL, "clinic rain") == ["bare"]
    assert names(Standing.ALL, "zadie") == ["over"]
    assert names(Standing.ALL, "bloggs photography soon") == ["soon"]
    assert names(Standing.IN_FORCE, "rain") == []


def test_orders() -> None:
    assert names(Standing.OVER, order=Order.OLDEST) == ["withdrawn", "over"]
    assert names(Standing.ALL, order=Order.NAME) == ["bare", "open", "over", "soon", "waiting", "withdrawn"]
