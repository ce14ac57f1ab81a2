"""The engine: order, merging, bounds, and no text that it cannot take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccgcompose.domain.account import LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.engine import Engine, default_engine
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import MOMENT, account, draft, medium, person

ENGINE = default_engine()

# Pieces that rules look at, among anything else.
PIECES = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=12),
    st.sampled_from(
        [
            "943 476 5919",
            "NHS number ",
            "shit",
            "f**k",
            "f u c k",
            "#getyourflujab",
            "https://пhs.uk/x",
            "bit.ly",
            "OFFICIAL-SENSITIVE",
            "embargoed until 31 February",
            "- Admin",
            "Priya Shah",
            "👨\u200d👩\u200d👧",
            "é",
            "�",
            "\u202e",
            "\u200b",
            "🇬🇧",
            "\n",
            "DRAFT: ",
            "under embargo ",
        ]
    ),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def full(text: str, unit: LengthUnit = LengthUnit.GRAPHEMES) -> Draft:
    """A draft about which every rule has something to say."""
    return Draft(
        text,
        MOMENT,
        title=text[:80],
        author=person(),
        account=account(SignOffStyle.TYPED),
        limits=Limits("newsroom", unit, 50, max_bytes=100, max_alt_text=100),
        media=(medium(alt_text=text[:200]),),
    )


class Echo(Rule):
    """Finds every letter that it was told to look for."""

    id = "ECHO1"
    title = "Echo"
    clause = "BEST-3"
    severity = Severity.WARN

    def __init__(self, letter: str, width: int = 1, severity: Severity = Severity.WARN) -> None:
        self.letter, self.width, self.level = letter, width, severity

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        for at, letter in enumerate(text.original):
            if letter == self.letter:
                yield self.finding("found", "mend", span=(at, at + self.width), severity=self.level)


def spans(findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in findings]


def test_the_worst_comes_first_then_the_place() -> None:
    engine = Engine([Echo("a"), Echo("b", severity=Severity.BLOCK), Echo("c", severity=Severity.ADVISE)])
    found = engine.check(draft("c a b a b"))
    assert [finding.severity.value for finding in found] == ["BLOCK", "BLOCK", "WARN", "WARN", "ADVISE"]
    assert spans(found) == [(4, 5), (8, 9), (2, 3), (6, 7), (0, 1)]


def test_what_overlaps_is_said_once() -> None:
    found = Engine([Echo("a", width=3)]).check(draft("aa.a....a.."))
    assert spans(found) == [(0, 6), (8, 11)]


def test_different_rules_may_speak_of_the_same_place() -> None:
    found = ENGINE.check(draft("https://nhs.uk/943 476 5919"))
    assert {finding.rule for finding in found} == {"PAT001", "PAT015"}
    found = ENGINE.check(draft("#getyourshit http://nhs.uk/shit"))
    assert {"RESP001", "LINK001"} <= {finding.rule for finding in found}


def test_one_rule_says_no_more_than_a_hundred_things() -> None:
    assert len(Engine([Echo("a")]).check(draft("a " * 5_000))) == 100


def test_a_rule_that_does_not_apply_is_not_asked() -> None:
    class Silent(Echo):
        def applies(self, draft: Draft) -> bool:
            return False

    assert Engine([Silent("a")]).check(draft("aaa")) == ()


def test_titles_and_alt_texts_are_checked_too() -> None:
    checked = Draft("Fine.", MOMENT, title="Shit happens", media=(medium("943 476 5919", filename="a.jpg"),))
    found = {finding.rule: finding for finding in ENGINE.check(checked)}
    assert found["RESP001"].message.startswith("In the title: ")
    assert found["PAT001"].message.startswith("In the alt text of a.jpg: ")
    assert found["PAT001"].media_id == "media-1"
    assert found["PAT001"].severity is Severity.BLOCK
    assert all((finding.start, finding.end, finding.fix) == (0, 0, None) for finding in found.values())


def test_an_empty_draft_has_nothing_wrong_with_its_words() -> None:
    assert ENGINE.check(draft("")) == ()
    assert ENGINE.check(draft(" \n\t")) == ()


@given(TEXTS)
@settings(max_examples=300)
def test_any_text_is_judged_within_its_bounds(text: str) -> None:
    for finding in ENGINE.check(full(text)):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        assert finding.remedy


@given(TEXTS)
def test_the_same_text_is_judged_in_the_same_way(text: str) -> None:
    assert ENGINE.check(full(text)) == default_engine().check(full(text))


@given(TEXTS)
def test_what_one_rule_finds_does_not_overlap(text: str) -> None:
    found: dict[str, list[tuple[int, int]]] = {}
    for finding in ENGINE.check(draft(text)):
        if finding.end > finding.start:
            found.setdefault(finding.rule, []).append((finding.start, finding.end))
    for places in found.values():
        places.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(st.characters(exclude_categories=()), max_size=60), st.text(max_size=60))
def test_a_number_is_found_exactly_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before} \nNHS number 943 476 5919.\n {after}"
    start = len(before) + len(" \nNHS number ")
    found = [finding for finding in ENGINE.check(draft(text)) if finding.rule == "PAT001"]
    assert (start, start + len("943 476 5919")) in spans(tuple(found))


def test_no_message_repeats_the_number_that_must_not_be_known() -> None:
    for text in ("943 476 5919", "NHS no 9434765918", "CHI number 3104991235", "dob 1/2/50 9434765919"):
        for finding in ENGINE.check(full(text)):
            if finding.rule == "PAT001":
                assert not any(sign.isdigit() for sign in finding.message + finding.remedy)


HOSTILE = {
    "letters": "a ", "one word": "a", "dots": "f.", "stars": "f*", "digits": "12 ", "numbers": "943 476 5919 ",
    "tags": "#getyourflujab ", "digit tags": "#a1", "handles": "@a@b.c ", "links": "nhs.uk ", "paths": "a.b/",
    "brackets": "https://a.b/(", "closing brackets": ")", "lines": "\n", "invisible": "a\u200b",
    "direction": "\u202b", "surrogates": "\ud800", "flags": "\U0001f1e6", "marks": "\u0301", "swearing": "shit",
    "spaced swearing": "s h i t ", "split swearing": "sh it ", "embargoes": "under embargo ", "dashes": "- ",
    "markings": "OFFICIAL - ", "names": "Priya Shah, Head of ", "Cyrillic": "п", "joiners": "👩\u200d",
    "misread": "â€™",
}  # fmt: skip


def seconds(text: str, unit: LengthUnit) -> float:
    """The processor time of one check; the better of two, because the machine is not ours alone."""
    times = []
    for _ in range(2):
        start = time.process_time()
        ENGINE.check(full(text, unit))
        times.append(time.process_time() - start)
    return min(times)


def assert_linear(piece: str, unit: LengthUnit) -> None:
    """Five times the text may take no more than twelve times as long; squared, it would be twenty-five."""
    small, large = ((piece * length)[:length] for length in (8_000, 40_000))
    assert seconds(large, unit) < 12 * seconds(small, unit) + 0.05


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_cost_grows_linearly(piece: str) -> None:
    assert_linear(piece, LengthUnit.GRAPHEMES)


@pytest.mark.parametrize("unit", [LengthUnit.X_WEIGHTED, LengthUnit.MASTODON])
@pytest.mark.parametrize("name", ["dots", "handles", "links", "brackets", "closing brackets", "flags"])
def test_counting_for_a_platform_grows_linearly(name: str, unit: LengthUnit) -> None:
    assert_linear(HOSTILE[name], unit)


def test_a_hundred_thousand_characters_are_judged() -> None:
    text = ("Flu clinics run every Saturday. " * 4_000)[:99_987] + " 943 476 5919"
    (found,) = [finding for finding in ENGINE.check(draft(text)) if finding.rule == "PAT001"]
    assert (found.start, found.end) == (99_988, 100_000)
