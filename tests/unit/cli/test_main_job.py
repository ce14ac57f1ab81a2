"""The officer's steps from the command line, on the real newsroom, read back by a feed reader."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.unit.cli.conftest import Command, Run

TEXT = "Our flu clinics open on Monday. Book yours: https://www.nhs.uk/flu"
PICTURE = str(Path(__file__).parents[3] / "resources/sample/carers-coffee-morning.jpg")
PERMISSION = {
    "rights_holder": "Rachel Michetti",
    "kind": "public domain",
    "licence": "CC0 1.0",
    "evidence": "The licence notice of the file",
    "valid_from": "2020-01-01",
    "credit_line": "Photo: Rachel Michetti",
}


def _new(run: Command, *more: str) -> str:
    done = run(
        "post", "new", "--account", "Newsroom", "--subject", "vaccination", "--text", TEXT, "--json", *more
    )
    assert done.code == 0, done.err
    assert (done.json()["revision"], done.json()["findings"]) == (1, []) or more
    return str(done.json()["post"])


def _shown(run: Command, post: str) -> dict[str, list[dict[str, Any]]]:
    shown: dict[str, list[dict[str, Any]]] = run("post", "show", post, "--json").json()
    return shown


def _feed(run: Command, post: str, name: str = "feed.atom") -> feedparser.FeedParserDict:
    page = Path(_shown(run, post)["deliveries"][0]["url"].removeprefix("file://"))
    return feedparser.parse(str(page.parents[1] / name))


def _entry(
    feed: feedparser.FeedParserDict, title: str = "Our flu clinics open on Monday. Book yours:"
) -> str:
    (found,) = [entry for entry in feed.entries if entry.title.startswith(title)]
    return str(found.content[0].value)


@pytest.fixture
def published(run: Command, home: Path) -> str:
    post = _new(run)
    assert run("post", "schedule", post, "--at", "now", "--confirm").code == 0
    assert run("publisher", "--once", "--json").json()["sent"]
    return post


def test_a_post_is_published_and_a_feed_reader_reads_it(run: Command, published: str) -> None:
    (delivery,) = _shown(run, published)["deliveries"]
    assert delivery["state"] == "sent"
    assert delivery["remote_id"].startswith("tag:")
    feed = _feed(run, published)
    assert not feed.bozo
    assert "Amara Obi, Head of Communications" in json.dumps(feed.entries, default=str)


def test_without_confirmation_the_refusal_is_json_and_exit_one(run: Command, home: Path) -> None:
    post = _new(run)
    done = run("post", "schedule", post, "--at", "now", "--json")
    assert done.code == 1
    (refused,) = done.json()["refused"]
    assert refused["gate"] == "confirmation"
    assert refused["message"]
    assert refused["remedy"]


def test_a_correction_is_out_at_once_with_its_note(run: Command, published: str) -> None:
    note = "The clinics open on Tuesday, not Monday."
    done = run(
        "post", "correct", published, "--text", TEXT.replace("Monday", "Tuesday"), "--note", note, "--json"
    )
    assert done.code == 0
    assert done.json()["deliveries"][0]["state"] == "sent"
    assert note in json.dumps(_feed(run, published).entries, default=str, ensure_ascii=False)
    revisions = _shown(run, published)["revisions"]
    assert [revision["revision"] for revision in revisions] == [1, 2]


def test_a_picture_needs_its_permission(run: Command, home: Path, tmp_path: Path) -> None:
    added = run("media", "add", PICTURE, "--alt", "A cup of coffee on a table", "--json").json()
    post = _new(run, "--media", added["media"])
    refused = run("post", "schedule", post, "--at", "now", "--confirm", "--json")
    assert [refusal["gate"] for refusal in refused.json()["refused"]] == ["permission"]
    record = tmp_path / "record.json"
    record.write_text(json.dumps(PERMISSION))
    assert run("permission", "add", added["media"], str(record), "--json").code == 0
    assert run("post", "schedule", post, "--at", "now", "--confirm").code == 0
    run("publisher", "--once")
    assert "A cup of coffee on a table" in json.dumps(_feed(run, post).entries, default=str)


def test_a_picture_and_its_permission_come_together_or_not_at_all(
    run: Command, home: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.json"
    record.write_text(json.dumps({**PERMISSION, "evidence": ""}))
    done = run("media", "add", PICTURE, "--alt", "Coffee", "--permission", str(record))
    assert done.code == 2
    assert "where the evidence is kept" in done.err
    assert run("media", "list", "--json").out == ""


def test_a_hold_stops_the_publisher_until_it_is_released(run: Command, home: Path) -> None:
    post = _new(run)
    run("post", "schedule", post, "--at", "now", "--confirm")
    assert run("hold", "--reason", "by-election", "--as", "Priya Nair").code == 0
    assert run("publisher", "--once", "--json").json()["on_hold"]
    assert run("release", "--reason", "the poll is over").code == 0
    assert run("publisher", "--once", "--json").json()["sent"]


def test_somebody_not_designated_is_refused(run: Command, home: Path) -> None:
    done = run("post", "schedule", _new(run), "--at", "now", "--confirm", "--as", "Jon Whitfield", "--json")
    assert [refusal["gate"] for refusal in done.json()["refused"]] == ["designation"]


def test_a_wrong_passphrase_does_nothing(run: Command, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCGCOMPOSE_PASSPHRASE", "something else entirely")
    done = run("post", "new", "--account", "Newsroom", "--subject", "Vaccination", "--text", TEXT)
    assert done.code == 1
    assert "does not fit Amara Obi" in done.err
    assert run("post", "list", "--json").out == ""


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("2020-01-01T09:00", "in the past"),
        ("2027-03-28T01:30", "does not exist"),
        ("next week", "is not a moment"),
        ("2027-01-01T09:00+99:00", "is not a moment"),
    ],
)
def test_a_moment_that_cannot_be_is_a_sentence(run: Command, home: Path, when: str, says: str) -> None:
    done = run("post", "schedule", _new(run), "--at", when, "--confirm", "--zone", "Europe/London")
    assert done.code == 2
    assert says in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("post", "show", "post-nowhere"),
        ("post", "new", "--account", "Nowhere", "--subject", "Vaccination", "--text", "x"),
        ("post", "new", "--account", "Newsroom", "--subject", "Gossip", "--text", "x"),
        ("post", "new", "--account", "Newsroom", "--subject", "Vaccination", "--text", "x", "--media", "no"),
        ("history", "show", "999999"),
        ("media", "add", "nowhere.jpg", "--alt", "x"),
        ("permission", "withdraw", "permission-none", "--reason", "x"),
        ("release", "--reason", "nothing is on hold"),
    ],
)
def test_what_is_not_there_is_a_sentence_and_exit_two(
    run: Command, home: Path, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ccgcompose: ")


def test_without_a_workspace_the_next_step_is_said(run: Command, empty_home: Path) -> None:
    done = run("post", "list")
    assert done.code == 2
    assert "init --sample" in done.err
    assert not empty_home.exists()


def test_the_history_proves_itself_and_names_what_was_edited_by_hand(
    run: Command, published: str, home: Path
) -> None:
    assert run("history", "verify", "--json").json()["intact"]
    with closing(sqlite3.connect(home / "ccgcompose.sqlite")) as database:
        database.execute("DROP TRIGGER revision_is_never_changed")
        database.execute("UPDATE revision SET text = replace(text, 'Monday', 'Friday')")
        database.commit()
    done = run("history", "verify", "--json")
    assert done.code == 1
    assert done.json()["broken_at"] == 2


def test_an_export_names_every_file_by_its_hash(run: Command, published: str, tmp_path: Path) -> None:
    target = tmp_path / "export"
    assert run("history", "export", "--out", str(target)).code == 0
    manifest = json.loads((target / "manifest.json").read_text())
    there = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == there - {"manifest.json"}
    assert manifest["proof"]["reason"] == ""
    assert TEXT.split(":")[0] in (target / "index.html").read_text()
    assert run("history", "export", "--out", str(target)).code == 2


def test_init_sample_says_who_and_what_there_is(run: Command, empty_home: Path) -> None:
    said = run("init", "--sample", "--json").json()
    assert said["accounts"] == [{"name": "Newsroom", "platform": "newsroom"}]
    assert [person["designated"] for person in said["people"]] == [True, True, False, False]
    assert run("init", "--sample").code == 2
    assert (empty_home / "newsroom").is_dir()


def test_a_pair_of_tools_sees_the_same_history(run: Command, published: str) -> None:
    listed: Run = run("history", "list", "--json")
    assert [entry["number"] for entry in listed.lines()] == [5, 4, 3, 2, 1]
    assert run("history", "show", "2", "--json").json()["entry"]["kind"] == "revision.saved"
    assert run("history", "list", "--search", "scheduled", "--json").json()["number"] == 3
