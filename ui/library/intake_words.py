"""What became of files that were to be taken in, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ccgcompose.usecases.intake import Ending, Outcome, Progress
from ui.tokens import Kind


def outcome_words(outcomes: Sequence[Outcome]) -> str:
    """Return one sentence for what became of the files."""
    if not outcomes:
        return "There was no file in what you chose."
    count = Counter(outcome.ending for outcome in outcomes)
    added = count[Ending.ADDED] + count[Ending.LIKE]
    parts = [_many(added, "file was added", "files were added")]
    if count[Ending.SAME]:
        parts.append(_many(count[Ending.SAME], "was here already", "were here already"))
    if count[Ending.BAD]:
        parts.append(_many(count[Ending.BAD], "could not be taken in", "could not be taken in"))
    if count[Ending.NOT_TRIED]:
        parts.append(_many(count[Ending.NOT_TRIED], "was not tried", "were not tried"))
    begin = "Stopped: " if count[Ending.NOT_TRIED] else ""
    return f"{begin}{', '.join(parts)}."


def kind_of(outcomes: Sequence[Outcome]) -> Kind:
    """Return whether all went well."""
    bad = any(outcome.ending in (Ending.BAD, Ending.NOT_TRIED) for outcome in outcomes)
    return "warn" if bad or not outcomes else "ok"


def left_out(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a sentence for each file that was not taken in; what was not tried is said once."""
    said = [_named(outcome) for outcome in outcomes if outcome.ending is Ending.BAD]
    return said + [outcome.told for outcome in outcomes if outcome.ending is Ending.NOT_TRIED][:1]


def to_be_offered(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return what looks like another picture whose record may do for it as well."""
    return [
        outcome
        for outcome in outcomes
        if outcome.ending is Ending.LIKE and outcome.has_record and outcome.asset is not None
    ]


def offer_words(outcome: Outcome) -> str:
    """Return what a new picture looks like."""
    name = outcome.asset.filename if outcome.asset is not None else outcome.source.name
    like = outcome.like.filename if outcome.like is not None else "another"
    return f"{name} looks {'the same as' if outcome.looks_same else 'nearly the same as'} {like}"


def progress_words(progress: Progress) -> str:
    """Return how far it is."""
    return f"{progress.done:,} of {progress.total:,}: {progress.last.source.name}"


def _named(outcome: Outcome) -> str:
    name = outcome.source.name
    return outcome.told if name in outcome.told else f"{name}: {outcome.told}"


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
