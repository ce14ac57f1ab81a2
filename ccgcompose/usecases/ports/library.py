"""Repositories of the media library: consents and appearances, evidence, tasks, and what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print, Sight
from ccgcompose.domain.task import Task


class Consents(Protocol):
    """Consents, and the places where people appear. All come in the order of recording unless said otherwise."""

    def add(self, record: ConsentRecord) -> None: ...
    def update(self, record: ConsentRecord) -> None: ...
    def get(self, consent_id: str) -> ConsentRecord:
        """Return the consent. Raise NotFound."""
        ...

    def all(self) -> tuple[ConsentRecord, ...]:
        """Return every consent, last recorded first."""
        ...

    def add_appearance(self, appearance: Appearance) -> None: ...
    def update_appearance(self, appearance: Appearance) -> None: ...
    def appearance(self, appearance_id: str) -> Appearance:
        """Return one appearance. Raise NotFound."""
        ...

    def on_media(self, media_id: str) -> tuple[Appearance, ...]: ...
    def in_post(self, post_id: str) -> tuple[Appearance, ...]: ...
    def of_consent(self, consent_id: str) -> tuple[Appearance, ...]: ...
    def all_on_media(self) -> dict[str, tuple[Appearance, ...]]:
        """Return the appearances of every medium that has one."""
        ...


class Evidence(Protocol):
    """What is known of the files in the vault; only ever added."""

    def add(self, file: EvidenceFile) -> None: ...
    def get(self, evidence_id: str) -> EvidenceFile:
        """Return what is known of one file. Raise NotFound."""
        ...

    def all(self) -> tuple[EvidenceFile, ...]: ...


class Tasks(Protocol):
    """What people have to do by hand."""

    def add(self, task: Task) -> None: ...
    def update(self, task: Task) -> None: ...
    def get(self, task_id: str) -> Task:
        """Return the task. Raise NotFound."""
        ...

    def open(self) -> tuple[Task, ...]:
        """Return what is still to be done, oldest first."""
        ...

    def all(self, limit: int = 500) -> tuple[Task, ...]:
        """Return tasks, last opened first."""
        ...


class Sights(Protocol):
    """What was seen in files, by content hash. No record: writing it needs no history entry."""

    def put(self, seen: Sight) -> None:
        """Keep what was seen in place of what was seen there before."""
        ...

    def put_prints(self, sha256: str, prints: tuple[Print, ...]) -> None:
        """Keep the prints of a file that nobody has looked at yet; it still counts as not looked at.

        Where it was looked at, what was seen stays.
        """
        ...

    def get(self, sha256: str) -> Sight | None:
        """Return what was seen in a file; None where nobody has looked at it yet."""
        ...

    def among(self, hashes: Iterable[str]) -> dict[str, Sight]:
        """Return what was seen in those of these files that were looked at."""
        ...

    def faces(self) -> dict[str, tuple[Region, ...]]:
        """Return the faces seen in every file that shows some, by content hash."""
        ...

    def prints(self) -> dict[str, tuple[Print, ...]]:
        """Return the perceptual hashes of every file that has some, by content hash."""
        ...
