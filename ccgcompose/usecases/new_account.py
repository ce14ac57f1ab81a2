"""What makes an account: a name of its own, a platform that there is, settings that hold no secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ccgcompose.domain.account import Account, BrandKit, SignOffStyle
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.people import Capacity, Person
from ccgcompose.errors import BadInput, GateRefused
from ccgcompose.usecases.bylines import fitting_style
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import SignInForm, UnitOfWork


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be added. `settings` is the connector's own."""

    name: str
    platform: str
    brand: BrandKit
    settings: dict[str, str] = field(default_factory=dict)
    sign_off: SignOffStyle = SignOffStyle.BYLINE
    needs_approval: bool = False


def account_of(context: Context, new: NewAccount) -> Account:
    """Return the account with an id of its own. Raise NotFound for a platform that there is not.

    Where the platform shows no author, the name is added under the text unless the author types it.
    """
    account = Account(
        id=context.ids.new("account"),
        name=clean(new.name).strip(),
        platform=context.connectors.get(new.platform).platform,
        brand=new.brand,
        settings=dict(new.settings),
        sign_off=new.sign_off,
        needs_approval=new.needs_approval,
    )
    return replace(account, sign_off=fitting_style(context, account))


def settings_from(form: SignInForm, given: Mapping[str, str]) -> dict[str, str]:
    """Return what may be kept as settings: everything but the secret fields, cleaned, empty ones left out."""
    secret = {each.name for each in form.fields if each.secret}
    kept = {name: clean(value).strip() for name, value in given.items() if name not in secret}
    return {name: value for name, value in kept.items() if value}


def must_be_free(unit: UnitOfWork, name: str) -> None:
    """Raise BadInput for an account without a name, or with one that another bears."""
    if not name:
        raise BadInput(
            "The account has no name.", kept="Nothing was added.", next="Give it the name you call it by."
        )
    if any(each.name.casefold() == name.casefold() for each in unit.accounts.all()):
        raise BadInput(
            f"There is an account called {name} already.",
            kept="Nothing was added.",
            next="Give this one a name of its own.",
        )


def may_manage(context: Context, unit: UnitOfWork, person: Person) -> None:
    """Raise GateRefused for somebody who is designated neither to speak nor to approve."""
    now = context.clock.now()
    held = unit.people.designations(person.id)
    if any(d.capacity in (Capacity.SPEAK, Capacity.APPROVE) and d.in_force(now) for d in held):
        return
    message = f"{person.name} is designated neither to speak nor to approve."
    raise GateRefused([Refusal("designation", message, "Ask a designated person to look after accounts.")])
