"""The tables of wordings: every pattern compiles, every cue can wake its pattern, and the cost stays linear."""

from __future__ import annotations

import re
from time import process_time

import pytest

from ccgcompose.policy.clue_rule import ClueRule
from ccgcompose.policy.clues import Clue, Clues, sentence_around
from ccgcompose.policy.engine import default_engine
from ccgcompose.policy.nearby import stretches
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import draft

RULES = [rule for rule in default_engine().rules if isinstance(rule, ClueRule)]
PIECES = (
    "we pay £1 a day ", "from: a to: b ", "screenshot of a ", "the the the ", "£1.1.1.1", "vote for ", "photo by a b ",
    "she emailed us ", "10.10.10.", "\\\\a\\b", "password is ", "code for the ", "aaaa-", "win a ", "guilty of ",
)  # fmt: skip


def clues() -> list[tuple[str, Clue]]:
    return [(rule.id, clue) for rule in RULES for clue in rule.clues().clues]


def test_there_are_tables_to_look_at() -> None:
    assert len(clues()) > 60


@pytest.mark.parametrize(("rule", "clue"), clues(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_pattern_compiles(rule: str, clue: Clue) -> None:
    patterns = (clue.pattern, clue.unless, clue.only, clue.anywhere)
    assert all(re.compile(pattern, re.MULTILINE).search("") is None for pattern in patterns if pattern)


@pytest.mark.parametrize(("rule", "clue"), clues(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_cue_is_in_the_spelling_of_the_folded_view(rule: str, clue: Clue) -> None:
    assert all(clue.cues.split("|"))
    assert clue.cues == clue.cues.lower()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_all_that_a_rule_can_mean_is_said(rule: ClueRule) -> None:
    assert {clue.says for clue in rule.clues().clues} == set(rule.said()) - _said_in_code(rule)


def _said_in_code(rule: ClueRule) -> set[str]:
    return {"announcement"} if rule.id == "LAW001" else set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("piece", PIECES)
def test_ten_times_the_text_costs_no_more_than_some_ten_times(rule: ClueRule, piece: str) -> None:
    def cost(length: int) -> float:
        text = Text((piece * length)[:length])
        assert text.folded.text
        start = process_time()
        list(rule.check(draft(""), text))
        return process_time() - start

    cost(1_000)  # compiles the patterns
    short, long = (min(cost(length) for _ in range(3)) for length in (3_000, 30_000))
    assert long < 40 * short + 0.05


def test_a_clue_is_looked_for_in_its_line_alone() -> None:
    table = Clues([Clue("x", "cat", r"dog[^\n]{0,20}cat")])
    assert [trace.says for trace in table.find(Text("the dog and the cat"))] == ["x"]
    assert list(table.find(Text("the dog\nand the cat"))) == []


def test_what_is_innocent_in_its_sentence_is_left_alone() -> None:
    table = Clues([Clue("x", "cat", "cat", unless="kind", only="the")])
    assert list(table.find(Text("the kind cat. A dog."))) == []
    assert len(list(table.find(Text("kind people. the cat.")))) == 1
    assert list(table.find(Text("a cat"))) == []


def test_a_sentence_is_bounded_by_stops_and_line_ends() -> None:
    folded = "one. two three! four\nfive"
    assert folded[slice(*sentence_around(folded, 9, 10))] == "two three!"
    assert folded[slice(*sentence_around(folded, 16, 17))] == "four\n"


def test_stretches_that_overlap_are_one_and_keep_to_their_lines() -> None:
    folded = "a" * 600 + "\n" + "b" * 10
    assert list(stretches(folded, [(10, 11), (20, 21)])) == [(0, 281)]
    assert list(stretches(folded, [(10, 11), (400, 401)])) == [(0, 600)]
    assert list(stretches(folded, [(10, 11), (590, 591), (605, 606)])) == [(0, 271), (330, 600), (601, 611)]
