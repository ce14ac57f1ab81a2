"""What is changed of an account: its brand kit, how posts are signed and approved, whether it is in use."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccgcompose.domain.account import PRACTICE, PRACTISED, Account, BrandKit, SignOffStyle
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.usecases.bylines import fitting_style
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.new_account import may_manage


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How an account is kept. `practice`: it is there to try things out."""

    brand: BrandKit
    sign_off: SignOffStyle = SignOffStyle.BYLINE
    needs_approval: bool = False
    practice: bool = False


def arrangement_of(account: Account) -> Arrangement:
    """Return how an account is kept now."""
    return Arrangement(account.brand, account.sign_off, account.needs_approval, account.is_practice)


class AccountCare:
    """Changes what is ours to decide; each change is an entry in the history."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def arrange(self, person: Person, account_id: str, wanted: Arrangement) -> Account:
        """Change how an account is kept. Raise GateRefused for who may not manage accounts."""
        with self._context.store.write() as unit:
            may_manage(self._context, unit, person)
            old = unit.accounts.get(account_id)
            account = _arranged(old, wanted)
            account = replace(account, sign_off=fitting_style(self._context, account))
            if account == old:
                return old
            unit.accounts.update(account)
            summary = f"{person.name} changed {', '.join(_changes(old, account))} of {account.name}."
            unit.history.append(Entry("account.arranged", person.id, summary), self._context.clock.now())
        return account

    def put_in_use(self, person: Person, account_id: str, *, in_use: bool) -> Account:
        """Take an account out of use, or into use again. Its history stays; what is planned on it is refused then."""
        with self._context.store.write() as unit:
            may_manage(self._context, unit, person)
            old = unit.accounts.get(account_id)
            if old.active == in_use:
                return old
            account = replace(old, active=in_use)
            unit.accounts.update(account)
            what = "into use again" if in_use else "out of use"
            kind = "account.in-use" if in_use else "account.out-of-use"
            entry = Entry(kind, person.id, f"{person.name} took {account.name} {what}.")
            unit.history.append(entry, self._context.clock.now())
        return account


def _arranged(old: Account, wanted: Arrangement) -> Account:
    settings = {name: value for name, value in old.settings.items() if name != PRACTICE}
    if wanted.practice:
        settings[PRACTICE] = PRACTISED
    return replace(
        old,
        brand=wanted.brand,
        settings=settings,
        sign_off=wanted.sign_off,
        needs_approval=wanted.needs_approval,
    )


def _changes(old: Account, new: Account) -> list[str]:
    parts = {
        "the brand kit": old.brand != new.brand,
        "how posts are signed": old.sign_off != new.sign_off,
        "whether an approval is needed": old.needs_approval != new.needs_approval,
        "whether it is for practice": old.is_practice != new.is_practice,
    }
    return [name for name, changed in parts.items() if changed]
