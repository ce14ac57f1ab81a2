"""Find what a person calls by its name or its id."""

from __future__ import annotations

from typing import Protocol, TypeVar

from ccgcompose.errors import NotFound


class Named(Protocol):
    """What has an id and a name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def named(wanted: str, there: tuple[N, ...], noun: str, introduction: str) -> N:
    """Return what has this id, else the first of this name, ignoring case. Raise NotFound with the names."""
    folded = wanted.strip().casefold()
    by_id = [each for each in there if each.id.casefold() == folded]
    by_name = [each for each in there if each.name.casefold() == folded]
    for found in by_id + by_name:
        return found
    names = ", ".join(each.name for each in there) or "none yet"
    raise NotFound(f"There is no {noun} “{wanted}”.", next=f"{introduction}: {names}.")
