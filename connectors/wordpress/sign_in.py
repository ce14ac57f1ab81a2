"""How a blog is signed in to: an application password, made on the blog itself."""

from __future__ import annotations

from collections.abc import Mapping

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.sign_in import Field, SignedIn, SignInForm, SignInWay
from connectors.http import Call, Door
from connectors.wordpress.api import Blog, server_of

FORM = SignInForm(
    SignInWay.FIELDS,
    (
        "Open the blog's dashboard and go to Users, then Profile.",
        "Under Application Passwords, write “ccgcompose” as the name and press Add New Application Password.",
        "Copy the password that is shown; it is shown once.",
    ),
    (
        Field(
            "server",
            "Address of the blog",
            "As it stands in the browser.",
            example="https://blog.example.nhs.uk",
        ),
        Field("user", "User name", "The name with which you sign in there, not the one that readers see."),
        Field("password", "Application password", "Its spaces do not matter.", secret=True),
    ),
    purpose="It writes, publishes and corrects posts, and adds pictures. An editor or author may do that.",
)


def sign_in(door: Door, answers: Mapping[str, str]) -> SignedIn:
    """Prove the answers with a call. Raise BadInput for an address at which there is no such blog."""
    server = server_of(answers["server"])
    credential = Credential(
        CredentialKind.APP_PASSWORD, "".join(answers["password"].split()), answers["user"].strip()
    )
    api = _api(door, server)
    me = Blog(door, api, credential).ask("GET", "/wp/v2/users/me", query={"context": "edit"})
    return SignedIn(credential, str(me["name"]), {"server": server, "api": api})


def _api(door: Door, server: str) -> str:
    """Return where the API is: at its usual place, or behind a parameter where addresses are not rewritten."""
    for api in (f"{server}/wp-json", f"{server}/index.php?rest_route="):
        try:
            said = door.send(Call("GET", f"{api}/"), _any_answer).json()
        except _NotThere:
            continue
        if isinstance(said, dict) and "namespaces" in said:
            return api
    raise BadInput(
        f"There is no WordPress with an API at {server}.",
        kept="Nothing was kept.",
        next="Look at the address, or ask whoever looks after the blog whether its REST API is switched on.",
    )


class _NotThere(Exception):
    """The API is not at this address."""


def _any_answer(answer: object) -> None:
    if getattr(answer, "status", 0) in (403, 404):
        raise _NotThere
