"""What the planner says of a state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import ConsentState
from ccgcompose.domain.gates import GateFacts, MediaFacts, PersonFacts, shut
from ccgcompose.domain.moments import clock_name
from ccgcompose.domain.people import Affiliation, Capacity, Designation, Person
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from ccgcompose.domain.post import Content, Revision
from ccgcompose.domain.publication import DeliveryState
from tests.ui.planner.lines import NOW, ZONE, line
from tests.unit.policy.drafts import consent
from ui.planner.colours import bar_colours
from ui.planner.words import STATE_ICONS, STATE_KINDS, reason_words, state_words, why_stopped
from ui.words import joined

S = DeliveryState


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (S.PENDING, "", "Planned"),
        (S.PENDING, "All publishing is on hold: by-election. Wait.", "On hold"),
        (S.PENDING, "The site did not answer.", "Tried again soon"),
        (S.CLAIMED, "", "Publishing…"),
        (S.SENT, "", "Out"),
        (S.FAILED, "", "Refused by Newsroom"),
        (S.UNKNOWN, "", "Unconfirmed on Newsroom"),
        (S.OVERDUE, "", "Too late: decide"),
        (S.CANCELLED, "", "Taken back"),
    ],
)
def test_each_state_has_its_words(state: DeliveryState, reason: str, words: str) -> None:
    assert state_words(line("x", state, reason=reason)) == words


def test_each_state_has_a_kind_and_an_icon_of_its_own() -> None:
    assert set(STATE_KINDS) == set(S) == set(STATE_ICONS)
    assert len(set(STATE_ICONS.values())) == len(S)


def well() -> GateFacts:
    """Return facts with which every gate is open."""
    person = Person("amara", "Amara Obi", "Head of Communications", Affiliation.EMPLOYEE, NOW)
    brand = BrandKit("NHS Exampleshire", "Exampleshire", "Our news", "https://example.nhs.uk")
    return GateFacts(
        moment=NOW,
        revision=Revision("post", 1, Content("Vaccination", "Flu", "Flu clinics"), person.id, NOW),
        account=Account("newsroom", "Newsroom", "newsroom", brand),
        speaker=person,
        designations=(Designation("d", person.id, Capacity.SPEAK, person.id, NOW),),
        approvals=(),
        media=(),
        findings=(),
        confirmed=True,
    )


def with_permission(state: PermissionState) -> GateFacts:
    return replace(well(), media=(MediaFacts("a.jpg", PermissionVerdict(state)),))


def with_person(resolution: Resolution, state: ConsentState | None = None) -> GateFacts:
    person = PersonFacts(resolution, consent() if state else None, state)
    fine = PermissionVerdict(PermissionState.IN_FORCE)
    return replace(well(), media=(MediaFacts("a.jpg", fine, (person,)),))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (with_permission(PermissionState.NONE), "no permission"),
        (with_permission(PermissionState.NOT_YET), "permission not in force yet"),
        (with_permission(PermissionState.EXPIRED), "permission expired"),
        (with_permission(PermissionState.REVOKED), "permission withdrawn"),
        (with_permission(PermissionState.OTHER_PLATFORM), "permission for other platforms"),
        (with_permission(PermissionState.OTHER_USE), "permission for other uses"),
        (with_permission(PermissionState.ALTERED), "alteration not permitted"),
        (with_person(Resolution.CONSENT), "no consent"),
        (with_person(Resolution.CONSENT, ConsentState.OTHER_PLATFORM), "consent does not hold"),
        (with_person(Resolution.UNRESOLVED), "no consent"),
        (replace(well(), designations=()), "not designated"),
        (replace(well(), account=replace(well().account, active=False)), "account not in use"),
        (replace(well(), account=replace(well().account, brand=BrandKit())), "brand incomplete"),
        (replace(well(), account=replace(well().account, needs_approval=True)), "not approved"),
        (replace(well(), confirmed=False), "not confirmed"),
        (replace(well(), revision=replace(well().revision, content=Content("", "", "x"))), "no subject"),
        (replace(well(), revision=replace(well().revision, content=Content("x", "", ""))), "nothing to say"),
    ],
)
def test_what_a_gate_says_is_said_in_two_words(facts: GateFacts, words: str) -> None:
    """The gates' own sentences are read here, so that a change of theirs cannot go unnoticed."""
    said = " ".join(f"{refusal.message} {refusal.remedy}" for refusal in shut(facts))
    assert why_stopped(said) == words
    assert state_words(line("x", S.STOPPED, reason=said)) == f"Stopped: {words}"


def test_a_reason_that_is_not_known_is_not_made_up() -> None:
    assert why_stopped("Something new.") == "a check says no"


def test_an_unconfirmed_one_says_what_to_do() -> None:
    words = reason_words(line("x", S.UNKNOWN, reason="The connection was lost."))
    assert words.startswith("The connection was lost. Look at the account")
    assert "never sent again blindly" in words


def test_a_planned_one_has_nothing_to_explain() -> None:
    assert reason_words(line("x")) == ""


def test_the_clock_has_a_name() -> None:
    assert clock_name(NOW, ZONE) == "London (GMT)"
    assert clock_name(datetime(2026, 7, 1, 9, tzinfo=UTC), ZONE) == "London (BST)"
    assert clock_name(NOW, "America/New_York") == "New York (EST)"


def test_names_are_joined() -> None:
    assert joined([]) == ""
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B and C"


def test_accounts_of_one_brand_have_bars_of_their_own() -> None:
    accounts = [Account(f"a{n}", f"A{n}", "x", BrandKit(colour="#005eb8")) for n in range(5)]
    colours = bar_colours(accounts)
    assert colours["a0"] == "#005EB8"
    assert len(set(colours.values())) == 5


def test_a_colour_that_is_none_is_replaced() -> None:
    assert bar_colours([Account("a", "A", "x", BrandKit(colour="blue"))]) == {"a": "#005EB8"}
