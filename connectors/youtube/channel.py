"""The films of a channel: read, looked up among the newest uploads, changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.errors import OutcomeUnknown
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK
from connectors.youtube.api import API, Api, items_of, part_of, unclear
from connectors.youtube.refusals import Refused

PAGE = 50
MOST_PAGES = 4
SKEW = timedelta(minutes=10)  # by which our clock and YouTube's may differ
# What an update may set; what it leaves out, YouTube takes away.
_MUTABLE = ("title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage")


@dataclass(frozen=True, slots=True)
class Film:
    """A film as YouTube gives it back."""

    id: str
    title: str
    description: str
    made: datetime | None = None
    privacy: str = ""
    state: str = ""
    reason: str = ""
    snippet: dict[str, Any] | None = None

    @property
    def words(self) -> str:
        """Return title and description, for comparing."""
        return f"{self.title}\n{self.description}"


class Channel:
    """The films of one account's channel."""

    def __init__(self, api: Api, account: Account) -> None:
        self._api = api
        self._uploads = account.settings.get("uploads", "")

    def read(self, id: str) -> Film | None:
        """Return a film, None where YouTube has it no longer."""
        said = self._api.ask("GET", f"{API}/videos", query={"part": "snippet,status", "id": id})
        return next((film_of(each) for each in items_of(said) if each.get("id") == id), None)

    def say(self, film: Film, title: str, description: str, category: str) -> Film:
        """Change title and description; everything else that may be changed is sent as it is."""
        kept = {name: value for name, value in (film.snippet or {}).items() if name in _MUTABLE}
        snippet = {"categoryId": category, **kept, "title": title, "description": description}
        said = self._api.ask(
            "PUT", f"{API}/videos", query={"part": "snippet"}, json={"id": film.id, "snippet": snippet}
        )
        return film_of(said)

    def show(self, film: Film, status: dict[str, Any]) -> Film:
        """Let it be seen by whom the account wants; what is set already stays."""
        said = self._api.ask(
            "PUT", f"{API}/videos", query={"part": "status"}, json={"id": film.id, "status": status}
        )
        return film_of(said)

    def newest(self, since: datetime) -> Iterator[Film]:
        """Yield the uploads since a moment, the newest first. Raise OutcomeUnknown where they are too many."""
        token, playlist = "", self._uploads or self._asked_for_uploads()
        for _ in range(MOST_PAGES):
            query = {"part": "snippet", "playlistId": playlist, "maxResults": str(PAGE)}
            query |= {"pageToken": token} if token else {}
            said = self._api.ask("GET", f"{API}/playlistItems", query=query)
            page = [_listed(each) for each in items_of(said)]
            yield from page
            token = str(said.get("nextPageToken") or "")
            oldest = page[-1].made if page else None
            if not token or (oldest is not None and oldest < since - SKEW):
                return
        raise OutcomeUnknown(
            "The channel has uploaded so much since that it cannot be told whether it is out.",
            kept=KEPT_UNKNOWN,
            next=LOOK,
        )

    def _asked_for_uploads(self) -> str:
        uploads = uploads_of(mine(self._api, "contentDetails"))
        if not uploads:
            raise unclear("which uploads the channel has")
        return uploads


def mine(api: Api, part: str) -> dict[str, Any]:
    """Return our channel. Raise Refused where the Google account has none."""
    found = items_of(api.ask("GET", f"{API}/channels", query={"part": part, "mine": "true"}))
    if not found:
        raise Refused(403, "youtubeSignupRequired", "This Google account has no YouTube channel.")
    return found[0]


def uploads_of(channel: dict[str, Any]) -> str:
    """Return the list of a channel's uploads, empty where YouTube does not say."""
    lists = part_of(part_of(channel, "contentDetails"), "relatedPlaylists")
    return str(lists.get("uploads") or "")


def film_of(said: dict[str, Any]) -> Film:
    """Read a film. Raise OutcomeUnknown for one without a number."""
    snippet, status = part_of(said, "snippet"), part_of(said, "status")
    if not said.get("id"):
        raise unclear("under which number the film is")
    return Film(
        str(said["id"]),
        str(snippet.get("title") or ""),
        str(snippet.get("description") or ""),
        _moment(snippet.get("publishedAt")),
        str(status.get("privacyStatus") or "").lower(),
        str(status.get("uploadStatus") or "").lower(),
        str(status.get("rejectionReason") or status.get("failureReason") or ""),
        snippet,
    )


def must_be_usable(film: Film) -> None:
    """Raise Rejected for a film that YouTube took and cannot or will not show."""
    if film.state in ("failed", "rejected"):
        why = f" ({film.reason})" if film.reason else ""
        raise Refused(
            400, film.reason, f"YouTube took the film and does not show it: it was {film.state}{why}. {KEPT}"
        )


def _listed(item: dict[str, Any]) -> Film:
    snippet = part_of(item, "snippet")
    number = part_of(snippet, "resourceId").get("videoId") or part_of(item, "contentDetails").get("videoId")
    title, words = str(snippet.get("title") or ""), str(snippet.get("description") or "")
    return Film(str(number or ""), title, words, _moment(snippet.get("publishedAt")))


def _moment(found: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(found))
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
