"""What an error means while something may be out, and while nothing can be; one program at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ccgcompose.errors import AuthExpired, ConnectorError, OutcomeUnknown, RateLimited, Rejected, Unreachable
from connectors.alone import alone, in_doubt, nothing_public
from connectors.lock import locked
from tests.contract.connector_material import account
from tests.fakes.tools import idle_tools

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PROBLEMS = (
    Rejected("no"),
    AuthExpired("who are you"),
    Unreachable("nobody there"),
    RateLimited("a pause", until=NOW),
    OutcomeUnknown("silence"),
)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_doubt_stays_whatever_stands_in_the_way(problem: ConnectorError) -> None:
    with pytest.raises(OutcomeUnknown, match=problem.what), in_doubt(NOW.isoformat()):
        raise problem


@pytest.mark.parametrize("problem", PROBLEMS)
def test_without_a_doubt_silence_means_that_nothing_was_sent(problem: ConnectorError) -> None:
    wanted = Unreachable if isinstance(problem, OutcomeUnknown) else type(problem)
    with pytest.raises(wanted), in_doubt(None):
        raise problem
    with pytest.raises(wanted), nothing_public():
        raise problem


def test_a_fault_of_the_program_is_no_doubt() -> None:
    with pytest.raises(ZeroDivisionError), in_doubt("yes"):
        raise ZeroDivisionError


def test_the_account_is_held_and_given_back(tmp_path: Path) -> None:
    tools, ours = idle_tools(tmp_path / "state"), account("linkedin")
    with alone(tools, ours):
        (lock,) = (tmp_path / "state").glob("linkedin-*.lock")
        with pytest.raises(TimeoutError), locked(lock, 0.1):
            pass
    with locked(lock, 0.1):
        assert lock.exists()
