"""`policy` and `people`: what an organisation sets for its checks, and who may do what, from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Command

MARKED = "This guide explains what OFFICIAL-SENSITIVE means. https://www.nhs.uk/flu"
WHY = "The marking is explained, not used."


def settings(tmp_path: Path, fields: object) -> str:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(fields))
    return str(path)


def test_settings_are_shown_changed_listed_and_restored(run: Command, home: Path, tmp_path: Path) -> None:
    assert json.loads(run("policy", "show").out)["version"] == 0
    fields = {
        "watch_words": ["Project Teal"],
        "election_periods": [{"name": "Local elections", "first": "2027-03-23", "last": "2027-05-06"}],
        "severities": {"TAG001": "WARN"},
    }
    done = run("policy", "set", settings(tmp_path, fields), "--as", "Amara Obi", "--json")
    assert done.json() == {"version": 1}
    shown = json.loads(run("policy", "show").out)
    assert {key: shown[key] for key in fields} == fields
    run("policy", "set", settings(tmp_path, {"watch_words": []}), "--as", "Priya Nair")
    newest, first = run("policy", "versions", "--json").lines()
    assert newest["changes"] == ["Watch words: removed “Project Teal”."]
    assert (newest["changed_by"], first["changed_by"]) == ("Priya Nair", "Amara Obi")
    assert run("policy", "restore", "1", "--as", "Amara Obi").out == "Version 3 is in force.\n"
    assert json.loads(run("policy", "show").out)["watch_words"] == ["Project Teal"]
    assert run("history", "verify").code == 0


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"severities": {"PAT001": "WARN"}}, "may not weigh less than BLOCK"),
        ({"severities": {"TAG001": "LOUD"}}, "one of BLOCK, WARN and ADVISE"),
        ({"severities": 3}, "one of BLOCK, WARN and ADVISE"),
        ({"colour": "red"}, "no setting “colour”"),
        ({"watch_words": "Teal"}, "is not a list"),
        ({"watch_words": [1]}, "something else than texts"),
        ({"election_periods": [{"name": "May"}]}, "needs a name, a first and a last day"),
        ({"version": 7}, "changed the policy settings meanwhile"),
        ([1], "holds no settings"),
    ],
)
def test_what_cannot_be_set_is_refused_in_a_sentence(
    run: Command, home: Path, tmp_path: Path, fields: object, said: str
) -> None:
    done = run("policy", "set", settings(tmp_path, fields), "--as", "Amara Obi")
    assert done.code in (1, 2)
    assert said in done.err
    assert json.loads(run("policy", "show").out)["version"] == 0


def test_a_check_for_an_account_knows_the_settings(run: Command, home: Path, tmp_path: Path) -> None:
    text = tmp_path / "post.txt"
    text.write_text("See https://www.sheffieldcarers.org.uk/flu for more.")
    assert "LINK001" in run("check", str(text), "--account", "Newsroom").out
    run(
        "policy",
        "set",
        settings(tmp_path, {"trusted_sites": ["sheffieldcarers.org.uk"]}),
        "--as",
        "Amara Obi",
    )
    assert "LINK001" not in run("check", str(text), "--account", "Newsroom").out


def test_a_blocked_finding_is_accepted_by_whom_somebody_else_designated(run: Command, home: Path) -> None:
    done = run("post", "new", "--account", "Newsroom", "--subject", "Vaccination", "--text", MARKED, "--json")
    post = done.json()["post"]
    waive = ("post", "waive", post, "--rule", "PROP001", "--reason", WHY, "--as", "Tomos Bevan")
    assert run(*waive).code == 1
    own = run("people", "designate", "Tomos Bevan", "--to", "waive", "--as", "Tomos Bevan")
    assert (own.code, "Nobody lets themselves" in own.err) == (1, True)
    for name in ("Jon Whitfield", "Priya Nair"):
        assert run("people", "designate", "Tomos Bevan", "--to", "waive", "--as", name).code == 1
    assert run("people", "designate", "Tomos Bevan", "--to", "waive", "--as", "Amara Obi").code == 0
    assert "Tomos Bevan, Board Member for Engagement: approve, waive" in run("people", "list").out
    assert run(*waive).code == 0
    assert run("people", "end", "Tomos Bevan", "--to", "waive", "--as", "Amara Obi").code == 0
    assert "no longer designated" in run("post", "waive", post, "--list").out
    assert run("people", "end", "Tomos Bevan", "--to", "waive", "--as", "Amara Obi").code == 2
    assert run("history", "verify").code == 0
