"""`post waive`: accept by name what a check finds, see it, take it back."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Command

BLOODY = "Waiting times are bloody long. Book yours: https://www.nhs.uk/flu"
WHY = "A patient's words, quoted with consent."


def new(run: Command, text: str) -> str:
    done = run("post", "new", "--account", "Newsroom", "--subject", "Vaccination", "--text", text, "--json")
    post: str = done.json()["post"]
    return post


def test_a_waiver_is_given_shown_listed_and_withdrawn(run: Command, home: Path) -> None:
    post = new(run, BLOODY)
    done = run("post", "waive", post, "--rule", "RESP001", "--reason", WHY, "--as", "Priya Nair", "--json")
    (given,) = done.json()["waivers"]
    assert done.code == 0
    assert (given["rule"], given["by"], given["reason"], given["state"]) == (
        "RESP001",
        "Priya Nair",
        WHY,
        "in force",
    )
    assert "Accepted by Priya Nair: “bloody” is profane" in run("post", "show", post).out
    assert run("post", "show", post, "--json").json()["waivers"][0]["waiver"] == given["waiver"]
    assert WHY in run("history", "list", "--post", post).out
    done = run("post", "waive", post, "--withdraw", given["waiver"], "--as", "Amara Obi")
    assert (done.code, "withdrawn by Amara Obi" in done.out) == (0, True)
    assert run("history", "verify").code == 0


def test_without_a_designation_the_answer_is_no(run: Command, home: Path) -> None:
    post = new(run, BLOODY)
    done = run("post", "waive", post, "--rule", "RESP001", "--reason", WHY, "--as", "Jon Whitfield")
    assert (done.code, "designated spokesperson" in done.err) == (1, True)
    assert "Nothing was accepted" in run("post", "waive", post, "--list").out


def test_an_nhs_number_is_accepted_by_nobody(run: Command, home: Path) -> None:
    post = new(run, "Call about NHS number 943 476 5919.")
    done = run("post", "waive", post, "--rule", "PAT001", "--reason", WHY, "--as", "Amara Obi")
    assert (done.code, "cannot be accepted by anybody" in done.err) == (1, True)


def test_wrong_use_is_said_in_a_sentence(run: Command, home: Path) -> None:
    post = new(run, BLOODY)
    done = run("post", "waive", post, "--rule", "RESP001", "--as", "Priya Nair")
    assert (done.code, "needs a reason" in done.err) == (2, True)
    done = run("post", "waive", post, "--rule", "TAG001", "--reason", WHY, "--as", "Priya Nair")
    assert (done.code, "do not say that" in done.err) == (2, True)
    done = run("post", "waive", post, "--withdraw", "waiver-9", "--as", "Priya Nair")
    assert (done.code, "has no waiver waiver-9" in done.err) == (2, True)


def test_an_export_shows_who_accepted_what(run: Command, home: Path, tmp_path: Path) -> None:
    post = new(run, BLOODY)
    run("post", "waive", post, "--rule", "RESP001", "--reason", WHY, "--as", "Priya Nair")
    assert run("post", "schedule", post, "--at", "now", "--confirm", "--as", "Amara Obi").code == 0
    assert run("publisher", "--once").code == 0
    run("history", "export", "--out", str(tmp_path / "out"))
    assert "Accepted by Priya Nair" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert WHY in (tmp_path / "out" / "posts.jsonl").read_text("utf-8")
