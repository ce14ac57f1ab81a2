"""Find secrets that are told in words: a password, a login, a PIN, a door code.

"Your password is the key to your accounts" tells none. So what follows the word must look like a value: digits or signs
in it, quotation marks around it, one of the passwords that everybody uses, or a lone word after a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.clues import sentence_around
from ccgcompose.policy.nearby import Cues
from ccgcompose.policy.text import Text


@dataclass(frozen=True, slots=True)
class Told:
    """A secret told in words; positions are the folded view's."""

    kind: str
    start: int
    end: int


def find_told(text: Text) -> Iterator[Told]:
    """Yield the passwords and codes that a text tells."""
    folded = text.folded.text
    for low, high in _password_cues().stretches(folded):
        yield from _passwords(text, low, high)
    for low, high in _code_cues().stretches(folded):
        yield from _codes(folded, low, high)


def _passwords(text: Text, low: int, high: int) -> Iterator[Told]:
    folded = text.folded.text
    for match in _password().finditer(folded, low, high):
        if _is_value(text, match) and not _is_lesson(folded, match):
            yield Told("password", match.start(), _end(match))
    for match in _pair().finditer(folded, low, high):
        if not _is_lesson(folded, match):
            yield Told("password", match.start(), _end(match))


def _codes(folded: str, low: int, high: int) -> Iterator[Told]:
    for match in _code().finditer(folded, low, high):
        first, last = sentence_around(folded, *match.span())
        if _for_visitors().search(folded, first, last) is None:
            yield Told("code", *match.span())


def _is_value(text: Text, match: re.Match[str]) -> bool:
    value = match["value"].rstrip(".,!?;:)\"'")
    if not value or value in _NO_VALUES:
        return False
    if match["quote"] or value in _COMMON:
        return True
    if any(sign.isdigit() for sign in value) or not value.replace("-", "").replace("'", "").isalpha():
        return True
    start = match.start("value")
    written = text.written(start, start + len(value))
    if any(sign.isupper() for sign in written[1:]) and not written.isupper():
        return True
    return match["mark"].strip() in (":", "=") and _stands_last(text.folded.text, match.end())


def _stands_last(folded: str, end: int) -> bool:
    return not folded[end : folded.find("\n", end) if "\n" in folded[end:] else len(folded)].strip(" .)!")


def _end(match: re.Match[str]) -> int:
    """Return where a secret ends, without what closes the sentence."""
    return match.start() + len(match.group().rstrip(".,;:)"))


def _is_lesson(folded: str, match: re.Match[str]) -> bool:
    """Return whether the sentence teaches about passwords, or the code is one that visitors are meant to have."""
    first, last = sentence_around(folded, *match.span())
    return bool(_lesson().search(folded, first, last) or _for_visitors().search(folded, first, last))


# fmt: off
_NO_VALUES = frozenset({
    "the", "a", "an", "your", "our", "not", "no", "so", "too", "very", "being", "been", "secure", "safe",
    "strong", "weak", "important", "unique", "never", "always", "only", "enough", "protected", "required",
    "needed", "private", "secret", "personal", "to", "in", "on", "for", "and", "or", "of", "what", "that",
    "this", "easy", "hard", "long", "short", "good", "bad", "different", "use", "used", "one", "two", "three",
    "four", "at", "least", "reset", "changed", "expired", "about", "like", "something", "someone", "usually",
    "often", "as", "still", "also", "now", "n/a", "on-screen", "incorrect", "wrong", "case-sensitive",
    "password-protected", "12", "8", "10", "14", "15", "16", "https", "http", "www",
})
# fmt: on
# fmt: off
_COMMON = frozenset({
    "password", "passw0rd", "letmein", "qwerty", "welcome", "changeme", "admin", "administrator", "abc123",
    "secret", "guest", "summer", "winter", "autumn", "spring", "monday", "nhs", "test", "default", "trustno1",
})
# fmt: on


@cache
def _password_cues() -> Cues:
    return Cues(
        (
            "pass",
            "pword",
            "pwd",
            "p/w",
            "pw",
            "login",
            "log in",
            "log-in",
            "log on",
            "sign in",
            "sign-in",
            "credential",
            "username",
            "user ",
            "wifi",
            "wi-fi",
        )
    )


@cache
def _code_cues() -> Cues:
    return Cues(
        (
            "code",
            "pin ",
            "pin:",
            "pin=",
            "combination",
            "keypad",
            "key pad",
            "key safe",
            "key-safe",
            "keysafe",
            "lockbox",
            "door to",
            "gate to",
            "lock box",
            "passcode",
            "key:",
            "key is",
            "alarm",
            "open ",
            "unlock",
            "get into",
        )
    )


@cache
def _password() -> re.Pattern[str]:
    word = (
        r"(?:wi-?fi (?:pass ?word|pass|code|key)|pass ?(?:word|phrase|code)s?|pword|pwd|p/w|pw|login|log[ -]in"
        r"|log[ -]?on"
        r"|sign[ -]in|credentials?)"
    )
    mark = (
        r"(?:\s?(?:[:=]|-(?= )|->|(?:is|was|will be|(?:(?:has|have|was) )?(?:been )?(?:set|changed|reset|updated)"
        r" to|now)\b:?)"
        r"|'s\b|(?<=use password)|(?<=with password)|(?<=enter password)|(?<=the password)|(?<=use passcode))\s?"
    )
    return re.compile(
        rf"\b{word}(?: (?:for|to|of|on)(?: [\w-]{{1,20}}){{1,4}}?)?(?P<mark>{mark})"
        r"(?:now |still |the same[,:] )?(?P<quote>[\"']?)(?P<value>[^\s\"']{3,60})(?P=quote)"
    )


