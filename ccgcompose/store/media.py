"""Media and permission records."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select, text, update

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.store.codec import to_row
from ccgcompose.store.link import Link
from ccgcompose.store.tables import media, permission

# A post counts once, by its newest revision; json_each reads the media that its content names.
_USES = text(
    "SELECT json_extract(used.value, '$.media_id') AS media_id, count(DISTINCT r.post_id) AS posts "
    "FROM revision r, json_each(r.content, '$.media') used "
    "WHERE r.number = (SELECT max(number) FROM revision WHERE post_id = r.post_id) GROUP BY 1"
)


class SqlMedia:
    """Fulfils the port Media."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, new: MediaAsset) -> None:
        self._link.add(media, f"media:{new.id}", new)

    def update(self, changed: MediaAsset) -> None:
        statement = update(media).where(media.c.id == changed.id).values(**to_row(changed))
        self._link.change(statement, f"media:{changed.id}", changed, f"There is no medium {changed.id}.")

    def get(self, media_id: str) -> MediaAsset:
        found = select(media).where(media.c.id == media_id)
        return self._link.one(MediaAsset, found, f"There is no medium {media_id}.")

    def by_hash(self, sha256: str) -> MediaAsset | None:
        return next(iter(self._link.all(MediaAsset, select(media).where(media.c.sha256 == sha256))), None)

    def all(self, limit: int = 10_000) -> tuple[MediaAsset, ...]:
        found = select(media).order_by(media.c.added_at.desc(), media.c.id.desc()).limit(limit)
        return self._link.all(MediaAsset, found)

    def use_counts(self) -> dict[str, int]:
        return {row["media_id"]: row["posts"] for row in self._link.rows(_USES)}

    def add_permission(self, record: PermissionRecord) -> None:
        self._link.add(permission, f"permission:{record.id}", record)

    def update_permission(self, record: PermissionRecord) -> None:
        statement = update(permission).where(permission.c.id == record.id).values(**to_row(record))
        missing = f"There is no permission {record.id}."
        self._link.change(statement, f"permission:{record.id}", record, missing)

    def permission(self, permission_id: str) -> PermissionRecord:
        found = select(permission).where(permission.c.id == permission_id)
        return self._link.one(PermissionRecord, found, f"There is no permission {permission_id}.")

    def permissions(self, media_id: str) -> tuple[PermissionRecord, ...]:
        found = select(permission).where(permission.c.media_id == media_id).order_by(permission.c.id)
        return self._link.all(PermissionRecord, found)

    def all_permissions(self) -> dict[str, tuple[PermissionRecord, ...]]:
        grouped: dict[str, list[PermissionRecord]] = defaultdict(list)
        for record in self._link.all(PermissionRecord, select(permission).order_by(permission.c.id)):
            grouped[record.media_id].append(record)
        return {media_id: tuple(records) for media_id, records in grouped.items()}
