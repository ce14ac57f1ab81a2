"""All that the library shows, read and prepared in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.views import MediaLine
from ui.library.filters import Standing, counts, names_on, searched


@dataclass(frozen=True, slots=True)
class Shelf:
    """The media newest first, and beside each what a search looks into."""

    lines: tuple[MediaLine, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)  # names by id
    platforms: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    counts: Mapping[Standing, int] = field(default_factory=dict)
    by_id: Mapping[str, MediaLine] = field(default_factory=dict)
    names: tuple[str, ...] = ()  # of everybody who is shown, in order


def read_shelf(desk: Desk, before: Shelf) -> Shelf:
    """Read the library; where nothing has changed, return `before` itself. Slow: for a thread."""
    lines = desk.library.lines()
    people = {person.id: person.name for person in desk.people.all()}
    platforms = tuple(dict.fromkeys(account.platform for account in desk.accounts.all()))
    if (lines, people, platforms) == (before.lines, before.people, before.platforms):
        return before
    return Shelf(
        lines=lines,
        people=people,
        platforms=platforms,
        folded=tuple(searched(line) for line in lines),
        counts=counts(lines),
        names=tuple(sorted({name for line in lines for name in names_on(line)}, key=str.casefold)),
        by_id={line.asset.id: line for line in lines},
    )
