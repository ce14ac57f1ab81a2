"""Every case file, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.domain.finding import Finding
from ccgcompose.policy.engine import Engine, default_engine
from tests.unit.policy.case_file import CASES, Case, read_cases
from tests.unit.policy.drafts import draft, given

RULE_FILES = sorted(path for path in CASES.glob("*.md") if path.stem.isupper())
ALL = [case for path in RULE_FILES for case in read_cases(path)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return default_engine()


def findings(engine: Engine, case: Case) -> list[Finding]:
    found = engine.check(given(case.text, case.given))
    return [finding for finding in found if finding.rule == case.rule]


def of(section: str) -> list[Case]:
    return [case for case in ALL if case.section == section]


@pytest.mark.parametrize("case", of("Found"), ids=str)
def test_found(engine: Engine, case: Case) -> None:
    found = findings(engine, case)
    assert {finding.severity.value for finding in found} == {case.severity}
    if case.spans:
        assert sorted((finding.start, finding.end) for finding in found) == list(case.spans)
    else:
        assert len(found) == 1
        assert found[0].start == found[0].end


@pytest.mark.parametrize("case", [case for case in of("Found") if case.fixed is not None], ids=str)
def test_the_fix_does_what_the_file_says(engine: Engine, case: Case) -> None:
    text = case.text
    for finding in sorted(findings(engine, case), key=lambda finding: -finding.start):
        assert finding.fix is not None
        text = text[: finding.start] + finding.fix.replacement + text[finding.end :]
    assert text == case.fixed


@pytest.mark.parametrize("case", of("Clean"), ids=str)
def test_clean(engine: Engine, case: Case) -> None:
    assert findings(engine, case) == []


@pytest.mark.parametrize("case", of("Known misses"), ids=str)
def test_what_is_listed_as_missed_is_missed(engine: Engine, case: Case) -> None:
    """When this fails, the rule has become better: move the case to where it belongs."""
    assert findings(engine, case) == []


@pytest.mark.parametrize("case", read_cases(CASES / "ordinary-posts.md"), ids=str)
def test_no_ordinary_post_is_stopped_or_warned_of(engine: Engine, case: Case) -> None:
    above_advice = [finding for finding in engine.check(draft(case.text)) if finding.severity.rank < 3]
    assert above_advice == []


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_there_are_as_many_clean_cases_as_found_ones(path: Path) -> None:
    sections = [case.section for case in read_cases(path)]
    assert sections.count("Clean") >= sections.count("Found") >= 5


def test_every_rule_has_a_case_file(engine: Engine) -> None:
    assert {path.stem for path in RULE_FILES} == {rule.id for rule in engine.rules}
