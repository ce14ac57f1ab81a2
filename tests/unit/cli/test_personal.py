"""`check --personal`: section 3 of the policy, on texts that are nowhere stored, logged or sent."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.unit.cli.conftest import Command

PRIVATE = (
    "Fuck this shift. Patient with NHS number 943 476 5919 again. See http://bit.ly/x #nomorenights - Admin"
)

# Every file that Python opens to write, every socket and every process is seen by an audit hook, whoever opens it.
WATCHED = """
import os, sys
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "sqlite3.")):
        seen.append((event, str(arguments[0])))
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
    if event == "open" and (set(str(arguments[1] or "")) & set("wax+") or (arguments[2] or 0) & writes):
        seen.append((event, str(arguments[0])))
    if event in ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "shutil.copyfile"):
        seen.append((event, str(arguments[0])))
from ccgcompose.cli.main import main
sys.addaudithook(watch)
code = main(["check", "--personal"])
assert code == 1, code
assert not seen, seen
open(os.devnull, "w").close()
assert seen == [("open", os.devnull)], "the hook sees nothing"
"""


def every_byte(home: Path) -> dict[str, str]:
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }


def test_nothing_is_stored_logged_or_sent(home: Path, tmp_path: Path) -> None:
    before = every_byte(home)
    assert before
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED],
        input=PRIVATE,
        env=os.environ | {"CCGCOMPOSE_HOME": str(home), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "PAT001" in done.stdout
    assert done.stderr == ""
    assert every_byte(home) == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_without_a_workspace_none_is_made(run: Command, empty_home: Path, tmp_path: Path) -> None:
    text = tmp_path / "private.txt"
    text.write_text(PRIVATE)
    assert run("check", str(text), "--personal").code == 1
    assert not empty_home.exists()


def test_the_clauses_are_those_of_section_3_and_rules_for_our_accounts_are_silent(
    run: Command, empty_home: Path, tmp_path: Path
) -> None:
    text = tmp_path / "private.txt"
    text.write_text(PRIVATE)
    official = run("check", str(text)).out
    personal = run("check", str(text), "--personal").out
    assert {"SIGN002", "LINK001", "TAG001"} <= {word for word in official.split() if word[-3:].isdigit()}
    assert "RESP001 (PERS-1)" in personal
    assert "PAT001 (PERS-2)" in personal
    assert not any(rule in personal for rule in ("SIGN002", "LINK001", "TAG001"))
    assert "You answer for this post yourself." in personal
    assert "The law on libel is the same online as in print" in personal


def test_a_harmless_post_gets_the_advice_alone(run: Command, empty_home: Path, tmp_path: Path) -> None:
    text = tmp_path / "lines.jsonl"
    text.write_text('{"id": 1, "text": "Lovely walk on the moors today."}\n')
    (line,) = run("check", str(text), "--personal", "--format", "jsonl").lines()
    assert line["findings"] == []
    assert {advice["clause"] for advice in line["advice"]} == {"PERS-1", "PERS-2"}
