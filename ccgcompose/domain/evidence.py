"""A file in the evidence vault: what is known of it without opening it. Its content is encrypted at rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file in the vault. `id` is random and is its name there; `sha256` is of its content, `bytes` its size.

    `label` is what the officer calls it ("consent form"), never a patient's name; the name that the file came with
    lies inside the vault with its content.
    """

    id: str
    sha256: str
    bytes: int
    mime: str
    label: str
    added_by: str
    added_at: datetime
