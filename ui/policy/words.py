"""How weights, ways and moments are said on the policy page. No Qt here."""

from __future__ import annotations

from datetime import date, datetime

from ccgcompose.domain.finding import Severity
from ccgcompose.domain.moments import day_and_month, shown, weekday
from ccgcompose.usecases.policy import ClauseLine, RuleLine
from ui.tokens import Kind
from ui.words import SEVERITY_KINDS

WEIGHTS: dict[Severity, tuple[str, Kind]] = {
    each: (each.words, kind) for each, kind in SEVERITY_KINDS.items()
}
WAYS: dict[str, tuple[str, Kind, str]] = {
    "enforce": ("Enforced", "bad", "The program makes a breach impossible."),
    "check": ("Checked", "info", "A check looks for it as you type, and again at publication."),
    "record": ("Recorded", "record", "The evidence is kept, and asked for."),
    "guide": ("Explained", "ok", "You are told when it matters."),
}
GATES = {
    "subject": "every post needs a subject",
    "account": "only accounts in use",
    "brand": "the brand kit is complete",
    "permission": "a permission is in force",
    "designation": "only designated people publish",
    "confirmation": "somebody takes responsibility by name",
    "approval": "the revision is approved",
    "hold": "publishing is not on hold",
    "edit-note": "no change without an edit note",
    "deletion": "nothing published is deleted",
}


def weight_now(line: RuleLine) -> Severity:
    """Return what the findings of a check weigh at most, as the organisation has set it."""
    return line.set_to or line.severity


def held_words(line: ClauseLine, titles: dict[str, str]) -> str:
    """Return which checks and gates hold a clause; `titles` gives each check's by its id."""
    checks = [f"{titles.get(rule, rule)} ({rule})" for rule in line.rules]
    gates = [GATES.get(gate, gate) for gate in line.gates]
    parts = []
    if checks:
        parts.append(f"Checks: {', '.join(checks)}.")
    if gates:
        parts.append(f"Always: {', '.join(gates)}.")
    return " ".join(parts)


def why_fixed(line: RuleLine) -> str:
    """Return what limits the choice of a weight, as one sentence."""
    if len(line.choices) == 1:
        return f"Clause {line.clause} fixes this weight."
    return f"It may not weigh less than “{WEIGHTS[line.floor][0]}”: clause {line.clause} asks for that."


def made_words(by: str, moment: datetime, zone: str) -> str:
    """Return "Amara Obi, 24 November 2026 at 9am"."""
    return f"{by}, {shown(moment, zone)}"


def period_words(first: date, last: date) -> str:
    """Return "Monday 22 March to Thursday 6 May 2027", with the first year where it differs."""
    year = "" if first.year == last.year else f" {first.year}"
    begins, ends = (f"{weekday(day)} {day_and_month(day)}" for day in (first, last))
    return f"{begins}{year} to {ends} {last.year}"


def lines_of(text: str) -> tuple[str, ...]:
    """Return the entries of a list typed one a line, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
