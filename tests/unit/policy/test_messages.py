"""What an officer reads: dates, names and numbers in the messages of the rules about records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.account import LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.permission import PermissionState
from ccgcompose.policy.engine import default_engine
from tests.unit.policy.drafts import account, draft, medium, person

ENGINE = default_engine()


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (PermissionState.NONE, "ward.jpg has no permission record."),
        (PermissionState.NOT_YET, "ward.jpg may be used only from 27 November 2026, 9am (GMT)."),
        (PermissionState.EXPIRING, "ward.jpg may be used until 30 November 2026, 9am (GMT)."),
        (PermissionState.EXPIRED, "ward.jpg could be used until 14 November 2026, 9am (GMT)."),
        (
            PermissionState.REVOKED,
            "ward.jpg may no longer be used: the permission was withdrawn on 23 November 2026, 9am (GMT) "
            "(the contract ended).",
        ),
        (PermissionState.OTHER_PLATFORM, "ward.jpg may be used only on newsroom."),
        (PermissionState.OTHER_USE, "ward.jpg may be used only for print, press."),
        (PermissionState.ALTERED, "ward.jpg was altered, and its permission allows only crop."),
    ],
)
def test_permissions_say_until_when(state: PermissionState, message: str) -> None:
    assert only("COPY001", replace(draft(""), media=(medium(state=state),))).message == message


def test_length_says_how_many_over() -> None:
    limits = Limits("x", LengthUnit.X_WEIGHTED, 280)
    found = only("LEN001", replace(draft("a" * 1_292), limits=limits))
    assert (
        found.message == "The text has 1,292 characters as this platform counts, 1,012 over its limit of 280."
    )
    assert found.remedy == "Shorten the text by 1,012 characters for this account."


def test_length_counts_the_sign_off_and_says_so() -> None:
    limits = Limits("x", LengthUnit.GRAPHEMES, 10)
    signed = replace(
        draft("a" * 10), limits=limits, account=account(SignOffStyle.APPENDED), author=person("Al Li", "GP")
    )
    assert only("LEN001", signed).remedy.endswith(
        "by 11 characters for this account. The sign-off counts too."
    )


def test_bytes_are_named_as_bytes() -> None:
    limits = Limits("bluesky", LengthUnit.BLUESKY, 300, max_bytes=4)
    assert "6 bytes; the platform takes 4" in only("LEN001", replace(draft("ééé"), limits=limits)).message


def test_a_missing_position_is_named() -> None:
    nobody = replace(draft("Text"), account=account(), author=person(position=" "))
    assert only("SIGN001", nobody).message == "No position is recorded for Priya Shah."


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("What a fuck", "RESP-3"),
        ("You cunt", "RESP-1"),
        ("You wog", "RESP-8"),
        ("What a damn thing", "RESP-3"),
    ],
)
def test_the_word_of_the_policy_is_named(text: str, clause: str) -> None:
    found = only("RESP001", draft(text))
    says = {"RESP-1": "obscene", "RESP-3": "profane", "RESP-8": "hateful"}[clause]
    assert found.clause == clause
    assert says in found.message


def test_an_embargo_says_when_it_ends() -> None:
    found = only("PROP006", draft("Embargoed until 9.30am on 25 November 2026"))
    assert found.message == "This is under embargo until 25 November 2026, 9:30am (GMT)."


def test_a_private_post_needs_no_sign_off() -> None:
    private = replace(draft("Text"), account=account(SignOffStyle.TYPED), author=person(), personal=True)
    assert [finding for finding in ENGINE.check(private) if finding.rule == "SIGN001"] == []


def only(rule: str, checked) -> Finding:  # type: ignore[no-untyped-def]
    (found,) = [finding for finding in ENGINE.check(checked) if finding.rule == rule]
    return found
