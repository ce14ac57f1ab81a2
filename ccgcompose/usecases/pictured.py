"""Everything that is known of who and what one medium shows, in one reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.consent import ConsentRecord, ConsentState, consent_state
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content, MediaUse
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Sight
from ccgcompose.usecases.check import check
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.looking import look_at
from ccgcompose.usecases.surroundings import gather
from ccgcompose.usecases.works import marks_of, unresolved_faces


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody who is marked on a medium, with the consent behind it and how that stands now.

    `is_own` false: the mark is on what the medium was made from, and is changed there alone.
    """

    appearance: Appearance
    consent: ConsentRecord | None = None
    state: ConsentState | None = None
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Pictured:
    """`unresolved` are the faces of which nobody has said who they are; `sight` None: nobody has looked yet.

    `findings` are what the checks say of the medium and of the words and codes in it. `consents` are those that may
    be chosen for a mark: neither withdrawn nor replaced, last recorded first.
    """

    asset: MediaAsset
    people: tuple[PersonShown, ...]
    unresolved: tuple[Region, ...]
    sight: Sight | None
    findings: tuple[Finding, ...]
    consents: tuple[ConsentRecord, ...]
    can_look: bool


class PicturedReader:
    """Reads who and what a medium shows; it changes nothing but what was seen."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, person: Person, media_id: str) -> Pictured:
        """Return what is known, without looking at the file. Raise NotFound."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            around = gather(unit, self._context.connectors, (media_id,))
            offered = tuple(record for record in unit.consents.all() if _may_be_chosen(record))
        asset = around.media[media_id]
        content = Content("", "", "", media=(MediaUse(media_id, asset.alt_text),))
        found = check(self._context.engine(), content, person, now, around)
        marks = marks_of(asset, around)
        shown = (_shown(each, around.shown.consents, now) for each in marks if each.removed_at is None)
        people = tuple(replace(each, is_own=each.appearance.media_id == media_id) for each in shown)
        return Pictured(
            asset,
            people,
            unresolved_faces(asset, around),
            around.shown.sights.get(asset.published_sha256),
            tuple(finding for finding in found if finding.media_id == media_id),
            offered,
            self._context.eyes is not None,
        )

    def look(self, person: Person, media_id: str, *, again: bool = False) -> Pictured:
        """Look at the file where nobody has (or `again`), and return what is known then. Slow.

        Raise UnusableFile, NotFound.
        """
        with self._context.store.read() as unit:
            asset = unit.media.get(media_id)
        look_at(self._context, asset, again=again)
        return self.read(person, media_id)


def _may_be_chosen(record: ConsentRecord) -> bool:
    return record.withdrawal is None and record.superseded_by is None


def _shown(appearance: Appearance, consents: dict[str, ConsentRecord], now: datetime) -> PersonShown:
    consent = consents.get(appearance.consent_id or "")
    return PersonShown(appearance, consent, consent_state(consent, now) if consent is not None else None)
