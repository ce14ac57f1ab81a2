"""E-mail addresses, also those in disguise ("jane dot hill at gmail dot com"), and whose they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ccgcompose.policy.lexicon import load_words

_ORGANISATIONS = (".nhs.uk", ".gov.uk", ".gov.scot", ".gov.wales", ".ac.uk", ".police.uk", ".parliament.uk", ".mod.uk",
                  ".sch.uk", "nhs.scot", "nhs.wales", "hscni.net", "nhs24.scot", "gov.uk", "nhs.uk")  # fmt: skip
# A name may end so: Edward, Caroline, Bishop, Marshall.
_ENDS_OF_NAMES = frozenset(
    {
        "ward",
        "line",
        "shop",
        "hall",
        "hub",
        "web",
        "it",
        "ict",
        "hr",
        "post",
        "mail",
        "unit",
        "desk",
        "foi",
        "flu",
        "cpd",
    }
)


class Owner(Enum):
    """Whose an address may be."""

    OFFICE = "office"  # a role, for anybody to write to
    STAFF = "staff"  # a person at an organisation
    PERSON = "person"  # a person at a provider for everybody
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Email:
    """One address; positions are those of the folded view."""

    start: int
    end: int
    owner: Owner
    domain: str


def find_emails(folded: str) -> Iterator[Email]:
    """Yield the e-mail addresses. The cost is linear, and next to nothing where no sign of one is there."""
    if "@" not in folded and not _signs_of_disguise().search(folded):
        return
    for match in _pattern().finditer(folded):
        local, domain = (_plain(match[part]) for part in ("local", "domain"))
        yield Email(match.start(), match.end(), _owner(local, domain), domain)


def _plain(written: str) -> str:
    return re.sub(r" ?[\[({]?(?:\bdot\b|\.)[\])}]? ?", ".", written).replace(" ", "").strip(".")


def _owner(local: str, domain: str) -> Owner:
    parts = set(re.split(r"[._+-]", re.sub("[0-9]", "", local)))
    if parts & _roles() or any(local.endswith(role) and role not in _ENDS_OF_NAMES for role in _roles()):
        return Owner.OFFICE
    if domain.split(".")[0] in _providers():
        return Owner.PERSON
    if ("." + domain).endswith(_ORGANISATIONS) or domain == "nhs.net":
        return Owner.STAFF
    return Owner.UNKNOWN


@cache
def _roles() -> frozenset[str]:
    return load_words("mail-roles")


@cache
def _providers() -> frozenset[str]:
    return load_words("mail-providers")


@cache
def _signs_of_disguise() -> re.Pattern[str]:
    return re.compile(r"[\[({ ](?:at|arroba)[\])} ]{1,2}[a-z0-9-]{2,30} ?(?:\.|[\[({ ]dot[\])} ])")


@cache
def _pattern() -> re.Pattern[str]:
    at = (
        r"(?: ?@ ?| ?[\[({<] ?(?:at|@) ?[\])}>] ?| at (?=[a-z0-9-]{2,30}(?: dot | ?[\[({]dot|\.(?:com"
        r"|co|net|org|uk)\b)))"
    )
    dot = r"(?:\.| ?[\[({] ?(?:dot|\.) ?[\])}] ?| (?:dot|underscore|dash) )"
    word = r"[a-z0-9](?:[a-z0-9_+'-]{0,40}[a-z0-9_])?"
    return re.compile(
        rf"(?<![a-z0-9.@/_+-])(?P<local>{word}(?:{dot}{word}){{0,4}}){at}"
        rf"(?P<domain>[a-z0-9-]{{1,40}}(?:{dot}[a-z0-9-]{{1,30}}){{0,3}}{dot}[a-z]{{2,10}})(?![a-z0-9@])"
    )
