"""What the policy rules see: one account's wording and everything a rule may weigh; no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.consent import Relation
from ccgcompose.domain.link_answer import LinkAnswer
from ccgcompose.domain.media_gate import PersonFacts
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import PermissionVerdict
from ccgcompose.domain.policy_settings import NO_SETTINGS, PolicySettings


@dataclass(frozen=True, slots=True)
class SeenText:
    """Words that go out inside a medium: read from a picture, in a code, spoken or in captions.

    `place` is how a message names where they stand: "picture ward.jpg". `is_link` says that they are an address.
    """

    place: str
    words: str
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class DraftConsent:
    """The consent of a person who is described or shown, as the rules may rely on it there and then.

    `name` is the display name or code in the record. Where `allows` is false nothing else counts. `story_approved`
    is about this very wording.
    """

    consent_id: str
    name: str
    relation: Relation
    allows: bool
    may_be_named: bool = False
    condition_may_be_stated: bool = False
    story_approved: bool = False


@dataclass(frozen=True, slots=True)
class DraftMedia:
    """One medium of a draft as the rules see it: its name for messages, alt text, and permission verdict.

    `is_film` and `is_sound` tell what else it is where it is no picture; a film wants captions, sound a transcript.
    """

    media_id: str
    filename: str
    alt_text: str
    permission: PermissionVerdict
    is_picture: bool = True
    is_film: bool = False
    is_sound: bool = False
    has_captions: bool = False
    has_transcript: bool = False
    seen: tuple[SeenText, ...] = ()
    people: tuple[PersonFacts, ...] = ()
    unresolved_faces: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One wording to be checked.

    `moment` is when it would go out (now, while nothing is scheduled). Without an account only the rules
    about the words themselves have something to say. `personal` asks for the policy's section 3. `organisation`
    is the name of ours, `subjects` are those it speaks about, `staff` the people who have a position here.
    `link_answers` is what opening the text's links came to, as far as it is known.
    `quotations` are the recorded works of others whose words stand in the text. `described` are the people whom the
    post is said to be about, `consents` what they and those on the media agreed to: a rule about names or
    identifiability asks these.
    """

    text: str
    moment: datetime
    subject: str | None = None
    title: str = ""
    author: Person | None = None
    account: Account | None = None
    limits: Limits | None = None
    media: tuple[DraftMedia, ...] = ()
    trusted_sites: tuple[str, ...] = ()
    personal: bool = False
    organisation: str = ""
    subjects: tuple[str, ...] = ()
    staff: tuple[Person, ...] = ()
    settings: PolicySettings = NO_SETTINGS
    link_answers: tuple[LinkAnswer, ...] = ()
    quotations: tuple[DraftMedia, ...] = ()
    described: tuple[PersonFacts, ...] = ()
    consents: tuple[DraftConsent, ...] = ()
