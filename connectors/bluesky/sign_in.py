"""How an account is signed in to: with an app password, at the account's own server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccgcompose.errors import AuthExpired, BadInput, Rejected
from ccgcompose.usecases.ports.sign_in import Field, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.bluesky.api import Server
from connectors.bluesky.identity import Identities, Places, data_server, handle_of
from connectors.bluesky.session import begun
from connectors.http import Door
from connectors.servers import server_of

FORM = SignInForm(
    SignInWay.FIELDS,
    (
        "Open bsky.app as the account that should publish: Settings, Privacy and security, App passwords.",
        "Add an app password, name it ccgcompose, and leave the access to direct messages off.",
        "Copy the password that is shown; it is shown once.",
    ),
    (
        Field(
            "handle",
            "Handle",
            "As it stands under the account's name, without the @.",
            example="exampleshire.nhs.uk",
        ),
        Field(
            "password",
            "App password",
            "Four groups of four letters. Never the account's own password.",
            secret=True,
            example="abcd-efgh-ijkl-mnop",
        ),
        Field(
            "server",
            "Server",
            "Only where the account is not found by its handle: the address of its own server.",
            required=False,
            example="https://bsky.social",
        ),
    ),
    address="https://bsky.app/settings/app-passwords",
    purpose="It publishes posts and corrections, adds pictures and films, and reads the account's profile.",
)


def sign_in(door: Door, clock: Clock, answers: Mapping[str, str], places: Places) -> SignedIn:
    """Find the account's server, and begin a session there."""
    identifier = handle_of(answers.get("handle", ""))
    typed = answers.get("server", "").strip()
    found = Identities(door, clock, places)
    address = server_of(typed, "a data server") if typed else found.server_of(identifier)
    try:
        credential, said = begun(
            Server(door, address, clock), identifier, answers.get("password", "").strip()
        )
    except (AuthExpired, Rejected) as problem:
        raise BadInput(
            f"The server did not take the handle with this password: {problem.what}",
            kept="Nothing was kept.",
            next="Look at the handle, and make a new app password.",
        ) from problem
    if address == places.entryway:  # it signs in for many servers; the account's own is in its document
        address = data_server(said.get("didDoc")) or address
    did, handle = str(said.get("did") or ""), str(said.get("handle") or identifier)
    settings = {"server": address, "did": did, "handle": handle}
    return SignedIn(replace(credential, user=handle), f"@{handle}", settings)
