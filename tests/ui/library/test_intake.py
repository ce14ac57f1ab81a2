"""Taking files and folders in, over the real media folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event

from tests.ui.library.pictures import picture, renamed_pdf
from tests.ui.library.world import World
from ui.library.intake import Outcome, take_in


def take(world: World, *paths: Path, known: frozenset[str] = frozenset()) -> Outcome:
    return take_in(world.desk.library, world.amara, paths, known, lambda *_: None, Event())


def test_a_folder_is_taken_in_with_what_is_below_it(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    picture(folder / "b.jpg", "red")
    picture(folder / "below" / "c.jpg", "green")
    picture(folder / ".hidden" / "d.jpg", "blue")
    picture(folder / ".e.jpg", "black")
    (folder / "Thumbs.db").write_bytes(b"x")
    outcome = take(world, folder)
    assert [line.asset.filename for line in world.desk.library.lines()] == ["c.jpg", "b.jpg"]
    assert (outcome.asked, len(outcome.added), outcome.left) == (2, 2, [])


def test_what_is_no_picture_is_named_with_its_reason_and_the_rest_goes_on(
    world: World, tmp_path: Path
) -> None:
    files = [
        picture(tmp_path / "a.jpg", "red"),
        renamed_pdf(tmp_path / "b.jpg"),
        tmp_path / "gone.jpg",
        picture(tmp_path / "c.jpg", "blue"),
    ]
    outcome = take(world, *files)
    assert len(outcome.added) == 2
    assert [left.name for left in outcome.left] == ["b.jpg", "gone.jpg"]
    assert all(left.reason for left in outcome.left)
    assert not outcome.stopped


def test_the_same_file_again_is_known(world: World, tmp_path: Path) -> None:
    first = picture(tmp_path / "a.jpg", "red")
    same = Path(shutil.copy(first, tmp_path / "copy.jpg"))
    outcome = take(world, first, same)
    assert (len(outcome.added), outcome.known) == (1, 1)
    again = take(world, first, known=frozenset(outcome.added))
    assert (again.added, again.known) == ([], 1)
    assert len(world.desk.library.lines()) == 1


def test_a_stop_keeps_what_is_in_and_leaves_the_rest(world: World, tmp_path: Path) -> None:
    files = [picture(tmp_path / f"{name}.jpg", name) for name in ("red", "green", "blue")]
    stop = Event()
    told: list[tuple[int, int, str]] = []

    def report(done: int, total: int, name: str) -> None:
        told.append((done, total, name))
        if done == 1:
            stop.set()

    outcome = take_in(world.desk.library, world.amara, files, frozenset(), report, stop)
    assert told == [(0, 3, "red.jpg"), (1, 3, "green.jpg")]
    assert outcome.stopped
    assert len(outcome.added) == 2
    assert len(world.desk.library.lines()) == 2


def test_a_fault_of_this_computer_ends_it(world: World, tmp_path: Path) -> None:
    """Where one file cannot be kept, the next cannot either: it is said once, not a thousand times."""
    (tmp_path / "media").write_text("a file where the folder should be", encoding="utf-8")
    files = [picture(tmp_path / f"{name}.jpg", name) for name in ("red", "green")]
    outcome = take(world, *files)
    assert outcome.stopped
    assert [left.name for left in outcome.left] == ["red.jpg"]
    assert (outcome.asked, outcome.settled) == (2, 1)
