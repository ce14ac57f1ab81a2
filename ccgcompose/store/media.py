"""Media and permission records."""

from __future__ import annotations

import json
from collections import defaultdict

from sqlalchemy import literal_column, select, text

from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.store.records import MEDIA, PERMISSION
from ccgcompose.store.tables import media, permission
from ccgcompose.store.transaction import Transaction

# The partial index revision_with_media makes this a walk over the revisions that show a medium at all.
_USES = text("""
    SELECT json_extract(used.value, '$.media_id') AS media_id, count(DISTINCT r.post_id) AS posts
    FROM revision r, json_each(r.media) used
    WHERE r.media <> '[]'
      AND NOT EXISTS (SELECT 1 FROM revision n WHERE n.post_id = r.post_id AND n.number > r.number)
    GROUP BY 1
""")

# Walks the few media that were made from others, by the partial index media_that_derive.
_DERIVED = text("""
    SELECT id FROM media WHERE derivation IS NOT NULL AND json_extract(derivation, '$.origin_id') = :origin
    ORDER BY ordinal
""")
_SHOWN_IN = text("""
    SELECT DISTINCT r.post_id AS post_id, r.number AS number
    FROM revision r, json_each(r.media) used
    WHERE r.media <> '[]' AND json_extract(used.value, '$.media_id') IN (SELECT value FROM json_each(:wanted))
    ORDER BY 1, 2
""")


class SqlMedia:
    """Fulfils the port Media."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: MediaAsset) -> None:
        self._tx.add(MEDIA, new)

    def update(self, changed: MediaAsset) -> None:
        self._tx.update(MEDIA, changed)

    def get(self, media_id: str) -> MediaAsset:
        return self._tx.one(MEDIA, id=media_id)

    def by_hash(self, sha256: str) -> MediaAsset | None:
        return self._tx.maybe(MEDIA, sha256=sha256)

    def all(self, limit: int = 10_000) -> tuple[MediaAsset, ...]:
        return self._tx.all(MEDIA, select(media).order_by(media.c.ordinal.desc()).limit(limit))

    def use_counts(self) -> dict[str, int]:
        return {row["media_id"]: row["posts"] for row in self._tx.rows(_USES)}

    def texts(self) -> tuple[MediaAsset, ...]:
        # Said outright: a bound value would not fit the partial index.
        are_texts = select(media).where(media.c.kind == literal_column(f"'{MediaKind.TEXT.value}'"))
        return self._tx.all(MEDIA, are_texts.order_by(media.c.ordinal))

    def derived_from(self, media_id: str) -> tuple[MediaAsset, ...]:
        return tuple(self.get(row["id"]) for row in self._tx.rows(_DERIVED, {"origin": media_id}))

    def shown_in(self, media_ids: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        rows = self._tx.rows(_SHOWN_IN, {"wanted": json.dumps(media_ids)})
        return tuple((row["post_id"], row["number"]) for row in rows)

    def add_permission(self, new: PermissionRecord) -> None:
        self._tx.add(PERMISSION, new)

    def update_permission(self, changed: PermissionRecord) -> None:
        self._tx.update(PERMISSION, changed)

    def permission(self, permission_id: str) -> PermissionRecord:
        return self._tx.one(PERMISSION, id=permission_id)

    def permissions(self, media_id: str) -> tuple[PermissionRecord, ...]:
        of_medium = permission.c.media_id == media_id
        return self._tx.all(PERMISSION, select(permission).where(of_medium).order_by(permission.c.ordinal))

    def all_permissions(self) -> dict[str, tuple[PermissionRecord, ...]]:
        grouped: dict[str, list[PermissionRecord]] = defaultdict(list)
        for record in self._tx.all(PERMISSION, select(permission).order_by(permission.c.ordinal)):
            grouped[record.media_id].append(record)
        return {media_id: tuple(records) for media_id, records in grouped.items()}
