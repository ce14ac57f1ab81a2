"""The web's looker and the fake keep the contract."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ccgcompose.domain.link_answer import LinkState
from connectors.addresses import AddressPolicy
from connectors.link_looker import WebLinkLooker
from tests.contract.link_looker_contract import LinkLookerContract
from tests.fakes.clock import FixedClock
from tests.fakes.links import FakeLinkLooker
from tests.unit.connectors.server import Line, Server

HERE = "127.0.0.1"


def site(line: Line) -> None:
    """A site with one page."""
    status = 200 if b" /there " in line.read() else 404
    line.write(f"HTTP/1.1 {status} Said\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Server(*[site] * 4) as running:
        yield running


class TestWebLinkLooker(LinkLookerContract):
    @pytest.fixture
    def looker(self, server: Server) -> WebLinkLooker:
        policy = AddressPolicy(besides=(HERE,), ports=frozenset({server.port}))
        return WebLinkLooker(FixedClock(), policy, lambda host, port: (HERE,))

    @pytest.fixture
    def links(self, server: Server) -> tuple[str, str]:
        return f"http://site.test:{server.port}/there", f"http://site.test:{server.port}/gone"


class TestFakeLinkLooker(LinkLookerContract):
    @pytest.fixture
    def looker(self, links: tuple[str, str]) -> FakeLinkLooker:
        return FakeLinkLooker(FixedClock(), {links[1]: LinkState.DEAD})

    @pytest.fixture
    def links(self) -> tuple[str, str]:
        return "https://www.nhs.uk/there", "https://www.nhs.uk/gone"
