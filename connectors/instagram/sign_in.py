"""How an Instagram account is signed in to: through the Facebook Page that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from ccgcompose.domain.account import Account
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.sign_in import Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.http import Door
from connectors.instagram.health import NEEDED
from connectors.meta.graph import text_at
from connectors.meta.sign_in import FIELDS, STEPS, Asking, chosen_page

ACCOUNT = "instagram_business_account"
FORM = SignInForm(
    SignInWay.BROWSER,
    (
        "In the Instagram app, see that the account is one for professionals and belongs to your Facebook Page.",
        *STEPS,
        "Have a newsroom on the web: Instagram takes no files, it fetches pictures from a public address.",
    ),
    (
        *FIELDS,
        Field(
            "media_base",
            "Web address of the newsroom",
            "Under which its pictures can be opened by anybody, without a sign-in.",
            example="https://news.example.nhs.uk/",
        ),
        Field(
            "media_folder",
            "Folder of the newsroom",
            "Where it is on this computer: pictures are put there first. Without it, publish in the newsroom before.",
            required=False,
        ),
    ),
    address="https://developers.facebook.com/apps/",
    scopes=NEEDED,
    purpose="It publishes pictures, and corrects what it published by a comment that everybody sees.",
)


def sign_in(door: Door, account: Account, answers: Mapping[str, str], guide: Guide, clock: Clock) -> SignedIn:
    """Let a person sign in and choose the Page whose Instagram account it is."""
    settings = {**account.settings, "version": answers.get("version", "")}
    chosen = chosen_page(Asking(door, clock, guide, settings), answers, NEEDED, ACCOUNT)
    found = chosen.page[ACCOUNT]
    number = text_at(found, "id") if isinstance(found, dict) else ""
    if not number:
        raise BadInput("Facebook did not say which Instagram account the Page has.", kept="Nothing was kept.")
    pictures = {name: answers.get(name, "").strip() for name in ("media_base", "media_folder")}
    learned = {**chosen.settings, "ig": number, **{name: value for name, value in pictures.items() if value}}
    return SignedIn(chosen.credential, f"@{text_at(found, 'username')}", learned)
