"""One shut gate, as it is told to a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One shut gate: its stable name, what stands in the way, and what opens it."""

    gate: str
    message: str
    remedy: str
