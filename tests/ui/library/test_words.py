"""What the library says of permissions, files and descriptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.domain.moments import short_day
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from ccgcompose.usecases.intake import Ending, Outcome
from tests.ui.library.lines import NOW, ZONE, medium, record
from ui.library.intake_words import kind_of, outcome_words
from ui.library.self_description import private_words
from ui.library.words import alt_hint, badge, file_facts, period, used_in


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (medium("a"), ("record", "No permission record")),
        (medium("a", record()), ("ok", "Permission in force")),
        (medium("a", record(ends=400)), ("ok", "In force to 29 Dec 2027")),
        (medium("a", record(ends=10)), ("warn", "Expires 4 Dec 2026")),
        (medium("a", record(ends=-1)), ("bad", "Expired 23 Nov 2026")),
        (medium("a", record(begins=3)), ("info", "Not before 27 Nov 2026")),
        (medium("a", record(revoked=True)), ("bad", "Permission withdrawn")),
    ],
)
def test_a_badge_says_how_the_permission_stands(line: object, expected: tuple[str, str]) -> None:
    assert badge(line.verdict, ZONE) == expected  # type: ignore[attr-defined]


def test_a_badge_knows_other_platforms() -> None:
    verdict = PermissionVerdict(PermissionState.OTHER_PLATFORM, record())
    assert badge(verdict, ZONE) == ("warn", "Other platforms only")


def test_the_last_day_is_a_day_on_which_it_holds() -> None:
    """The record ends at midnight: the day before is the last."""
    until = record(ends=0)
    assert period(until, ZONE) == "14 Nov 2026 to 24 Nov 2026"
    assert period(record(), ZONE) == "From 14 Nov 2026, without end"
    assert short_day(NOW, ZONE) == "24 Nov 2026"


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("", "warn", "Empty"),
        ("   \n", "warn", "Empty"),
        ("Image of a clinic", "warn", "“Image of”"),
        ("A photo of a clinic", "warn", "Leave out"),
        ("The entrance of the clinic", "ok", "26 of 125"),
        ("Imagery of the town", "ok", "19 of 125"),
        ("x" * 125, "ok", "125 of 125"),
        ("x" * 126, "warn", "126 characters"),
    ],
)
def test_a_description_is_judged_as_it_is_typed(text: str, kind: str, piece: str) -> None:
    found_kind, words = alt_hint(text)
    assert found_kind == kind
    assert piece in words


def test_sizes_and_uses() -> None:
    assert [used_in(n) for n in (0, 1, 1200)] == [
        "Not used in a post yet",
        "Used in 1 post",
        "Used in 1,200 posts",
    ]
    assert file_facts(medium("a").asset) == "1,600 × 1,067 pixels · 428 KB · JPEG"


def test_what_gives_a_place_away_is_said_and_that_it_stays_here() -> None:
    assert private_words(EmbeddedMetadata()) == ""
    found = private_words(EmbeddedMetadata(has_location=True))
    assert found == "GPS position was found: it is not in the copy that goes out."
    assert "serial number" in private_words(EmbeddedMetadata(camera_serial=True))
    assert "they are not" in private_words(EmbeddedMetadata(has_location=True, camera_serial=True))


def ended(*endings: Ending) -> list[Outcome]:
    return [Outcome(Path(f"{at}.jpg"), ending, "Told.") for at, ending in enumerate(endings)]


def test_the_outcome_is_one_sentence() -> None:
    e = Ending
    whole = ended(e.ADDED, e.LIKE, e.SAME, e.BAD, e.NOT_TRIED)
    assert outcome_words(whole) == (
        "Stopped: 2 files were added, 1 was here already, 1 could not be taken in, 1 was not tried."
    )
    assert (kind_of(whole), kind_of(ended(e.ADDED))) == ("warn", "ok")
    assert outcome_words(ended(e.ADDED)) == "1 file was added."
    assert outcome_words([]) == "There was no file in what you chose."
