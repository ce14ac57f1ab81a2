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

# Providers whose name alone tells that an address is meant: "jane.hill61 at gmail".
_SHORT = "gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|btinternet|aol|talktalk|virginmedia|protonmail"
# How a domain must end where "@" has a space before and none behind, as a handle has: "today @matron.mo answers".
_ENDINGS = "com|net|org|uk|co|ie|eu|me|info|scot|wales|cymru"


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
        local = _plain(match["local"] or match["known"])
        domain = _plain(match["full"] or match["short"].replace(" ", "."))
        yield Email(match.start(), match.end(), _owner(local, domain), domain)


def _plain(written: str) -> str:
    return re.sub(r" ?[\[({]?(?:\bdot\b|\.)[\])}]? ?", ".", written).replace(" ", "").strip(".")


def _owner(local: str, domain: str) -> Owner:
    parts = set(re.split(r"[._+-]", re.sub("[0-9]", "", local)))
    provider = domain.split(".")[0] in _providers()
    numbered = provider and local[-1:].isdigit()
    if parts & _roles():
        return Owner.OFFICE
    if not numbered and any(local.endswith(role) and role not in _ENDS_OF_NAMES for role in _roles()):
        return Owner.OFFICE
    if provider:
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
    return re.compile(
        r"[\[({<] ?(?:at|arroba|a|at[ -]sign) ?[\])}>]| at[ -]sign | at [a-z0-9-]{2,30}(?: ?\.[a-z]| \. | dot "
        r"| ?[\[({])"
        rf"| at (?:{_SHORT})\b|[📧✉📩📨]"
    )


@cache
def _pattern() -> re.Pattern[str]:
    sign = r"(?:at|@|a|at sign|at-sign)"
    at = (
        rf"(?:@[ \n]?| @[ \n]| @(?=[a-z0-9.-]{{1,60}}\.(?:{_ENDINGS})\b)"
        rf"| ?[\[({{<] ?{sign} ?[\])}}>] ?| (?:at sign|at-sign) | ?[📧✉📩📨] ?"
        r"| at (?=[a-z0-9-]{2,30}(?: dot | ?[\[({]dot| ?\. ?(?:com|co|net|org|uk)\b)))"
    )
    dot = (
        r"(?:\.| ?[\[({] ?(?:dot|\.) ?[\])}] ?| (?:dot|underscore|dash|full stop|point) "
        r"| ?\. ?(?=(?:com|co|net|org|uk|me|nhs|gov|ac)\b))"
    )
    word = r"[a-z0-9](?:[a-z0-9_+'-]{0,40}[a-z0-9_])?"
    # At a provider for everybody the dot may be missing, if what stands before is no plain word.
    told = r"(?=[0-9._]{0,40}[a-z])(?=[a-z0-9._]{0,40}[0-9._])"
    short = rf"(?P<short>(?:{_SHORT})(?:(?:{dot}| )(?:com|co|net|org|uk|me)\b){{0,2}})"
    full = rf"(?P<full>[a-z0-9-]{{1,40}}(?:{dot}[a-z0-9-]{{1,30}}){{0,3}}{dot}[a-z]{{2,10}})"
    local = rf"{word}(?:{dot}{word}){{0,4}}"
    return re.compile(
        rf"(?<![a-z0-9.@/_+-])(?:(?P<local>{local}){at}{full}|{told}(?P<known>{local})(?:{at}"
        rf"| at ){short})(?![a-z0-9@])"
    )
