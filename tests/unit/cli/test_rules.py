"""`rules`: every check in its own words, and the page that is made of them."""

from __future__ import annotations

from pathlib import Path

from ccgcompose.policy.describing import HEADINGS
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.shelf import Shelf
from tests.architecture.repository import ROOT
from tests.unit.cli.conftest import Command

PAGE = Path("docs/rules.md")


def test_every_check_is_listed_with_weight_floor_and_its_own_words(run: Command, empty_home: Path) -> None:
    done = run("rules", "--json")
    lines = {line["rule"]: line for line in done.lines()}
    assert done.code == 0
    assert lines.keys() == {rule.id for rule in all_rules(Shelf())}
    assert all(set(line["about"]) == set(HEADINGS) for line in lines.values())
    assert (lines["PAT001"]["floor"], lines["PAT001"]["waivable"]) == ("BLOCK", False)


def test_a_reader_gets_one_line_for_each(run: Command, empty_home: Path) -> None:
    done = run("rules")
    assert "PAT001   BLOCK  PAT-1   NHS number" in done.out.splitlines()


def test_the_page_says_what_the_checks_say_of_themselves(run: Command, empty_home: Path) -> None:
    """Where this fails: ccgcompose rules --markdown > docs/rules.md"""
    assert (ROOT / PAGE).read_text("utf-8") == run("rules", "--markdown").out
