"""Pages read for cards, through a web of the test's own: what they say, and where nobody is let in."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from connectors.addresses import PUBLIC_WEB, AddressPolicy
from connectors.link_looker import Bounds
from connectors.page_reader import MOST_PICTURE, Page, PageReader
from tests.unit.connectors.server import Line, Server, answering
from tests.unit.connectors.test_link_looker import HERE, Names

HURRIED = Bounds(connect=2, read=1, total=3)


@pytest.fixture(autouse=True)
def _without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def read(server: Server, *others: Server, names: Names | None = None) -> Page | None:
    ports = frozenset(each.port for each in (server, *others))
    policy = AddressPolicy(besides=(HERE,), ports=ports)
    reader = PageReader(policy, names or Names(site_test=HERE), HURRIED)
    return reader.read(f"http://site.test:{server.port}/flu")


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(buffer, "PNG")
    return buffer.getvalue()


def test_a_page_says_its_title_description_and_picture() -> None:
    page = (
        b"<title>Not this</title><meta property='og:title' content='Flu &amp; you'>"
        b"<meta name=description content=' Who can \n have it '><meta property=og:image content=/card.png>"
    )
    with Server(answering(200, page), answering(200, png())) as server:
        assert read(server) == Page("Flu & you", "Who can have it", png(), "image/png")
    first, second = (request.decode() for request in server.requests)
    assert first.startswith("GET /flu HTTP/1.1\r\n")
    assert second.startswith("GET /card.png HTTP/1.1\r\n")
    assert "cookie" not in (first + second).lower()


def test_a_page_without_cards_has_its_title() -> None:
    with Server(answering(200, b"<html><title>Flu\n clinics</title><p>x</p><title>later</title>")) as server:
        assert read(server) == Page("Flu clinics")


@pytest.mark.parametrize("body", [b"", b"<p>no title</p>", b"\x00\xff" * 50, b"<title></title>"])
def test_a_page_that_says_nothing_has_no_card(body: bytes) -> None:
    with Server(answering(200, body)) as server:
        assert read(server) is None


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_a_page_that_does_not_open_has_no_card(status: int) -> None:
    with Server(answering(status, b"<title>No</title>")) as server:
        assert read(server) is None


@pytest.mark.parametrize(
    "picture", [b"<svg onload=x>", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"x" * MOST_PICTURE]
)
def test_a_picture_of_another_kind_or_size_is_left_out(picture: bytes) -> None:
    page = b"<title>Flu</title><meta property=og:image content=/card>"
    with Server(answering(200, page), answering(200, picture)) as server:
        assert read(server) == Page("Flu")


@pytest.mark.parametrize("nowhere", ["http://[", "//[::1/card.png", "http://site.test:port/"])
def test_a_picture_at_no_address_is_left_out(nowhere: str) -> None:
    page = f"<title>Flu</title><meta property=og:image content='{nowhere}'>".encode()
    with Server(answering(200, page)) as server:
        assert read(server) == Page("Flu")


def test_a_redirect_to_no_address_leads_to_no_card() -> None:
    with Server(answering(302, Location="http://[")) as server:
        assert read(server) is None


INSIDE = pytest.mark.parametrize(
    "target", ["http://inside.test:{}/", "http://127.0.0.2:{}/", "file:///etc/passwd"]
)


@INSIDE
def test_a_redirect_does_not_lead_inside(target: str) -> None:
    def script(line: Line) -> None:
        answering(302, Location=target.format(server.port))(line)

    with Server(script, answering(200, b"<title>Inside</title>")) as server:
        assert read(server, names=Names(site_test=HERE, inside_test="10.0.0.7")) is None
    assert len(server.requests) == 1


@INSIDE
def test_a_picture_does_not_lead_inside(target: str) -> None:
    def script(line: Line) -> None:
        page = f"<title>Flu</title><meta property=og:image content={target.format(server.port)}>"
        answering(200, page.encode())(line)

    with Server(script, answering(200, png())) as server:
        assert read(server, names=Names(site_test=HERE, inside_test="10.0.0.7")) == Page("Flu")
    assert len(server.requests) == 1


def test_a_private_page_is_never_asked() -> None:
    with Server(answering(200, b"<title>Inside</title>")) as server:
        assert PageReader(PUBLIC_WEB, Names(site_test=HERE)).read(f"http://site.test:{server.port}/") is None
    assert server.requests == []


def test_a_page_without_end_is_cut_off() -> None:
    def endless(line: Line) -> None:
        line.read()
        line.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<title>Flu</title>")
        while line.write_or_gone(b"x" * 65536):
            continue

    with Server(endless) as server:
        assert read(server) == Page("Flu")


def test_a_site_that_says_nothing_is_left() -> None:
    with Server(lambda line: line.stall()) as server:
        assert read(server) is None
