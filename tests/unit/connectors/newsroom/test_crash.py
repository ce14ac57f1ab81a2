"""Killed at any moment, or written by two at once: every file is whole, and every post is there once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import defusedxml.ElementTree as SafeET
import pytest

from ccgcompose.usecases.outbox import freeze
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.newsroom.codec import decode
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.unit.connectors.newsroom.world import NewsroomWorld, run_writer, start_writer


def assert_whole(folder: Path) -> None:
    """Every file that is there can be read to its end."""
    for path in folder.rglob("*.html"):
        assert path.read_text(encoding="utf-8").endswith("</html>\n")
    for name in ("feed.rss", "feed.atom"):
        assert not (folder / name).exists() or len(SafeET.parse(folder / name).getroot())
    if (folder / "feed.json").exists():
        assert json.loads((folder / "feed.json").read_text(encoding="utf-8"))["items"]
    for path in (folder / ".newsroom").glob("entries/*.json"):
        assert decode(path.read_bytes()).revisions


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith("-tmp")]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_killed_at_each_change_of_a_file(world: NewsroomWorld, files: PictureFolder) -> None:
    """Each round is killed one change later; the round that survives ends the test."""
    media = (medium(files, "navy", "The entrance"),)
    with start_writer(files, die_at="each") as writer:
        ends = [one_round(world, files, writer, request(world.account, "delivery-1", media=media))]
        while ends[-1] != 0:
            wanted = request(world.account, f"delivery-{len(ends) + 1}", media=media)
            ends.append(one_round(world, files, writer, wanted))
    assert set(ends[:-1]) == {-9}
    assert len(ends) > 12  # entry, page, three feeds, list, note: each was cut off before and after


def one_round(
    world: NewsroomWorld, files: PictureFolder, writer: subprocess.Popen[str], wanted: PublishRequest
) -> int:
    """Publish in the writer, which may be killed; whatever it left, a repeat makes it one whole post."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(f"{freeze(wanted)}\n")
    writer.stdin.flush()
    end = int(writer.stdout.readline())
    assert_whole(world.folder)
    found = world.connector.find(wanted, NOW) if (world.folder / ".newsroom").exists() else None
    receipt = world.connector.publish(wanted, files, NOW)
    assert found in (None, receipt)
    ids = [item["id"] for item in json.loads((world.folder / "feed.json").read_text())["items"]]
    assert ids.count(receipt.remote_id) == 1
    assert len(ids) == len(list((world.folder / ".newsroom/entries").iterdir()))
    assert Path(url2pathname(urlsplit(receipt.url).path)).is_file()
    assert leftovers(world.folder) == []
    return end


def test_what_an_interrupted_post_left_is_swept_away_by_another(
    world: NewsroomWorld, files: PictureFolder
) -> None:
    assert run_writer(files, [request(world.account, "delivery-1")], die_at="12").returncode == -9
    assert leftovers(world.folder) != []
    world.connector.publish(request(world.account, "delivery-2", title="Another"), files, NOW)
    assert leftovers(world.folder) == []
    assert len(world.public()) == 1


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
    with start_writer(files) as writer:
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
    writers = [start_writer(files) for _ in halves]
    for writer, half in zip(writers, halves, strict=True):
        assert writer.stdin is not None
        writer.stdin.write("".join(f"{freeze(each)}\n" for each in [*half, shared]))
        writer.stdin.close()
    for writer in writers:
        assert writer.wait() == 0
        assert writer.stdout is not None
        writer.stdout.close()
    assert_whole(world.folder)
    assert len(world.public()) == 21
    assert len(list((world.folder / ".newsroom/entries").iterdir())) == 21
