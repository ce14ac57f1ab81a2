"""What the newsroom does not put out: unsafe files, nameless authors, changes in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.errors import Rejected, TooLarge
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, picture, request
from tests.unit.connectors.newsroom.world import NewsroomWorld, everything


@pytest.mark.parametrize("sha256", ["../../../etc/passwd", "", "A" * 64, "0" * 63, "0" * 63 + "/"])
def test_a_hash_that_is_none_leads_nowhere(world: NewsroomWorld, files: PictureFolder, sha256: str) -> None:
    strange = replace(medium(files, "navy", "The entrance"), sha256=sha256)
    with pytest.raises(Rejected):
        world.connector.publish(request(world.account, media=(strange,)), files, NOW)
    assert everything(world.folder) == {}


@pytest.mark.parametrize("mime", ["image/svg+xml", "text/html", "application/x-php", ""])
def test_a_kind_that_a_browser_might_run_is_refused(
    world: NewsroomWorld, files: PictureFolder, mime: str
) -> None:
    strange = replace(medium(files, "navy", "The entrance"), mime=mime)
    with pytest.raises(Rejected, match="navy"):
        world.connector.publish(request(world.account, media=(strange,)), files, NOW)
    assert everything(world.folder) == {}


def test_a_logo_that_is_no_picture_is_refused(world: NewsroomWorld, files: PictureFolder) -> None:
    brand = replace(world.account.brand, logo_sha256=files.keep(b"<svg onload='alert(1)'/>"))
    with pytest.raises(Rejected, match="logo"):
        world.connector.publish(request(replace(world.account, brand=brand)), files, NOW)
    assert everything(world.folder) == {}


@pytest.mark.parametrize(
    ("kind", "extension"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")]
)
def test_a_logo_is_known_by_its_first_bytes(
    world: NewsroomWorld, files: PictureFolder, kind: str, extension: str
) -> None:
    brand = replace(world.account.brand, logo_sha256=files.keep(picture("red", (20, 20), kind)))
    world.connector.publish(request(replace(world.account, brand=brand)), files, NOW)
    assert [path.suffix for path in (world.folder / "media").iterdir()] == [f".{extension}"]


def test_twenty_one_pictures_are_too_many(world: NewsroomWorld, files: PictureFolder) -> None:
    media = (medium(files, "navy", "The entrance"),) * 21
    with pytest.raises(TooLarge, match="21 pictures"):
        world.connector.publish(request(world.account, media=media), files, NOW)
    world.connector.publish(request(world.account, media=media[:20]), files, NOW)
    ((_, post),) = world.public().items()
    assert len(post.pictures) == 20


@pytest.mark.parametrize(("author", "position"), [(" ", "Head of Communications"), ("Amara Obi", "")])
def test_nobody_speaks_without_a_name_and_a_position(
    world: NewsroomWorld, files: PictureFolder, author: str, position: str
) -> None:
    with pytest.raises(Rejected, match="Nobody is named"):
        world.connector.publish(replace(request(world.account), author=author, position=position), files, NOW)
    assert everything(world.folder) == {}


def test_a_newer_revision_is_a_correction_not_a_publication(
    world: NewsroomWorld, files: PictureFolder
) -> None:
    world.connector.publish(request(world.account), files, NOW)
    with pytest.raises(Rejected, match="edit note"):
        world.connector.publish(corrected(request(world.account), "Tuesday.", "The day."), files, NOW)
