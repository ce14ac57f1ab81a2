"""How a Page is signed in to: by a person who looks after it, on Facebook's own page."""

from __future__ import annotations

from collections.abc import Mapping

from ccgcompose.domain.account import Account
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.facebook.health import NEEDED
from connectors.http import Door
from connectors.meta.graph import text_at
from connectors.meta.sign_in import FIELDS, STEPS, Asking, chosen_page

FORM = SignInForm(
    SignInWay.BROWSER,
    STEPS,
    FIELDS,
    address="https://developers.facebook.com/apps/",
    scopes=NEEDED,
    purpose="It publishes on a Page and corrects what it published, with an edit note that everybody sees.",
)


def sign_in(door: Door, account: Account, answers: Mapping[str, str], guide: Guide, clock: Clock) -> SignedIn:
    """Let a person sign in and choose the Page."""
    settings = {**account.settings, "version": answers.get("version", "")}
    chosen = chosen_page(Asking(door, clock, guide, settings), answers, NEEDED)
    return SignedIn(chosen.credential, text_at(chosen.page, "name"), chosen.settings)
