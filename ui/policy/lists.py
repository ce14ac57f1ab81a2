"""The lists that an organisation keeps for its checks: what each is for, in words. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.policy_settings import PolicySettings


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list: its field in the settings ("subjects" is the organisation's own), its name, what it does."""

    key: str
    name: str
    lead: str
    example: str


LISTS: tuple[ListKind, ...] = (
    ListKind(
        "subjects",
        "Subjects",
        "What your organisation speaks about. Every post carries one of them, and a text far from all is questioned.",
        "Vaccination\nMental health",
    ),
    ListKind(
        "trusted_sites",
        "Trusted sites",
        "Links to these sites, and to everything under them, need no second look. "
        "While the list is empty, public bodies are trusted.",
        "nhs.uk\nexampleshire.gov.uk",
    ),
    ListKind(
        "watch_words",
        "Watch words",
        "Words that somebody should look at before they go out: a project's working name, a supplier, a case.",
        "Project Heron",
    ),
    ListKind(
        "allowed_phrases",
        "Allowed phrases",
        "Phrases in which a check is mistaken. What stands wholly inside one is left alone; "
        "a patient's number never is.",
        "Dick Turpin Way",
    ),
    ListKind(
        "public_names",
        "People who may be named",
        "Board members, partners' spokespeople, ministers: their names are not taken for a patient's.",
        "Dr Sam Reed",
    ),
    ListKind(
        "internal_hosts",
        "Internal addresses",
        "Computers and sites that exist inside only. A post that names one gives away how you work.",
        "intranet.exampleshire.nhs.uk",
    ),
)
PERIODS = ListKind(
    "election_periods",
    "Pre-election periods",
    "Between the first and the last day, what could sway a vote gets a warning.",
    "",
)


def entries_of(kind: ListKind, settings: PolicySettings, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is in a list of words now."""
    if kind.key == "subjects":
        return subjects
    found: tuple[str, ...] = getattr(settings, kind.key)
    return found
