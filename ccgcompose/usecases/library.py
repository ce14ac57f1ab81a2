"""The media library: take works in, describe them, make pictures from pictures, look at what they show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.descent import carried, line_of, marks_on
from ccgcompose.domain.history import Entry
from ccgcompose.domain.media import Captions, Derivation, MediaAsset, MediaKind
from ccgcompose.domain.people import Person
from ccgcompose.domain.quoting import FEWEST_WORDS, folded
from ccgcompose.domain.region import EVERYWHERE
from ccgcompose.domain.sight import Sight
from ccgcompose.domain.uses import Alteration
from ccgcompose.errors import BadInput, EnvironmentFault
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.library_lines import EVERYTHING, MediaQuery, is_wanted, lines_of
from ccgcompose.usecases.looking import look_at
from ccgcompose.usecases.ports import Intake, Making, UnitOfWork
from ccgcompose.usecases.ports.files import any_contrast
from ccgcompose.usecases.shown import with_origins
from ccgcompose.usecases.similar import NEAR, Likeness, Likenesses
from ccgcompose.usecases.views import MediaLine

LONGEST_QUOTATION = 20_000


class Library:
    """What a person does with media."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, person: Person, source: Path, alt_text: str) -> MediaAsset:
        """Take a file in; the same file again is the medium that is there already.

        Raise UnusableFile, DiskFull or FolderUnwritable.
        """
        return self.enter(person, self._context.files.take_in(source), alt_text)[0]

    def enter(self, person: Person, intake: Intake, alt_text: str) -> tuple[MediaAsset, bool]:
        """Put a file that was taken in into the library; return its medium, and whether that is new."""
        with self._context.store.write() as unit:
            known = unit.media.by_hash(intake.sha256)
            if known is not None:
                return known, False
            asset = self._asset(person, intake, alt_text)
            unit.media.add(asset)
            if intake.prints:
                unit.sights.put_prints(asset.published_sha256, intake.prints)
            self._say(unit, person, "media.added", f"added the {asset.kind.value} {asset.filename}", asset)
            return asset, True

    def quote(self, person: Person, text: str, called: str = "") -> MediaAsset:
        """Put words of others into the library, so that a permission can be recorded for them.

        The same words again are the quotation that is there already. Raise BadInput for too few or too many.
        """
        words = clean(text).strip()
        if len(folded(words).split()) < FEWEST_WORDS or len(words) > LONGEST_QUOTATION:
            raise BadInput(
                f"A quotation has {FEWEST_WORDS} words at least and {LONGEST_QUOTATION:,} characters at most.",
                kept="Nothing was recorded.",
                next="Paste the words as they stand in the post.",
            )
        sha256 = hashlib.sha256(folded(words).encode("utf-8")).hexdigest()
        with self._context.store.write() as unit:
            known = unit.media.by_hash(sha256)
            if known is not None:
                return known
            asset = self._quotation(person, words, sha256, called)
            unit.media.add(asset)
            self._say(unit, person, "media.added", f"added the quotation {asset.filename}", asset)
            return asset

    def _quotation(self, person: Person, words: str, sha256: str, called: str) -> MediaAsset:
        first = " ".join(words.split()[:6])
        return MediaAsset(
            id=self._context.ids.new("media"),
            sha256=sha256,
            published_sha256=sha256,
            filename=clean(called).strip() or f"“{first}…”",
            kind=MediaKind.TEXT,
            mime="text/plain",
            width=0,
            height=0,
            bytes=len(words.encode("utf-8")),
            alt_text="",
            added_by=person.id,
            added_at=self._context.clock.now(),
            text=words,
        )

    def make(
        self,
        person: Person,
        media_id: str,
        making: Making,
        alt_text: str = "",
        accept: Callable[[float], None] = any_contrast,
    ) -> MediaAsset:
        """Make a picture from one of the library. It falls under the origin's permission; its people come along.

        `making.derivation` names the origin; `media_id` must be that. `accept` hears of the contrast of letters and may
        raise. Raise EnvironmentFault where this installation makes no pictures, else what the darkroom raises.
        """
        darkroom = self._context.darkroom
        if darkroom is None:
            raise EnvironmentFault("This installation makes no pictures.", kept="Nothing was made.")
        origin = self.get(media_id)
        wanted = replace(making, derivation=derivation_of(making, origin))
        intake = darkroom.make(origin.sha256, wanted, origin.filename, accept)
        with self._context.store.write() as unit:
            known = unit.media.by_hash(intake.sha256)
            if known is not None:
                return known
            described = alt_text or origin.alt_text
            asset = replace(self._asset(person, intake, described), derivation=wanted.derivation)
            unit.media.add(asset)
            unit.sights.put_prints(asset.published_sha256, intake.prints)
            line = line_of(origin, with_origins(unit, (origin.id,)))
            for each in marks_on(line, {one.id: unit.consents.on_media(one.id) for one in line}):
                self._bring_along(unit, person, each, asset)
            self._say(unit, person, "media.made", f"made {asset.filename} from {origin.filename}", asset)
            return asset

    def _bring_along(self, unit: UnitOfWork, person: Person, shown: Appearance, asset: MediaAsset) -> None:
        """Mark whoever is still on the picture after the crop, where they are now."""
        if shown.removed_at is not None or asset.derivation is None:
            return
        here = carried(shown, asset.derivation)
        if here is None:
            return
        unit.consents.add_appearance(
            replace(
                here,
                id=self._context.ids.new("appearance"),
                media_id=asset.id,
                recorded_by=person.id,
                recorded_at=asset.added_at,
            )
        )

    def _asset(self, person: Person, intake: Intake, alt_text: str) -> MediaAsset:
        return MediaAsset(
            id=self._context.ids.new("media"),
            sha256=intake.sha256,
            published_sha256=intake.published_sha256,
            filename=intake.filename,
            kind=intake.kind,
            mime=intake.mime,
            width=intake.width,
            height=intake.height,
            bytes=intake.bytes,
            alt_text=clean(alt_text).strip(),
            added_by=person.id,
            added_at=self._context.clock.now(),
            metadata=intake.metadata,
            duration_ms=intake.duration_ms,
            codecs=intake.codecs,
            poster_sha256=intake.poster_sha256,
            provenance=intake.provenance,
        )

    def describe(self, person: Person, media_id: str, alt_text: str) -> MediaAsset:
        """Change the alt text that a new use of the medium begins with."""
        said = clean(alt_text).strip()
        return self.change(person, media_id, "media.described", f"described {{}} as “{said}”", alt_text=said)

    def change(
        self, person: Person, media_id: str, kind: str, said: str, **changes: str | tuple[Captions, ...]
    ) -> MediaAsset:
        """Change fields of a medium, with an entry of that kind; `said` has {} for its name. Raise NotFound."""
        with self._context.store.write() as unit:
            old = unit.media.get(media_id)
            asset = replace(old, **changes)  # type: ignore[arg-type]  # the callers name the fields
            if asset == old:
                return old
            unit.media.update(asset)
            self._say(unit, person, kind, said.replace("{}", asset.filename, 1), asset)
            return asset

    def look(self, media_id: str) -> Sight | None:
        """Return what a medium shows, looked at now if it was not yet (slow); None where nothing can look.

        What was seen is kept by content hash: the same file is looked at once.
        """
        return look_at(self._context, self.get(media_id))

    def like(self, media_id: str, most: int = NEAR) -> tuple[tuple[MediaAsset, Likeness], ...]:
        """Return the media that look like this one, nearest first. Raise NotFound."""
        with self._context.store.read() as unit:
            asset = unit.media.get(media_id)
            prints = unit.sights.prints()
            own = prints.get(asset.published_sha256, ())
            found = Likenesses(prints).like(own, most=most, apart_from=asset.published_sha256)
            by_hash = {each.published_sha256: each for each in unit.media.all()}
        return tuple((by_hash[each.sha256], each) for each in found if each.sha256 in by_hash)

    def lines(self, query: MediaQuery = EVERYTHING) -> tuple[MediaLine, ...]:
        """Return the media that are asked for, last added first, with how they stand now."""
        with self._context.store.read() as unit:
            found = lines_of(unit, self._context.clock.now())
        return tuple(line for line in found if is_wanted(line, query))

    def get(self, media_id: str) -> MediaAsset:
        """Return one medium. Raise NotFound."""
        with self._context.store.read() as unit:
            return unit.media.get(media_id)

    def thumbnail(self, asset: MediaAsset, edge: int = 320) -> Path:
        """Return a small picture of the copy that goes out, of a film its poster. Slow the first time."""
        return self._context.files.thumbnail(asset.poster_sha256 or asset.published_sha256, edge)

    def picture(self, asset: MediaAsset) -> Path:
        """Return the copy that goes out. Raise UnusableFile when it is gone or damaged."""
        return self._context.files.path(asset.published_sha256)

    def _say(self, unit: UnitOfWork, person: Person, kind: str, said: str, asset: MediaAsset) -> None:
        entry = Entry(kind, person.id, f"{person.name} {said}.", details={"media": asset.id})
        unit.history.append(entry, self._context.clock.now())


def derivation_of(making: Making, origin: MediaAsset) -> Derivation:
    """Return how the picture is made, with every alteration that it is: the permission is asked for each."""
    said = making.derivation
    done = list(said.alterations)
    done += [Alteration.CROP] if said.crop != EVERYWHERE else []
    done += [Alteration.FLIP] if said.flipped else []
    done += [Alteration.OVERLAY] if making.overlay is not None else []
    in_order = tuple(each for each in Alteration if each in done)
    words = making.overlay.words if making.overlay is not None else ""
    return replace(said, origin_id=origin.id, alterations=in_order, words=words)
