"""Records that are damaged: named, never written over, and nothing is built upon them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ccgcompose.errors import OutcomeUnknown, Rejected
from tests.contract.connector_material import NOW, PictureFolder, medium, request
from tests.unit.connectors.newsroom.world import NewsroomWorld, assert_helpful, everything


def publish(world: NewsroomWorld, files: PictureFolder, key: str = "delivery-1") -> None:
    world.connector.publish(request(world.account, key), files, NOW)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "one letter": lambda data: data.replace(b"Vaccination", b"Vaccinatiom"),
    "a later format": lambda data: data.replace(b'"format": 1', b'"format": 2'),
    "another type": lambda data: b"[]",
    "not text": lambda data: bytes(range(256)),
    "deeply nested": lambda data: b"[" * 100_000,
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_record_is_named_and_never_written_over(
    world: NewsroomWorld, files: PictureFolder, name: str
) -> None:
    publish(world, files, "delivery-1")
    (record,) = (world.folder / ".newsroom/entries").iterdir()
    record.write_bytes(DAMAGE[name](record.read_bytes()))
    before = everything(world.folder)
    with pytest.raises(OutcomeUnknown) as own:
        publish(world, files, "delivery-1")
    with pytest.raises(OutcomeUnknown) as looked:
        world.connector.find(request(world.account, "delivery-1"), NOW)
    with pytest.raises(Rejected) as other:
        publish(world, files, "delivery-2")
    for caught in (own, looked, other):
        assert_helpful(caught.value)
        assert record.name in caught.value.what
    assert not world.connector.verify(world.account).ok
    assert everything(world.folder) == before


def test_a_record_under_another_name_is_damage(world: NewsroomWorld, files: PictureFolder) -> None:
    publish(world, files)
    (record,) = (world.folder / ".newsroom/entries").iterdir()
    shutil.copy(record, record.with_name("0" * 64 + ".json"))
    with pytest.raises(Rejected, match="0" * 64):
        publish(world, files, "delivery-2")


def test_a_linked_record_is_damage(world: NewsroomWorld, files: PictureFolder, tmp_path: Path) -> None:
    publish(world, files)
    (record,) = (world.folder / ".newsroom/entries").iterdir()
    record.rename(tmp_path / "moved")
    record.symlink_to(tmp_path / "moved")
    with pytest.raises(OutcomeUnknown, match="it is a link"):
        publish(world, files)


def test_a_picture_damaged_in_the_folder_is_put_right(world: NewsroomWorld, files: PictureFolder) -> None:
    used = medium(files, "navy", "The entrance")
    world.connector.publish(request(world.account, "delivery-1", media=(used,)), files, NOW)
    (copy,) = (world.folder / "media").iterdir()
    copy.write_bytes(b"damaged")
    world.connector.publish(request(world.account, "delivery-2", media=(used,)), files, NOW)
    assert copy.read_bytes() == (files.folder / used.sha256).read_bytes()
