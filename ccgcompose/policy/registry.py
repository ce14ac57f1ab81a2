"""Every rule there is, by hand: a frozen build finds nothing by searching folders."""

from __future__ import annotations

from ccgcompose.policy.rule import Rule
from ccgcompose.policy.rules.abusive import Abusive
from ccgcompose.policy.rules.alt_text import AltText
from ccgcompose.policy.rules.bank_details import BankDetails
from ccgcompose.policy.rules.brand import BrandComplete
from ccgcompose.policy.rules.capitals import Capitals
from ccgcompose.policy.rules.captions import Captions
from ccgcompose.policy.rules.claim import SourcedClaim
from ccgcompose.policy.rules.commercial import Commercial
from ccgcompose.policy.rules.consent import ConsentInForce
from ccgcompose.policy.rules.credit import Credit
from ccgcompose.policy.rules.damaged_text import DamagedText
from ccgcompose.policy.rules.date_of_birth import DateOfBirth
from ccgcompose.policy.rules.defamatory import Defamatory
from ccgcompose.policy.rules.disclaimer import Disclaimer
from ccgcompose.policy.rules.election import PreElection
from ccgcompose.policy.rules.email import PersonalEmail
from ccgcompose.policy.rules.embargo_holds import EmbargoHolds
from ccgcompose.policy.rules.embarrassing import Embarrassing
from ccgcompose.policy.rules.emoji import EmojiUse
from ccgcompose.policy.rules.exposing_reply import ExposingReply
from ccgcompose.policy.rules.handle import PatientHandle
from ccgcompose.policy.rules.harassing import Harassing
from ccgcompose.policy.rules.hashtag_capitals import HashtagCapitals
from ccgcompose.policy.rules.hashtag_number import HashtagNumber
from ccgcompose.policy.rules.hateful import Hateful
from ccgcompose.policy.rules.health_claim import HealthClaim
from ccgcompose.policy.rules.home_address import HomeAddress
from ccgcompose.policy.rules.hostile import Hostile
from ccgcompose.policy.rules.inclusive import Inclusive
from ccgcompose.policy.rules.internal import Internal
from ccgcompose.policy.rules.length import LengthForAccount
from ccgcompose.policy.rules.libellous import Libellous
from ccgcompose.policy.rules.link_answer import LinkAnswered
from ccgcompose.policy.rules.long_quotation import LongQuotation
from ccgcompose.policy.rules.lyrics import Lyrics
from ccgcompose.policy.rules.markings import ProtectiveMarking
from ccgcompose.policy.rules.national_insurance import NationalInsurance
from ccgcompose.policy.rules.nhs_number import NhsNumber
from ccgcompose.policy.rules.nhs_style import NhsStyle
from ccgcompose.policy.rules.obscene import Obscene
from ccgcompose.policy.rules.passport import Passport
from ccgcompose.policy.rules.permission import PermissionInForce
from ccgcompose.policy.rules.person_name import PersonName
from ccgcompose.policy.rules.postcode import FullPostcode
from ccgcompose.policy.rules.private_message import PrivateMessage
from ccgcompose.policy.rules.prize_terms import PrizeTerms
from ccgcompose.policy.rules.proceedings import Proceedings
from ccgcompose.policy.rules.pseudonym import Pseudonym
from ccgcompose.policy.rules.readable import Readable
from ccgcompose.policy.rules.reads_as_contact import ReadsAsContact
from ccgcompose.policy.rules.reads_as_hostile import ReadsAsHostile
from ccgcompose.policy.rules.reads_as_patient import ReadsAsPatient
from ccgcompose.policy.rules.reads_as_story import ReadsAsStory
from ccgcompose.policy.rules.recognisable import Recognisable
from ccgcompose.policy.rules.record_number import RecordNumber
from ccgcompose.policy.rules.screenshot import Screenshot
from ccgcompose.policy.rules.second_look import SecondLook
from ccgcompose.policy.rules.secret import Secret
from ccgcompose.policy.rules.sign_off import SignOff
from ccgcompose.policy.rules.spelling import Spelling
from ccgcompose.policy.rules.subject import SubjectChosen
from ccgcompose.policy.rules.subject_far import SubjectFar
from ccgcompose.policy.rules.swearing import Swearing
from ccgcompose.policy.rules.symbol_letters import SymbolLetters
from ccgcompose.policy.rules.telephone import PersonalTelephone
from ccgcompose.policy.rules.tender import Tender
from ccgcompose.policy.rules.threatening import Threatening
from ccgcompose.policy.rules.tracking import Tracking
from ccgcompose.policy.rules.trusted_link import TrustedLink
from ccgcompose.policy.rules.unpublished import Unpublished
from ccgcompose.policy.rules.vehicle import VehiclePlate
from ccgcompose.policy.rules.voice import FirstPerson
from ccgcompose.policy.rules.ward_and_bed import WardAndBed
from ccgcompose.policy.rules.watch_word import WatchWord
from ccgcompose.policy.shelf import Shelf


