"""Each gate alone shuts the way, and says what opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.approval import Approval, Decision
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.gates import GateFacts, MediaFacts, PersonFacts, shut
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from tests.unit.domain.builders import (
    AMARA,
    BRAND,
    DAY,
    NEWSROOM,
    NOON,
    OPEN_GATES,
    PERMISSION,
    REVISION,
    SPEAKS,
)

NEEDS_APPROVAL = replace(OPEN_GATES, account=replace(NEWSROOM, needs_approval=True))


def _content(text: str = "Clinics open.", subject: str = "Vaccination") -> GateFacts:
    content = replace(REVISION.content, text=text, subject=subject)
    return replace(OPEN_GATES, revision=replace(REVISION, content=content))


def _medium(people: tuple[PersonFacts, ...] = (), unresolved_faces: int = 0) -> MediaFacts:
    fine = PermissionVerdict(PermissionState.IN_FORCE, PERMISSION)
    return MediaFacts("clinic.jpg", fine, people, unresolved_faces)


def _with_medium(state: PermissionState) -> GateFacts:
    return replace(OPEN_GATES, media=(MediaFacts("clinic.jpg", PermissionVerdict(state, PERMISSION)),))


def _found(severity: Severity) -> GateFacts:
    found = Finding("PAT001", severity, "PAT-1", 0, 3, "An NHS number stands here.", "Take it out.")
    return replace(OPEN_GATES, findings=(found,))


def _decided(revision: int, decision: Decision) -> GateFacts:
    approval = Approval("approval-1", "post-1", revision, "person-2", "designation-2", decision, "", NOON)
    return replace(NEEDS_APPROVAL, approvals=(approval,))


def test_with_everything_in_order_nothing_stands_in_the_way() -> None:
    assert shut(OPEN_GATES) == ()


@pytest.mark.parametrize(
    ("gate", "facts"),
    [
        ("content", lambda: _content(text="  \n ")),
        ("subject", lambda: _content(subject=" ")),
        ("designation", lambda: replace(OPEN_GATES, designations=())),
        ("designation", lambda: replace(OPEN_GATES, designations=(replace(SPEAKS, account_ids=("other",)),))),
        ("designation", lambda: replace(OPEN_GATES, designations=(replace(SPEAKS, valid_to=NOON),))),
        ("designation", lambda: replace(OPEN_GATES, designations=(replace(SPEAKS, revoked_at=NOON),))),
        ("designation", lambda: replace(OPEN_GATES, moment=SPEAKS.valid_from - DAY)),
        ("account", lambda: replace(OPEN_GATES, account=replace(NEWSROOM, active=False))),
        ("brand", lambda: replace(OPEN_GATES, account=replace(NEWSROOM, brand=replace(BRAND, website="")))),
        ("permission", lambda: _with_medium(PermissionState.NONE)),
        ("permission", lambda: _with_medium(PermissionState.NOT_YET)),
        ("permission", lambda: _with_medium(PermissionState.EXPIRED)),
        ("permission", lambda: _with_medium(PermissionState.REVOKED)),
        ("permission", lambda: _with_medium(PermissionState.OTHER_PLATFORM)),
        ("permission", lambda: _with_medium(PermissionState.OTHER_USE)),
        ("permission", lambda: _with_medium(PermissionState.ALTERED)),
        ("consent", lambda: replace(OPEN_GATES, media=(_medium(unresolved_faces=1),))),
        ("consent", lambda: replace(OPEN_GATES, media=(_medium(people=(PersonFacts(Resolution.CONSENT),)),))),
        ("consent", lambda: replace(OPEN_GATES, described=(PersonFacts(Resolution.UNRESOLVED),))),
        ("findings", lambda: _found(Severity.BLOCK)),
        ("findings", lambda: _found(Severity.RECORD)),
        ("approval", lambda: NEEDS_APPROVAL),
        ("approval", lambda: _decided(1, Decision.SENT_BACK)),
        ("approval", lambda: _decided(2, Decision.APPROVED)),
        ("confirmation", lambda: replace(OPEN_GATES, confirmed=False)),
        ("hold", lambda: replace(OPEN_GATES, hold=Hold("hold-1", "by-election", AMARA.id, NOON))),
    ],
)
def test_each_gate_alone_shuts_the_way(gate: str, facts: Callable[[], GateFacts]) -> None:
    (refusal,) = shut(facts())
    assert refusal.gate == gate
    assert refusal.message.endswith((".", ")"))
    assert refusal.remedy.endswith((".", "”."))


@pytest.mark.parametrize("state", [PermissionState.IN_FORCE, PermissionState.EXPIRING])
def test_a_permission_in_force_opens_its_gate(state: PermissionState) -> None:
    assert shut(_with_medium(state)) == ()


@pytest.mark.parametrize("severity", [Severity.WARN, Severity.ADVISE])
def test_warnings_and_advice_stop_nothing(severity: Severity) -> None:
    assert shut(_found(severity)) == ()


def test_an_approval_of_this_revision_opens_its_gate() -> None:
    assert shut(_decided(1, Decision.APPROVED)) == ()


def test_a_released_hold_stops_nothing() -> None:
    hold = Hold("hold-1", "by-election", AMARA.id, NOON, AMARA.id, NOON + DAY)
    assert shut(replace(OPEN_GATES, hold=hold)) == ()


def test_a_missing_permission_is_said_once_though_a_rule_finds_it_too() -> None:
    found = Finding("COPY001", Severity.RECORD, "COPY-1", 0, 0, "No record.", "Add one.", media_id="media-1")
    facts = replace(_with_medium(PermissionState.NONE), findings=(found,))
    assert [refusal.gate for refusal in shut(facts)] == ["permission"]


def test_every_shut_gate_is_said_at_once() -> None:
    facts = replace(_content(subject=""), designations=(), confirmed=False)
    assert [refusal.gate for refusal in shut(facts)] == ["subject", "designation", "confirmation"]
