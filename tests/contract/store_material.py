"""What the store's contract is tried on: ordinary values, and every field filled with something hard to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from ccgcompose.domain.account import Account, BrandKit, SignOffStyle
from ccgcompose.domain.approval import Approval, Decision
from ccgcompose.domain.finding import Severity
from ccgcompose.domain.history import Entry, Proof, prove
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.media import EmbeddedMetadata, MediaAsset, MediaKind
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ccgcompose.domain.people import Affiliation, Capacity, Designation, Person
from ccgcompose.domain.permission import LicenceKind, PermissionRecord
from ccgcompose.domain.policy_settings import ElectionPeriod, PolicySettings, PolicyVersion
from ccgcompose.domain.post import Content, EditNote, MediaUse, Post, Revision, Variant
from ccgcompose.domain.publication import Attempt, Delivery, DeliveryKind, DeliveryState, Publication, Receipt
from ccgcompose.domain.waiver import Waiver
from ccgcompose.usecases.ports import Store, UnitOfWork

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ODD = "e\u0301 ’ “£” 💉👩🏽‍⚕️ \u202eעברית\u202c \u200b \\u0041 \\ ' \" % _ ; --\n\ttwo  spaces "
MICRO = timedelta(microseconds=1)

AMARA = Person("person-1", "Amara Obi", "Head of Communications", Affiliation.EMPLOYEE, NOON)
PRIYA = Person("person-2", "Priya Nair", ODD, Affiliation.REPRESENTATIVE, NOON + MICRO)
BRAND = BrandKit(
    "NHS Exampleshire", "Exampleshire", "News", "https://exampleshire.nhs.uk", "#005EB8", "ab" * 32
)
NEWSROOM = Account("account-1", "Newsroom", "newsroom", BRAND, {"folder": ODD, "b": "2", "a": ""})
PAGE = Account("account-2", "Page", "fake", BrandKit(), {}, SignOffStyle.APPENDED, True, False)
ORGANISATION = Organisation(
    "NHS Exampleshire", OrganisationType.ICB, BRAND, "Europe/London", ("Flu", ODD), ("nhs.uk",), 5, 45
)
SPEAKS = Designation("designation-1", AMARA.id, Capacity.SPEAK, AMARA.id, NOON - DAY)
APPROVES = Designation(
    "designation-2",
    PRIYA.id,
    Capacity.APPROVE,
    AMARA.id,
    NOON,
    NOON + DAY,
    (NEWSROOM.id, PAGE.id),
    NOON + MICRO,
)
PICTURE = MediaAsset(
    *("media-1", "a" * 64, "b" * 64, "clinic.jpg", MediaKind.PICTURE, "image/jpeg", 1600, 900, 123_456),
    *(ODD, AMARA.id, NOON, EmbeddedMetadata("R. Patel", "© R. Patel", has_location=True)),
)
PERMISSION = PermissionRecord(
    id="permission-1",
    media_id=PICTURE.id,
    rights_holder="Camera Club",
    creator="R. Patel",
    kind=LicenceKind.LICENSED,
    licence="Invoice 2041",
    evidence="Contract",
    valid_from=NOON - DAY,
    recorded_by=AMARA.id,
    recorded_at=NOON,
    valid_to=NOON + 60 * DAY,
    platforms=("newsroom",),
    credit_line="Photo: R. Patel",
    notes=ODD,
)
CONTENT = Content("Vaccination", "Flu clinics", "Our flu clinics open on Monday.", (NEWSROOM.id,))
FULL_CONTENT = Content(
    *("Vaccination", ODD, ODD, (NEWSROOM.id, PAGE.id)),
    variants=(Variant(PAGE.id, ODD), Variant(NEWSROOM.id, "")),
    media=(MediaUse(PICTURE.id, ODD),),
)
HOLD = Hold("hold-1", "National mourning", AMARA.id, NOON)


def revision(
    number: int = 1, post_id: str = "post-1", content: Content = CONTENT, note: str = ""
) -> Revision:
    """A revision by Amara, a minute after the one before it."""
    made_at = NOON + number * MINUTE
    said = EditNote(AMARA.id, note, made_at) if note else None
    return Revision(post_id, number, content, AMARA.id, made_at, said)


def publication(
    number: int = 1, post_id: str = "post-1", due_at: datetime = NOON + DAY, revision: int = 1
) -> Publication:
    """A publication confirmed by Amara."""
    return Publication(
        *(f"publication-{number}", post_id, revision, DeliveryKind.PUBLISH, due_at),
        *("2026-11-25T12:00", "Europe/London", AMARA.id, "I, Amara Obi, take responsibility.", NOON),
    )


def delivery(number: int = 1, publication: int = 1, account: Account = NEWSROOM) -> Delivery:
    """A pending delivery."""
    due = NOON + DAY
    owner = f"publication-{publication}"
    return Delivery(f"delivery-{number}", owner, account.id, DeliveryKind.PUBLISH, DeliveryState.PENDING, due)


ATTEMPT = Attempt("delivery-1", 1, '{"text":"' + "x" * 10 + '"}', NOON + DAY)
RECEIPT = Receipt("delivery-1", "urn:1", "https://exampleshire.nhs.uk/1", NOON + DAY, ODD)
APPROVAL = Approval("approval-1", "post-1", 1, PRIYA.id, APPROVES.id, Decision.SENT_BACK, ODD, NOON + MICRO)


SETTINGS = PolicySettings(
    *(1, ("nhs.uk", ODD), ("Project Teal",), (ODD,), ("Wes Streeting",), ("intranet.local",)),
    election_periods=(ElectionPeriod("Local elections", date(2027, 3, 23), date(2027, 5, 6)),),
    severities={"TAG001": Severity.WARN, "RESP001": Severity.BLOCK},
)
POLICY = PolicyVersion(1, SETTINGS, AMARA.id, NOON, ("Added nhs.uk to the trusted sites.", ODD))
WAIVER = Waiver(
    *("waiver-1", "post-1", "RESP001", "RESP-3", Severity.WARN, ODD, "d" * 64, AMARA.id, ODD, NOON),
    account_id=PAGE.id,
)


def say(unit: UnitOfWork, summary: str = "Something was done.") -> None:
    """Write the history entry that a change needs."""
    unit.history.append(Entry("test.done", AMARA.id, summary), NOON)


def people(store: Store) -> None:
    """Write the people, accounts and the picture that everything else belongs to."""
    with store.write() as unit:
        for person in (AMARA, PRIYA):
            unit.people.add(person)
        for account in (NEWSROOM, PAGE):
            unit.accounts.add(account)
        unit.people.add_designation(SPEAKS)
        unit.people.add_designation(APPROVES)
        unit.media.add(PICTURE)
        say(unit)


def post(store: Store, post_id: str = "post-1", content: Content = CONTENT) -> Revision:
    """Write a post with its first revision."""
    first = revision(post_id=post_id, content=content)
    with store.write() as unit:
        unit.posts.add(Post(post_id, AMARA.id, NOON))
        unit.posts.add_revision(first)
        say(unit)
    return first


def publish(store: Store, number: int = 1, post_id: str = "post-1", *, due_at: datetime = NOON + DAY) -> None:
    """Write a publication of a post with one delivery to the newsroom, still pending."""
    with store.write() as unit:
        unit.publications.add(
            publication(number, post_id, due_at), (replace(delivery(number, number), not_before=due_at),)
        )
        say(unit)


def move(store: Store, delivery_id: str, *states: DeliveryState) -> None:
    """Take a delivery through these states."""
    with store.write() as unit:
        for state in states:
            unit.publications.update_delivery(replace(unit.publications.delivery(delivery_id), state=state))
        say(unit)


SENT = (DeliveryState.CLAIMED, DeliveryState.SENT)


def everything(store: Store) -> None:
    """Write at least one of every kind of record, in several steps."""
    from tests.contract.store_library_material import fill  # it is made of what stands here

    people(store)
    with store.write() as unit:
        unit.workspace.put(ORGANISATION)
        unit.people.set_passphrase_hash(AMARA.id, "$argon2id$…")
        unit.media.add_permission(PERMISSION)
        unit.holds.add(HOLD)
        unit.policy.add(POLICY)
        fill(unit)
        say(unit, "The workspace was set up.")
    post(store, content=FULL_CONTENT)
    with store.write() as unit:
        unit.posts.add_revision(revision(2, note="The clinic is at Park Lane."))
        unit.approvals.add(APPROVAL)
        unit.waivers.add(WAIVER)
        say(unit, "A revision was sent back.")
    publish(store)
    with store.write() as unit:
        unit.publications.claim_due(NOON + DAY, "publisher", NOON + DAY + MINUTE, 10)
        unit.publications.add_attempt(ATTEMPT)
        say(unit, "A call begins.")
    with store.write() as unit:
        unit.publications.add_receipt(RECEIPT)
        unit.publications.update_delivery(
            replace(unit.publications.delivery("delivery-1"), state=DeliveryState.SENT, lease_owner=None)
        )
        say(unit, "It is out.")


def proof(store: Store) -> Proof:
    """Prove the history as the store holds it."""
    with store.read() as unit:
        return prove(unit.history.entries(), unit.history.records())
