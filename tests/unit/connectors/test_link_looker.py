"""Opening links against real servers on this computer, through a web of the test's own."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from ccgcompose.domain.link_answer import LinkAnswer, LinkState
from connectors.addresses import PUBLIC_WEB, AddressPolicy
from connectors.link_looker import Bounds, WebLinkLooker
from tests.unit.connectors.door import NOW, SteppingClock
from tests.unit.connectors.server import Line, Script, Server, answering
from tests.unit.connectors.test_tls import certificate, tls

HERE = "127.0.0.1"
HURRIED = Bounds(connect=2, read=2, total=4)


@pytest.fixture(autouse=True)
def _without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


class Names:
    """A resolver with names of its own. It answers in turn where there are several answers, and notes each question."""

    def __init__(self, **answers: str | list[str]) -> None:
        self._answers = answers
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        known = self._answers.get(host.replace(".", "_").replace("-", "_"))
        if known is None:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        if isinstance(known, str):
            return known.split()
        return known.pop(0).split()


def looker(*servers: Server, names: Names | None = None, bounds: Bounds = HURRIED) -> WebLinkLooker:
    policy = AddressPolicy(besides=(HERE,), ports=frozenset(server.port for server in servers))
    return WebLinkLooker(SteppingClock(), policy, names or Names(site_test=HERE), bounds)


def look(looker: WebLinkLooker, url: str) -> LinkAnswer:
    (answer,) = looker.look((url,))
    return answer


def at(server: Server, path: str = "/flu") -> str:
    return f"http://site.test:{server.port}{path}"


def test_a_page_that_is_there_opens() -> None:
    with Server(answering(200)) as server:
        url = at(server)
        assert look(looker(server), url) == LinkAnswer(url, LinkState.OPENS, NOW, url, 200)
    head = server.requests[0].decode()
    assert head.startswith("HEAD /flu HTTP/1.1\r\n")
    assert "Host: site.test:" in head
    assert "User-Agent: ccgcompose (link check)\r\n" in head
    assert "cookie" not in head.lower()
    assert "authorization" not in head.lower()


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_dead(status: int) -> None:
    with Server(answering(status), answering(status)) as server:
        answer = look(looker(server), at(server))
    assert (answer.state, answer.status) == (LinkState.DEAD, status)


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_a_site_that_dislikes_the_first_question_is_asked_again(status: int) -> None:
    with Server(answering(status), answering(200)) as server:
        assert look(looker(server), at(server)).state is LinkState.OPENS
    assert [request.split()[0] for request in server.requests] == [b"HEAD", b"GET"]


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_what_a_site_keeps_to_itself_is_unknown(status: int) -> None:
    with Server(answering(status), answering(status)) as server:
        answer = look(looker(server), at(server))
    assert (answer.state, answer.status) == (LinkState.UNKNOWN, status)


def test_a_redirect_is_followed_to_its_end() -> None:
    with (
        Server(answering(200)) as other,
        Server(
            answering(301, Location="/new"), answering(302, Location=f"http://else.test:{other.port}/x")
        ) as first,
    ):
        names = Names(site_test=HERE, else_test=HERE)
        answer = look(looker(first, other, names=names), at(first))
        assert (answer.state, answer.leads_to) == (LinkState.OPENS, f"http://else.test:{other.port}/x")
    assert [request.split()[1] for request in first.requests] == [b"/flu", b"/new"]


def test_redirects_without_end_are_left() -> None:
    with Server(*[answering(302, Location="/again")] * 10) as server:
        answer = look(looker(server), at(server))
    assert answer.state is LinkState.UNKNOWN
    assert "without end" in answer.reason
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://site.test/x", "data:text/html,x", "javascript:1", "gopher://site.test/"],
)
def test_a_redirect_out_of_the_web_is_not_followed(target: str) -> None:
    with Server(answering(302, Location=target)) as server:
        answer = look(looker(server), at(server))
    assert answer.state is LinkState.UNKNOWN
    assert "plain address" in answer.reason or "cannot be used" in answer.reason
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://site.test/", "https://nhs.uk@site.test/", "https://site.test:22/", "https:///x",
        "https://site.test:99999/", "https://[::1", "https://site.test/" + "a" * 3_000, "https://site.test:0/",
    ],
)  # fmt: skip
def test_what_is_no_plain_link_is_never_opened(url: str) -> None:
    names = Names(site_test="151.101.0.144")
    answer = look(WebLinkLooker(SteppingClock(), PUBLIC_WEB, names, HURRIED), url)
    assert answer.state is LinkState.UNKNOWN
    assert names.asked == []


@pytest.mark.parametrize(
    "addresses",
    [
        "0.0.0.0",  # noqa: S104 nothing is bound
        "127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "100.64.1.1", "64:ff9b::a00:1",
        "151.101.0.144 127.0.0.1", "fe80::1", "2002:7f00:1::1",
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_refused(addresses: str) -> None:
    """One private address among public ones is enough."""
    answer = look(
        WebLinkLooker(SteppingClock(), PUBLIC_WEB, Names(site_test=addresses), HURRIED), "http://site.test/"
    )
    assert answer.state is LinkState.PRIVATE


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:7f00:1]"]
)
def test_the_programs_own_looker_never_reaches_this_computer(host: str) -> None:
    """With the real resolver and the policy as it is made. No scheme of writing the address gets around it."""
    answer = look(WebLinkLooker(SteppingClock(), bounds=HURRIED), f"http://{host}/")
    assert answer.state in (LinkState.PRIVATE, LinkState.UNKNOWN)
    with Server(answering(200)) as server:
        opened_up = AddressPolicy(ports=frozenset({server.port}))
        answer = look(
            WebLinkLooker(SteppingClock(), opened_up, bounds=HURRIED), f"http://{host}:{server.port}/"
        )
    assert answer.state in (LinkState.PRIVATE, LinkState.UNKNOWN)
    assert server.requests == []


def test_a_redirect_inside_is_refused_and_nothing_is_sent_there() -> None:
    with (
        Server(answering(200)) as inner,
        Server(answering(302, Location=f"http://inner.test:{inner.port}/")) as outer,
    ):
        names = Names(site_test=HERE, inner_test="127.0.0.2")
        answer = look(looker(outer, inner, names=names), at(outer))
    assert answer.state is LinkState.PRIVATE
    assert len(outer.requests) == 1
    assert inner.requests == []


def test_an_answer_that_changes_has_nowhere_to_slip_in() -> None:
    """Rebinding: each connection is made to the address that was checked, and a second question is checked anew."""
    with Server(answering(405), answering(200)) as server:
        names = Names(site_test=[HERE, "127.0.0.2"])
        answer = look(looker(server, names=names), at(server))
    assert names.asked == ["site.test", "site.test"]
    assert answer.state is LinkState.PRIVATE
    assert [request.split()[0] for request in server.requests] == [b"HEAD"]


def test_a_name_is_resolved_once_for_a_connection() -> None:
    with Server(answering(200)) as server:
        names = Names(site_test=HERE)
        look(looker(server, names=names), at(server))
    assert names.asked == ["site.test"]


def test_a_name_that_nobody_knows_is_dead() -> None:
    names = Names(www_gov_uk="151.101.0.144")
    answer = look(WebLinkLooker(SteppingClock(), PUBLIC_WEB, names, HURRIED), "https://nothing.test/")
    assert (answer.state, answer.reason) == (LinkState.DEAD, "there is no site of that name")


def test_a_computer_that_is_offline_says_nothing_of_the_link() -> None:
    answer = look(WebLinkLooker(SteppingClock(), PUBLIC_WEB, Names(), HURRIED), "https://nothing.test/")
    assert (answer.state, answer.reason) == (LinkState.UNKNOWN, "this computer seems to be offline")


def test_nobody_at_the_door_is_unknown() -> None:
    with Server() as server:
        port = server.port
    policy = AddressPolicy(besides=(HERE,), ports=frozenset({port}))
    names = Names(site_test=HERE)
    answer = look(WebLinkLooker(SteppingClock(), policy, names, HURRIED), f"http://site.test:{port}/")
    assert (answer.state, answer.reason) == (LinkState.UNKNOWN, "no connection could be made")


def stalling(line: Line) -> None:
    line.read()
    line.stall()


def dripping(line: Line) -> None:
    """Never silent for long, and never done."""
    line.read()
    line.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while line.write_or_gone(b"a"):
        line.pause(0.05)


@pytest.mark.parametrize("script", [stalling, dripping])
def test_a_site_that_does_not_come_to_an_end_is_left_in_time(script: Script) -> None:
    with Server(script) as server:
        started = time.monotonic()
        answer = look(looker(server, bounds=Bounds(connect=1, read=0.6, total=0.8)), at(server))
        took = time.monotonic() - started
    assert answer.state is LinkState.UNKNOWN
    assert took < 3


def test_a_long_body_is_not_read() -> None:
    with Server(answering(405), answering(200, body=b"x" * 5_000_000)) as server:
        started = time.monotonic()
        assert look(looker(server), at(server)).state is LinkState.OPENS
        assert time.monotonic() - started < 3


def test_a_proxy_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would resolve the names itself, and could be led inside."""
    with Server(answering(200)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        answer = look(looker(proxy), at(proxy))
    assert "proxy" in answer.reason
    assert proxy.requests == []


def test_a_certificate_for_somebody_else_is_told(tmp_path: Path) -> None:
    path = certificate(tmp_path, HERE)
    with Server(answering(200), tls=tls(path)) as server:
        answer = look(looker(server), f"https://site.test:{server.port}/")
    assert answer.state is LinkState.CERTIFICATE


def test_the_certificate_has_to_fit_the_name_and_not_the_address(tmp_path: Path) -> None:
    path = certificate(tmp_path, HERE)
    with Server(answering(200), answering(200), tls=tls(path)) as server:
        policy = AddressPolicy(besides=(HERE,), ports=frozenset({server.port}))
        trusting = WebLinkLooker(
            SteppingClock(), policy, Names(site_test=HERE, **{"127_0_0_1": HERE}), HURRIED, path
        )
        by_name = look(trusting, f"https://site.test:{server.port}/")
        by_address = look(trusting, f"https://{HERE}:{server.port}/")
    assert (by_name.state, by_address.state) == (LinkState.CERTIFICATE, LinkState.OPENS)


def test_several_links_are_answered_in_their_order() -> None:
    with Server(*[answering(200)] * 4) as server:
        urls = tuple(at(server, f"/{number}") for number in range(4))
        answers = looker(server).look(urls)
    assert [answer.url for answer in answers] == list(urls)
    assert {answer.state for answer in answers} == {LinkState.OPENS}


def test_no_link_asks_nobody() -> None:
    names = Names()
    assert WebLinkLooker(SteppingClock(), PUBLIC_WEB, names).look(()) == ()
    assert names.asked == []
