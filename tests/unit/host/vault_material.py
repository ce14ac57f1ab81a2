"""Files for the tests of the evidence vault."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.host.vault import FolderVault

NAME = "Mrs Green consent.pdf"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HEAD = 8 + 8 + 12 + 48 + 7 + 1 + len("evidence-1")  # see ccgcompose/host/sealing.py


def filled(vault: FolderVault, folder: Path, content: bytes, evidence_id: str = "evidence-1") -> EvidenceFile:
    """Put a file into the vault and return its record."""
    source = folder / NAME
    source.write_bytes(content)
    put = vault.put(evidence_id, source)
    return EvidenceFile(evidence_id, put.sha256, put.bytes, put.mime, "consent form", "person-1", NOON)


def content_of(length: int) -> bytes:
    return (b"%PDF-1.7 " + hashlib.sha256(str(length).encode()).digest() * (length // 32 + 1))[:length]
