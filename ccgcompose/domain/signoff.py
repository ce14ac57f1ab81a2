"""How the named spokesperson appears on a publication (clause BEST-1)."""

from __future__ import annotations

from ccgcompose.domain.account import Account, SignOffStyle
from ccgcompose.domain.people import Person


def sign_off(person: Person) -> str:
    """Return "Name, Position"."""
    return f"{person.name}, {person.position}" if person.position else person.name


def published_text(text: str, account: Account, person: Person) -> str:
    """Return the text as it goes out: with the sign-off under it where the account's style appends it."""
    if account.sign_off is not SignOffStyle.APPENDED or sign_off(person) in text:
        return text
    return f"{text.rstrip()}\n\n{sign_off(person)}"


def confirmation(person: Person) -> str:
    """Return the sentence with which a person takes responsibility (clause BEST-2)."""
    return f"I, {person.name}, take responsibility for this publication."
