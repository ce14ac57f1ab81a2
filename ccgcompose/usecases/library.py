"""The media library: take pictures in, describe them, see how their permissions stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.history import Entry
from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import verdict
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import Intake
from ccgcompose.usecases.views import MediaLine


class Library:
    """What a person does with media."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, person: Person, source: Path, alt_text: str) -> MediaAsset:
        """Take a picture in; the same file again is the medium that is there already.

        Raise UnusableFile, DiskFull or FolderUnwritable.
        """
        intake = self._context.files.take_in(source)
        with self._context.store.write() as unit:
            known = unit.media.by_hash(intake.sha256)
            if known is not None:
                return known
            asset = self._asset(person, intake, alt_text)
            unit.media.add(asset)
            summary = f"{person.name} added the picture {asset.filename}."
            unit.history.append(
                Entry("media.added", person.id, summary, details={"media": asset.id}), asset.added_at
            )
            return asset

    def _asset(self, person: Person, intake: Intake, alt_text: str) -> MediaAsset:
        return MediaAsset(
            id=self._context.ids.new("media"),
            sha256=intake.sha256,
            published_sha256=intake.published_sha256,
            filename=intake.filename,
            kind=MediaKind.PICTURE,
            mime=intake.mime,
            width=intake.width,
            height=intake.height,
            bytes=intake.bytes,
            alt_text=clean(alt_text).strip(),
            added_by=person.id,
            added_at=self._context.clock.now(),
            metadata=intake.metadata,
        )

    def describe(self, person: Person, media_id: str, alt_text: str) -> MediaAsset:
        """Change the alt text that a new use of the medium begins with."""
        with self._context.store.write() as unit:
            old = unit.media.get(media_id)
            asset = replace(old, alt_text=clean(alt_text).strip())
            if asset == old:
                return old
            unit.media.update(asset)
            summary = f"{person.name} described {asset.filename} as “{asset.alt_text}”."
            entry = Entry("media.described", person.id, summary, details={"media": asset.id})
            unit.history.append(entry, self._context.clock.now())
            return asset

    def lines(self) -> tuple[MediaLine, ...]:
        """Return every medium, last added first, with how its permission stands now."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            permissions, uses = unit.media.all_permissions(), unit.media.use_counts()
            return tuple(
                MediaLine(
                    asset,
                    permissions.get(asset.id, ()),
                    verdict(permissions.get(asset.id, ()), now),
                    uses.get(asset.id, 0),
                )
                for asset in unit.media.all()
            )

    def get(self, media_id: str) -> MediaAsset:
        """Return one medium. Raise NotFound."""
        with self._context.store.read() as unit:
            return unit.media.get(media_id)

    def thumbnail(self, asset: MediaAsset, edge: int = 320) -> Path:
        """Return a small picture of the copy that goes out. Slow the first time."""
        return self._context.files.thumbnail(asset.published_sha256, edge)

    def picture(self, asset: MediaAsset) -> Path:
        """Return the copy that goes out. Raise UnusableFile when it is gone or damaged."""
        return self._context.files.path(asset.published_sha256)
