"""A post as the title, description and tags of a film; counted before anything is sent.

Source: "Videos", resource representation: a title of up to 100 characters, a description of up to 5000 bytes, tags of
up to 500 characters in all, none with < or >.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.thread import unbroken
from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.usecases.ports.connector import PreviewFacts, PublishRequest
from connectors.answer import KEPT
from connectors.marks import notes_of, one_line
from connectors.newsroom.links import links

LONGEST_TITLE = 100
LONGEST_TAG = 100
FOLD = 157  # characters of a description before "more", as search shows it
CATEGORY = "27"  # Education
PRIVACY = ("public", "unlisted", "private")
_ALIKE = str.maketrans("<>", "‹›")


def title_of(request: PublishRequest) -> str:
    """Return the title. Raise Rejected for none, TooLarge for more than YouTube takes."""
    title = one_line(request.title).translate(_ALIKE)
    if not title:
        raise Rejected("A film on YouTube needs a title.", kept=KEPT, next="Write one.")
    if len(title) > LONGEST_TITLE:
        raise TooLarge(
            f"The title has {len(title)} characters; YouTube takes {LONGEST_TITLE}.",
            kept=KEPT,
            next="Shorten the title.",
        )
    return title


def description_of(request: PublishRequest) -> str:
    """Return the description: text, credit lines, edit notes. YouTube takes no < and >; they become ‹ and ›."""
    credits = [one_line(medium.credit) for medium in request.media if medium.credit.strip()]
    blocks = [unbroken(clean(request.text)).strip(), "\n".join(credits), *notes_of(request)]
    return "\n\n".join(block for block in blocks if block).translate(_ALIKE)


def must_fit(request: PublishRequest, limits: Limits, fits: Callable[[str, Limits], bool]) -> None:
    """Raise TooLarge or Rejected for what YouTube does not take."""
    title_of(request)
    if not fits(description_of(request), limits):
        raise TooLarge(
            f"The description with its edit notes is longer than the {limits.max_bytes} bytes that YouTube takes.",
            kept=KEPT,
            next="Shorten it, or put the whole story on your website and link it.",
        )


def snippet_of(request: PublishRequest) -> dict[str, Any]:
    """Return the `snippet` of a new film."""
    settings, subject = request.account.settings, one_line(request.subject).translate(_ALIKE)
    language = settings.get("language") or "en-GB"
    return {
        "title": title_of(request),
        "description": description_of(request),
        "categoryId": settings.get("category") or CATEGORY,
        "defaultLanguage": language,
        "defaultAudioLanguage": language,
        **({"tags": [subject[:LONGEST_TAG]]} if subject else {}),
    }


def privacy_of(request: PublishRequest) -> str:
    """Return who is to see it. Raise Rejected for a word that YouTube does not know."""
    wanted = (request.account.settings.get("privacy") or "public").strip().lower()
    if wanted not in PRIVACY:
        raise Rejected(
            f"“{wanted}” is not one of: {', '.join(PRIVACY)}.",
            kept=KEPT,
            next="Choose who sees the films in the account's settings.",
        )
    return wanted


def status_of(request: PublishRequest, privacy: str) -> dict[str, Any]:
    """Return the `status` of a film: who sees it, and whether it is made for children."""
    kids = (request.account.settings.get("made_for_kids") or "no").strip().lower() in ("yes", "true", "1")
    return {"privacyStatus": privacy, "selfDeclaredMadeForKids": kids}


def preview(request: PublishRequest) -> PreviewFacts:
    """Return how it will be shown; works while the account is still being set up."""
    description = description_of(request)
    return PreviewFacts(
        heading=one_line(request.title).translate(_ALIKE),
        byline="",
        paragraphs=tuple(block for block in description.split("\n\n") if block.strip()),
        footer=one_line(request.subject),
        colour=request.account.brand.colour,
        brand_name=one_line(request.account.brand.name),
        folded_after=FOLD,
        links=links(description),
        crop=(16, 9),
    )
