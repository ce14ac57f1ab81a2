"""How a wiki is signed in to: a bot password, made on the wiki itself, without the right to delete."""

from __future__ import annotations

from collections.abc import Mapping

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import BadInput, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.sign_in import Field, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.http import Call, Door
from connectors.mediawiki.api import Wiki, server_of

FORM = SignInForm(
    SignInWay.FIELDS,
    (
        "Open the page Special:BotPasswords on the wiki and write “ccgcompose” as the name of the bot.",
        "Tick: Edit existing pages; Create, edit, and move pages; Upload new files. Leave out whatever deletes.",
        "Press Create, and copy the name (with its @) and the password; the password is shown once.",
    ),
    (
        Field(
            "server", "Address of the wiki", "Where its api.php is.", example="https://wiki.example.nhs.uk/w"
        ),
        Field("user", "Bot name", "With the @, as it was shown.", example="Amara@ccgcompose"),
        Field("password", "Bot password", secret=True),
        Field("prefix", "Begin page names with", "For example “News:”.", required=False),
    ),
    purpose="It creates and corrects pages and adds pictures.",
)


def sign_in(door: Door, answers: Mapping[str, str], clock: Clock) -> SignedIn:
    """Prove the answers with a call. Raise BadInput for an address at which there is no such wiki."""
    server = server_of(answers["server"])
    credential = Credential(CredentialKind.BOT_PASSWORD, answers["password"].strip(), answers["user"].strip())
    api = _api(door, server)
    name = Wiki(door, api, credential, clock).log_in()
    settings = {"server": server, "api": api, "prefix": answers.get("prefix", "").strip()}
    return SignedIn(credential, name, {key: value for key, value in settings.items() if value})


def _api(door: Door, server: str) -> str:
    asked = {"action": "query", "meta": "siteinfo", "format": "json"}
    for api in (f"{server}/api.php", f"{server}/w/api.php"):
        try:
            said = door.send(Call("GET", api, query=asked)).json()
        except (Rejected, OutcomeUnknown):
            continue
        if isinstance(said, dict) and "query" in said:
            return api
    raise BadInput(
        f"There is no wiki with an api.php at {server}.",
        kept="Nothing was kept.",
        next="Look at the address; Special:Version on the wiki names it under “Entry point URLs”.",
    )
