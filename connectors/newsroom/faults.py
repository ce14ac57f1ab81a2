"""What a fault of the folder means: whether anything was put out, and what a person can do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from connectors.newsroom.names import state_name
from connectors.newsroom.settings import NOTHING
from connectors.newsroom.shelf import DamagedState


@contextmanager
def nothing_was_sent(folder: Path, key: str) -> Iterator[None]:
    """Turn faults before the commit into Unreachable, and damage into a refusal that names the file."""
    try:
        yield
    except OSError as error:
        raise Unreachable(
            f"The newsroom in {folder} cannot be written: {_reason(error)}.",
            kept=f"{NOTHING} The post is kept.",
            next=_remedy(error),
        ) from error
    except DamagedState as damage:
        if damage.path == folder / state_name(key):
            raise cannot_tell(damage) from damage
        raise Rejected(
            f"A file of the newsroom's own records is damaged: {damage}.",
            kept=f"{NOTHING} Nothing was written over it.",
            next="Put the file back from a backup of the folder, then publish again.",
        ) from damage


@contextmanager
def may_be_out(folder: Path) -> Iterator[None]:
    """Turn faults after the commit, or while looking, into OutcomeUnknown."""
    try:
        yield
    except (OSError, DamagedState) as fault:
        raise unfinished(folder, fault) from fault


def unfinished(folder: Path, fault: OSError | DamagedState) -> OutcomeUnknown:
    """Return what to say when it is not known what the public sees."""
    if isinstance(fault, DamagedState):
        return cannot_tell(fault)
    return OutcomeUnknown(
        f"The newsroom in {folder} could not be read or finished: {_reason(fault)}.",
        kept="What is recorded there is kept, and is completed the next time the folder can be written.",
        next=_remedy(fault),
    )


def cannot_tell(damage: DamagedState) -> OutcomeUnknown:
    """Return what to say when the record of a post is damaged."""
    return OutcomeUnknown(
        f"A file of the newsroom's own records is damaged: {damage}.",
        kept="Nothing was written over it.",
        next="Put the file back from a backup of the folder, or look at the newsroom's pages yourself.",
    )


def no_folder(folder: Path) -> Unreachable:
    """Return what to say when the folder is not there; it is never made in its place."""
    return Unreachable(
        f"The newsroom's folder {folder} is not there.",
        kept=f"{NOTHING} The post is kept.",
        next="Connect the drive or make the folder, or choose another in the account's settings.",
    )


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return str(error)
    return error.strerror or type(error).__name__


def _remedy(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "Wait until it has finished; it is tried again."
    return "Make sure that the folder may be written and that its disk has room; it is tried again."
