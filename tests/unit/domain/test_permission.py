"""Is a permission in force there and then?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ccgcompose.domain.permission import PermissionState, verdict
from tests.unit.domain.builders import DAY, NOON, PERMISSION

SECOND = timedelta(seconds=1)
END = NOON + 60 * DAY


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (PERMISSION.valid_from - SECOND, PermissionState.NOT_YET),
        (PERMISSION.valid_from, PermissionState.IN_FORCE),
        (END - 31 * DAY, PermissionState.IN_FORCE),
        (END - 29 * DAY, PermissionState.EXPIRING),
        (END - SECOND, PermissionState.EXPIRING),
        (END, PermissionState.EXPIRED),
    ],
)
def test_the_dates_decide_to_the_second(moment: datetime, state: PermissionState) -> None:
    assert verdict((PERMISSION,), moment).state is state


def test_without_a_record_there_is_no_permission() -> None:
    assert not verdict((), NOON).allows


def test_a_withdrawal_counts_whatever_a_clock_says() -> None:
    revoked = replace(PERMISSION, revoked_at=NOON, revoked_reason="Asked by the owner")
    for moment in (NOON - SECOND, NOON, NOON + SECOND):
        assert verdict((revoked,), moment).state is PermissionState.REVOKED


def test_another_platform_is_not_covered() -> None:
    record = replace(PERMISSION, platforms=("newsroom",))
    assert verdict((record,), NOON, "newsroom").allows
    assert verdict((record,), NOON, "x").state is PermissionState.OTHER_PLATFORM


def test_the_best_of_several_records_decides_and_is_relied_upon() -> None:
    old = replace(PERMISSION, id="permission-0", valid_to=NOON - SECOND, valid_from=NOON - 9 * DAY)
    found = verdict((old, PERMISSION), NOON)
    assert found.allows
    assert found.record == PERMISSION


def test_a_permission_without_end_never_expires() -> None:
    assert verdict((replace(PERMISSION, valid_to=None),), NOON + 9999 * DAY).state is PermissionState.IN_FORCE
