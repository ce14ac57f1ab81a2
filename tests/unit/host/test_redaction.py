"""What a log must never hold, and what it may."""

from __future__ import annotations

import pytest

from ccgcompose.host.redaction import HIDDEN, redact

APP_PASSWORD = "abcd-efgh-2345-wxyz"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("NHS number 943 476 5919 seen", "943 476 5919"),
        ("nhs=9434765919", "9434765919"),
        ("with dots 943.476.5919 and without a right check digit 943 476 5918", "943 476 5918"),
        ("from amara.obi+news@exampleshire.nhs.uk to nobody", "amara.obi+news@exampleshire.nhs.uk"),
        ("ring 0114 496 0000 today", "0114 496 0000"),
        ("ring (0114) 496-0000 today", "496-0000"),
        ("ring +44 7700 900123 today", "7700 900123"),
        ("ring 07700900123 today", "07700900123"),
        ("Authorization: Bearer abcdef123456", "abcdef123456"),
        ("{'Authorization': 'Basic dXNlcjpwYXNz', 'Accept': '*/*'}", "dXNlcjpwYXNz"),
        ("Cookie: session=abc; other=def", "session=abc"),
        ('{"access_token": "abc def", "scope": "write"}', "abc def"),
        ("refresh_token=abcdef&grant_type=x", "abcdef"),
        ("passphrase: harvest-lantern-meadow", "harvest-lantern-meadow"),
        ("password='two words'", "two words"),
        ("client_secret=a1b2", "a1b2"),
        (f"app password {APP_PASSWORD} refused", APP_PASSWORD),
        (f"token {JWT} refused", JWT),
        ("https://user:pass@example.org/path", "user:pass"),
        ("$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", "c2FsdA"),
        ("key sk_live_4eC39HqLyjWDarjtT1zdp7dcAbCd refused", "4eC39HqLyjWDarjtT1zdp7dc"),
    ],
)
def test_what_belongs_to_a_person_or_opens_a_door_is_hidden(line: str, hidden: str) -> None:
    assert hidden in line
    assert hidden not in redact(line)
    assert HIDDEN in redact(line)


@pytest.mark.parametrize(
    "line",
    [
        "post-01k7z2m4c8v5xq9r3t6w revision 3 saved",
        "designation-01k7z2m4c8v5xq9r3t6w given",
        "picture e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 taken in",
        "2026-11-24T09:00:00.123Z delivery sent in 1234 ms, status 200",
        "GET https://www.nhs.uk/flu 200",
        'File "ccgcompose/host/logs.py", line 12, in set_up_logs',
        "version 6.11.3 on port 49152",
        "a token was refused",
    ],
)
def test_what_engineers_need_stays(line: str) -> None:
    assert redact(line) == line


def test_the_rest_of_the_line_stays() -> None:
    assert redact("user_token=abcdef&scope=write") == f"user_token {HIDDEN}&scope=write"


def test_the_persons_own_folder_is_named_by_its_sign() -> None:
    home = "/home/" + "amara.obi"
    assert redact(f"{home}/data/media cannot be written", home) == "~/data/media cannot be written"
    assert redact("a/b", "/") == "a/b"
    assert redact("a/b", "") == "a/b"


@pytest.mark.parametrize(
    "piece", ["x", "x.", "a-", "0 ", "(0)", "1 2", "token-", "a@", "://", "eyJ", "\t", "é"]
)
def test_no_text_keeps_it_busy(piece: str) -> None:
    """A rule that went back from every place would need hours here."""
    assert len(redact(piece * 50_000)) > 0
