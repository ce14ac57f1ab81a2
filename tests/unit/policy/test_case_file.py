"""The reader of case files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.policy.case_file import read_cases

SAMPLE = """\
# RULE1: sample

- not a case: no section yet

## Found

- BLOCK: a ⟦b⟧ c{U+200B} ↵ d ⇒ a c
Given author: Priya Shah, Head

## Clean

- a: b
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "RULE1.md"
    path.write_text(SAMPLE, "utf-8")
    found, clean = read_cases(path)
    assert (found.rule, found.severity, found.line) == ("RULE1", "BLOCK", 7)
    assert (found.text, found.spans, found.fixed) == ("a b c\u200b\nd", ((2, 3),), "a c")
    assert (clean.text, clean.given, clean.section) == ("a: b", {}, "Clean")


def test_what_is_given_holds_to_the_next_heading(tmp_path: Path) -> None:
    path = tmp_path / "RULE1.md"
    path.write_text("## Clean\nGiven limit: 5\n- a\n### Else\n- b\n", "utf-8")
    first, second = read_cases(path)
    assert (first.given, second.given) == ({"limit": "5"}, {})


def test_a_found_case_without_a_severity_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "RULE1.md"
    path.write_text("## Found\n- a case\n", "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_cases(path)
