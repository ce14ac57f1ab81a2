"""What the command palette lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One line. `run` is called when a person chooses it; `hint` stands at the right (keys, a date)."""

    title: str
    run: Callable[[], None]
    subtitle: str = ""
    icon: str = "command"
    hint: str = ""


Search = Callable[[str], Sequence[Item]]
"""Finds posts, media and people for what a person has typed."""
