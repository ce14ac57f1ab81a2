"""The log file: redacted, bounded, one line a message, and no trouble for the work."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ccgcompose.host.logs import FILES_KEPT, LONGEST, RedactingFormatter, set_up_logs, take_down_logs

LOGGER = logging.getLogger("ccgcompose.tests.logs")
SetUp = Callable[[Path], Path]


@pytest.fixture
def set_up() -> Iterator[SetUp]:
    made: list[logging.Handler] = []

    def begin(folder: Path) -> Path:
        made.append(set_up_logs(folder, "app"))
        return folder / f"app-{os.getpid()}.log"

    yield begin
    for handler in made:
        take_down_logs(handler)


def test_a_line_says_when_who_and_what(set_up: SetUp, tmp_path: Path) -> None:
    path = set_up(tmp_path / "logs")
    LOGGER.info("Delivery %s sent", "delivery-1")
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO ccgcompose\.tests\.logs \[MainThread\] Delivery .* sent\n",
        path.read_text(encoding="utf-8"),
    )


def test_no_file_before_there_is_something_to_say(set_up: SetUp, tmp_path: Path) -> None:
    set_up(tmp_path / "logs")
    LOGGER.debug("too small to be kept")
    logging.getLogger("somebody.else").info("not ours")
    assert list((tmp_path / "logs").iterdir()) == []
    logging.getLogger("somebody.else").warning("a warning of somebody else")
    assert len(list((tmp_path / "logs").iterdir())) == 1


def test_nothing_secret_gets_through_in_message_arguments_or_traceback(set_up: SetUp, tmp_path: Path) -> None:
    path = set_up(tmp_path)
    try:
        raise ValueError("bad answer for 943 476 5919: password=xyzzy1")
    except ValueError:
        LOGGER.exception("Authorization: Bearer %s", "xyzzy2xyzzy2")
    LOGGER.warning("sent to %r", {"email": "amara@example.org", "refresh_token": "xyzzy3"})
    text = path.read_text(encoding="utf-8")
    assert "ValueError: bad answer" in text
    assert not re.search(r"943|xyzzy|amara", text)


def test_a_message_cannot_forge_a_line_or_steer_a_terminal(set_up: SetUp, tmp_path: Path) -> None:
    path = set_up(tmp_path)
    LOGGER.info("first\n2026-11-24T09:00:00.000Z INFO forged\r\x1b[2Jgone\u2028more")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line[:4].strip() == "" for line in lines] == [False, True, True, True]
    assert "\x1b" not in path.read_text(encoding="utf-8")


def test_half_a_character_is_written_as_its_stand_in() -> None:
    # By the formatter itself: what is logged here, pytest would send between its processes, which cannot carry it.
    record = logging.LogRecord("ccgcompose", logging.INFO, "", 0, "half \ud800 a character", None, None)
    assert "half \ufffd a character" in RedactingFormatter().format(record)


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    handler = set_up_logs(tmp_path, "app", max_bytes=10_000)
    for number in range(200):
        LOGGER.info("%d %s", number, "word " * 60)
    take_down_logs(handler)
    name = f"app-{os.getpid()}.log"
    assert sorted(each.name for each in tmp_path.iterdir()) == [name, f"{name}.1", f"{name}.2"]
    assert sum(each.stat().st_size for each in tmp_path.iterdir()) <= 30_000
    assert " 199 word" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_record_is_not_endless(set_up: SetUp, tmp_path: Path) -> None:
    path = set_up(tmp_path)
    LOGGER.info("word " * 50_000)
    assert path.stat().st_size < LONGEST + 100
    assert "characters)" in path.read_text(encoding="utf-8")


def test_old_files_are_dropped(set_up: SetUp, tmp_path: Path) -> None:
    for number in range(60):
        old = tmp_path / f"publisher-{number}.log"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    set_up(tmp_path)
    LOGGER.info("new")
    left = {each.name for each in tmp_path.iterdir()}
    assert len(left) == FILES_KEPT
    assert "publisher-59.log" in left
    assert "publisher-0.log" not in left


def test_a_folder_that_cannot_be_written_disturbs_nobody(set_up: SetUp, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    path = set_up(tmp_path / "logs")
    LOGGER.info("into nothing")
    assert not path.exists()
    assert (tmp_path / "logs").read_text(encoding="utf-8") == "a file"
