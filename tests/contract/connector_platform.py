"""What the contract of connectors asks of a platform: to be seen without asking the connector; and hard texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ccgcompose.domain.account import Account
from ccgcompose.domain.cleaning import clean
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from tests.contract.connector_material import PictureFolder

HOSTILE = {
    "markup": "<script>alert(1)</script> & <b>bold</b> ]]> <!-- \"quotes\" 'and' &amp; &#x3c;",
    "templates": "{{ 7 * 7 }} {% raw %} ${HOME} %s %(name)s \\n",
    "bad link": 'See https://www.nhs.uk/"onmouseover="alert(1) and javascript:alert(1)',
    "right to left": "مرحبا \u202eNHS\u202c \u200f\u2067שלום\u2069 end",
    "emoji": "Families 👩‍👩‍👧‍👦 and flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿 💉",
    "control characters": "a\x00b\x08c\x1bd\x7fe\ufffef",
    "lone surrogates": "a\ud800b\udfffc",
    "line ends": "one\r\ntwo\rthree\u2028four\n\n\n\n\nfive",
    "combining": "Z̸̘͝a̶͚͑l̷̯̈g̸̰͝o̷͎͐ " + "e" + "\u0301" * 50,
    "one long word": "a" * 400,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One post as the public sees it now. `pictures`: content hash, alt text, credit; in the order shown."""

    title: str
    text: str
    byline: str
    subject: str
    pictures: tuple[tuple[str, str, str], ...]
    edit_notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shows:
    """What a platform lets the public see. All of it, unless its run says otherwise.

    `picture_bytes` false: pictures are made anew, so that their hash says nothing. `same_place` false: a correction
    is a reply or comment, and the original stays as it was. `receipt_moment` false: the moment of a receipt is
    when it was asked for.
    """

    title: bool = True
    byline: bool = True
    subject: bool = True
    credits: bool = True
    picture_bytes: bool = True
    same_place: bool = True
    receipt_moment: bool = True


class Platform(Protocol):
    """A platform with its connector, and a way to see what is public that does not ask the connector."""

    @property
    def connector(self) -> Connector: ...

    @property
    def account(self) -> Account: ...

    def public(self) -> dict[str, Shown]:
        """Return every post in public, by the remote id that its receipt names."""
        ...

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Publish so that the platform takes it, and the caller is gone before it hears of it."""
        ...


def words(text: str) -> list[str]:
    """What a reader reads, without regard to the white space."""
    return clean(text).split()
