"""Ordinary values that a test changes one field of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.gates import GateFacts
from ccgcompose.domain.people import Affiliation, Capacity, Designation, Person
from ccgcompose.domain.permission import LicenceKind, PermissionRecord
from ccgcompose.domain.post import Content, Revision

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
BRAND = BrandKit(
    name="NHS Exampleshire",
    short_name="Exampleshire",
    description="News from NHS Exampleshire",
    website="https://exampleshire.nhs.uk",
)
AMARA = Person("person-1", "Amara Obi", "Head of Communications", Affiliation.EMPLOYEE, NOON)
NEWSROOM = Account("account-1", "Newsroom", "newsroom", BRAND)
SPEAKS = Designation("designation-1", AMARA.id, Capacity.SPEAK, AMARA.id, NOON - DAY)
CONTENT = Content("Vaccination", "Flu clinics", "Our flu clinics open on Monday.", (NEWSROOM.id,))
REVISION = Revision("post-1", 1, CONTENT, AMARA.id, NOON)
PERMISSION = PermissionRecord(
    id="permission-1",
    media_id="media-1",
    rights_holder="Exampleshire Camera Club",
    creator="R. Patel",
    kind=LicenceKind.LICENSED,
    licence="Invoice 2041",
    evidence="Contract in the shared drive",
    valid_from=NOON - DAY,
    valid_to=NOON + 60 * DAY,
    recorded_by=AMARA.id,
    recorded_at=NOON - DAY,
)
OPEN_GATES = GateFacts(
    moment=NOON,
    revision=REVISION,
    account=NEWSROOM,
    speaker=AMARA,
    designations=(SPEAKS,),
    approvals=(),
    media=(),
    findings=(),
    confirmed=True,
)
