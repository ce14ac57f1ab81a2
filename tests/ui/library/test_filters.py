"""Which media are shown, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.consent import AgeBand, ConsentMethod, ConsentRecord, LawfulBasis, Relation
from ccgcompose.domain.media_gate import people_facts
from ccgcompose.domain.uses import Use as UseOfConsent
from tests.ui.library.lines import NOW, medium, record
from ui.library.filters import UNNAMED, Narrowing, Order, Standing, Use, chosen, counts, searched

LINES = [
    medium("open.jpg", record(), age=1, alt="A clinic"),
    medium("soon.jpg", record(ends=12), age=2),
    medium("over.jpg", record(ends=-1), age=3, creator="Zadie Q"),
    medium("withdrawn.jpg", record(revoked=True), age=4),
    medium("bare.jpg", age=5, alt="A clinic in the rain"),
    medium("waiting.jpg", record(begins=3), age=6),
]

MARK = Appearance("a", Resolution.STAFF, "amara", NOW, media_id="m", consent_id="consent-1")
CONSENT = ConsentRecord(
    id="consent-1",
    name="Sam Patel",
    relation=Relation.STAFF,
    age_band=AgeBand.ADULT,
    scope=(UseOfConsent.WEB,),
    given_on=NOW,
    method=ConsentMethod.SIGNED_FORM,
    lawful_basis=LawfulBasis.CONSENT,
    recorded_by="amara",
    recorded_at=NOW,
)


def names(standing: Standing, text: str = "", order: Order = Order.NEWEST) -> list[str]:
    folded = [searched(line) for line in LINES]
    return [
        line.asset.filename.removesuffix(".jpg")
        for line in chosen(LINES, folded, Narrowing(standing), text, order)
    ]


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


def test_whoever_is_shown_and_where_it_is_used() -> None:
    shown = replace(
        medium("sam.jpg", used_in=2),
        people=people_facts((MARK,), {"consent-1": CONSENT}, NOW, None, None),
    )
    faces = replace(medium("faces.jpg"), unnamed_faces=2)
    lines = [shown, faces]

    def found(wanted: Narrowing) -> list[str]:
        return [line.asset.filename for line in chosen(lines, ["", ""], wanted, "", Order.NEWEST)]

    assert found(Narrowing(person="Sam Patel")) == ["sam.jpg"]
    assert found(Narrowing(person="Somebody else")) == []
    assert found(Narrowing(person=UNNAMED)) == ["faces.jpg"]
    assert found(Narrowing(use=Use.USED)) == ["sam.jpg"]
    assert found(Narrowing(use=Use.UNUSED)) == ["faces.jpg"]
    assert found(Narrowing(person=UNNAMED, use=Use.USED)) == []
