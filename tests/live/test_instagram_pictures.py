"""What Instagram does not take, and how pictures get to where it fetches them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ccgcompose.errors import Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import OutgoingMedia
from connectors.instagram.connector import Instagram
from connectors.instagram.jpeg import LARGEST
from connectors.instagram.placing import placed
from connectors.newsroom.copies import Copy
from connectors.newsroom.shelf import Shelf
from tests.contract.connector_material import NOW, PictureFolder, medium, picture, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.graph import GraphDouble
from tests.live.doubles.instagram_state import InstagramState
from tests.live.fault_proxy import FaultProxy
from tests.live.instagram_material import jpeg, one
from tests.live.instagram_world import HURRIED, InstagramWorld


@pytest.fixture
def world(tmp_path: Path) -> Iterator[InstagramWorld]:
    clock = FixedClock(NOW)
    web = tmp_path / "web"
    web.mkdir()
    state = InstagramState(clock.now, web)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield InstagramWorld(double, state, proxy, tmp_path / "platforms", clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


@pytest.fixture
def connector(world: InstagramWorld) -> Instagram:
    return Instagram(world.tools, HURRIED)


def test_a_post_without_a_picture_is_refused_with_what_to_do(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    with pytest.raises(Rejected, match="no post without a picture") as told:
        connector.publish(request(world.account), files, NOW)
    assert "Add a picture" in told.value.next
    assert world.proxy.asked == []


def test_what_is_no_picture_is_refused_before_anything_is_sent(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    other = replace(jpeg(files, "navy"), mime="audio/mpeg", kind="audio")
    with pytest.raises(Rejected, match="no picture that Instagram takes"):
        connector.publish(request(world.account, media=(other,)), files, NOW)
    assert world.proxy.asked == []


def test_a_png_goes_out_as_a_jpeg_on_white_that_keeps_who_made_it(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    buffer, about = io.BytesIO(), PngInfo()
    about.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Sam Reed</x:xmpmeta>")
    Image.new("RGBA", (2000, 1000), (0, 0, 0, 0)).save(buffer, "PNG", pnginfo=about)
    sha256 = files.keep(buffer.getvalue())
    media = (OutgoingMedia(sha256, "plan.png", "image/png", 2000, 1000, "A plan"),)
    receipt = connector.publish(request(world.account, media=media), files, NOW)
    assert receipt.remote_id in world.public()
    (made,) = (world.state.web / "media").iterdir()
    with Image.open(made) as placed:
        assert (placed.format, placed.size) == ("JPEG", (1440, 720))
        assert placed.getpixel((5, 5)) == (255, 255, 255)
        assert b"Sam Reed" in placed.info["xmp"]


def test_a_picture_that_cannot_be_read_is_refused(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    broken = OutgoingMedia(files.keep(b"no picture"), "plan.png", "image/png", 9, 9, "")
    with pytest.raises(Rejected, match="No JPEG"):
        connector.publish(request(world.account, media=(broken,)), files, NOW)
    assert world.proxy.asked == []


def test_without_the_folder_a_png_is_refused_with_what_to_do(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.account.settings.pop("media_folder")
    png = medium(files, "navy", "The entrance")
    with pytest.raises(Rejected, match="JPEG") as told:
        connector.publish(request(world.account, media=(png,)), files, NOW)
    assert "folder" in told.value.next
    assert world.proxy.asked == []


@pytest.mark.parametrize(
    "base", ["", "http://news.example.nhs.uk/", "news.example.nhs.uk", "https://a@b.uk/", "https://a.uk/?x=1"]
)
def test_an_address_that_meta_cannot_open_is_refused(
    world: InstagramWorld, files: PictureFolder, connector: Instagram, base: str
) -> None:
    world.account.settings["media_base"] = base
    with pytest.raises(Rejected, match="https://"):
        connector.publish(one(world, files), files, NOW)
    assert world.proxy.asked == []


def test_a_picture_is_put_into_the_newsrooms_folder_once(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    wanted = one(world, files)
    connector.publish(wanted, files, NOW)
    (placed,) = (world.state.web / "media").iterdir()
    assert placed.name == f"{wanted.media[0].sha256[:32]}.jpg"
    assert placed.read_bytes() == files.path(wanted.media[0].sha256).read_bytes()
    before = placed.stat().st_mtime_ns
    connector.publish(replace(wanted, key="two", text="Again."), files, NOW)
    assert placed.stat().st_mtime_ns == before


def test_without_the_folder_the_newsroom_has_to_be_first(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    folder = Path(world.account.settings.pop("media_folder"))
    wanted = one(world, files)
    with pytest.raises(Rejected, match="2207052") as told:
        connector.publish(wanted, files, NOW)
    assert "public address" in told.value.next
    (folder / "media").mkdir()
    name = f"{wanted.media[0].sha256[:32]}.jpg"
    (folder / "media" / name).write_bytes(files.path(wanted.media[0].sha256).read_bytes())
    assert connector.publish(wanted, files, NOW).remote_id in world.public()


def test_a_folder_that_is_not_there_is_told(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.account.settings["media_folder"] = str(world.state.web / "unmounted")
    with pytest.raises(Rejected, match="not there"):
        connector.publish(one(world, files), files, NOW)
    assert world.proxy.asked == []


def test_what_somebody_took_away_is_not_put_out_again(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    wanted = one(world, files)
    receipt = connector.publish(wanted, files, NOW)
    world.state.media.pop(receipt.remote_id)
    assert connector.find(wanted, NOW) is None
    with pytest.raises(Rejected, match="taken it away"):
        connector.publish(wanted, files, NOW)
    assert world.public() == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (" ".join(f"#flu{n}" for n in range(31)), "31 hashtags"),
        (" ".join(f"@nhs{n}" for n in range(21)), "21 mentions"),
    ],
)
def test_what_instagram_counts_is_counted(
    world: InstagramWorld, files: PictureFolder, connector: Instagram, text: str, what: str
) -> None:
    with pytest.raises(TooLarge, match=what):
        connector.publish(one(world, files, text), files, NOW)
    assert world.proxy.asked == []
    connector.publish(one(world, files, text.rpartition(" ")[0]), files, NOW)
    assert len(world.public()) == 1


def test_2200_characters_fit_and_one_more_does_not(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    with pytest.raises(TooLarge):
        connector.publish(one(world, files, "a" * 2201), files, NOW)
    connector.publish(one(world, files, "a" * 2200), files, NOW)
    assert len(world.public()) == 1


def test_a_preview_shows_the_shape_of_the_first_picture(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    media = (jpeg(files, "navy"), jpeg(files, "teal"))
    assert connector.preview(request(world.account, media=media)).crop == (640, 360)
    assert connector.preview(one(world, files)).crop is None


def test_a_jpeg_that_has_to_be_made_smaller_is_not_written_over_the_newsrooms(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    large = picture("navy", kind="JPEG") + bytes(LARGEST)
    sha256 = files.keep(large)
    newsroom = world.state.web / "media" / f"{sha256[:32]}.jpg"
    newsroom.parent.mkdir()
    newsroom.write_bytes(large)
    media = (OutgoingMedia(sha256, "plan.jpg", "image/jpeg", 640, 360, "A plan"),)
    receipt = connector.publish(request(world.account, media=media), files, NOW)
    assert newsroom.read_bytes() == large
    (made,) = set(newsroom.parent.iterdir()) - {newsroom}
    assert made.name == f"{hashlib.sha256(made.read_bytes()).hexdigest()[:32]}.jpg"
    assert made.stat().st_size < LARGEST
    ((shown, _, _),) = world.public()[receipt.remote_id].pictures
    assert shown.startswith(made.stem)


def test_a_picture_waits_while_the_newsroom_is_written(world: InstagramWorld, files: PictureFolder) -> None:
    media = jpeg(files, "navy")
    copies = [Copy(f"media/{media.sha256[:32]}.jpg", files.path(media.sha256), media.sha256)]
    with Shelf(world.state.web, 1).writing(), pytest.raises(Unreachable, match="another program"):
        placed(world.state.web, copies, 0.1)
    assert list((world.state.web / "media").iterdir()) == []
    placed(world.state.web, copies, 0.1)
    with Shelf(world.state.web, 1).writing():
        placed(world.state.web, copies, 0.1)  # it is there: nothing has to be written


def test_what_was_cut_off_is_put_there_whole(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    wanted = one(world, files)
    data = files.path(wanted.media[0].sha256).read_bytes()
    folder = world.state.web / "media"
    folder.mkdir()
    (folder / f"{wanted.media[0].sha256[:32]}.jpg").write_bytes(data[:-9] + bytes(9))
    (folder / ".other.jpg.ccgcompose-tmp").write_bytes(data[:50])
    connector.publish(wanted, files, NOW)
    (there,) = folder.iterdir()
    assert there.read_bytes() == data
