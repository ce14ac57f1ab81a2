"""The clauses, and that each rule and each claim of a clause is true of this version."""

from __future__ import annotations

import inspect
import re

import pytest

from ccgcompose.domain import gates, media_gate
from ccgcompose.policy.clauses import Clause, Way, load_clauses
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf

CLAUSES = load_clauses()
RULES = all_rules(Shelf())
# One a line and in order, so that two new rules seldom meet in one line.
RULE_IDS = [
    "ACC001",
    "ACC002",
    "ACC003",
    "ALT001",
    "BRAND001",
    "CONS001",
    "COPY001",
    "COPY002",
    "COPY003",
    "COPY004",
    "DISC001",
    "EMOJI001",
    "FACT001",
    "INCL001",
    "LAW001",
    "LAW002",
    "LAW003",
    "LAW004",
    "LEN001",
    "LINK001",
    "LINK002",
    "LINK003",
    "PAT001",
    "PAT002",
    "PAT003",
    "PAT004",
    "PAT005",
    "PAT006",
    "PAT007",
    "PAT008",
    "PAT009",
    "PAT010",
    "PAT011",
    "PAT013",
    "PAT014",
    "PAT015",
    "PAT020",
    "PAT021",
    "PAT022",
    "PAT030",
    "PAT031",
    "PROP001",
    "PROP002",
    "PROP003",
    "PROP004",
    "PROP005",
    "PROP006",
    "PROP007",
    "PROP008",
    "RESP001",
    "RESP002",
    "RESP003",
    "RESP004",
    "RESP005",
    "RESP006",
    "RESP007",
    "RESP008",
    "RESP009",
    "RESP010",
    "RESP011",
    "SIGN001",
    "SIGN002",
    "SPELL001",
    "STYLE001",
    "STYLE002",
    "SUBJ001",
    "SUBJ002",
    "TAG001",
    "TAG002",
    "TEXT001",
    "TRUST001",
    "TRUST002",
    "TRUST003",
    "VOICE001",
]
ALL_IDS = (
    "SCOPE-1 PERS-1 PERS-2 WORK-1 OWN-1 OWN-2 RESP-1 RESP-2 RESP-3 RESP-4 RESP-5 RESP-6 RESP-7 RESP-8 RESP-9 LAW-1 "
    "COPY-1 PROP-1 PAT-1 PAT-2 SPEAK-1 TRUST-1 BEST-1 BEST-2 BEST-3 BEST-4 BEST-5 BEST-6 BEST-7 COMM-1 COMM-2 COMM-3 "
    "COMM-4 DEF-1"
)


def gate_names() -> set[str]:
    """Every gate, from the source of the two functions that decide."""
    sources = inspect.getsource(gates) + inspect.getsource(media_gate)
    return set(re.findall(r"Refusal\(\s*\"([a-z]+)\"", sources))


def test_every_clause_is_there_once_and_in_order() -> None:
    assert [clause.id for clause in CLAUSES] == ALL_IDS.split()


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_complete(clause: Clause) -> None:
    assert clause.section
    assert clause.title
    assert clause.text.endswith(".")
    assert clause.ways


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_named_by_the_clauses_it_speaks_for(rule: Rule) -> None:
    holders = {clause.id: clause.held_by for clause in CLAUSES}
    for clause in (rule.clause, *rule.also):
        assert rule.id in holders[clause]


def test_what_holds_a_clause_exists() -> None:
    known = {rule.id for rule in RULES} | gate_names()
    assert {name for clause in CLAUSES for name in clause.held_by} - known == set()


def test_every_gate_holds_a_clause() -> None:
    """An empty post is stopped for its own sake; every other gate is there for a clause."""
    assert "content" in gate_names()
    assert gate_names() - {name for clause in CLAUSES for name in clause.held_by} == {"content"}


def test_a_clause_that_nothing_holds_says_so_or_is_plainly_open() -> None:
    for clause in CLAUSES:
        if not clause.held_by and (Way.ENFORCE in clause.ways):
            assert clause.note


def test_rule_ids_are_stored_and_never_change() -> None:
    assert sorted(rule.id for rule in RULES) == RULE_IDS
