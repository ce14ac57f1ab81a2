"""The library's steps from the command line: consent, withdrawal, tasks, reports, and today's spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.conftest import Command
from tests.unit.cli.test_main_job import PERMISSION, PICTURE, TEXT

CONSENT = {
    "name": "Mrs Green",
    "scope": ["social", "web"],
    "given_on": "2026-01-15",
    "evidence": "Cabinet 4",
    "platforms": ["newsroom"],
}


def written(path: Path, value: Any) -> str:
    path.write_text(json.dumps(value))
    return str(path)


@pytest.fixture
def media(run: Command, home: Path, tmp_path: Path) -> str:
    record = written(tmp_path / "permission.json", PERMISSION)
    done = run("media", "add", PICTURE, "--alt", "Three carers at a table", "--permission", record, "--json")
    assert done.code == 0, done.err
    return str(done.json()["media"])


@pytest.fixture
def consent(run: Command, media: str, tmp_path: Path) -> str:
    record = written(tmp_path / "consent.json", CONSENT)
    done = run("consent", "add", media, record, "--region", "0.1,0.1,0.2,0.3", "--json")
    assert done.code == 0, done.err
    return str(done.json()["consent"])


def test_a_withdrawal_opens_a_task_that_can_be_done(run: Command, media: str, consent: str) -> None:
    made = run(
        *("post", "new", "--account", "Newsroom", "--subject", "vaccination", "--text", TEXT),
        *("--media", media, "--json"),
    ).json()
    assert run("post", "schedule", made["post"], "--at", "now", "--confirm").code == 0
    assert run("publisher", "--once", "--json").json()["sent"]
    (place,) = run("library", "report", "people", consent, "--json").lines()
    assert (place["presence"], place["post_id"]) == ("live", made["post"])
    assert run("library", "report", "uses", media, "--json").lines() == [place]
    done = run(
        "consent", "withdraw", consent, "--reason", "She asked us to", "--how", "letter", "--json"
    ).json()
    assert done["consent"] == consent
    (task,) = run("task", "list", "--json").lines()
    assert (done["tasks"], task["state"], task["url"]) == ([task["task"]], "open", place["url"])
    assert run("task", "done", task["task"], "--note", "Corrected.", "--json").json()["note"] == "Corrected."
    assert run("task", "list").out == ""
    assert run("task", "list", "--all", "--json").json()["state"] == "done"
    assert run("consent", "withdraw", consent, "--reason", "Again").code == 1
    assert run("history", "verify").code == 0


def test_names_are_printed_only_where_they_are_asked_for(run: Command, consent: str) -> None:
    for arguments in (("consent", "list"), ("consent", "list", "--json")):
        assert "Green" not in run(*arguments).out
        assert "Green" in run(*arguments, "--names").out
    assert run("consent", "list", "--json").json()["state"] == "in force"


def test_a_consent_is_amended_and_tied_to_a_post(run: Command, consent: str, tmp_path: Path) -> None:
    record = written(tmp_path / "new.json", CONSENT | {"may_be_named": True})
    new = run("consent", "amend", consent, record, "--json").json()
    assert new["amends"] == consent
    post = run(
        "post", "new", "--account", "Newsroom", "--subject", "vaccination", "--text", TEXT, "--json"
    ).json()["post"]
    assert run("consent", "describe", post, new["consent"], "--json").json()["post"] == post


@pytest.mark.parametrize(
    "region", ["1,2,3", "a,b,c,d", "0.9,0,0.2,0.1", "0,0,0,0", "-0.1,0,0.2,0.2", "0,0,inf,1", "nan,0,1,1"]
)
def test_a_region_beside_the_picture_is_refused(
    run: Command, media: str, tmp_path: Path, region: str
) -> None:
    record = written(tmp_path / "consent.json", CONSENT)
    assert run("consent", "add", media, record, f"--region={region}").code == 2
    assert run("consent", "list").out == ""


def test_a_consent_that_is_wanting_names_its_fields(run: Command, media: str, tmp_path: Path) -> None:
    record = written(tmp_path / "consent.json", CONSENT | {"evidence": "", "scope": []})
    done = run("consent", "add", media, record)
    assert done.code == 2
    assert "scope" in done.err
    assert run("consent", "add", "media-none", record).code == 2


def test_schemas_are_printed(run: Command) -> None:
    assert json.loads(run("consent", "schema").out)["title"] == "Consent record"
    assert "alterations" in json.loads(run("permission", "schema").out)["properties"]


def test_a_spreadsheet_is_tried_and_taken_over(run: Command, media: str, tmp_path: Path) -> None:
    source = tmp_path / "permissions.csv"
    name = Path(PICTURE).name
    source.write_text(f"Pic,Owner,Licence,Expiry date\n{name},Jo,Invoice 1,31/12/2030\nnone.jpg,Jo,x,\n")
    dry = run("library", "import", str(source), "--map", "file=Pic", "--dry-run", "--json")
    assert (dry.code, dry.json()["new"], dry.json()["bad"]) == (1, 1, 1)
    assert dry.json()["columns"]["valid_to"] == "Expiry date"
    done = run("library", "import", str(source), "--map", "file=Pic")
    assert done.code == 1
    assert "Row 3 (none.jpg): There is no picture" in done.out
    assert "1 taken over, 0 there already, 1 bad." in done.out
    assert run("library", "import", str(source)).code == 2
    source.write_text(f"Register\n{source.read_text()}")
    titled = run("library", "import", str(source), "--map", "file=Pic")
    assert "The headings are in row 2; what stands above them is left out." in titled.out
    assert run("library", "import", str(source), "--map", "file=Pic", "--json").json()["heading_row"] == 2


def test_what_expires_is_reported(run: Command, media: str, tmp_path: Path) -> None:
    assert run("library", "report", "expiring", "--json").out == ""
    record = written(tmp_path / "consent.json", CONSENT | {"review_on": "2026-01-20"})
    assert run("consent", "add", media, record).code == 0
    assert run("library", "report", "expiring", "--days", "4000").code == 0


def test_media_are_searched_and_quotations_recorded(run: Command, media: str, consent: str) -> None:
    assert run("media", "list", "--person", "green", "--json").json()["media"] == media
    assert run("media", "list", "--state", "none", "--json").out == ""
    assert run("media", "list", "--text", "michetti", "--unused").out.startswith(media)
    quoted = run("media", "quote", "I measured out my life with coffee spoons", "--json").json()
    assert run("media", "list", "--state", "none", "--json").json()["media"] == quoted["media"]
    assert run("media", "quote", "too short").code == 2


def test_a_second_person_checks_a_permission(run: Command, media: str, tmp_path: Path) -> None:
    record = written(tmp_path / "permission.json", PERMISSION | {"uses": ["web"], "alterations": ["none"]})
    made = run("permission", "add", media, record, "--json").json()
    assert run("permission", "check", made["permission"]).code == 1
    first = run("connectors", "--json")
    assert first.code == 0
