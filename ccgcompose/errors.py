"""Every error that a person may meet, as one tree.

    Problem                     what happened, what was kept, what to do next
    ├── BadInput                the question was wrong; ask it differently      (exit 2)
    │   ├── NotFound            no such post, account, person, medium
    │   ├── BadMoment           a time in the past, or one that does not exist
    │   └── UnusableFile        a file that cannot be taken in, whole or safely
    ├── Refused                 understood, and the answer is no                 (exit 1)
    │   ├── GateRefused         one gate or more is shut; carries each Refusal
    │   ├── ConcurrentEdit      somebody saved this post in the meantime
    │   ├── SignInRefused       wrong passphrase, or none
    │   └── ProofFailed         the history does not fit
    ├── EnvironmentFault        this computer, its disk, clock or database       (exit 2)
    │   ├── StoreUnavailable    the database cannot be opened or written
    │   ├── StoreTooNew         the database was made by a newer version
    │   ├── DiskFull            nothing more can be written
    │   ├── FolderUnwritable    a folder may not be written
    │   ├── ClockWrong          the clock contradicts the history
    │   ├── KeyringMissing      no safe place for secrets
    │   ├── VaultShut           the key of the evidence vault is not here, or is another's
    │   └── EvidenceDamaged     a file in the vault is not what was put in
    └── ConnectorError          a platform's answer, or its silence
        ├── Unreachable         nothing was sent; safe to try again
        ├── RateLimited         nothing was taken; not before a moment
        ├── Rejected            the platform said no; a person decides
        ├── AuthExpired         the platform no longer knows us
        ├── TooLarge            more than the platform takes
        ├── OutcomeUnknown      it may have been sent; never repeat blindly
        └── DeletionRefused     this program never deletes what was published

`UnrecordedChange` stands outside: it is a fault of the program, never of its user.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccgcompose.domain.refusal import Refusal


class Problem(Exception):
    """Something a person should know: what happened, what was kept, what to do next."""

    def __init__(self, what: str, *, kept: str = "", next: str = "") -> None:
        self.what = what
        self.kept = kept
        self.next = next
        super().__init__(" ".join(part for part in (what, kept, next) if part))


class BadInput(Problem):
    """The question was wrong; asked differently it may be answered."""


class NotFound(BadInput):
    """There is no such post, account, person or medium."""


class BadMoment(BadInput):
    """A moment in the past, or a wall time that the zone skips or has twice."""


class UnusableFile(BadInput):
    """A file that cannot be taken in, whole or safely."""


class Refused(Problem):
    """The question was understood, and the answer is no."""


class GateRefused(Refused):
    """One gate or more is shut. `refusals` says which, and what opens each."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(
            " ".join(refusal.message for refusal in self.refusals),
            kept="The post is kept as it is.",
            next=" ".join(refusal.remedy for refusal in self.refusals),
        )


class ConcurrentEdit(Refused):
    """Somebody saved this post after it was opened here."""


class SignInRefused(Refused):
    """The passphrase is wrong, or the person may not sign in."""


class ProofFailed(Refused):
    """The history does not fit: something was changed, taken out or put in by hand."""


class EnvironmentFault(Problem):
    """This computer, its disk, clock or database stands in the way."""


class StoreUnavailable(EnvironmentFault):
    """The database cannot be opened, read or written."""


class StoreTooNew(EnvironmentFault):
    """The database was made by a newer version of ccgcompose."""


class DiskFull(EnvironmentFault):
    """Nothing more can be written to the disk."""


class FolderUnwritable(EnvironmentFault):
    """A folder that must be written may not be."""


class ClockWrong(EnvironmentFault):
    """The computer's clock contradicts the history."""


class KeyringMissing(EnvironmentFault):
    """There is no safe place for secrets on this computer."""


class VaultShut(EnvironmentFault):
    """The key of the evidence vault is not on this computer, or it is the key of another vault."""


class EvidenceDamaged(EnvironmentFault):
    """A file in the evidence vault is gone, damaged, or not what was put in. Nothing of it is shown."""


class ConnectorError(Problem):
    """A platform's answer that is not a receipt, or its silence."""


class Unreachable(ConnectorError):
    """Nothing was sent. It is safe to try again."""


class RateLimited(ConnectorError):
    """The platform took nothing and wants to be left alone until `until` (UTC)."""

    def __init__(self, what: str, *, until: datetime, kept: str = "", next: str = "") -> None:
        self.until = until
        super().__init__(what, kept=kept, next=next)


class Rejected(ConnectorError):
    """The platform said no, in its own words. A person decides what happens now."""


class AuthExpired(ConnectorError):
    """The platform no longer accepts our credential."""


class TooLarge(ConnectorError):
    """The text or a medium is more than the platform takes."""


class OutcomeUnknown(ConnectorError):
    """It may have been published, and may not. Look before sending again."""


class DeletionRefused(ConnectorError):
    """A call that would delete published matter. No code path may make one."""


class UnrecordedChange(AssertionError):
    """A transaction tried to change records without a history entry: a fault of the program."""
