"""A database with very many publications, each with its history entry and the chain intact, filled in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.canonical import digest
from ccgcompose.domain.history import Entry, HistoryEntry, link
from ccgcompose.domain.people import Affiliation, Person
from ccgcompose.domain.post import Content, EditNote, Post, Revision
from ccgcompose.domain.publication import Delivery, DeliveryKind, DeliveryState, Publication, Receipt
from ccgcompose.store.codec import to_row
from ccgcompose.store.database import SqlStore, open_store
from ccgcompose.store.engine import make_engine, transaction
from ccgcompose.store.places import place_of
from ccgcompose.store.records import DELIVERY, POST, PUBLICATION, RECEIPT, REVISION, Record
from ccgcompose.store.tables import history_entry

START = datetime(2016, 1, 4, 9, 0, tzinfo=UTC)
STEP = timedelta(minutes=50)
BATCH = 2_000
COMMON = """
    clinic flu vaccination open monday health your appointment book centre please visit team care patients hospital
    service our new nhs pharmacy winter advice support local free check today week surgery doctor nurse
"""
SUBJECTS = ("Vaccination", "Winter", "Mental health", "Maternity", "Events", "Board meetings")
RARE_WORD, RARE_SUBJECT, RARELY = "zebrafinch", "Heatwave", 20_000
PEOPLE = tuple(
    Person(f"person-{number:02}", f"Officer {name}", "Communications", Affiliation.EMPLOYEE, START)
    for number, name in enumerate(("Amara", "Priya", "Tomos", "Jon", "Siân", "Kwame", "Wei", "Olu"))
)
ACCOUNTS = tuple(
    Account(f"account-{number:02}", name, "fake", BrandKit(name))
    for number, name in enumerate(("Newsroom", "Page", "Site", "Forum"))
)
Rows = list[tuple[Record[Any], dict[str, Any]]]


class FixedClock:
    """Which moment it is does not matter here."""

    def now(self) -> datetime:
        """Return the first moment."""
        return START


def fill(file: Path, publications: int) -> SqlStore:
    """Make the database and return its store. The same number makes the same database."""
    store = open_store(f"sqlite:///{file}", witness=None, backups=None, clock=FixedClock())
    with store.write() as unit:
        for person in PEOPLE:
            unit.people.add(person)
        for account in ACCOUNTS:
            unit.accounts.add(account)
        first = unit.history.append(Entry("workspace.made", None, "Filled."), START)
    chances = random.Random(publications)  # noqa: S311
    _write(file, _stories(publications, chances, first))
    store.rebuild_search()
    return store


def _write(file: Path, stories: Iterator[tuple[Rows, HistoryEntry]]) -> None:
    engine = make_engine(file)
    while batch := list(islice(stories, BATCH)):
        with transaction(engine, "BEGIN IMMEDIATE") as connection:
            for record in (POST, REVISION, PUBLICATION, DELIVERY, RECEIPT):
                rows = [row for told, _ in batch for each, row in told if each is record]
                if rows:
                    connection.execute(insert(record.table), rows)
            entries = [to_row(entry, spread="entry") for _, entry in batch]
            connection.execute(insert(history_entry), entries)
    engine.dispose()


def _stories(
    publications: int, chances: random.Random, last: HistoryEntry
) -> Iterator[tuple[Rows, HistoryEntry]]:
    """Yield the rows of each publication with the entry that speaks of them."""
    for number in range(publications):
        rows, values = [], list(_values(number, chances))
        testimony = {}
        for record, value in values:
            row = record.row(value)
            rows.append((record, row | _place(record, value)))
            testimony[record.key(row)] = digest(record.form(value))
        person = PEOPLE[number % len(PEOPLE)]
        summary = f"{person.name} published “{values[1][1].content.title}”."
        entry = Entry("delivery.sent", person.id, summary, f"post-{number:06}", {"number": str(number)})
        last = link(last.number + 1, START + number * STEP, entry, testimony, last.hash)
        yield rows, last


def _place(record: Record[Any], value: Any) -> dict[str, int]:
    return {"place": place_of(value.due_at)} if record is PUBLICATION else {}


def _values(number: int, chances: random.Random) -> Iterator[tuple[Record[Any], Any]]:
    moment, person = START + number * STEP, PEOPLE[number % len(PEOPLE)]
    post, account = f"post-{number:06}", chances.choice(ACCOUNTS)
    content = _content(number, chances, account)
    note = EditNote(person.id, "The clinic is at Park Lane.", moment) if number % 50 == 0 else None
    yield POST, Post(post, person.id, moment)
    yield REVISION, Revision(post, 1, content, person.id, moment, note)
    confirmed = (
        moment.strftime("%Y-%m-%dT%H:%M"),
        "Europe/London",
        person.id,
        "I take responsibility.",
        moment,
    )
    made = Publication(f"publication-{number:06}", post, 1, DeliveryKind.PUBLISH, moment, *confirmed)
    yield PUBLICATION, made
    state = DeliveryState.FAILED if number % 5_000 == 0 else DeliveryState.SENT
    delivery = Delivery(f"delivery-{number:06}", made.id, account.id, made.kind, state, moment)
    yield DELIVERY, delivery
    if state is DeliveryState.SENT:
        yield RECEIPT, Receipt(delivery.id, f"urn:{number}", f"https://example.nhs.uk/{number}", moment)


def _content(number: int, chances: random.Random, account: Account) -> Content:
    rare = number % RARELY == RARELY // 2
    common = COMMON.split()
    words = [chances.choice(common) if chances.random() < 0.6 else _word(chances) for _ in range(50)]
    text = " ".join([*words, RARE_WORD] if rare else words)
    subject = RARE_SUBJECT if rare else chances.choice(SUBJECTS)
    return Content(subject, " ".join(words[:6]).capitalize(), text, (account.id,))


def _word(chances: random.Random) -> str:
    """One of some thousand words, the first letters spread as in a language."""
    syllables = (
        "ba",
        "ce",
        "di",
        "fo",
        "gu",
        "ha",
        "je",
        "ki",
        "lo",
        "mu",
        "na",
        "pe",
        "ri",
        "so",
        "tu",
        "va",
        "we",
    )
    return "".join(chances.choice(syllables) for _ in range(3))
