"""Which publication stands under which heading."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ccgcompose.domain.publication import DeliveryState
from tests.ui.planner.lines import NOW, ZONE, line
from ui.planner.grouping import NEEDS_DECISION, OUT, TAKEN_BACK, sections

S = DeliveryState


def titles_and_names(*lines: object) -> list[tuple[str, list[str]]]:
    found = sections(lines, NOW, ZONE)  # type: ignore[arg-type]
    return [(section.title, [each.headline for each in section.lines]) for section in found]


def test_what_needs_a_decision_comes_first_and_what_is_done_last() -> None:
    found = titles_and_names(
        line("out", S.SENT, NOW - timedelta(days=1)),
        line("next week", due_at=NOW + timedelta(days=7)),
        line("late", S.OVERDUE, NOW - timedelta(hours=2)),
        line("soon", due_at=NOW + timedelta(hours=1)),
        line("back", S.CANCELLED, NOW + timedelta(days=1)),
        line("tomorrow", due_at=NOW + timedelta(days=1)),
        line("stopped", S.STOPPED, NOW - timedelta(hours=3)),
        line("unconfirmed", S.UNKNOWN, NOW - timedelta(hours=1)),
        line("refused", S.FAILED, NOW),
        line("going", S.CLAIMED, NOW),
    )
    assert found == [
        (NEEDS_DECISION, ["stopped", "late", "unconfirmed", "refused"]),
        ("Today, Tuesday 24 November", ["going", "soon"]),
        ("Tomorrow, Wednesday 25 November", ["tomorrow"]),
        ("Tuesday 1 December", ["next week"]),
        (OUT, ["out"]),
        (TAKEN_BACK, ["back"]),
    ]


def test_what_went_out_last_stands_first() -> None:
    older, newer = line("older", S.SENT, NOW - timedelta(days=2)), line("newer", S.SENT, NOW)
    assert titles_and_names(older, newer) == [(OUT, ["newer", "older"])]


def test_a_day_is_a_day_of_the_organisation() -> None:
    """Half past eleven in the evening of UTC is half past midnight of British summer time."""
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    found = sections([line("late", due_at=summer)], summer - timedelta(hours=12), ZONE)
    assert [section.title for section in found] == ["Tomorrow, Thursday 2 July"]


def test_another_year_is_said() -> None:
    new_year = datetime(2027, 1, 1, 9, tzinfo=UTC)
    assert titles_and_names(line("new", due_at=new_year)) == [("Friday 1 January 2027", ["new"])]


def test_what_was_due_yesterday_and_is_held_is_said_to_be_of_yesterday() -> None:
    assert titles_and_names(line("held", due_at=NOW - timedelta(days=1))) == [
        ("Yesterday, Monday 23 November", ["held"])
    ]


def test_nothing_has_no_heading() -> None:
    assert sections([], NOW, ZONE) == ()
