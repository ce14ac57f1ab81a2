"""One post of an account at a time, between programs too: what was looked up stays true until it is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from ccgcompose.domain.account import Account
from ccgcompose.errors import ConnectorError, OutcomeUnknown, Unreachable
from connectors.answer import KEPT_UNKNOWN, LOOK
from connectors.lock import locked
from connectors.tools import Tools

BUSY = 60.0  # seconds for another program that publishes to the same account


@contextmanager
def alone(tools: Tools, account: Account) -> Iterator[None]:
    """Hold the account. Raise Unreachable while another program publishes to it."""
    name = hashlib.sha256(account.id.encode()).hexdigest()[:24]
    tools.state.mkdir(parents=True, exist_ok=True)
    lock = locked(tools.state / f"{account.platform}-{name}.lock", BUSY)
    try:
        lock.__enter__()
    except TimeoutError:
        raise Unreachable(
            f"Another program is publishing to {account.name}.",
            kept="Nothing was sent; the post is kept.",
            next="It is tried again.",
        ) from None
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


@contextmanager
def nothing_public() -> Iterator[None]:
    """Around calls that show nothing to anybody: where their end is not known, all of it may be tried again."""
    try:
        yield
    except OutcomeUnknown as problem:
        raise Unreachable(
            problem.what, kept="Nothing was published; the post is kept.", next="It is tried again."
        ) from problem


@contextmanager
def in_doubt(doubt: object) -> Iterator[None]:
    """Around a look-up. While there is a `doubt` whether it is out, whatever stands in the way leaves the doubt.

    Without one nothing was sent before, and the look-up shows nothing to anybody.
    """
    if not doubt:
        with nothing_public():
            yield
        return
    try:
        yield
    except OutcomeUnknown:
        raise
    except ConnectorError as problem:
        raise OutcomeUnknown(
            f"Whether it is out could not be looked up: {problem.what}",
            kept=KEPT_UNKNOWN,
            next=problem.next or LOOK,
        ) from problem
