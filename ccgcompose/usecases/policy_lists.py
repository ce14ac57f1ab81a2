"""Bring what somebody typed into the policy's lists into order, or say what is wrong with it; tell what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.policy_settings import ElectionPeriod, PolicySettings
from ccgcompose.errors import BadInput

MOST_ENTRIES = 5_000
LONGEST_ENTRY = 200
LISTS = {
    "trusted_sites": "trusted sites",
    "watch_words": "watch words",
    "allowed_phrases": "allowed phrases",
    "public_names": "people who may be named",
    "internal_hosts": "internal hosts",
}


def in_order(settings: PolicySettings) -> PolicySettings:
    """Return the settings with every entry clean and once. Raise BadInput for one that means nothing."""
    periods = tuple(dict.fromkeys(_period(period) for period in settings.election_periods))
    return replace(
        settings,
        trusted_sites=_hosts(settings.trusted_sites, LISTS["trusted_sites"], dotted=True),
        watch_words=_entries(settings.watch_words, LISTS["watch_words"]),
        allowed_phrases=_entries(settings.allowed_phrases, LISTS["allowed_phrases"]),
        public_names=_entries(settings.public_names, LISTS["public_names"]),
        internal_hosts=_hosts(settings.internal_hosts, LISTS["internal_hosts"], dotted=False),
        election_periods=periods,
    )


def subjects_in_order(subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Return an organisation's subjects, clean and each once. Raise BadInput for none at all."""
    tidied = _entries(subjects, "subjects")
    if not tidied:
        raise _wrong("At least one subject is needed: every post carries one.", "Name what you speak about.")
    return tidied


def _entries(written: tuple[str, ...], what: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for entry in written:
        words = " ".join(clean(entry).split())
        if not words:
            continue
        if not any(character.isalnum() for character in words):
            raise _wrong(f"“{words}” among the {what} has neither letters nor digits.", "Write words.")
        if len(words) > LONGEST_ENTRY:
            raise _wrong(
                f"“{words[:40]}…” among the {what} has {len(words):,} characters.",
                f"Keep each under {LONGEST_ENTRY}.",
            )
        found.setdefault(words.casefold(), words)
    if len(found) > MOST_ENTRIES:
        raise _wrong(f"{len(found):,} {what} are too many; {MOST_ENTRIES:,} are the most.", "Leave some out.")
    return tuple(found.values())


def _hosts(written: tuple[str, ...], what: str, *, dotted: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_host(site, dotted=dotted) for site in _entries(written, what)))


def _host(written: str, *, dotted: bool) -> str:
    """Return the host of what was typed or pasted: an address, or a bare name."""
    host = re.sub(r"^[a-z][a-z0-9+.-]{0,20}://", "", written.strip().casefold())
    host = host.split("/")[0].split(":")[0].removeprefix("*.").removeprefix("www.").strip(".")
    labels = host.split(".")
    sound = all(re.fullmatch(r"[^\W_](?:[\w-]{0,61}[^\W_])?", label) for label in labels)
    if not sound or (dotted and len(labels) < 2):
        raise _wrong(f"“{written}” is not the name of a site.", "Write it as in nhs.uk or sheffield.gov.uk.")
    return host


def _period(period: ElectionPeriod) -> ElectionPeriod:
    name = " ".join(clean(period.name).split())
    if not name:
        raise _wrong(
            "A pre-election period has no name.", "Name the election, for example “Local elections”."
        )
    if period.last < period.first:
        raise _wrong(f"“{name}” ends before it begins.", "Look at its first and last day.")
    return replace(period, name=name)


def _wrong(what: str, next: str) -> BadInput:
    return BadInput(what, kept="Nothing was changed.", next=next)


def changes(old: PolicySettings, new: PolicySettings) -> tuple[str, ...]:
    """Return what is different, one sentence for each list."""
    said = [
        _difference(what, getattr(old, name), getattr(new, name), _itself) for name, what in LISTS.items()
    ]
    said.append(
        _difference("pre-election periods", old.election_periods, new.election_periods, _period_words)
    )
    return (*(sentence for sentence in said if sentence), *_weights(old, new))


def subject_change(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Return what is different between two lists of subjects; empty for nothing."""
    return _difference("subjects", old, new, _itself)


def _difference(
    what: str, old: tuple[object, ...], new: tuple[object, ...], words: Callable[[object], str]
) -> str:
    parts = []
    for verb, some, others in (("added", new, old), ("removed", old, new)):
        entries = [words(entry) for entry in some if entry not in others]
        if entries:
            parts.append(f"{verb} {', '.join(entries)}")
    if not parts and old != new:
        parts.append("put into another order")
    return f"{what[0].upper()}{what[1:]}: {'; '.join(parts)}." if parts else ""


def _itself(entry: object) -> str:
    return f"“{entry}”"


def _period_words(entry: object) -> str:
    if isinstance(entry, ElectionPeriod):
        return f"“{entry.name}” ({entry.first.isoformat()} to {entry.last.isoformat()})"
    return _itself(entry)


def _weights(old: PolicySettings, new: PolicySettings) -> Iterator[str]:
    for rule in sorted(old.severities.keys() | new.severities.keys()):
        before, after = old.severities.get(rule), new.severities.get(rule)
        if before is not after:
            now = f"weighs “{after.words}”" if after else "weighs what the policy gives it"
            yield f"{rule} {now} ({f'“{before.words}” before' if before else 'not set before'})."
