"""The window's sentences: counts, moments, permissions, choices."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.moments import clock_name
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from ccgcompose.domain.post import Content, MediaUse, Variant
from ccgcompose.errors import BadMoment
from ui.compose import choosing
from ui.compose.content_words import whole_text
from ui.compose.permission_words import badge, worst
from ui.compose.words import ago, at, due_words, in_the_way
from ui.words import joined

ZONE = "Europe/London"
NOW = datetime(2026, 11, 24, 14, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "One thing stands in the way"),
        (2, "Two things stand in the way"),
        (9, "Nine things stand in the way"),
        (10, "10 things stand in the way"),
    ],
)
def test_what_is_in_the_way_is_counted_in_words(count: int, words: str) -> None:
    assert in_the_way(count) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=1), "just now"),
        (timedelta(seconds=-5), "just now"),  # a clock that was set back
        (timedelta(seconds=12), "12 seconds ago"),
        (timedelta(seconds=61), "a minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=3), "at 11:31am"),
        (timedelta(days=1), "yesterday at 2:31pm"),
        (timedelta(days=9), "on 15 November 2026 at 2:31pm"),
    ],
)
def test_how_long_ago_gets_coarser(before: timedelta, words: str) -> None:
    assert ago(NOW - before, NOW, ZONE) == words


def test_moments_are_said_in_the_zone_of_the_organisation() -> None:
    summer = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    assert clock_name(summer, ZONE) == "London (BST)"
    assert due_words(summer, ZONE) == "Wednesday 1 July 2026, 9am (BST)"
    assert at(summer, summer, ZONE) == "at 9am"


@pytest.mark.parametrize(
    ("names", "words"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")],
)
def test_names_are_joined_as_one_says_them(names: tuple[str, ...], words: str) -> None:
    assert joined(names) == words


def test_the_next_working_morning_skips_the_weekend() -> None:
    friday = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
    assert choosing.first_offer(friday, ZONE) == (date(2026, 11, 30), time(9, 0))


def test_a_wall_time_that_happens_once_needs_no_choice() -> None:
    assert choosing.occurrences(date(2026, 11, 30), time(9, 0), ZONE) == ()
    assert choosing.occurrences(date(2027, 3, 28), time(1, 30), ZONE) == ()


def test_a_wall_time_that_happens_twice_is_told_apart() -> None:
    first, second = choosing.occurrences(date(2027, 10, 31), time(1, 30), ZONE)
    assert (first, second) == ("the first (BST)", "the second (GMT)")


def test_a_moment_that_has_just_gone_by_is_now() -> None:
    when = choosing.read(date(2026, 11, 24), time(14, 30), ZONE, NOW, second=False)
    assert when.due_at == NOW


@pytest.mark.parametrize(("day", "wall"), [((2026, 11, 24), (14, 29)), ((2027, 3, 28), (1, 30))])
def test_a_moment_that_cannot_be_is_refused(day: tuple[int, int, int], wall: tuple[int, int]) -> None:
    with pytest.raises(BadMoment):
        choosing.read(date(*day), time(*wall), ZONE, NOW, second=False)


def test_of_several_permissions_the_worst_is_shown() -> None:
    none, fine = PermissionVerdict(PermissionState.NONE), PermissionVerdict(PermissionState.IN_FORCE)
    assert worst((fine, none)) == none
    assert worst(()) == none
    assert badge(none, ZONE) == ("record", "Permission needed")


def test_a_content_is_laid_out_as_one_text() -> None:
    account = Account("a", "Newsroom", "newsroom", BrandKit())
    content = Content("Flu", "Title", "Words", ("a",), (Variant("a", "Own words"),), (MediaUse("m", ""),))
    assert whole_text(content, {"a": account}, {}) == (
        "Title\n\nWords\n\nOnly for Newsroom:\nOwn words\n\nPicture m: no alt text\n\nSubject: Flu"
    )
