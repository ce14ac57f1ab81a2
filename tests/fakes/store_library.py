"""Repositories in memory of the media library."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print, Sight
from ccgcompose.domain.task import Task
from tests.fakes.store_ledger import Ledger


class FakeConsents:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, record: ConsentRecord) -> None:
        needs = {"consent": record.amends} if record.amends else {}
        self._ledger.add("consent", record.id, record, person=record.recorded_by, **needs)

    def update(self, record: ConsentRecord) -> None:
        self._ledger.update("consent", record.id, record)

    def get(self, consent_id: str) -> ConsentRecord:
        found: ConsentRecord = self._ledger.one("consent", consent_id)
        return found

    def all(self) -> tuple[ConsentRecord, ...]:
        return tuple(self._ledger.all("consent")[::-1])

    def add_appearance(self, appearance: Appearance) -> None:
        named = {"media": appearance.media_id, "post": appearance.post_id, "consent": appearance.consent_id}
        needs = {kind: key for kind, key in named.items() if key is not None}
        self._ledger.add("appearance", appearance.id, appearance, person=appearance.recorded_by, **needs)

    def update_appearance(self, appearance: Appearance) -> None:
        self._ledger.update("appearance", appearance.id, appearance)

    def appearance(self, appearance_id: str) -> Appearance:
        found: Appearance = self._ledger.one("appearance", appearance_id)
        return found

    def on_media(self, media_id: str) -> tuple[Appearance, ...]:
        return self._where("media_id", media_id)

    def in_post(self, post_id: str) -> tuple[Appearance, ...]:
        return self._where("post_id", post_id)

    def of_consent(self, consent_id: str) -> tuple[Appearance, ...]:
        return self._where("consent_id", consent_id)

    def all_on_media(self) -> dict[str, tuple[Appearance, ...]]:
        media = dict.fromkeys(each.media_id for each in self._ledger.all("appearance") if each.media_id)
        return {media_id: self.on_media(media_id) for media_id in media}

    def _where(self, field: str, wanted: str) -> tuple[Appearance, ...]:
        return tuple(each for each in self._ledger.all("appearance") if getattr(each, field) == wanted)


class FakeEvidence:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, file: EvidenceFile) -> None:
        self._ledger.add("evidence", file.id, file, person=file.added_by)

    def get(self, evidence_id: str) -> EvidenceFile:
        found: EvidenceFile = self._ledger.one("evidence", evidence_id)
        return found

    def all(self) -> tuple[EvidenceFile, ...]:
        return tuple(self._ledger.all("evidence"))


class FakeTasks:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, task: Task) -> None:
        needs: dict[str, Any] = {"consent": task.consent_id} if task.consent_id else {}
        self._ledger.add("task", task.id, task, person=task.opened_by, **needs)

    def update(self, task: Task) -> None:
        self._ledger.update("task", task.id, task)

    def get(self, task_id: str) -> Task:
        found: Task = self._ledger.one("task", task_id)
        return found

    def open(self) -> tuple[Task, ...]:
        return tuple(each for each in self._ledger.all("task") if each.is_open)

    def all(self, limit: int = 500) -> tuple[Task, ...]:
        return tuple(self._ledger.all("task")[::-1][:limit])


class FakeSights:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def put(self, seen: Sight) -> None:
        self._ledger.must_write()
        self._ledger.state.sights[seen.sha256] = seen

    def put_prints(self, sha256: str, prints: tuple[Print, ...]) -> None:
        self._ledger.must_write()
        self._ledger.state.sights.setdefault(sha256, Sight(sha256, "", prints=prints))

    def get(self, sha256: str) -> Sight | None:
        found = self._ledger.state.sights.get(sha256)
        return found if found is not None and found.seer else None

    def among(self, hashes: Iterable[str]) -> dict[str, Sight]:
        return {sha256: seen for sha256 in hashes if (seen := self.get(sha256)) is not None}

    def faces(self) -> dict[str, tuple[Region, ...]]:
        return {sha256: seen.faces for sha256, seen in self._ledger.state.sights.items() if seen.faces}

    def prints(self) -> dict[str, tuple[Print, ...]]:
        return {sha256: seen.prints for sha256, seen in self._ledger.state.sights.items() if seen.prints}