def all_rules(shelf: Shelf) -> tuple[Rule, ...]:
    """Return one of each rule. Lists are taken from the shelf when a rule first needs them."""
    return (
        *_of_patients(),
        *_of_respect(shelf),
        *_of_secrets(),
        *_of_others(),
        *_of_words(shelf),
    )


def _of_patients() -> tuple[Rule, ...]:
    """Return the rules about what leads to a patient."""
    return (
        ConsentInForce(),
        NhsNumber(),
        NationalInsurance(),
        DateOfBirth(),
        RecordNumber(),
        HomeAddress(),
        FullPostcode(),
        PersonalTelephone(),
        PersonalEmail(),
        PatientHandle(),
        VehiclePlate(),
        BankDetails(),
        Passport(),
        WardAndBed(),
        ReadsAsContact(),
        PersonName(),
        ReadsAsPatient(),
        SecondLook(),
        Recognisable(),
        ReadsAsStory(),
    )


def _of_respect(shelf: Shelf) -> tuple[Rule, ...]:
    """Return the rules about respect."""
    return (
        Swearing(shelf),
        Hateful(shelf),
        Abusive(shelf),
        Threatening(shelf),
        Harassing(shelf),
        Defamatory(shelf),
        Libellous(shelf),
        Embarrassing(shelf),
        Obscene(shelf),
        Hostile(shelf),
        ReadsAsHostile(),
    )


def _of_secrets() -> tuple[Rule, ...]:
    """Return the rules about what stays inside."""
    return (
        ProtectiveMarking(),
        Commercial(),
        Tender(),
        Secret(),
        Internal(),
        EmbargoHolds(),
        WatchWord(),
        Unpublished(),
    )


def _of_others() -> tuple[Rule, ...]:
    """Return the rules about the trust and the works of others, and about the law."""
    return (
        PrivateMessage(),
        Screenshot(),
        ExposingReply(),
        PermissionInForce(),
        LongQuotation(),
        Lyrics(),
        Credit(),
        PreElection(),
        Proceedings(),
        HealthClaim(),
        PrizeTerms(),
    )


def _of_words(shelf: Shelf) -> tuple[Rule, ...]:
    """Return the rules about how a post is written and where it goes."""
    return (
        AltText(),
        SignOff(),
        LengthForAccount(),
        DamagedText(),
        TrustedLink(shelf),
        LinkAnswered(shelf),
        HashtagCapitals(shelf),
        HashtagNumber(),
        EmojiUse(),
        Captions(),
        SymbolLetters(),
        Capitals(shelf),
        NhsStyle(shelf),
        Inclusive(shelf),
        Readable(shelf),
        Tracking(),
        SourcedClaim(shelf),
        Pseudonym(),
        FirstPerson(),
        Disclaimer(),
        BrandComplete(),
        SubjectChosen(),
        SubjectFar(shelf),
        Spelling(shelf),
    )
