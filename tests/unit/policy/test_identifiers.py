"""The building blocks of the rules about patients: numbers in words, dates, lines, accounts, places, cues."""

from __future__ import annotations

import time

import pytest

from ccgcompose.policy.identifiers.bank import cards, ibans
from ccgcompose.policy.identifiers.cues import cues_of
from ccgcompose.policy.identifiers.dates import find_days
from ccgcompose.policy.identifiers.emails import Owner, find_emails
from ccgcompose.policy.identifiers.numerals import numerals
from ccgcompose.policy.identifiers.places import find_places
from ccgcompose.policy.identifiers.postcodes import find_postcodes
from ccgcompose.policy.identifiers.telephones import Line, find_telephones
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import draft


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("nine four three, four seven six", "943 476"),
        ("double seven oh nine one", "77091"),
        ("59I9 and o77oo", "5919 and 07700"),
        ("one or two, two three-day events", "one or two, two three-day events"),
        ("no numbers at all", "no numbers at all"),
        ("S 1 1   8 H L, please", "s11 8hl, please"),
        ("0 1 1 4 - 4 9 6 - 0 1 2 3", "0114-496-0123"),
        ("t h i r t y  Elm Road", "30  elm road"),
        ("07700📞900•123", "07700 900 123"),
        ("oh double-seven, nine hundred, seventy-seven", "077 900 77"),
        ("nine hundred and forty-three, one hundred and four", "943 104"),
        ("nineteen sixty-one, the twenty-first", "1961, the twenty-first"),
        ("alfa bravo one two, charlie x-ray echo", "ab12 cxe"),
        ("sierra eleven eight hotel lima", "s118hl"),
        ("I am in a 5 a side, with a, b and c", "i am in a 5 a side, with a, b and c"),
        ("Charlie and Mike stay at the Golf Hotel", "charlie and mike stay at the golf hotel"),
    ],
)
def test_numbers_in_other_signs_are_read_as_digits(written: str, read: str) -> None:
    assert numerals(Text(written)).text == read


def test_a_number_in_words_leads_back_to_the_words() -> None:
    text = Text("☎️ nine four three four, please")
    view = numerals(text)
    start = view.text.index("9434")
    first, last = view.span(start, start + 4)
    assert text.original[first:last] == "nine four three four"


@pytest.mark.parametrize(
    ("written", "read", "whence"),
    [
        ("☎️ at S 1 1  8 H L, now", "s11 8hl", "S 1 1  8 H L"),
        ("🚗 alfa bravo one two, charlie x-ray echo!", "ab12 cxe", "alfa bravo one two, charlie x-ray echo"),
        ("ＡＢ１２ ⚡ ＣＤＥ is hers", "12 cde", "１２ ⚡ ＣＤＥ"),
        ("of f i f t y  two", "50", "f i f t y"),
    ],
)
def test_what_is_joined_leads_back_to_all_of_it(written: str, read: str, whence: str) -> None:
    text = Text(written)
    view = numerals(text)
    start = view.text.index(read)
    first, last = view.span(start, start + len(read))
    assert text.original[first:last] == whence


@pytest.mark.parametrize(
    ("written", "day", "month", "year"),
    [
        ("3 march 1961", 3, 3, 1961),
        ("march 3rd, 1961", 3, 3, 1961),
        ("3rd of march '61", 3, 3, 1961),
        ("03/03/61", 3, 3, 1961),
        ("1961-03-04", 4, 3, 1961),
        ("12.25.1990", 25, 12, 1990),
        ("05nov1955", 5, 11, 1955),
        ("third of march nineteen sixty-one", 3, 3, 1961),
        ("17 march", 17, 3, None),
    ],
)
def test_a_day_is_read_however_it_is_written(written: str, day: int, month: int, year: int | None) -> None:
    (found,) = find_days(written)
    assert (found.day, found.month, found.year) == (day, month, year)
    assert (found.start, found.end) == (0, len(written))


