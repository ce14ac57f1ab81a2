"""A warning of words alone that the sense of the post does not bear out becomes advice; nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.finding import Finding, Severity, Waived
from ccgcompose.policy.doubts import with_doubts
from ccgcompose.policy.engine import default_engine
from ccgcompose.policy.explaining import for_reader
from tests.unit.policy.drafts import draft

PLUMBER = "Ten lifts, three boilers and one electrician called Norman kept Ward 9 running through the flood."
PATIENT = "One patient called Norman rang the bell on Ward 9 this morning."


def found(rule: str, severity: Severity, account_id: str | None = None) -> Finding:
    return Finding(rule, severity, "PAT-1", 4, 10, f"{rule} says.", "Do.", account_id=account_id)


DOUBT = found("PAT022", Severity.ADVISE)


@pytest.mark.parametrize("rule", ["PAT020", "PAT030"])
@pytest.mark.parametrize("severity", [Severity.WARN, Severity.RECORD])
def test_what_is_doubted_is_advice_and_says_why(rule: str, severity: Severity) -> None:
    (left,) = with_doubts([found(rule, severity), DOUBT])
    assert (left.severity, left.message) == (Severity.ADVISE, f"{rule} says. PAT022 says.")


@pytest.mark.parametrize(
    "finding",
    [
        found("PAT020", Severity.BLOCK),
        found("PAT021", Severity.WARN),
        found("PAT020", Severity.WARN, "another-account"),
        replace(found("PAT020", Severity.WARN), start=3),
        replace(found("PAT020", Severity.WARN), waived=Waived("waiver-1", "Amara Obi", "a plumber")),
    ],
)
def test_everything_else_stands(finding: Finding) -> None:
    assert with_doubts([finding, DOUBT]) == (finding,)


def test_an_electrician_is_asked_about_at_once_and_advised_of_behind() -> None:
    engine = default_engine()
    quick = engine.check_quick(draft(PLUMBER))
    assert [f.severity for f in quick if f.rule == "PAT020"] == [Severity.WARN]
    explained = for_reader((*quick, *engine.check_slow(draft(PLUMBER))))
    assert explained == engine.explained(draft(PLUMBER))
    assert [(f.rule, f.severity) for f in explained if f.rule.startswith("PAT")] == [
        ("PAT020", Severity.ADVISE)
    ]


def test_a_patient_is_not_doubted() -> None:
    worst = default_engine().explained(draft(PATIENT))[0]
    assert (worst.rule, worst.severity) == ("PAT020", Severity.BLOCK)
