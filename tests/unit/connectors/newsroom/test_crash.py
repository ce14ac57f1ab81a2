"""Killed at any moment, or written by two at once: every file is whole, and every post is there once."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import feedparser
import pytest

from ccgcompose.usecases.outbox import freeze
from connectors.newsroom.codec import decode
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.unit.connectors.newsroom.pages import read_page
from tests.unit.connectors.newsroom.world import NewsroomWorld, environment, run_writer, writer_command

STEPS = range(1, 60)


def assert_whole(folder: Path) -> None:
    """Every file that is there can be read to its end."""
    for path in folder.rglob("*.html"):
        assert read_page(path).one("html").one("footer").text
    for name in ("feed.rss", "feed.atom"):
        assert not (folder / name).exists() or not feedparser.parse(str(folder / name)).bozo
    if (folder / "feed.json").exists():
        assert json.loads((folder / "feed.json").read_text(encoding="utf-8"))["items"]
    for path in (folder / ".newsroom").glob("entries/*.json"):
        assert decode(path.read_bytes()).revisions


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith("-tmp")]


def test_killed_at_each_change_of_a_file(world: NewsroomWorld, files: PictureFolder) -> None:
    """Each round is killed one change later; the round that survives ends the test."""
    killed = step = 0
    for step in STEPS:
        wanted = request(world.account, f"delivery-{step}", media=(medium(files, "navy", "The entrance"),))
        killed = run_writer(files, [wanted], die_at=str(step)).returncode
        assert killed in (-9, 0)
        assert_whole(world.folder)
        found = world.connector.find(wanted, NOW) if (world.folder / ".newsroom").exists() else None
        receipt = world.connector.publish(wanted, files, NOW)
        assert found in (None, receipt)
        assert list(world.public()).count(receipt.remote_id) == 1
        assert len(world.public()) == step
        assert leftovers(world.folder) == []
        if killed == 0:
            break
    assert step > 12  # folders, picture, entry, page, three feeds, list: each was cut off once
    assert killed == 0


def test_a_correction_that_was_cut_off_is_completed_by_the_next_call_for_another_post(
    world: NewsroomWorld, files: PictureFolder
) -> None:
    wanted = request(world.account)
    original = world.connector.publish(wanted, files, NOW)
    better = corrected(wanted, "Clinics open on Tuesday.", "The day was wrong.")
    outcome = run_writer(files, [better], die_at="committed", correcting=original.remote_id)
    assert outcome.returncode == -9
    assert world.public()[original.remote_id].edit_notes == ()
    world.connector.publish(request(world.account, "delivery-2"), files, NOW)
    assert world.public()[original.remote_id].edit_notes == ("Edited 24 November 2026: The day was wrong.",)


@pytest.mark.parametrize("posts", [1, 4, 9])
def test_killed_from_outside(world: NewsroomWorld, files: PictureFolder, posts: int) -> None:
    """The writer is killed while it is busy with whatever follows a number of posts: no moment is chosen."""
    requests = [request(world.account, f"delivery-{number}") for number in range(12)]
    with subprocess.Popen(
        writer_command(files), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write("".join(f"{freeze(each)}\n" for each in requests))
        writer.stdin.close()
        heard = [writer.stdout.readline().strip() for _ in range(posts)]
        writer.kill()
    assert_whole(world.folder)
    receipts = [world.connector.publish(each, files, NOW) for each in requests]
    assert [receipt.remote_id for receipt in receipts][: len(heard)] == heard
    assert sorted(world.public()) == sorted(receipt.remote_id for receipt in receipts)


def test_two_programs_write_at_once(world: NewsroomWorld, files: PictureFolder) -> None:
    halves = [[request(world.account, f"{name}-{number}") for number in range(10)] for name in "ab"]
    # Both are also given the same post: it must not be there twice.
    shared = request(world.account, "shared")
    writers = [
        subprocess.Popen(
            writer_command(files), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
        )
        for _ in halves
    ]
    for writer, half in zip(writers, halves, strict=True):
        assert writer.stdin is not None
        writer.stdin.write("".join(f"{freeze(each)}\n" for each in [*half, shared]).encode())
        writer.stdin.close()
    for writer in writers:
        assert writer.wait() == 0
        assert writer.stdout is not None
        writer.stdout.close()
    assert_whole(world.folder)
    assert len(world.public()) == 21
    assert len(list((world.folder / ".newsroom/entries").iterdir())) == 21