@pytest.mark.parametrize("written", ["99/99/1999", "£3 march", "1.2.3.4", "0114 496 0000", "32 may"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert list(find_days(written)) == []


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("07700 900123", Line.MOBILE),
        ("+44 (0) 7700 900123", Line.MOBILE),
        ("0114 496 0000", Line.LANDLINE),
        ("0300 123 4567", Line.PUBLIC),
        ("0808 2000 247", Line.PUBLIC),
        ("+33 6 12 34 56 78", Line.ABROAD),
    ],
)
def test_a_line_is_told_by_its_range(written: str, line: Line) -> None:
    (found,) = find_telephones(f"on {written}, please")
    assert (found.line, found.start, found.end) == (line, 3, 3 + len(written))


@pytest.mark.parametrize(
    "written", ["111", "01/02/2026 10:30", "05-12-2026", "0.5", "£07700900123", "a07700900123"]
)
def test_what_is_no_telephone_is_none(written: str) -> None:
    assert list(find_telephones(written)) == []


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        ("pals@exampleshire.nhs.uk", Owner.OFFICE),
        ("elmfieldppg@gmail.com", Owner.OFFICE),
        ("edward@gmail.com", Owner.PERSON),
        ("caroline.hall@outlook.com", Owner.PERSON),
        ("jane.hill@nhs.net", Owner.STAFF),
        ("jane@hillfamily.co.uk", Owner.UNKNOWN),
        ("jane dot hill at gmail dot com", Owner.PERSON),
    ],
)
def test_whose_an_address_may_be(written: str, owner: Owner) -> None:
    assert [found.owner for found in find_emails(written)] == [owner]


def test_check_digits_of_accounts_and_cards() -> None:
    assert [found.certain for found in ibans("gb82 west 1234 5698 7654 32 for her")] == [True]
    assert list(ibans("ab12 cde is still in the hospital car park")) == []
    assert [found.certain for found in cards("4111 1111 1111 1111")] == [True]
    assert list(cards("4111 1111 1111 1112")) == []


def test_postcodes_lie_in_areas_that_exist() -> None:
    assert [found.start for found in find_postcodes("s11 8hl, qq1 1aa and ec1a 1bb")] == [0, 21]


@pytest.mark.parametrize(
    ("written", "place", "weight"),
    [
        ("a man from Sheffield", "Sheffield", 0.5),
        ("a man from Elmfield", "Elmfield", 1.5),
        ("in the village of Elmfield", "Elmfield", 2.5),
        ("near Park Lane", "Park Lane", 2.0),
        ("at Elmfield Hospital", "Elmfield Hospital", 0.75),
        ("at Elmfield Hall on Friday", "Elmfield Hall", 1.5),
    ],
)
def test_a_small_place_weighs_more_than_a_large_one(written: str, place: str, weight: float) -> None:
    (found,) = find_places(Text(written))
    assert (written[found.start : found.end], found.weight) == (place, weight)


def test_what_stands_around_tells_whose_a_number_is() -> None:
    hers, ours = Text("Her mobile is 07700 900123."), Text("To book ring our clinic on 07700 900123.")
    assert hers.once(cues_of).around(14, 26).is_person
    assert ours.once(cues_of).around(28, 40).is_service


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "0 7",
        "+44 ",
        "born on the ",
        "lives at ",
        "a dot ",
        "gb29 nwbk ",
        "In The ",
        "@ab ",
        "one two ",
        "echo 1 ",
        "twenty ",
        "B 1 4 , ",
        "had a b ",
    ],
)
def test_the_cost_grows_with_the_length_and_no_faster(piece: str) -> None:
    rules = [rule for rule in all_rules(Shelf()) if rule.id.startswith("PAT")]
    cost = {length: _cost(rules, (piece * length)[:length]) for length in (2_000, 4_000, 16_000)}
    assert cost[16_000] < 4 * 3 * max(cost[4_000], 0.01)


def _cost(rules: list[Rule], content: str) -> float:
    """Return the processor time of the rules, their lists and the text's own views being there."""
    text = Text(content)
    asked = draft(content)
    text.once(cues_of)
    start = time.process_time()
    for rule in rules:
        sum(1 for _ in rule.check(asked, text))
    return time.process_time() - start
