"""What a newsroom account may set: the folder, its address on the web, its language and zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ccgcompose.domain.account import Account
from ccgcompose.domain.moments import zone_of
from ccgcompose.errors import BadMoment, Rejected
from ccgcompose.usecases.ports.sign_in import Field

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # the common part of RFC 5646
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# What no address needs: white space, quotes, controls, and what hides or turns text or cannot be written.
_UNSAFE = re.compile(
    r"[\s<>\"'`\\^{}|\x00-\x20\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd-\uffff\ud800-\udfff]"
)
NOTHING = "Nothing was published."
FIELDS = (
    Field("folder", "Folder", "The whole path of the folder that your web server shows."),
    Field(
        "base_url",
        "Web address",
        "Under which the folder is found on the web; without it the feeds name files on this computer.",
        required=False,
        example="https://news.example.nhs.uk/",
    ),
    Field("language", "Language", "Of the posts.", required=False, example="en-GB"),
    Field("zone", "Time zone", "In which dates are shown.", required=False, example="Europe/London"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of an account, checked. `base_url` ends with a slash, or is empty where there is none."""

    folder: Path
    base_url: str
    language: str
    zone: str


def settings_of(account: Account) -> Settings:
    """Return the account's settings. Raise Rejected for one that cannot be used."""
    given = {name: value.strip() for name, value in account.settings.items()}
    return Settings(
        folder=_folder(given.get("folder", "")),
        base_url=_base_url(given.get("base_url", "")),
        language=_language(given.get("language", "") or "en-GB"),
        zone=_zone(given.get("zone", "") or "Europe/London"),
    )


def check_brand(account: Account) -> None:
    """Raise Rejected when the brand kit is incomplete or its colour is none (clause OWN-2)."""
    missing = account.brand.missing()
    if missing:
        raise Rejected(
            f"The brand kit of {account.name} is incomplete: {', '.join(missing)} missing.",
            kept=NOTHING,
            next="Complete the brand kit of the account.",
        )
    if not _COLOUR.fullmatch(account.brand.colour):
        raise Rejected(
            f"“{account.brand.colour}” in the brand kit of {account.name} is not a colour.",
            kept=NOTHING,
            next="Write it as # and six digits, such as #005EB8.",
        )


def web_address(text: str) -> str:
    """Return a complete http or https address made of `text`, or "" where it cannot be one."""
    written = text.strip() if "://" in text else f"https://{text.strip()}"
    try:
        parts = urlsplit(written)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return written if usable and "@" not in parts.netloc and not _UNSAFE.search(written) else ""


def _folder(text: str) -> Path:
    folder = Path(text)
    if not text or not folder.is_absolute() or "\0" in text:
        raise Rejected(
            "The newsroom account has no usable folder.",
            kept=NOTHING,
            next="Choose the folder in the account's settings, with its whole path.",
        )
    return folder


def _base_url(text: str) -> str:
    if not text:
        return ""
    address = web_address(text) if "://" in text else ""
    if not address or "?" in address or "#" in address:
        raise Rejected(
            f"“{text}” is not a web address under which the newsroom could be found.",
            kept=NOTHING,
            next="Write it in full, such as https://news.example.nhs.uk/, or leave it empty.",
        )
    return address.rstrip("/") + "/"


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise Rejected(f"“{text}” is not a language.", kept=NOTHING, next="Write it such as en-GB.")
    return text


def _zone(name: str) -> str:
    try:
        zone_of(name)
    except BadMoment as problem:
        raise Rejected(problem.what, kept=NOTHING, next=problem.next) from problem
    return name
