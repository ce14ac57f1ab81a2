"""How a forum is signed in to: an API key, made for one user by whoever looks after the forum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.sign_in import Choice, Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.discourse.api import Forum
from connectors.discourse.health import open_categories, settings_of, who_we_are
from connectors.http import Door
from connectors.servers import server_of

# A forum's own settings that an account keeps: what is looked at before anything is sent.
LEARNED = {
    "min_topic_title_length": "min_title",
    "max_topic_title_length": "max_title",
    "max_post_length": "max_post",
}
FORM = SignInForm(
    SignInWay.FIELDS,
    (
        "Ask whoever looks after the forum to open Admin, then API keys, and to press New API key.",
        "As user level they choose Single user, and the user under whose name you post.",
        "The key may do everything, or these: topics (write, update, read), posts (edit, list), uploads (create).",
        "Copy the key that is shown; it is shown once.",
    ),
    (
        Field(
            "server",
            "Address of the forum",
            "As it stands in the browser.",
            example="https://forum.example.nhs.uk",
        ),
        Field("user", "User name", "Of the user for whom the key was made."),
        Field("key", "API key", secret=True),
        Field(
            "category",
            "Category",
            "Its number, which stands last in its address; without it you are asked.",
            required=False,
        ),
    ),
    purpose="It makes topics, corrects them with a reason that everybody sees, and adds pictures.",
)


def sign_in(door: Door, clock: Clock, answers: Mapping[str, str], guide: Guide) -> SignedIn:
    """Prove the answers with a call, and let the person choose a category where there are several."""
    server = server_of(answers["server"], "a forum")
    user = answers["user"].strip().removeprefix("@")
    credential = Credential(CredentialKind.API_KEY, answers["key"].strip(), user)
    if not credential.token or not user:
        raise BadInput("The API key and its user name are both needed.", kept="Nothing was sent.")
    forum = Forum(door, server, credential, clock)
    me = who_we_are(forum)
    settings = settings_of(forum)
    learned = {ours: str(settings[name]) for name, ours in LEARNED.items() if _counts(settings.get(name))}
    category = answers.get("category", "").strip() or _chosen(forum, guide)
    learned |= {"category": category} if category else {}
    return SignedIn(credential, str(me["username"]), {"server": server, **learned, **_tags(forum)})


def _chosen(forum: Forum, guide: Guide) -> str:
    found = open_categories(forum)
    if len(found) < 2:
        return next(iter(found), "")
    choices = [Choice(number, name) for number, name in found.items()]
    return guide.choose("In which category are your topics made?", choices)


def _tags(forum: Forum) -> dict[str, str]:
    """Return how this forum wants tags, where we may make them: older ones by name, newer ones as objects."""
    site = forum.seen("/site.json")
    known = site.get("top_tags")
    if not (site.get("can_tag_topics") and site.get("can_create_tag") and isinstance(known, list) and known):
        return {}
    return {"tags": "objects" if isinstance(known[0], dict) else "names"}


def _counts(found: Any) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and found > 0
