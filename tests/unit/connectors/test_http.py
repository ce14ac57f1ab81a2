"""The door: what arrives, what an answer means, and what never passes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import requests

from ccgcompose.errors import (
    AuthExpired,
    ConnectorError,
    DeletionRefused,
    RateLimited,
    Rejected,
    TooLarge,
)
from connectors.answer import Answer, NotThere
from connectors.bodies import Json
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, NOW, TOKEN, SteppingClock, door, post
from tests.unit.connectors.server import Line, Server, answering

PROJECT = Path(__file__).parents[3]


def test_a_call_arrives_as_it_was_meant() -> None:
    with Server(answering(201, b'{"id": "42"}')) as server:
        answer = door().send(post(server))
    assert (answer.status, answer.json()) == (201, {"id": "42"})
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(f"POST /post?access_token={TOKEN} HTTP/1.1\r\n".encode())
    assert f"Authorization: Bearer {TOKEN}".encode() in head
    assert json.loads(body) == {"text": "Flu clinics 💉", "password": TOKEN}


def test_a_netrc_adds_no_sign_in_of_its_own(tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login somebody password {TOKEN}\n")
    program = (
        "import sys\n"
        "from connectors.http import Call\n"
        "from tests.unit.connectors.door import door\n"
        "door().send(Call('GET', sys.argv[1]))\n"
    )
    with Server(answering()) as server:
        command = [sys.executable, "-c", program, server.url]
        subprocess.run(
            command, env={**os.environ, "PYTHONPATH": str(PROJECT), "NETRC": str(netrc)}, check=True
        )
    assert server.requests[0].startswith(b"GET / HTTP/1.1")
    assert b"Authorization" not in server.requests[0]


def test_a_form_arrives_as_a_form() -> None:
    with Server(answering()) as server:
        door().send(Call("POST", server.url, form={"text": "a&b=c", "lang": "en"}))
    assert parse_qsl(server.requests[0].partition(b"\r\n\r\n")[2].decode()) == [
        ("text", "a&b=c"),
        ("lang", "en"),
    ]


def test_the_sign_in_and_cookies_of_the_session_are_used() -> None:
    jar = requests.cookies.RequestsCookieJar()

    def session() -> requests.Session:
        made = requests.Session()
        made.cookies = jar
        made.auth = ("amara", TOKEN)
        return made

    with Server(answering(Set_Cookie="seen=1"), answering()) as server:
        for _ in range(2):
            Door(session, SteppingClock(), HURRIED).send(Call("GET", server.url))
    assert b"Authorization: Basic " in server.requests[0]
    assert b"Cookie: seen=1" in server.requests[1]


@pytest.mark.parametrize(
    ("status", "meaning"),
    [(400, Rejected), (401, AuthExpired), (403, Rejected), (404, NotThere), (413, TooLarge)],
)
def test_a_refusal_is_named_in_the_platforms_words(status: int, meaning: type[ConnectorError]) -> None:
    with (
        Server(answering(status, b"<p>Not   like\nthis</p>\x07")) as server,
        pytest.raises(meaning) as caught,
    ):
        door().send(post(server))
    assert type(caught.value) is meaning
    assert "said no" in caught.value.what
    assert "Not like this" in caught.value.what
    assert caught.value.kept
    assert caught.value.next


def test_a_refusal_with_a_body_without_end_stays_a_refusal() -> None:
    with Server(answering(403, b"x" * 1_000_000)) as server, pytest.raises(Rejected):
        door().send(post(server))


def test_the_body_is_judged_before_the_status() -> None:
    def mediawiki(answer: Answer) -> None:
        if "error" in answer.json():
            raise Rejected("The wiki said no.")

    said = answering(200, b'{"error": {"code": "blocked"}}')
    with Server(said) as server, pytest.raises(Rejected, match="wiki"):
        door().send(post(server), judge=mediawiki)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Tue, 24 Nov 2026 09:10:00 GMT", 600),
        ("Tue, 24 Nov 2026 08:00:00 GMT", 0),
        ("soon", 60),
        ("-5", 60),
        ("", 60),
        ("9" * 400, 7 * 86400),
    ],
)
def test_a_pause_ends_at_a_moment_in_utc(header: str, seconds: int) -> None:
    with (
        Server(answering(429, b"slow down", Retry_After=header)) as server,
        pytest.raises(RateLimited) as caught,
    ):
        door().send(post(server))
    assert caught.value.until == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "call",
    [
        Call("DELETE", "http://127.0.0.1:9/posts/1"),
        Call("POST", "http://127.0.0.1:9/posts/1", headers={"X-HTTP-Method-Override": "DELETE"}),
        Call("POST", "http://127.0.0.1:9/posts/1", query={"force": "true"}),
        Call("POST", "http://127.0.0.1:9/posts/1", form={"_method": "delete"}),
        Call("POST", "http://127.0.0.1:9/posts/1", json={"status": "trash"}),
    ],
)
def test_a_deletion_never_reaches_a_socket(call: Call) -> None:
    with pytest.raises(DeletionRefused):
        door().send(call)


def test_a_deletion_in_the_sessions_own_headers_is_refused() -> None:
    def session() -> requests.Session:
        made = requests.Session()
        made.headers["X-Http-Method"] = "DELETE"
        return made

    with pytest.raises(DeletionRefused):
        Door(session, SteppingClock(), HURRIED).send(Call("POST", "http://127.0.0.1:9/"))


def test_no_error_shows_a_secret() -> None:
    echo = f"bad {TOKEN} in Bearer {TOKEN} and access_token={TOKEN}".encode()

    def take_and_drop(line: Line) -> None:
        line.read()
        line.reset()

    for script in (answering(400, echo), answering(500, echo), take_and_drop, answering(401, echo)):
        with Server(script) as server, pytest.raises(ConnectorError) as caught:
            door().send(post(server))
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + str(caught.value)
        assert TOKEN not in told
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "body", [{"identifier": "ccg.example", "password": TOKEN}, [{"of": {"token": TOKEN}}]]
)
def test_a_secret_in_json_is_told_no_more_than_one_in_a_form(body: object) -> None:
    with Server(answering(400, f"{TOKEN} is wrong".encode())) as server, pytest.raises(Rejected) as caught:
        door().send(Call("POST", server.url, body=Json(body)))
    assert caught.value.what.endswith("[redacted] is wrong")


def test_no_repr_shows_a_secret() -> None:
    with Server(answering(body=TOKEN.encode())) as server:
        call = post(server, f"/{TOKEN}")
        answer = door().send(call)
    assert TOKEN not in repr(call) + repr(answer) + str(call)
