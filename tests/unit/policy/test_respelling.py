"""Words in a hostile spelling, as they are meant; each keeps its place in the text as typed."""

from __future__ import annotations

import pytest

from ccgcompose.policy.respelling import spellings
from ccgcompose.policy.text import Text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("E M B A R G O E D until noon", "embargoed until noon"),
        ("O.F.F.I.C.I.A.L", "official"),
        ("p4ssw0rd for all", "password for all"),
        ("0fficial", "official"),
        ("n0t yet", "not yet"),
    ],
)
def test_it_is_read_as_it_is_meant(written: str, meant: str) -> None:
    assert [text.folded.text for text in spellings(Text(written))] == [Text(written).folded.text, meant]


@pytest.mark.parametrize(
    "written",
    [
        "covid19 and h1n1",
        "vitamin B12 at 5pm",
        "1st, 2nd and 3rd",
        "https://a0b.nhs.uk/f4l",
        "U.S.A.",
        "jo@nhs.net",
    ],
)
def test_what_is_plain_is_left_alone(written: str) -> None:
    assert len(spellings(Text(written))) == 1


def test_a_word_keeps_its_place() -> None:
    text = Text("\U0001f499 e\u0301 c.u.r.e.s c4ncer")
    meant = spellings(text)[1]
    start = meant.folded.text.index("cures")
    assert meant.written(start, start + len("cures")) == "c.u.r.e.s"
    start = meant.folded.text.index("cancer")
    assert meant.written(start, start + len("cancer")) == "c4ncer"
