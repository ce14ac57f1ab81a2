"""The policy's settings as plain fields, as a file or a form has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ccgcompose.domain.finding import Severity
from ccgcompose.domain.policy_settings import ElectionPeriod, PolicySettings
from ccgcompose.errors import BadInput
from ccgcompose.usecases.policy_lists import LISTS


def with_fields(settings: PolicySettings, fields: Mapping[str, Any]) -> PolicySettings:
    """Return the settings with the fields that are given; the others stay. Raise BadInput for what is none."""
    known = {*LISTS, "election_periods", "severities", "version"}
    unknown = sorted(set(fields) - known)
    if unknown:
        raise _wrong(f"There is no setting “{unknown[0]}”.", f"The settings are: {', '.join(sorted(known))}.")
    changed: dict[str, Any] = {name: _texts(name, fields[name]) for name in LISTS if name in fields}
    if "election_periods" in fields:
        changed["election_periods"] = tuple(_period(entry) for entry in _list("election_periods", fields))
    if "severities" in fields:
        changed["severities"] = _severities(fields["severities"])
    if "version" in fields:
        changed["version"] = fields["version"]
    return replace(settings, **changed)


def _list(name: str, fields: Mapping[str, Any]) -> list[Any]:
    if not isinstance(fields[name], list):
        raise _wrong(f"“{name}” is not a list.", 'Write it in square brackets: ["one", "two"].')
    return list(fields[name])


def _texts(name: str, value: Any) -> tuple[str, ...]:
    entries = _list(name, {name: value})
    if not all(isinstance(entry, str) for entry in entries):
        raise _wrong(f"“{name}” holds something else than texts.", 'Write each in quotation marks: "nhs.uk".')
    return tuple(entries)


def _period(entry: Any) -> ElectionPeriod:
    try:
        return ElectionPeriod(
            str(entry["name"]), date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _wrong(
            "A pre-election period needs a name, a first and a last day.",
            'Write {"name": "Local elections", "first": "2027-03-23", "last": "2027-05-06"}.',
        ) from error


def _severities(value: Any) -> dict[str, Severity]:
    try:
        return {str(rule).upper(): Severity(weight) for rule, weight in dict(value).items()}
    except (TypeError, ValueError) as error:
        raise _wrong(
            "“severities” gives each check one of BLOCK, WARN and ADVISE.", 'Write {"TAG001": "WARN"}.'
        ) from error


def _wrong(what: str, next: str) -> BadInput:
    return BadInput(what, kept="Nothing was changed.", next=next)
