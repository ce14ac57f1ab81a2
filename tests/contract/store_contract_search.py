"""What every store keeps, part four: what is looked for in the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ccgcompose.domain.history import Entry
from ccgcompose.domain.post import Content, Variant
from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.usecases.ports import Store
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery
from tests.contract.store_material import (
    AMARA,
    DAY,
    MINUTE,
    NEWSROOM,
    NOON,
    PAGE,
    PRIYA,
    RECEIPT,
    SENT,
    delivery,
    move,
    people,
    post,
    publication,
    publish,
    revision,
    say,
)

FLU = Content("Vaccination", "Flu clinics", "Our café clinics open on Monday.", (NEWSROOM.id,))
ODD_QUERIES = [
    *(
        '"',
        "'",
        "*",
        "flu*",
        '"flu',
        "flu AND",
        "NOT flu",
        "OR",
        "NEAR(flu clinics)",
        "title:flu",
        "-flu",
        "^flu",
    ),
    *(
        "{flu}",
        "(flu",
        "flu)",
        "💉",
        "!!!",
        "\x00",
        "flu\x00",
        "\ud83d",
        "%",
        "_",
        "\\",
        "--",
        "; DROP TABLE post",
    ),
    *("flu " * 500, "x" * 10_000, "’", "…", "a+b", "covid-19", "marks : g1", "g1"),
]


def ids(store: Store, **wanted: object) -> list[str]:
    """The publications that a query lists, by their last sign."""
    with store.read() as unit:
        lines = unit.history.lines(HistoryQuery(**wanted))  # type: ignore[arg-type]
    return [line.publication_id.removeprefix("publication-") for line in lines]


def out(store: Store, number: int, content: Content = FLU, due_at: datetime = NOON) -> None:
    """A post of its own that is out."""
    post(store, f"post-{number}", content)
    publish(store, number, f"post-{number}", due_at=due_at)
    move(store, f"delivery-{number}", *SENT)


class HistoryLinesContract:
    """The list of publications."""

    def test_a_line_tells_all_that_is_shown(self, store: Store) -> None:
        people(store)
        post(store, content=FLU)
        with store.write() as unit:
            pair = (delivery(2, 1, PAGE), delivery(1, 1))
            unit.publications.add(publication(), pair)
            say(unit)
        move(store, "delivery-1", *SENT)
        with store.write() as unit:
            unit.posts.add_revision(revision(2, note="Park Lane."))
            say(unit)
        with store.read() as unit:
            found = unit.history.lines(HistoryQuery())
        states = (DeliveryState.PENDING, DeliveryState.SENT)
        assert found == (
            HistoryLine(
                *("publication-1", "post-1", "Flu clinics", "Vaccination", ("Page", "Newsroom"), "Amara Obi"),
                *(DeliveryKind.PUBLISH, NOON + DAY, states, 1),
            ),
        )

    def test_the_newest_come_first_by_when_they_are_due_then_by_when_they_were_decided(
        self, store: Store
    ) -> None:
        people(store)
        moments = [NOON, NOON + MINUTE, NOON, NOON - DAY, NOON]
        for number, moment in enumerate(moments, start=1):
            out(store, number, due_at=moment)
        assert ids(store) == ["2", "5", "3", "1", "4"]

    def test_pages_follow_one_another_without_gap_or_overlap(self, store: Store) -> None:
        people(store)
        for number in range(1, 6):
            out(store, number, due_at=NOON + (number // 3) * MINUTE)
        pages, before = list[list[str]](), None
        while page := ids(store, limit=2, before=before):
            pages.append(page)
            before = f"publication-{page[-1]}"
        assert pages == [["5", "4"], ["3", "2"], ["1"]]
        assert ids(store, before="publication-4", text="flu") == ["3", "2", "1"]

    def test_what_is_moved_moves_in_the_list(self, store: Store) -> None:
        people(store)
        out(store, 1)
        out(store, 2, due_at=NOON + MINUTE)
        assert ids(store, text="flu") == ["2", "1"]
        with store.write() as unit:
            unit.publications.update(publication(1, "post-1", NOON + DAY))
            say(unit)
        assert ids(store, text="flu") == ids(store) == ["1", "2"]

    def test_what_is_out_stands_where_it_went_out(self, store: Store) -> None:
        people(store)
        out(store, 1, due_at=NOON - DAY)
        out(store, 2, due_at=NOON - MINUTE)
        late = replace(RECEIPT, delivery_id="delivery-1", received_at=NOON)
        with store.write() as unit:
            unit.publications.add_receipt(late)
            unit.publications.add_receipt(replace(late, remote_id="urn:2", received_at=NOON + DAY))
            say(unit)
        assert ids(store, text="flu") == ids(store) == ["1", "2"]
        assert ids(store, since=NOON) == ["1"]
        assert ids(store, until=NOON) == ["2"]
        with store.read() as unit:
            assert unit.history.lines(HistoryQuery())[0].at == NOON

    def test_what_is_only_planned_is_listed_by_its_state_alone(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        assert ids(store) == ids(store, text="flu") == ids(store, account_id=NEWSROOM.id) == []
        assert ids(store, state=DeliveryState.PENDING) == ["1"]
        with store.write() as unit:
            assert unit.history.count_publications() == 0
            unit.publications.claim_due(NOON + DAY, "one", NOON + 2 * DAY, 1)
        assert ids(store, state=DeliveryState.PENDING) == ids(store) == []
        assert ids(store, state=DeliveryState.CLAIMED) == ["1"]
        move(store, "delivery-1", DeliveryState.FAILED)
        assert ids(store) == ids(store, state=DeliveryState.FAILED) == ["1"]
        with store.read() as unit:
            assert unit.history.count_publications() == 1

    def test_each_filter_and_all_together(self, store: Store) -> None:
        people(store)
        out(store, 1)
        out(store, 2, replace(FLU, subject="Vaccination now"), NOON + MINUTE)
        post(store, "post-3", FLU)
        with store.write() as unit:
            by_priya = replace(publication(3, "post-3", NOON + 2 * MINUTE), confirmed_by=PRIYA.id)
            unit.publications.add(by_priya, (delivery(3, 3, PAGE), delivery(4, 3)))
            say(unit)
        move(store, "delivery-3", DeliveryState.CANCELLED)
        assert ids(store, subject="Vaccination") == ["3", "1"]
        assert ids(store, person_id=PRIYA.id) == ["3"]
        assert ids(store, account_id=PAGE.id) == ["3"]
        assert ids(store, account_id=NEWSROOM.id) == ["3", "2", "1"]
        assert ids(store, state=DeliveryState.CANCELLED) == ["3"]
        assert ids(store, state=DeliveryState.CANCELLED, account_id=NEWSROOM.id) == []
        assert ids(store, state=DeliveryState.PENDING, account_id=NEWSROOM.id) == ["3"]
        assert ids(store, since=NOON + MINUTE) == ["3", "2"]
        assert ids(store, until=NOON + MINUTE) == ["1"]
        everything = {
            "subject": "Vaccination",
            "person_id": AMARA.id,
            "account_id": NEWSROOM.id,
            "text": "cafe",
        }
        period = {"since": NOON, "until": NOON + DAY, "state": DeliveryState.SENT}
        assert ids(store, **everything, **period) == ["1"]
        assert ids(store, subject="Vaccination n") == ids(store, account_id="account") == []

    def test_words_are_found_wherever_they_stand(self, store: Store) -> None:
        people(store)
        out(store, 1, replace(FLU, variants=(Variant(NEWSROOM.id, "Jabs for all"),)))
        out(store, 2, Content("Measles", "Know the signs", "Rash"), NOON - MINUTE)
        for typed in ("vacc", "FLU", "cafe", "jabs", "amara", "flu amara monday", "Café"):
            assert ids(store, text=typed) == (["1", "2"] if typed == "amara" else ["1"]), typed
        assert ids(store, text="flu measles") == ids(store, text="lu") == []
        assert ids(store, text="our café clinics open on mon") == ["1"]
        assert ids(store, text="our café clin open on monday") == []

    def test_a_correction_is_found_by_its_note(self, store: Store) -> None:
        people(store)
        out(store, 1)
        assert ids(store, text="park") == []
        with store.write() as unit:
            unit.posts.add_revision(revision(2, note="The clinic is at Park Lane."))
            say(unit)
        assert ids(store, text="park flu") == ["1"]

    def test_a_person_is_found_by_their_new_name(self, store: Store) -> None:
        people(store)
        out(store, 1)
        with store.write() as unit:
            unit.people.update(replace(AMARA, name="Amara Okafor"))
            say(unit)
        assert ids(store, text="okafor") == ["1"]
        assert ids(store, text="obi") == []

    @pytest.mark.parametrize("typed", ODD_QUERIES)
    def test_no_query_can_fail(self, store: Store, typed: str) -> None:
        people(store)
        out(store, 1)
        assert set(ids(store, text=typed)) <= {"1"}
        with store.read() as unit:
            assert len(unit.history.find(EntryQuery(text=typed))) <= 4
            assert len(unit.posts.lines(typed)) <= 1


class EntriesContract:
    """The list of entries."""

    def _entries(self, store: Store) -> None:
        made = [
            Entry("revision.saved", AMARA.id, "Amara Obi saved “Flu café”.", "post-1"),
            Entry(
                "delivery.sent", None, "“Flu” is out.", "post-1", {"url": "https://exampleshire.nhs.uk/flu"}
            ),
            Entry("revision.saved", PRIYA.id, "Priya Nair saved “Measles”.", "post-10"),
        ]
        with store.write() as unit:
            for minutes, entry in enumerate(made):
                unit.history.append(entry, NOON + minutes * MINUTE)

    def _found(self, store: Store, **wanted: object) -> list[int]:
        with store.read() as unit:
            return [each.number for each in unit.history.find(EntryQuery(**wanted))]  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("wanted", "numbers"),
        [
            ({}, [3, 2, 1]),
            ({"limit": 2}, [3, 2]),
            ({"before": 3}, [2, 1]),
            ({"post_id": "post-1"}, [2, 1]),
            ({"kind": "revision.saved"}, [3, 1]),
            ({"kind": "revision"}, []),
            ({"since": NOON + MINUTE}, [3, 2]),
            ({"until": NOON + MINUTE}, [1]),
            ({"since": NOON + DAY}, []),
            ({"text": "flu"}, [2, 1]),
            ({"text": "CAFE sav"}, [1]),
            ({"text": "exampleshire"}, [2]),
            ({"text": "flu", "kind": "delivery.sent"}, [2]),
            ({"text": "saved", "post_id": "post-1"}, [1]),
            ({"text": "saved", "before": 3, "limit": 5}, [1]),
            ({"text": "flu", "since": NOON + timedelta(seconds=1), "until": NOON + DAY}, [2]),
            ({"text": "flu", "until": NOON}, []),
            ({"text": "…"}, []),
        ],
    )
    def test_entries_are_found_newest_first(
        self, store: Store, wanted: dict[str, object], numbers: list[int]
    ) -> None:
        self._entries(store)
        assert self._found(store, **wanted) == numbers

    def test_a_clock_that_was_set_back_hides_nothing(self, store: Store) -> None:
        with store.write() as unit:
            for minutes in (5, 1, 9, 2):
                unit.history.append(Entry("test", None, "Flu."), NOON + minutes * MINUTE)
        period = {"since": NOON + MINUTE, "until": NOON + 3 * MINUTE}
        assert self._found(store, **period) == self._found(store, text="flu", **period) == [4, 2]

    def test_an_entry_that_is_found_is_the_entry(self, store: Store) -> None:
        self._entries(store)
        with store.read() as unit:
            assert unit.history.find(EntryQuery(before=3, limit=1))[0] in unit.history.entries()
