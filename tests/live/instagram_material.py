"""Pictures and posts for Instagram, and what was sent."""

from __future__ import annotations

from urllib.parse import parse_qsl

from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from tests.contract.connector_material import PictureFolder, picture, request
from tests.live.doubles.instagram_state import BASE
from tests.live.instagram_world import InstagramWorld


def jpeg(files: PictureFolder, colour: str, alt_text: str = "", credit: str = "") -> OutgoingMedia:
    sha256 = files.keep(picture(colour, kind="JPEG"))
    return OutgoingMedia(sha256, f"{colour}.jpg", "image/jpeg", 640, 360, alt_text, credit)


def one(
    world: InstagramWorld, files: PictureFolder, text: str = "Monday.", key: str = "one"
) -> PublishRequest:
    return request(world.account, key, text=text, media=(jpeg(files, "navy", "The entrance"),))


def forms(world: InstagramWorld) -> list[tuple[str, dict[str, str]]]:
    return [
        (asked.path, dict(parse_qsl(asked.body.decode(), strict_parsing=True)))
        for asked in world.proxy.asked
        if asked.method == "POST"
    ]


def address(medium: OutgoingMedia) -> str:
    return f"{BASE}media/{medium.sha256[:32]}.jpg"
