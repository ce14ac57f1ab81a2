"""Many files taken in at once: each with its sentence, none of which stops the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from ccgcompose.errors import DiskFull, UnusableFile
from ccgcompose.host.hands import ThreadHands
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.intake import Ending, Outcome, Progress
from ccgcompose.usecases.ports import Hands, Intake
from tests.unit.usecases.world import World


@pytest.fixture(params=[None, ThreadHands(2)], ids=["one by one", "side by side"])
def desk(world: World, request: pytest.FixtureRequest) -> Desk:
    hands: Hands | None = request.param
    return Desk(replace(world.context, hands=hands), "publisher-1")


@pytest.fixture
def card(world: World) -> Path:
    folder = world.folder / "card"
    folder.mkdir()
    return folder


def drawing(seed: int, size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Draw something that looks like nothing else."""
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    for step in range(12):
        x, y = (seed * 97 + step * 61) % size[0], (seed * 53 + step * step * 37) % size[1]
        draw.ellipse((x - 60, y - 40, x + 60, y + 40), fill=((seed * 40 + step * 20) % 256, step * 20, 90))
    return made


def saved(folder: Path, name: str, seed: int, **options: object) -> Path:
    drawing(seed).save(folder / name, **options)  # type: ignore[arg-type]
    return folder / name


def endings(outcomes: tuple[Outcome, ...]) -> list[tuple[str, str]]:
    return [(outcome.source.name, outcome.ending.value) for outcome in outcomes]


def test_a_folder_is_taken_in_by_name_with_progress(world: World, desk: Desk, card: Path) -> None:
    for number in (3, 1, 2):
        saved(card, f"{number}.png", number)
    (card / "below").mkdir()
    saved(card / "below", "4.jpg", 4)
    (card / ".hidden.jpg").write_bytes(b"x")
    (card / "Thumbs.db").write_bytes(b"x")
    told: list[Progress] = []
    outcomes = desk.intake.add_many(world.amara, [card], told.append)
    assert endings(outcomes) == [(name, "added") for name in ("1.png", "2.png", "3.png", "4.jpg")]
    assert [(each.done, each.total, each.last) for each in told] == [
        (number, 4, outcome) for number, outcome in enumerate(outcomes, 1)
    ]
    assert outcomes[0].told == "1.png was taken in."
    assert {line.asset.filename for line in desk.library.lines()} == {"1.png", "2.png", "3.png", "4.jpg"}
    assert desk.past.verify().intact


def test_one_bad_file_never_stops_the_rest(world: World, desk: Desk, card: Path) -> None:
    good = [saved(card, "1.png", 1), saved(card, "9.png", 9)]
    (card / "empty.jpg").write_bytes(b"")
    (card / "letter.jpg").write_bytes(b"PK\x03\x04" + b"\x00" * 64)
    outcomes = desk.intake.add_many(
        world.amara, [good[0], card / "empty.jpg", card / "gone.jpg", card / "letter.jpg", good[1]]
    )
    assert [outcome.ending for outcome in outcomes] == [Ending.ADDED, *[Ending.BAD] * 3, Ending.ADDED]
    assert [outcome.told.split(". ")[0] for outcome in outcomes[1:4]] == [
        "empty.jpg is empty",
        "gone.jpg is not there",
        "letter.jpg is a zip file or an Office document",
    ]


def test_what_is_there_already_is_told_with_its_record(world: World, desk: Desk, card: Path) -> None:
    first = saved(card, "1.png", 1)
    (asset,) = [outcome.asset for outcome in desk.intake.add_many(world.amara, [first])]
    assert asset is not None
    copy = card / "copy of 1.png"
    copy.write_bytes(first.read_bytes())
    (again,) = desk.intake.add_many(world.amara, [copy])
    assert (again.ending, again.asset, again.has_record) == (Ending.SAME, asset, False)
    assert again.told == "copy of 1.png is in the library already, as 1.png."
    world.permit(asset.id)
    drawing(1).convert("RGB").save(card / "2.jpg", quality=60)
    drawing(1).crop((16, 12, 384, 288)).save(card / "3.png")
    twin, cut = desk.intake.add_many(world.amara, [card / "2.jpg", card / "3.png"])
    assert (twin.ending, twin.like, twin.looks_same, twin.has_record) == (Ending.LIKE, asset, True, True)
    assert twin.told == (
        "2.jpg was taken in; it looks the same as 1.png. Does the record of 1.png do for it as well?"
    )
    assert cut.ending is Ending.LIKE
    assert cut.like in (asset, twin.asset)
    assert "nearly the same as" in cut.told or "the same as" in cut.told


