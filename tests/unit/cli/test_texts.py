"""`check` and `length`: texts in, findings and figures out, nothing kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Command

NHS_NUMBER = "Her NHS number is 943 476 5919."


def _file(tmp_path: Path, *items: object) -> str:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f"{json.dumps(item)}\n" for item in items))
    return str(path)


def test_a_clean_text_is_fine(run: Command, tmp_path: Path, empty_home: Path) -> None:
    path = tmp_path / "clean.txt"
    path.write_text("Our flu clinics open on Monday.\n")
    done = run("check", str(path))
    assert (done.code, done.out) == (0, "Nothing was found.\n")


def test_what_stops_publication_is_exit_one_with_rule_clause_and_remedy(
    run: Command, tmp_path: Path, empty_home: Path
) -> None:
    path = tmp_path / "number.txt"
    path.write_text(NHS_NUMBER)
    done = run("check", str(path))
    assert done.code == 1
    assert "BLOCK  PAT001 (PAT-1), characters 18 to 30" in done.out


def test_json_lines_come_back_in_order_with_spans_of_the_text_as_given(
    run: Command, tmp_path: Path, empty_home: Path
) -> None:
    path = _file(tmp_path, {"id": 7, "text": f"Hello! 🎉 {NHS_NUMBER}"}, {"id": "b", "text": "Clinics open."})
    done = run("check", path, "--format", "jsonl")
    first, second = done.lines()
    assert done.code == 1
    assert (first["id"], second["id"], second["findings"]) == (7, "b", [])
    (found,) = (each for each in first["findings"] if each["severity"] == "BLOCK")
    assert set(found) == {"rule", "severity", "clause", "start", "end", "message", "remedy"}
    assert f"Hello! 🎉 {NHS_NUMBER}"[found["start"] : found["end"]] == "943 476 5919"
    assert first["ms"] >= 0


def test_a_line_that_is_wrong_is_named_and_the_rest_goes_on(
    run: Command, tmp_path: Path, empty_home: Path
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": 1, "text": "Clinics open."}\nnot json\n[]\n{"id": 2, "text": "Clinics open."}\n')
    done = run("check", str(path), "--format", "jsonl")
    assert done.code == 2
    assert [line["id"] for line in done.lines()] == [1, 2]
    assert "Line 2 is not JSON." in done.err
    assert "Line 3 has no text." in done.err


def test_half_a_surrogate_pair_is_a_finding_not_a_crash(
    run: Command, tmp_path: Path, empty_home: Path
) -> None:
    done = run("check", _file(tmp_path, {"id": 1, "text": "caf\ud800"}), "--format", "jsonl")
    assert [found["rule"] for found in done.json()["findings"]] == ["TEXT001"]


def test_a_platform_brings_its_length(run: Command, tmp_path: Path, empty_home: Path) -> None:
    item = {"id": 1, "text": "Clinics open. " * 30, "platform": "x"}
    done = run("check", _file(tmp_path, item), "--format", "jsonl")
    assert "LEN001" in [found["rule"] for found in done.json()["findings"]]


def test_checking_keeps_nothing(run: Command, tmp_path: Path, empty_home: Path) -> None:
    run("check", _file(tmp_path, {"id": 1, "text": NHS_NUMBER}), "--format", "jsonl", "--personal")
    assert not empty_home.exists()


def test_an_account_of_the_workspace_can_be_checked_for(run: Command, tmp_path: Path, home: Path) -> None:
    done = run(
        "check",
        _file(tmp_path, {"id": 1, "text": "Clinics open."}),
        "--format",
        "jsonl",
        "--account",
        "Newsroom",
    )
    assert done.code == 0
    done = run("check", _file(tmp_path, {"id": 1, "text": "x", "account": "Nowhere"}), "--format", "jsonl")
    assert done.code == 2
    assert "The accounts are: Newsroom." in done.err


@pytest.mark.parametrize(
    ("platform", "text", "length", "fits"),
    [
        ("x", "See https://www.nhs.uk/conditions/flu-and-more", 27, True),
        ("mastodon", "@nhs@mastodon.social hello", 10, True),
        ("bluesky", "👩‍⚕️" * 301, 301, False),
        ("newsroom", "x" * 5000, 5000, True),
    ],
)
def test_length_counts_as_the_platform_counts(
    run: Command, tmp_path: Path, empty_home: Path, platform: str, text: str, length: int, fits: bool
) -> None:
    done = run("length", "--platform", platform, _file(tmp_path, {"id": "a", "text": text}))
    assert done.json()["id"] == "a"
    assert (done.json()["length"], done.json()["fits"]) == (length, fits)
    assert done.code == int(not fits)


def test_the_length_for_an_account_is_its_own(run: Command, tmp_path: Path, home: Path) -> None:
    file = _file(tmp_path, {"id": "a", "text": "x" * 5000})
    done = run("length", "--account", "newsroom", file)
    assert (done.json()["length"], done.json()["limit"], done.json()["fits"]) == (5000, None, True)
    done = run("length", "--account", "Nowhere", file)
    assert done.code == 2
    assert "The accounts are: Newsroom." in done.err


def test_an_account_on_a_server_of_its_own_is_counted_by_what_it_said(
    run: Command, tmp_path: Path, home: Path
) -> None:
    run("account", "add", "mastodon", "Social", "--set", "server=https://social.example")
    file = _file(tmp_path, {"id": "a", "text": "x" * 600})
    assert run("length", "--account", "Social", file).json()["fits"] is False


def test_an_unknown_platform_is_answered_with_the_known(
    run: Command, tmp_path: Path, empty_home: Path
) -> None:
    done = run("length", "--platform", "myspace", _file(tmp_path, {"id": 1, "text": "x"}))
    assert done.code == 2
    assert "newsroom" in done.err


@pytest.mark.parametrize("content", [b"\xff\xfe\x00broken", b"\x80"])
def test_what_is_not_text_is_said_so(run: Command, tmp_path: Path, empty_home: Path, content: bytes) -> None:
    path = tmp_path / "binary"
    path.write_bytes(content)
    done = run("check", str(path))
    assert done.code == 2
    assert "is not UTF-8 text" in done.err


def test_a_missing_file_is_said_so(run: Command, empty_home: Path) -> None:
    done = run("check", "nowhere.txt")
    assert (done.code, done.out) == (2, "")
    assert "cannot be read" in done.err
