"""What is known of the files in the vault; their content is none of the database's business."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.store.records import EVIDENCE
from ccgcompose.store.tables import evidence
from ccgcompose.store.transaction import Transaction


class SqlEvidence:
    """Fulfils the port Evidence."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: EvidenceFile) -> None:
        self._tx.add(EVIDENCE, new)

    def get(self, evidence_id: str) -> EvidenceFile:
        return self._tx.one(EVIDENCE, id=evidence_id)

    def all(self) -> tuple[EvidenceFile, ...]:
        return self._tx.all(EVIDENCE, select(evidence).order_by(evidence.c.ordinal))
