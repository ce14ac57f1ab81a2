"""How an account is signed in to: described by its connector, walked through by a window or a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from ccgcompose.domain.credential import Credential


class SignInWay(Enum):
    """What a person has to do."""

    NONE = "none"  # nothing: the account is ours (the newsroom)
    FIELDS = "fields"  # fill in what the platform's own site shows (app password, API key)
    BROWSER = "browser"  # say yes on the platform's own page, which then leads back here (OAuth 2)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be filled in. `help` says where on the platform's site it is found.

    A `secret` goes to `sign_in` alone and is shown as dots; everything else becomes a setting of the account.
    """

    name: str
    label: str
    help: str = ""
    secret: bool = False
    required: bool = True
    example: str = ""


@dataclass(frozen=True, slots=True)
class SignInForm:
    """How one platform is signed in to: `steps` to be taken there first, then the fields, in order.

    `address` is the page on which to begin, where it is the same for everybody. `scopes` are the permissions
    that are asked for; `purpose` says in a sentence what for.
    """

    way: SignInWay
    steps: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    address: str = ""
    scopes: tuple[str, ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a person may choose between, such as their Pages."""

    id: str
    label: str


class Guide(Protocol):
    """The person at the other end of a sign-in. Called from the thread that signs in."""

    def visit(self, address: str) -> None:
        """Show this page in a browser, and its address as text where no browser opens."""
        ...

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        """Return the id of the one that the person chose. Raise BadInput when they chose none."""
        ...

    def gave_up(self) -> bool:
        """Return whether the person has broken the sign-in off; asked every half second while waiting."""
        ...


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a sign-in gave: the credential, what the account is called there, and settings that were learned.

    `settings` are added to the account's own (the id of the Page, the DID, the home server); never a secret.
    """

    credential: Credential
    identity: str
    settings: Mapping[str, str] = field(default_factory=dict)
