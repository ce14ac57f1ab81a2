"""Library lines to look at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ccgcompose.domain.media import EmbeddedMetadata, MediaAsset, MediaKind
from ccgcompose.domain.permission import LicenceKind, PermissionRecord, verdict
from ccgcompose.usecases.views import MediaLine

ZONE = "Europe/London"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def record(
    *,
    begins: int = -10,
    ends: int | None = None,
    revoked: bool = False,
    rights_holder: str = "Jo Bloggs Photography",
) -> PermissionRecord:
    """Return a record that holds from `begins` to `ends` days from now."""
    return PermissionRecord(
        id="permission",
        media_id="media",
        rights_holder=rights_holder,
        creator="Jo Bloggs",
        kind=LicenceKind.LICENSED,
        licence="For our website",
        evidence="Contract 12",
        valid_from=NOW + timedelta(days=begins),
        valid_to=None if ends is None else NOW + timedelta(days=ends),
        recorded_by="amara",
        recorded_at=NOW + timedelta(days=-20),
        revoked_at=NOW if revoked else None,
        revoked_reason="She asked us to" if revoked else "",
    )


def medium(
    name: str,
    *records: PermissionRecord,
    alt: str = "",
    creator: str = "",
    age: int = 0,
    used_in: int = 0,
) -> MediaLine:
    """Return a line for a medium that was added `age` days ago."""
    asset = MediaAsset(
        id=f"media-{name}",
        sha256="",
        published_sha256="",
        filename=name,
        kind=MediaKind.PICTURE,
        mime="image/jpeg",
        width=1600,
        height=1067,
        bytes=428_000,
        alt_text=alt,
        added_by="amara",
        added_at=NOW - timedelta(days=age),
        metadata=EmbeddedMetadata(creator=creator),
    )
    return MediaLine(asset, records, verdict(records, NOW), used_in)