@cache
def _pair() -> re.Pattern[str]:
    """Return the pattern of a user's name and password side by side."""
    user = r"(?:user(?: ?name| ?id)?|login|log[ -]?in|log[ -]?on|account)"
    gap = r"\s?(?:[:=]|is|as|with)?\s?[\"']?"
    return re.compile(
        rf"\b{user}{gap}[^\s\"',/]{{2,60}}[\"']?[\s,;/|]{{1,3}}(?:and |with )?(?:the )?"
        rf"(?:pass ?(?:word|code|phrase)?|pwd|pw|p/w)(?:\s?(?:[:=]|is)\s?|\s(?=[^\s]{{0,40}}\d))[\"']?[^\s\"']{{3,60}}"
        r"|\b(?:login|log[ -]in|log[ -]on|credentials|username|user)(?: details| is| are)?\s?[:=]\s?[\w.@-]{2,40}"
        r" ?[/|] ?(?=[^\s]{0,40}[\d!@#$%^&*])[^\s/|]{4,40}"
        r"|\blog(?:ging)?[ -]?(?:in|on) (?:as|with|using) (?:user(?:name)? )?[^\s,]{2,40}(?:,| and| with)? (?:the )?"
        r"(?:pass ?word|pin|code|passcode) (?:is )?[\"']?(?=[^\s]{0,40}\d)[^\s\"']{3,60}"
    )


@cache
def _code() -> re.Pattern[str]:
    place = (
        r"(?:door|key ?-?safe|key ?-?pad|gate|alarm|burglar alarm|entry|entrance|store ?room|stock ?room|cupboard"
        r"|cabinet"
        r"|lock ?box|safe|shed|staff ?room|changing room|locker|barrier|building|office|ward|padlock|lock|fridge"
        r"|back door"
        r"|drug(?:s)? (?:cupboard|room|safe)|medicines? (?:cupboard|room|safe)|server room|lift|garage|side gate|house)"
    )
    value = (
        r"\(?[\"']?(?:\d{2}(?:[ -]\d{2}){2}|[a-z]?\d{3,8}(?:[ -]\d{2,4})?[a-z#*]{0,2})(?!\w|[:.]\d\d|[ap]m)"
    )
    is_ = r"(?: number)?\s?(?:[:=]|-|->|is now|is|was|has changed to|changed to|to|will be)?\s?:?\s?"
    some = r"(?:the |our |her |his |their |my |your )?(?:[\w'-]{1,20} ){0,3}?"
    return re.compile(
        rf"\b(?:{place} (?:(?:access|entry|security|door|lock) )?(?:code|pin|combination|key ?code)(?: (?:for|to|of"
        rf"|on) {some}[\w'-]{{1,20}})?{is_}{value}"
        rf"|(?:open|unlock|get into|enter|access) {some}{place},? (?:type|press|enter|use|key in|tap in|dial)"
        rf" (?:in |the code |code )?{value}"
        rf"|(?:code|pin|combination|key ?code) (?:for|to|of|on) {some}{place}(?: (?:at|in|of)"
        rf" {some}[\w'-]{{1,20}})?{is_}{value}"
        rf"|(?:key ?-?safe|key ?-?pad|lock ?box|alarm)\s?(?:[:=]|-|is|number)\s?{value}"
        rf"|(?:door|gate|key ?pad) (?:to|for|of|on) {some}{place}\s?[:=]\s?{value}"
        rf"|(?<!pass )pin(?: number| code)?(?: (?:for|to|of|on) {some}[\w'-]{{1,20}})?\s?(?:is now|is"
        rf"|[:=])\s?[\"']?\d{{4,8}}\b"
        r"|(?:entry|security|verification|one-?time|authenticat(?:ion|or)|2fa|mfa|recovery|unlock|smartcard"
        r"|alarm|access)"
        r" (?:code|pin|passcode|password|key)\s?(?:is now|is|[:=]|was)\s?[\"']?(?=[a-z-]{0,20}\d)[a-z\d-]{4,40}\b)"
    )


@cache
def _lesson() -> re.Pattern[str]:
    """Return what is said where passwords are taught about, and where reading one out is the point."""
    return re.compile(
        r"\b(?:common(?:ly|est)?|weak|guess(?:able|ed)?|never use|don't use|do not use|avoid|such as|examples?"
        r"|instead of"
        r"|hackers?|three random words|crack(?:ed)?|like \"|as simple as|bad idea|stop using|if your password|worst)\b"
    )


@cache
def _for_visitors() -> re.Pattern[str]:
    """Return what shows that a code is given out on purpose: to a meeting, a survey, a shop or a free network."""
    return re.compile(
        r"\b(?:meeting id|webinar|zoom|teams meeting|join (?:us|online|the|here|at|via|by)|to join|dial in"
        r"|dial-in|livestream"
        r"|survey|slido|mentimeter|menti|kahoot|event|voucher|discount|promo|booking|register|quiz|ted talk|course)\b"
    )
