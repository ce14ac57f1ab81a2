"""What the library part of the store's contract is tried on: every field filled with something hard to keep."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.consent import (
    AgeBand,
    ConsentMethod,
    ConsentRecord,
    LawfulBasis,
    Relation,
    Withdrawal,
)
from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.media import (
    Captions,
    Derivation,
    EmbeddedMetadata,
    MediaAsset,
    MediaKind,
    Provenance,
)
from ccgcompose.domain.permission import CreditPlace, Exclusivity, Terms
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print, SeenCode, SeenWords, Sight
from ccgcompose.domain.source_type import SourceType
from ccgcompose.domain.task import Task, TaskKind
from ccgcompose.domain.uses import Alteration, Use
from ccgcompose.usecases.ports import Store, UnitOfWork
from tests.contract.store_material import (
    AMARA,
    DAY,
    MICRO,
    NEWSROOM,
    NOON,
    ODD,
    PERMISSION,
    PICTURE,
    PRIYA,
    say,
)

FULL_TERMS = Terms(
    licensor="Agency",
    licensor_contact=ODD,
    licence_version="4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    spdx_id="CC-BY-4.0",
    reference="Invoice 2041",
    granted_on=NOON - DAY,
    uses=(Use.SOCIAL, Use.WEB),
    territory="United Kingdom",
    exclusivity=Exclusivity.SHARED,
    alterations=(Alteration.CROP,),
    credit_place=CreditPlace.POST,
    source_type=SourceType.AI,
)
FULL_PERMISSION = replace(
    PERMISSION,
    id="permission-9",
    terms=FULL_TERMS,
    evidence_files=("evidence-1",),
    checked_by=PRIYA.id,
    checked_at=NOON + MICRO,
)
FACE = Region(1_000, 2_000, 500, 700)
FILM = MediaAsset(
    *("media-3", "c" * 64, "d" * 64, "clinic.mp4", MediaKind.VIDEO, "video/mp4", 1920, 1080, 9_000_000),
    *(ODD, AMARA.id, NOON, EmbeddedMetadata(source_type="trainedAlgorithmicMedia", licensor=ODD)),
    duration_ms=61_500,
    codecs=("h264", "aac"),
    poster_sha256="e" * 64,
    captions=(Captions("f" * 64, "en-GB", ODD),),
    transcript=ODD,
    provenance=Provenance("valid", "Camera", "Somebody", "digitalCapture", ("c2pa.created",)),
    derivation=Derivation(PICTURE.id, (Alteration.CROP, Alteration.FLIP), FACE, True),
)
QUOTATION = MediaAsset(
    *("media-4", "9" * 64, "9" * 64, "Quotation", MediaKind.TEXT, "text/plain", 0, 0, 10, "", AMARA.id, NOON),
    text=ODD,
)
EVIDENCE = EvidenceFile("evidence-1", "8" * 64, 123_456, "application/pdf", ODD, AMARA.id, NOON)
CONSENT = ConsentRecord(
    id="consent-1",
    name=ODD,
    relation=Relation.PATIENT,
    age_band=AgeBand.FROM_13_TO_15,
    scope=(Use.SOCIAL, Use.WEB),
    given_on=NOON - DAY,
    method=ConsentMethod.SIGNED_FORM,
    lawful_basis=LawfulBasis.CONSENT,
    recorded_by=AMARA.id,
    recorded_at=NOON,
    platforms=("newsroom", "fake"),
    guardian=ODD,
    guardian_relation="mother",
    capacity_statement="Gillick competent",
    witness=ODD,
    may_be_named=True,
    condition_may_be_stated=True,
    story_approved=True,
    story=ODD,
    review_on=NOON + DAY,
    valid_to=NOON + 60 * DAY,
    evidence="Cabinet 4",
    evidence_files=(EVIDENCE.id,),
    notes=ODD,
)
WITHDRAWAL = Withdrawal(NOON + DAY, "The mother", "by telephone", ODD, PRIYA.id)
APPEARS = Appearance(
    *("appearance-1", Resolution.CONSENT, AMARA.id, NOON),
    media_id=PICTURE.id,
    region=FACE,
    consent_id=CONSENT.id,
    note=ODD,
)
TASK = Task(
    *("task-1", TaskKind.EDIT_OUT, ODD, AMARA.id, NOON, "post-1", NEWSROOM.id, "delivery-1", PICTURE.id),
    *(CONSENT.id, "https://exampleshire.nhs.uk/1"),
)
SIGHT = Sight(
    *(PICTURE.published_sha256, "seer-1", (FACE,), (SeenWords(ODD, FACE, 90),)),
    *((SeenCode("https://www.nhs.uk", FACE),), (Print("0123456789abcdef"), Print("f" * 16, FACE))),
)


def fill(unit: UnitOfWork) -> None:
    """Write evidence, a consent with an appearance, a task, more media, and what was seen."""
    unit.media.add(FILM)
    unit.media.add(QUOTATION)
    unit.media.add_permission(FULL_PERMISSION)
    unit.evidence.add(EVIDENCE)
    unit.consents.add(CONSENT)
    unit.consents.add_appearance(APPEARS)
    unit.tasks.add(TASK)
    unit.sights.put(SIGHT)


def library(store: Store) -> None:
    """Write what the library holds, in a step of its own."""
    with store.write() as unit:
        fill(unit)
        say(unit, "The library was filled.")
