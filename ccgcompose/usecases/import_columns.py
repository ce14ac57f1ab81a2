"""Which column of a spreadsheet holds what: guessed from its headings, or said outright."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ccgcompose.errors import BadInput

# What a column may hold, with the headings that people give it; the first is its own name.
COLUMNS: dict[str, tuple[str, ...]] = {
    "file": (
        "file",
        "filename",
        "file name",
        "image",
        "image name",
        "image file",
        "picture",
        "photo",
        "asset",
        "media",
    ),
    "alt_text": ("alt text", "alt", "description", "image description", "caption", "what it shows", "title"),
    "rights_holder": (
        "rights holder",
        "copyright holder",
        "copyright",
        "copyright owner",
        "owner",
        "owned by",
        "source",
    ),
    "creator": ("creator", "photographer", "taken by", "artist", "author", "made by"),
    "kind": ("kind", "type", "licence type", "license type", "permission type", "rights type"),
    "licence": ("licence", "license", "terms", "permission", "usage rights", "licence terms", "usage terms"),
    "reference": (
        "reference",
        "ref",
        "invoice",
        "invoice number",
        "invoice no",
        "licence number",
        "licence id",
        "order",
    ),
    "evidence": (
        "evidence",
        "proof",
        "where kept",
        "location of form",
        "document",
        "permission location",
        "email",
    ),
    "valid_from": (
        "valid from",
        "from",
        "start",
        "start date",
        "date granted",
        "permission date",
        "date",
        "granted",
    ),
    "valid_to": (
        "valid to",
        "to",
        "until",
        "end",
        "end date",
        "expiry",
        "expiry date",
        "expires",
        "expires on",
    ),
    "platforms": ("platforms", "platform", "channels", "channel", "accounts"),
    "uses": ("uses", "use", "usage", "permitted use", "permitted uses", "can be used for"),
    "credit_line": ("credit line", "credit", "attribution", "how to credit"),
    "contact": ("contact", "contact details", "contact email", "phone"),
    "territory": ("territory", "region", "countries"),
    "notes": ("notes", "note", "comments", "comment", "remarks"),
    "person": (
        "person",
        "person shown",
        "subject",
        "model",
        "patient",
        "who",
        "people",
        "name of person",
        "participant",
    ),
    "person_relation": ("person relation", "capacity", "patient or staff", "staff or patient", "role"),
    "consent_on": ("consent on", "consent date", "date of consent", "consent signed", "consent given"),
    "consent_until": ("consent until", "consent expiry", "consent expires", "consent end"),
    "consent_evidence": (
        "consent evidence",
        "consent form",
        "consent form location",
        "form location",
        "consent",
    ),
}


def guessed(headings: Iterable[str]) -> dict[str, str]:
    """Return the heading of each column that is recognised, by what it holds; each heading once."""
    there = {_folded(heading): heading for heading in reversed(list(headings)) if heading}
    found: dict[str, str] = {}
    for target, names in COLUMNS.items():
        heading = next((there[_folded(name)] for name in names if _folded(name) in there), None)
        if heading is not None and heading not in found.values():
            found[target] = heading
    return found


def mapped(headings: Iterable[str], said: Iterable[str]) -> dict[str, str]:
    """Return the guess with what was said outright: "column=Heading", or "column=" for none.

    Raise BadInput for a column or a heading that there is not.
    """
    there = {_folded(heading): heading for heading in headings if heading}
    found = guessed(there.values())
    for each in said:
        target, equals, heading = each.partition("=")
        if not equals or target.strip() not in COLUMNS:
            raise _bad(
                f"“{each}” maps nothing.", f"Write column=Heading; the columns are {', '.join(COLUMNS)}."
            )
        found = {key: value for key, value in found.items() if key != target.strip()}
        if heading.strip():
            if _folded(heading) not in there:
                raise _bad(
                    f"There is no heading “{heading.strip()}”.",
                    f"The headings are {', '.join(there.values())}.",
                )
            found[target.strip()] = there[_folded(heading)]
    return found


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


def _folded(heading: str) -> str:
    return _signs().sub(" ", heading.casefold()).strip()


def _bad(what: str, next: str) -> BadInput:
    return BadInput(what, kept="Nothing was imported.", next=next)
