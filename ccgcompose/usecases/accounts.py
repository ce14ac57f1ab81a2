"""Our accounts: adding them, signing them in and out, and how they are with their platforms.

A secret goes from the person to the connector and from there to the keyring. It is in no record, no entry, no log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.errors import BadInput, ConnectorError, KeyringMissing, Problem
from ccgcompose.usecases.account_check import CHECKED, check_details
from ccgcompose.usecases.bylines import names_author
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.new_account import NewAccount, account_of, may_manage, must_be_free, settings_from
from ccgcompose.usecases.ports import AccountHealth, Card, Guide, SignedIn, SignInForm, SignInWay


class Accounts:
    """See, add, sign in, check and brand the accounts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[Account, ...]:
        """Return every account, in use or not."""
        with self._context.store.read() as unit:
            return unit.accounts.all()

    def named(self, name: str) -> Account:
        """Return the account of this name or id. Raise NotFound with the names there are."""
        with self._context.store.read() as unit:
            return unit.accounts.by_name(name)

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms on which an account can be added."""
        return self._context.connectors.platforms()

    def form(self, platform: str) -> SignInForm:
        """Return how an account of a platform is signed in to. Raise NotFound with the platforms there are."""
        return self._context.connectors.get(platform).sign_in_form()

    def card(self, platform: str) -> Card:
        """Return what a connector does, does not, and was tried with. Raise NotFound."""
        return self._context.connectors.card(platform)

    def names_author(self, platform: str) -> bool:
        """Return whether a platform shows an author beside a post. Where it does not, the name goes under the text."""
        return names_author(self._context, Account("preview", "Preview", platform, BrandKit()))

    def keep_in_memory(self) -> None:
        """Keep credentials until the program ends and no longer: where there is no keyring and a person chose so."""
        self._context.credentials.for_this_session()

    def health(self, account: Account) -> AccountHealth:
        """Ask the platform how the account is. Slow: not on the interface thread.

        A platform that is out of reach, or no longer knows us, is an answer with a remedy.
        """
        try:
            return self._context.connectors.get(account.platform).verify(account)
        except (ConnectorError, KeyringMissing) as problem:
            return AccountHealth(False, problem.what, problem.next)

    def add(self, person: Person, new: NewAccount) -> Account:
        """Add an account. Raise BadInput for a name that is taken or a setting that is missing."""
        form = self.form(new.platform)
        account = replace(account_of(self._context, new), settings=settings_from(form, new.settings))
        with self._context.store.write() as unit:
            may_manage(self._context, unit, person)
            must_be_free(unit, account.name)
            unit.accounts.add(account)
            summary = f"{person.name} added the account {account.name} on {account.platform}."
            unit.history.append(Entry("account.added", person.id, summary), self._context.clock.now())
        return account

    def sign_in(
        self, person: Person, account_id: str, answers: Mapping[str, str], guide: Guide
    ) -> AccountHealth:
        """Sign an account in and return how it is. Slow: it may wait for the person in a browser.

        `answers` are the fields of the form, secret ones included. Raise what the connector raises, BadInput, or
        KeyringMissing; then the account is as it was.
        """
        with self._context.store.read() as unit:
            may_manage(self._context, unit, person)
            account = unit.accounts.get(account_id)
        connector = self._context.connectors.get(account.platform)
        form = connector.sign_in_form()
        if form.way is SignInWay.NONE:
            raise BadInput(f"{account.name} needs no sign-in.", kept="Nothing was changed.")
        asked = replace(account, settings=settings_from(form, {**account.settings, **answers}))
        given = {
            field.name: answers.get(field.name, asked.settings.get(field.name, "")) for field in form.fields
        }
        _complete(form, given)
        signed = connector.sign_in(asked, given, guide)
        return self._looked_at(person, self._keep(person, asked, signed))

    def _keep(self, person: Person, account: Account, signed: SignedIn) -> Account:
        settings = {**account.settings, **signed.settings}
        if signed.credential.secrets & set(settings.values()):
            raise ValueError(f"the connector of {account.platform} put a secret among the settings")
        before = self._context.credentials.get(account.id)
        self._context.credentials.put(account.id, signed.credential)
        try:
            with self._context.store.write() as unit:
                kept = replace(unit.accounts.get(account.id), settings=settings)
                if kept != unit.accounts.get(account.id):
                    unit.accounts.update(kept)
                summary = f"{person.name} signed {kept.name} in on {kept.platform} as {signed.identity}."
                details = {"scopes": " ".join(signed.credential.scopes)} if signed.credential.scopes else {}
                entry = Entry("account.signed-in", person.id, summary, details=details)
                unit.history.append(entry, self._context.clock.now())
        except Problem:
            if before is None:
                self._context.credentials.forget(account.id)
            else:
                self._context.credentials.put(account.id, before)
            raise
        return kept

    def sign_out(self, person: Person, account_id: str) -> None:
        """Forget the credential of an account. What is published stays; what is planned is refused then."""
        with self._context.store.read() as unit:
            may_manage(self._context, unit, person)
            account = unit.accounts.get(account_id)
        self._context.credentials.forget(account.id)
        with self._context.store.write() as unit:
            summary = f"{person.name} signed {account.name} out on {account.platform}."
            unit.history.append(Entry("account.signed-out", person.id, summary), self._context.clock.now())

    def signed_in(self, account: Account) -> bool:
        """Return whether a credential lies in the keyring, or none is needed. Raise KeyringMissing."""
        if self.form(account.platform).way is SignInWay.NONE:
            return True
        return self._context.credentials.get(account.id) is not None

    def verify(self, person: Person, account_id: str) -> AccountHealth:
        """Ask the platform how the account is, and write down that this was looked at and what was found."""
        with self._context.store.read() as unit:
            account = unit.accounts.get(account_id)
        return self._looked_at(person, account)

    def _looked_at(self, person: Person, account: Account) -> AccountHealth:
        health = self.health(account)
        found = "it is as it should be" if health.ok else health.message
        with self._context.store.write() as unit:
            summary = f"{person.name} had {account.name} checked on {account.platform}: {found}"
            entry = Entry(CHECKED, person.id, summary, details=check_details(account, health))
            unit.history.append(entry, self._context.clock.now())
        return health

    def keep_signed_in(self) -> dict[str, str]:
        """Renew each credential that ends soon; return by account id what a person should know.

        The publisher does this now and then: some sign-ins end after weeks in which nobody posts.
        """
        told: dict[str, str] = {}
        for account in self.all():
            try:
                if account.active:
                    self._context.connectors.get(account.platform).refresh(account)
            except Problem as problem:
                told[account.id] = str(problem)
        return told

    def configure(self, person: Person, account_id: str, settings: Mapping[str, str]) -> Account:
        """Change settings of an account; those that are not named stay. Never a secret."""
        with self._context.store.write() as unit:
            may_manage(self._context, unit, person)
            old = unit.accounts.get(account_id)
            form = self.form(old.platform)
            account = replace(old, settings=settings_from(form, {**old.settings, **settings}))
            if account == old:
                return old
            unit.accounts.update(account)
            changed = ", ".join(sorted(n for n, v in account.settings.items() if old.settings.get(n) != v))
            summary = f"{person.name} changed {changed} of {account.name}."
            unit.history.append(Entry("account.configured", person.id, summary), self._context.clock.now())
        return account

    def rebrand(self, person: Person, account_id: str, brand: BrandKit) -> Account:
        """Change an account's brand kit."""
        with self._context.store.write() as unit:
            old = unit.accounts.get(account_id)
            account = replace(old, brand=brand)
            if account == old:
                return old
            unit.accounts.update(account)
            summary = f"{person.name} changed the brand kit of {account.name}."
            unit.history.append(Entry("account.branded", person.id, summary), self._context.clock.now())
        return account


def _complete(form: SignInForm, given: Mapping[str, str]) -> None:
    missing = [field.label for field in form.fields if field.required and not given[field.name].strip()]
    if missing:
        raise BadInput(
            f"Still missing: {', '.join(missing)}.", kept="Nothing was changed.", next="Fill it in."
        )
