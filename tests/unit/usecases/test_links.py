"""What a session remembers of links."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccgcompose.domain.link_answer import LinkState, opened_as
from ccgcompose.usecases.links import FRESH, FRESH_UNKNOWN, MOST_AT_ONCE, MOST_KEPT, Links
from tests.fakes.clock import FixedClock
from tests.fakes.links import FakeLinkLooker

FLU, GONE = "https://www.nhs.uk/flu", "https://www.nhs.uk/gone"
TEXT = f"Read {FLU}#when or nhs.uk/jab, and {FLU}. Mail pals@nhs.uk."


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


def test_the_links_of_all_wordings_are_wanted_once_as_a_browser_opens_them(clock: FixedClock) -> None:
    links = Links(clock, FakeLinkLooker(clock))
    assert links.wanted(TEXT, f"{GONE} {FLU}") == (FLU, "https://nhs.uk/jab", GONE)


def test_an_answer_is_kept_and_not_wanted_again(clock: FixedClock) -> None:
    looker = FakeLinkLooker(clock, {GONE: LinkState.DEAD})
    links = Links(clock, looker)
    links.keep(links.look(links.wanted(f"{FLU} {GONE}")))
    assert links.wanted(FLU, GONE) == ()
    assert [answer.state for answer in links.known(f"{GONE} {FLU}")] == [LinkState.DEAD, LinkState.OPENS]
    assert links.known("Without a link") == ()
    assert looker.asked == [(FLU, GONE)]


@pytest.mark.parametrize(("state", "age"), [(LinkState.OPENS, FRESH), (LinkState.UNKNOWN, FRESH_UNKNOWN)])
def test_an_answer_grows_old(clock: FixedClock, state: LinkState, age: timedelta) -> None:
    links = Links(clock, FakeLinkLooker(clock, {FLU: state}))
    links.keep(links.look((FLU,)))
    clock.advance(age - timedelta(seconds=1))
    assert links.wanted(FLU) == ()
    assert len(links.known(FLU)) == 1
    clock.advance(timedelta(seconds=1))
    assert links.wanted(FLU) == (FLU,)
    assert links.known(FLU) == ()


def test_the_memory_is_bounded_and_forgets_the_oldest(clock: FixedClock) -> None:
    links = Links(clock, FakeLinkLooker(clock))
    urls = tuple(f"https://www.nhs.uk/{number}" for number in range(MOST_KEPT + 1))
    links.keep(links.look(urls))
    assert links.known(urls[0]) == ()
    assert len(links.known(" ".join(urls))) == MOST_KEPT


def test_a_post_of_many_links_asks_for_some_at_a_time(clock: FixedClock) -> None:
    links = Links(clock, FakeLinkLooker(clock))
    text = " ".join(f"https://www.nhs.uk/{number}" for number in range(3 * MOST_AT_ONCE))
    assert len(links.wanted(text)) == MOST_AT_ONCE


def test_where_links_are_not_opened_nothing_is_wanted_or_answered(clock: FixedClock) -> None:
    links = Links(clock, None)
    assert not links.opens_links
    assert links.wanted(FLU) == ()
    assert links.look((FLU,)) == ()


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("nhs.uk/flu", "https://nhs.uk/flu"),
        ("http://nhs.uk/#a", "http://nhs.uk/"),
        ("www.nhs.uk", "https://www.nhs.uk"),
    ],
)
def test_a_link_is_opened_as_a_browser_would(written: str, opened: str) -> None:
    assert opened_as(written) == opened
