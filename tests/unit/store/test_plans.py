"""How SQLite goes about the questions that must stay fast over 100,000 publications: by index, never by walking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.store.database import SqlStore
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.views import EntryQuery, HistoryQuery
from tests.contract.store_material import DAY, NEWSROOM, NOON
from tests.unit.store.proving import engine_over

EVERYTHING = HistoryQuery(
    "flu", NEWSROOM.id, "person-1", "Flu", DeliveryState.PENDING, NOON, NOON + DAY, "publication-1"
)
SOME_ENTRIES = EntryQuery("flu", "post-1", "x", NOON, NOON + DAY, 9)
Ask = Callable[[UnitOfWork], object]

LISTS: dict[str, Ask] = {
    "lines": lambda unit: unit.history.lines(HistoryQuery()),
    "lines by words": lambda unit: unit.history.lines(HistoryQuery(text="flu clinic")),
    "lines by everything": lambda unit: unit.history.lines(EVERYTHING),
    "entries": lambda unit: unit.history.find(EntryQuery()),
    "entries by words": lambda unit: unit.history.find(SOME_ENTRIES),
    "entries by kind": lambda unit: unit.history.find(EntryQuery(kind="x")),
    "entries of a post": lambda unit: unit.history.find(EntryQuery(post_id="post-1")),
    "posts": lambda unit: unit.posts.lines(),
    "posts by words": lambda unit: unit.posts.lines("flu"),
    "drafts": lambda unit: unit.posts.lines(drafts_only=True),
}
OTHERS: dict[str, Ask] = {
    "planner": lambda unit: unit.publications.planner(),
    "planner since": lambda unit: unit.publications.planner(NOON),
    "due": lambda unit: unit.publications.next_due(),
    "claims that ran out": lambda unit: unit.publications.expired_claims(NOON),
    "in a state": lambda unit: unit.publications.in_state("pending", "unknown"),
    "publications of a post": lambda unit: unit.publications.for_post("post-1"),
    "deliveries": lambda unit: unit.publications.deliveries("publication-1"),
    "attempts": lambda unit: unit.publications.attempts("delivery-1"),
    "receipts": lambda unit: unit.publications.receipts("delivery-1"),
    "approvals": lambda unit: unit.approvals.for_post("post-1"),
    "newest revision": lambda unit: unit.posts.latest("post-1"),
    "use of media": lambda unit: unit.media.use_counts(),
    "a medium by its hash": lambda unit: unit.media.by_hash("a"),
    "permissions": lambda unit: unit.media.permissions("media-1"),
    "quotations": lambda unit: unit.media.texts(),
    "derived media": lambda unit: unit.media.derived_from("media-1"),
    "revisions that show a medium": lambda unit: unit.media.shown_in(("media-1",)),
    "people on a medium": lambda unit: unit.consents.on_media("media-1"),
    "people in a post": lambda unit: unit.consents.in_post("post-1"),
    "places of a consent": lambda unit: unit.consents.of_consent("consent-1"),
    "open tasks": lambda unit: unit.tasks.open(),
    "what was seen": lambda unit: unit.sights.among(["a", "b"]),
    "designations": lambda unit: unit.people.designations("person-1"),
}
# Read from the end of the table, and no further than the page goes.
FROM_THE_END = {"revision", "history_entry"}
WALKS = re.compile(r"SCAN (\w+)$")
IN_ONE_QUERY = {
    *("lines by words", "posts", "posts by words", "drafts", "planner", "planner since", "use of media"),
    *("entries by kind", "entries of a post", "in a state"),
}


@contextmanager
def watched(file: Path) -> Iterator[tuple[SqlStore, list[tuple[str, Any]]]]:
    """The store, and what it asks the database from now on."""
    asked = list[tuple[str, Any]]()

    def note(*said: Any) -> None:
        if said[2].lstrip().startswith("SELECT"):
            asked.append((said[2], said[3]))

    with engine_over(file) as engine:
        event.listen(engine, "before_cursor_execute", note)
        yield SqlStore(engine, file), asked


def plan(file: Path, ask: Ask) -> list[list[str]]:
    """SQLite's plan for each query of a question."""
    with watched(file) as (store, asked), store.read() as unit:
        ask(unit)
    with engine_over(file) as engine, engine.connect() as connection:
        explained = [
            connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values) for query, values in asked
        ]
        return [[row[3] for row in rows] for rows in explained]


@pytest.mark.parametrize("name", [*LISTS, *OTHERS])
def test_no_question_walks_through_a_table(file: Path, name: str) -> None:
    steps = [step for query in plan(file, (LISTS | OTHERS)[name]) for step in query]
    walked = {match[1] for step in steps if (match := WALKS.fullmatch(step))}
    assert steps
    assert walked <= (FROM_THE_END if name in LISTS else set()), steps


@pytest.mark.parametrize("name", LISTS)
def test_no_list_is_sorted_before_it_is_cut(file: Path, name: str) -> None:
    steps = [step for query in plan(file, LISTS[name]) for step in query]
    assert not any("FOR ORDER BY" in step for step in steps), steps


@pytest.mark.parametrize("name", sorted(IN_ONE_QUERY))
def test_a_list_is_one_query_however_long_it_is(file: Path, name: str) -> None:
    assert len(plan(file, (LISTS | OTHERS)[name])) == 1
