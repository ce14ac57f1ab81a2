"""Secrets in the ways they come, and text that is none."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.redaction import REDACTED, redact, secrets_in


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer s3cr3t-v4lue",
        "https://x.example/?access_token=s3cr3t-v4lue&x=1",
        '{"password": "s3cr3t-v4lue"}',
        "client_secret='s3cr3t-v4lue'",
        "api-key: s3cr3t-v4lue",
        "lgtoken=s3cr3t-v4lue",
        "refreshJwt=s3cr3t-v4lue",
        "OAuth s3cr3t-v4lue",
    ],
)
def test_what_looks_like_a_secret_is_taken_out(text: str) -> None:
    assert "s3cr3t-v4lue" not in redact(text)
    assert REDACTED in redact(text)


def test_a_web_token_is_taken_out_wherever_it_stands() -> None:
    token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
    assert redact(f"got {token}!") == f"got {REDACTED}!"


@pytest.mark.parametrize(
    "text",
    [
        "Nothing was sent.",
        "The password was wrong.",
        "Your token has expired",
        "basic care",
        "see nhs.uk/flu",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert redact(text) == text


@given(st.text(min_size=4), st.text(), st.text())
def test_a_known_secret_never_stays(secret: str, before: str, after: str) -> None:
    secret = f"§{secret}§"  # a mark that nothing else has
    shown = redact(f"{before}{secret}{after}", [secret])
    assert secret not in shown


def test_a_known_secret_is_seen_in_an_address() -> None:
    secret = "p&ss w/rd+1"
    assert redact(f"?x={quote_plus(secret)}", [secret]) == f"?x={REDACTED}"


def test_something_too_short_takes_no_text_out() -> None:
    assert redact("a cat", ["a"]) == "a cat"


def test_secrets_are_known_by_their_names_at_any_depth() -> None:
    found = secrets_in(
        {"Authorization": "Bearer one-1", "Accept": "text/html"}, [{"auth": {"client_secret": "two-2"}}], None
    )
    assert found == {"Bearer one-1", "one-1", "two-2"}