def test_twins_in_one_batch_are_told_apart_from_others(world: World, desk: Desk, card: Path) -> None:
    files = [saved(card, "1.png", 1), saved(card, "2.bmp.jpg", 1, quality=90), saved(card, "3.png", 5)]
    one, twin, other = desk.intake.add_many(world.amara, files)
    assert (twin.ending, twin.like) == (Ending.LIKE, one.asset)
    assert other.ending is Ending.ADDED


def test_it_stops_when_asked_to_and_says_what_was_not_tried(world: World, desk: Desk, card: Path) -> None:
    files = [saved(card, f"{number}.png", number) for number in range(5)]
    seen: list[Progress] = []
    outcomes = desk.intake.add_many(world.amara, files, seen.append, lambda: len(seen) >= 2)
    added = [outcome for outcome in outcomes if outcome.ending is Ending.ADDED]
    assert 2 <= len(added) <= 4
    assert [outcome.ending for outcome in outcomes[len(added) :]] == [Ending.NOT_TRIED] * (5 - len(added))
    assert outcomes[-1].told == "4.png was not tried: stopped by you."
    assert len(desk.library.lines()) == len(added)
    kept = [path for path in (world.folder / "media").rglob("*") if path.is_file()]
    assert len(kept) == 2 * len(added)  # no file lies there that no medium speaks of


class Failing(FolderMediaFiles):
    """A folder of media on a computer that fails at the third file."""

    def __init__(self, folder: Path, fault: Callable[[str], Exception]) -> None:
        super().__init__(folder / "media", folder / "thumbnails")
        self._fault = fault

    def take_in(self, source: Path) -> Intake:
        if source.name == "2.png":
            raise self._fault(source.name)
        return super().take_in(source)


@pytest.mark.parametrize(
    ("fault", "last"),
    [
        (lambda name: DiskFull("The disk is full."), Ending.NOT_TRIED),
        (lambda name: UnusableFile(f"{name} cannot be read: input/output error."), Ending.ADDED),
    ],
    ids=["disk full", "drive gone"],
)
def test_what_stands_in_the_way_of_all_ends_it_and_of_one_does_not(
    world: World, desk: Desk, card: Path, fault: Callable[[str], Exception], last: Ending
) -> None:
    context = replace(world.context, files=Failing(world.folder, fault))
    files = [saved(card, f"{number}.png", number) for number in range(4)]
    outcomes = Desk(context, "publisher-1").intake.add_many(world.amara, files)
    assert [outcome.ending for outcome in outcomes[:2]] == [Ending.ADDED] * 2
    assert outcomes[3].ending is last
    assert outcomes[2].ending is not Ending.ADDED
    assert outcomes[2].told.rstrip(".").endswith(("is full", "input/output error"))


def test_folders_in_circles_and_shut_ones(world: World, desk: Desk, card: Path) -> None:
    saved(card, "1.png", 1)
    (card / "again").symlink_to(card)
    outcomes = desk.intake.add_many(world.amara, [card, card / "nothing\0here"])
    assert [outcome.ending for outcome in outcomes] == [Ending.ADDED, Ending.BAD]
    assert "is not the name of a file" in outcomes[1].told
    deep = world.folder / "deep"
    deep.joinpath(*["d"] * 60).mkdir(parents=True)
    (told,) = desk.intake.add_many(world.amara, [deep])
    assert "lies too deep" in told.told


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_no_text_can_be_told(world: World, desk: Desk, card: Path) -> None:
    bad = card / os.fsdecode(b"ward\n\xff.png")
    drawing(1).save(bad, "PNG")
    (outcome,) = desk.intake.add_many(world.amara, [bad], cancelled=lambda: True)
    assert outcome.told == "ward.png was not tried: stopped by you."
