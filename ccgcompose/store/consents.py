"""Consents, and where the people appear who gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.store.records import APPEARANCE, CONSENT
from ccgcompose.store.tables import appearance, consent
from ccgcompose.store.transaction import Transaction


class SqlConsents:
    """Fulfils the port Consents."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: ConsentRecord) -> None:
        self._tx.add(CONSENT, new)

    def update(self, changed: ConsentRecord) -> None:
        self._tx.update(CONSENT, changed)

    def get(self, consent_id: str) -> ConsentRecord:
        return self._tx.one(CONSENT, id=consent_id)

    def all(self) -> tuple[ConsentRecord, ...]:
        return self._tx.all(CONSENT, select(consent).order_by(consent.c.ordinal.desc()))

    def add_appearance(self, new: Appearance) -> None:
        self._tx.add(APPEARANCE, new)

    def update_appearance(self, changed: Appearance) -> None:
        self._tx.update(APPEARANCE, changed)

    def appearance(self, appearance_id: str) -> Appearance:
        return self._tx.one(APPEARANCE, id=appearance_id)

    def on_media(self, media_id: str) -> tuple[Appearance, ...]:
        return self._appearances(appearance.c.media_id == media_id)

    def in_post(self, post_id: str) -> tuple[Appearance, ...]:
        return self._appearances(appearance.c.post_id == post_id)

    def of_consent(self, consent_id: str) -> tuple[Appearance, ...]:
        return self._appearances(appearance.c.consent_id == consent_id)

    def all_on_media(self) -> dict[str, tuple[Appearance, ...]]:
        return _grouped(
            (each.media_id, each) for each in self._appearances(appearance.c.media_id.is_not(None))
        )

    def _appearances(self, wanted: ColumnElement[bool]) -> tuple[Appearance, ...]:
        return self._tx.all(APPEARANCE, select(appearance).where(wanted).order_by(appearance.c.ordinal))


def _grouped(found: Iterable[tuple[str | None, Appearance]]) -> dict[str, tuple[Appearance, ...]]:
    grouped: dict[str, list[Appearance]] = defaultdict(list)
    for key, each in found:
        grouped[key or ""].append(each)
    return {key: tuple(some) for key, some in grouped.items()}
