"""Consents: recorded, amended by a new record, tied to the places where the person appears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.consent import ConsentRecord, ConsentState, consent_state
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.domain.region import Region
from ccgcompose.errors import BadInput, Refused
from ccgcompose.usecases.consent_form import ConsentForm, problems_of, record_of
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.days import zone_in_use
from ccgcompose.usecases.fields import must_be_complete
from ccgcompose.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent with how it stands now and where the person appears."""

    record: ConsentRecord
    state: ConsentState
    appearances: tuple[Appearance, ...]


class Consents:
    """What a person does with consents. What the history says of one names its id, never the person."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def problems(self, form: ConsentForm) -> dict[str, str]:
        """Return for each field that cannot stay as it is one sentence; empty when the form is complete."""
        return problems_of(form, self._context.connectors.platforms())

    def lines(self) -> tuple[ConsentLine, ...]:
        """Return every consent, last recorded first."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            return tuple(
                ConsentLine(record, consent_state(record, now), unit.consents.of_consent(record.id))
                for record in unit.consents.all()
            )

    def get(self, consent_id: str) -> ConsentRecord:
        """Return one consent. Raise NotFound."""
        with self._context.store.read() as unit:
            return unit.consents.get(consent_id)

    def record(self, person: Person, form: ConsentForm) -> ConsentRecord:
        """Keep a consent. Raise BadInput naming every field that is wanting, NotFound for a file of evidence."""
        must_be_complete("consent", self.problems(form))
        zone = zone_in_use(self._context)
        with self._context.store.write() as unit:
            record = self._new(unit, person, form, zone)
            unit.consents.add(record)
            self._say(unit, person, "consent.recorded", f"recorded the consent {record.id}", record.id)
        return record

    def amend(self, person: Person, consent_id: str, form: ConsentForm) -> ConsentRecord:
        """Keep a new record in place of an earlier one; where the person appears, the new one counts.

        Raise Refused for one that was withdrawn or replaced already, else what `record` raises.
        """
        must_be_complete("consent", self.problems(form))
        zone = zone_in_use(self._context)
        with self._context.store.write() as unit:
            old = unit.consents.get(consent_id)
            _must_stand(old)
            record = replace(self._new(unit, person, form, zone), amends=old.id)
            unit.consents.add(record)
            unit.consents.update(replace(old, superseded_by=record.id))
            for each in unit.consents.of_consent(old.id):
                unit.consents.update_appearance(replace(each, consent_id=record.id))
            said = f"replaced the consent {old.id} by {record.id}"
            self._say(unit, person, "consent.amended", said, record.id)
        return record

    def _new(self, unit: UnitOfWork, person: Person, form: ConsentForm, zone: str) -> ConsentRecord:
        for evidence_id in form.evidence_files:
            unit.evidence.get(evidence_id)
        new_id, now = self._context.ids.new("consent"), self._context.clock.now()
        return record_of(form, zone, new_id, person.id, now)

    def mark(
        self,
        person: Person,
        media_id: str,
        resolution: Resolution,
        *,
        region: Region | None = None,
        consent_id: str | None = None,
        note: str = "",
    ) -> Appearance:
        """Keep who is shown in a place on a medium. Raise BadInput for what does not fit, NotFound."""
        _must_fit(resolution, region, consent_id)
        with self._context.store.write() as unit:
            filename = unit.media.get(media_id).filename
            made = replace(
                self._appearance(person, resolution, consent_id, note), media_id=media_id, region=region
            )
            unit.consents.add_appearance(made)
            said = f"marked somebody on {filename}: {resolution.value}"
            self._say(unit, person, "person.marked", said, consent_id, media=media_id)
        return made

    def describe(self, person: Person, post_id: str, consent_id: str) -> Appearance:
        """Keep that a post is about the person who gave a consent. Raise NotFound."""
        with self._context.store.write() as unit:
            unit.posts.get(post_id)
            for each in unit.consents.in_post(post_id):
                if each.consent_id == consent_id and each.removed_at is None:
                    return each
            made = replace(self._appearance(person, Resolution.CONSENT, consent_id, ""), post_id=post_id)
            unit.consents.add_appearance(made)
            said = f"tied the consent {consent_id} to a post"
            self._say(unit, person, "person.described", said, consent_id, post_id=post_id)
        return made

    def resolve(
        self,
        person: Person,
        appearance_id: str,
        resolution: Resolution,
        consent_id: str | None,
        note: str = "",
    ) -> Appearance:
        """Change what lets us show somebody who is marked. Raise BadInput for what does not fit, NotFound."""
        with self._context.store.write() as unit:
            old = unit.consents.appearance(appearance_id)
            _must_fit(resolution, old.region, consent_id)
            if consent_id is not None:
                unit.consents.get(consent_id)
            kept = consent_id if resolution.needs_record else None
            new = replace(old, resolution=resolution, consent_id=kept, note=clean(note).strip())
            unit.consents.update_appearance(new)
            said = f"changed who is marked: {old.resolution.value} is now {resolution.value}"
            self._say(unit, person, "person.resolved", said, kept, media=old.media_id, post_id=old.post_id)
        return new

    def place(self, person: Person, appearance_id: str, region: Region) -> Appearance:
        """Move or stretch a mark; both places are in the history.

        Raise Refused for one that was taken back, BadInput for a place beside the picture, NotFound.
        """
        with self._context.store.write() as unit:
            old = unit.consents.appearance(appearance_id)
            if old.removed_at is not None or old.media_id is None:
                raise Refused(
                    "That mark was taken back.", kept="Nothing was moved.", next="Mark the person anew."
                )
            _must_fit(old.resolution, region, old.consent_id)
            if region == old.region:
                return old
            new = replace(old, region=region)
            unit.consents.update_appearance(new)
            before = _spelled(old.region) if old.region is not None else "somewhere"
            said = f"moved a mark on {unit.media.get(old.media_id).filename}"
            places = {"mark": old.id, "from": before, "to": _spelled(region)}
            self._say(unit, person, "person.placed", said, old.consent_id, media=old.media_id, more=places)
        return new

    def unmark(self, person: Person, appearance_id: str) -> Appearance:
        """Keep that a mark was a mistake. It stays on record and counts no longer."""
        with self._context.store.write() as unit:
            old = unit.consents.appearance(appearance_id)
            if old.removed_at is not None:
                return old
            new = replace(old, removed_at=self._context.clock.now())
            unit.consents.update_appearance(new)
            said = f"took a mark back: {old.resolution.value}"
            self._say(
                unit, person, "person.unmarked", said, old.consent_id, media=old.media_id, post_id=old.post_id
            )
        return new

    def _appearance(
        self, person: Person, resolution: Resolution, consent_id: str | None, note: str
    ) -> Appearance:
        return Appearance(
            id=self._context.ids.new("appearance"),
            resolution=resolution,
            recorded_by=person.id,
            recorded_at=self._context.clock.now(),
            consent_id=consent_id if resolution.needs_record else None,
            note=clean(note).strip(),
        )

    def _say(
        self,
        unit: UnitOfWork,
        person: Person,
        kind: str,
        said: str,
        consent_id: str | None,
        *,
        media: str | None = None,
        post_id: str | None = None,
        more: Mapping[str, str] | None = None,
    ) -> None:
        details = {name: value for name, value in (("consent", consent_id), ("media", media)) if value}
        details |= more or {}
        entry = Entry(kind, person.id, f"{person.name} {said}.", post_id, details)
        unit.history.append(entry, self._context.clock.now())


def _spelled(region: Region) -> str:
    return f"{region.x},{region.y},{region.width},{region.height}"


def _must_stand(record: ConsentRecord) -> None:
    if record.withdrawal is not None or record.superseded_by is not None:
        became = "was withdrawn" if record.withdrawal is not None else "was replaced by a later one"
        raise Refused(
            f"The consent {record.id} {became}.",
            kept="It is as it was.",
            next="Record a new consent, or amend the newest.",
        )


def _must_fit(resolution: Resolution, region: Region | None, consent_id: str | None) -> None:
    if region is not None and not region.is_on_the_picture:
        raise BadInput("The mark lies beside the picture.", kept="Nothing was marked.", next="Mark it again.")
    if resolution.needs_record and consent_id is None:
        raise BadInput(
            "This needs a consent on record.",
            kept="Nothing was marked.",
            next="Choose the consent, or record one.",
        )
