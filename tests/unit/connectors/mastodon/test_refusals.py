"""What refusals mean, as Mastodon, GoToSocial, Pleroma and snac2 say them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ccgcompose.domain.account import Account
from ccgcompose.errors import (
    AuthExpired,
    BadInput,
    ConnectorError,
    OutcomeUnknown,
    Rejected,
    TooLarge,
    Unreachable,
)
from connectors.answer import Answer, NotThere
from connectors.mastodon.api import id_in, reason_of, refusal, server_of
from tests.contract.connector_material import account

JSON = {"Content-Type": "application/json; charset=utf-8"}


def answer(status: int, said: Any) -> Answer:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return Answer(status, JSON, body, "social.example", secrets=frozenset({"token-1234567890"}))


@pytest.mark.parametrize(
    ("status", "said", "meaning", "words"),
    [
        (401, {"error": "The access token is invalid"}, AuthExpired, "access token is invalid"),
        (401, b"", AuthExpired, "401"),
        (422, b"", AuthExpired, "422"),  # snac2
        (422, {"error": "This method requires an authenticated user"}, AuthExpired, "authenticated"),
        (403, {"error": "This action is outside the authorized scopes"}, AuthExpired, "scopes"),
        (403, {"error": "Your login is currently disabled"}, Rejected, "disabled"),
        (422, {"error": "Validation failed: Text character limit of 500 exceeded"}, TooLarge, "limit of 500"),
        (413, b"<html>413 Request Entity Too Large</html>", TooLarge, "413"),
        (404, {"error": "Record not found"}, NotThere, "Record not found"),
        (404, b"<h1>404 Not Found (snac/2.75)</h1>", NotThere, "404"),
        (405, b"", NotThere, "405"),
        (400, {"error": "Bad Request: status length is 5001"}, Rejected, "5001"),  # GoToSocial
        (400, {"errors": {"detail": "Cannot post an empty status"}}, Rejected, "empty status"),  # Pleroma
        (422, {"error": {"detail": "no"}}, Rejected, "no"),
        (400, {"errors": {"status": ["can't be blank"]}}, Rejected, "can't be blank"),
        (400, ["odd"], Rejected, "odd"),
        (409, {"error": "Request in progress"}, OutcomeUnknown, "in progress"),
        (422, {"error": "Cannot attach files that have not finished processing."}, Unreachable, "finished"),
    ],
)
def test_a_refusal_is_told_in_the_servers_own_words(
    status: int, said: Any, meaning: type[ConnectorError], words: str
) -> None:
    told = refusal(answer(status, said))
    assert type(told) is meaning
    assert words in told.what
    assert told.kept
    assert told.next


def test_an_id_may_be_a_number_and_must_be_there() -> None:
    assert (id_in({"id": 7}), id_in({"id": "01HX"})) == ("7", "01HX")
    nothing: list[Any] = [{}, {"id": None}, [], None, {"error": "no"}]
    for said in nothing:
        with pytest.raises(OutcomeUnknown):
            id_in(said)


def test_a_refusal_that_repeats_a_secret_does_not_show_it() -> None:
    said = {"error": "no such token: token-1234567890"}
    assert "1234567890" not in reason_of(answer(422, said))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("social.example", "https://social.example"),
        ("https://social.example/@amara/", "https://social.example"),
        ("@amara@social.example", "https://social.example"),
        ("https://Social.example/@amara?tab=posts#top", "https://social.example"),
        (" https://social.example:8443/ ", "https://social.example:8443"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
    ],
)
def test_a_server_is_found_in_what_people_write(written: str, address: str) -> None:
    assert server_of(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "https://",
        "http://social.example",
        "ftp://social.example",
        "https://a:b@social.example",
        "https://social.example:web",
    ],
)
def test_a_sign_in_never_travels_in_the_clear(written: str) -> None:
    with pytest.raises(BadInput):
        server_of(written)


def test_an_account_without_a_server_is_told_so() -> None:
    ours: Account = account("mastodon")
    with pytest.raises(BadInput):
        server_of(ours.settings.get("server", ""))
