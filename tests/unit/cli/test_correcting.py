"""`post correct`: the public reads the corrected text everywhere, and whatever happens the correction is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccgcompose.bootstrap import open_desk
from ccgcompose.domain.post import Content, Variant
from tests.unit.cli.conftest import Command

TEXT = "Our flu clinics open on Monday. Book yours: https://www.nhs.uk/flu"
CORRECTED = TEXT.replace("Monday", "Tuesday")
NOTE = "The clinics open on Tuesday, not Monday."


@pytest.fixture
def post(run: Command, empty_home: Path) -> str:
    """A post that is out, with words of its own for the newsroom, in a newsroom of this test's own."""
    run("init", "--sample")
    with open_desk() as workbench:
        desk = workbench.desk
        (newsroom,) = desk.accounts.all()
        variants = (Variant(newsroom.id, TEXT + "."),)
        content = Content("Vaccination", "Flu clinics", TEXT, (newsroom.id,), variants)
        post = desk.compose.save(desk.people.all()[0], content).revision.post_id
    assert run("post", "schedule", post, "--at", "now", "--confirm").code == 0
    assert run("publisher", "--once", "--json").json()["sent"]
    return post


def _feed(home: Path) -> str:
    (item,) = json.loads((home / "newsroom" / "feed.json").read_text())["items"]
    return json.dumps(item, ensure_ascii=False)


def test_words_of_its_own_for_an_account_do_not_hide_the_correction(
    run: Command, empty_home: Path, post: str
) -> None:
    assert run("post", "correct", post, "--text", CORRECTED, "--note", NOTE).code == 0
    assert "open on Tuesday. Book" in _feed(empty_home)
    assert "open on Monday. Book" not in _feed(empty_home)


def test_a_correction_during_a_hold_waits(run: Command, empty_home: Path, post: str) -> None:
    run("hold", "--reason", "by-election")
    done = run("post", "correct", post, "--text", CORRECTED, "--note", NOTE, "--json")
    assert (done.code, done.json()["deliveries"][0]["state"]) == (0, "pending")


def test_why_a_correction_did_not_go_out_is_said(run: Command, empty_home: Path, post: str) -> None:
    (empty_home / "newsroom").rename(empty_home / "elsewhere")
    done = run("post", "correct", post, "--text", CORRECTED, "--note", NOTE)
    assert "is not there" in done.out


def test_the_same_text_again_is_no_correction(run: Command, empty_home: Path, post: str) -> None:
    assert run("post", "correct", post, "--text", CORRECTED, "--note", NOTE).code == 0
    again = run("post", "correct", post, "--text", CORRECTED, "--note", NOTE, "--json")
    assert (again.code, again.out) == (2, "")
    assert "Nothing is different" in again.err
