"""The list of accounts: how each stands, until when, what it takes, and what went out last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import KeyringMissing
from ccgcompose.usecases.account_check import CHECKED, Checked, checked_of
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import SignInForm, SignInWay, UnitOfWork
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery

SOON = timedelta(days=14)  # from then on the list says when a sign-in ends
_LOOKED_AT = 500  # entries of looks that are read; an older look is none


class AccountState(Enum):
    """How an account stands; the first that holds, in this order."""

    OUT_OF_USE = "out of use"
    NO_KEYRING = "no keyring"
    SIGNED_OUT = "signed out"
    ENDED = "the sign-in has ended"
    AMISS = "needs attention"
    ENDS_SOON = "the sign-in ends soon"
    BRAND_DIFFERS = "brand differs"
    NOT_CHECKED = "not checked"
    HEALTHY = "healthy"


_CALM = (AccountState.HEALTHY, AccountState.NOT_CHECKED, AccountState.OUT_OF_USE)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account in the list. `title` is what people call the platform.

    `signed_in` None: the keyring does not say, and `keyring` says why. `ends_at` (UTC) is when the sign-in ends, None
    where it has no end or renews itself.
    """

    account: Account
    title: str
    needs_sign_in: bool
    signed_in: bool | None
    keyring: str
    ends_at: datetime | None
    checked: Checked | None
    last_out: HistoryLine | None
    limits: Limits

    def state(self, now: datetime) -> AccountState:
        """Return how the account stands at a moment (UTC)."""
        here = self._here(now)
        if here is not None:
            return here
        if self.checked is None or self.checked.stale:
            return AccountState.ENDS_SOON if self._ends_soon(now) else AccountState.NOT_CHECKED
        if not self.checked.ok and not self.checked.brand_differs:
            return AccountState.AMISS
        if self._ends_soon(now):
            return AccountState.ENDS_SOON
        return AccountState.HEALTHY if self.checked.ok else AccountState.BRAND_DIFFERS

    def wants_attention(self, now: datetime) -> bool:
        """Return whether somebody has to do something about the account, or soon."""
        return self.state(now) not in _CALM

    def days_left(self, now: datetime) -> int | None:
        """Return how many whole days the sign-in lasts; None where no end is known."""
        return None if self.ends_at is None else max(0, (self.ends_at - now).days)

    def _here(self, now: datetime) -> AccountState | None:
        """Return what is known without the platform."""
        if not self.account.active:
            return AccountState.OUT_OF_USE
        if self.signed_in is None:
            return AccountState.NO_KEYRING
        if not self.signed_in:
            return AccountState.SIGNED_OUT
        return AccountState.ENDED if self.ends_at is not None and self.ends_at <= now else None

    def _ends_soon(self, now: datetime) -> bool:
        return self.ends_at is not None and self.ends_at <= now + SOON


class AccountLines:
    """Reads the list. Slow: it asks the keyring; not on the interface thread."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self) -> tuple[AccountLine, ...]:
        """Return every account, those in use first, in the order in which they were added."""
        with self._context.store.read() as unit:
            accounts = unit.accounts.all()
            looks = _looks(unit, accounts)
            last = {each.id: _last_out(unit, each) for each in accounts}
        lines = [self._line(each, looks.get(each.id), last[each.id]) for each in accounts]
        return tuple(sorted(lines, key=lambda line: not line.account.active))

    def waiting(self) -> int:
        """Return how many accounts want attention now."""
        now = self._context.clock.now()
        return sum(line.wants_attention(now) for line in self.read())

    def _line(self, account: Account, checked: Checked | None, last: HistoryLine | None) -> AccountLine:
        connector = self._context.connectors.get(account.platform)
        form = connector.sign_in_form()
        signed_in, keyring, credential = self._credential(account, form)
        return AccountLine(
            account=account,
            title=self._context.connectors.card(account.platform).title,
            needs_sign_in=form.way is not SignInWay.NONE,
            signed_in=signed_in,
            keyring=keyring,
            ends_at=_ends(credential, checked),
            checked=checked,
            last_out=last,
            limits=connector.limits(account),
        )

    def _credential(self, account: Account, form: SignInForm) -> tuple[bool | None, str, Credential | None]:
        if form.way is SignInWay.NONE:
            return True, "", None
        try:
            found = self._context.credentials.get(account.id)
        except KeyringMissing as problem:
            return None, " ".join((problem.what, problem.next)).strip(), None
        return found is not None, "", found


def _ends(credential: Credential | None, checked: Checked | None) -> datetime | None:
    """Return when a person has to sign in again: a token that renews itself has an end that is nobody's business."""
    if credential is None:
        return None
    if credential.expires_at is not None and not credential.refresh_token:
        return credential.expires_at
    return checked.ends_at if checked else None


def _looks(unit: UnitOfWork, accounts: tuple[Account, ...]) -> dict[str, Checked]:
    by_id = {account.id: account for account in accounts}
    looks: dict[str, Checked] = {}
    for entry in unit.history.find(EntryQuery(kind=CHECKED, limit=_LOOKED_AT)):  # newest first
        account = by_id.get(entry.entry.details.get("account", ""))
        if account is not None and account.id not in looks:
            looks[account.id] = checked_of(account, entry)
    return looks


def _last_out(unit: UnitOfWork, account: Account) -> HistoryLine | None:
    found = unit.history.lines(HistoryQuery(account_id=account.id, state=DeliveryState.SENT, limit=1))
    return found[0] if found else None
