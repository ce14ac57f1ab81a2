"""LinkedIn's "little" text: to the letter there and back."""

from __future__ import annotations

import pytest

from connectors.linkedin.little import RESERVED, little_of, plain_of, read, says
from tests.contract.connector_platform import HOSTILE
from tests.live.doubles.linkedin_state import reader_sees


@pytest.mark.parametrize(
    ("text", "commentary"),
    [
        ("Open on Monday (9am)", r"Open on Monday \(9am\)"),
        ("#FluJab", r"{hashtag|\#|FluJab}"),
        ("Get it, #flu_jab!", r"Get it, {hashtag|\#|flu\_jab}!"),
        ("(#NHS75)", r"\({hashtag|\#|NHS75}\)"),
        ("C# and #1", r"C\# and \#1"),
        ("#Caffè", r"{hashtag|\#|Caffè}"),
        ("https://www.nhs.uk/a_b#top", r"https://www.nhs.uk/a\_b\#top"),
        ("https://x.nhs.uk/?q=#flu", r"https://x.nhs.uk/?q=\#flu"),
        ("Thank you @nhsengland", r"Thank you \@nhsengland"),
        (
            "Thank you @[NHS England](urn:li:organization:12)",
            "Thank you @[NHS England](urn:li:organization:12)",
        ),
        ("@[x](https://evil.example)", r"\@\[x\]\(https://evil.example\)"),
        ("@[x](urn:li:person:1)", r"\@\[x\]\(urn:li:person:1\)"),
        ("one\n---\ntwo", "one\n\ntwo"),
        ("{hashtag|\\#|x}", r"\{hashtag\|\\\#\|x\}"),
    ],
)
def test_a_text_as_a_commentary(text: str, commentary: str) -> None:
    assert little_of(text) == commentary
    assert says(commentary, plain_of(text))


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_lost_on_the_way(name: str) -> None:
    commentary = little_of(HOSTILE[name])
    assert reader_sees(commentary) == plain_of(HOSTILE[name])
    assert read(commentary) == plain_of(HOSTILE[name])


@pytest.mark.parametrize("character", RESERVED)
def test_each_reserved_character_is_escaped(character: str) -> None:
    assert little_of(f"a{character}b") == f"a\\{character}b"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("{hashtag|#|FluJab}", "#FluJab"),  # as some versions give it back
        (r"{hashtag|\#|flu\_jab} now", "#flu_jab now"),
        ("@[Devtestco] (urn:li:organization:2414183)", "Devtestco"),
        ("no escapes (here)", "no escapes (here)"),
    ],
)
def test_what_linkedin_gives_back_is_read_leniently(given: str, shown: str) -> None:
    assert read(given) == shown
