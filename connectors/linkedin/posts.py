"""Posts of a Page: made, read by their URN, looked up among the newest, changed in their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ccgcompose.errors import OutcomeUnknown
from connectors.answer import KEPT_UNKNOWN, LOOK
from connectors.linkedin.api import Api, in_path, text_of
from connectors.linkedin.little import says

PAGE = 50  # posts at a time; LinkedIn gives up to 100
MOST_PAGES = 4
SKEW = timedelta(minutes=10)  # by which our clock and LinkedIn's may differ


@dataclass(frozen=True, slots=True)
class Post:
    """A post as LinkedIn gives it back. The moments are UTC, None where it does not say."""

    urn: str
    commentary: str
    state: str
    made: datetime | None
    changed: datetime | None

    def says(self, text: str) -> bool:
        """Return whether its readers read this text."""
        return says(self.commentary, text)

    @property
    def is_public(self) -> bool:
        return self.state in ("", "PUBLISHED")


class Posts:
    """The posts of one Page."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def make(self, said: dict[str, Any]) -> str:
        """Make a post and return its URN, empty where LinkedIn took it and did not name it."""
        answer = self._api.send("POST", "/rest/posts", json=said)
        named = answer.headers.get("x-restli-id") or answer.headers.get("x-linkedin-id") or ""
        return named.strip()

    def read(self, urn: str) -> Post:
        """Return a post. Raise NotThere where LinkedIn has it no longer."""
        path = f"/rest/posts/{in_path(urn)}"
        return _post(self._api.ask("GET", path, query={"viewContext": "AUTHOR"}))

    def change(self, urn: str, commentary: str) -> None:
        """Change the words of a post."""
        self._api.send(
            "POST",
            f"/rest/posts/{in_path(urn)}",
            headers={"X-RestLi-Method": "PARTIAL_UPDATE"},
            json={"patch": {"$set": {"commentary": commentary}}},
        )

    def newest(self, since: datetime | None = None) -> Iterator[Post]:
        """Yield the Page's newest posts, at least all since a moment. Raise OutcomeUnknown where they are too many."""
        for number in range(MOST_PAGES if since else 1):
            page = self._page(number * PAGE)
            yield from page
            oldest = min((post.changed or datetime.max.replace(tzinfo=UTC) for post in page), default=None)
            if len(page) < PAGE or (since and oldest is not None and oldest < since - SKEW):
                return
        if since:
            raise OutcomeUnknown(
                "The Page has shown so much since that it cannot be told whether it is out.",
                kept=KEPT_UNKNOWN,
                next=LOOK,
            )

    def _page(self, start: int) -> list[Post]:
        query = {
            "q": "author",
            "author": self._api.author,
            "count": str(PAGE),
            "sortBy": "LAST_MODIFIED",
            **({"start": str(start)} if start else {}),
        }
        said = self._api.ask("GET", "/rest/posts", headers={"X-RestLi-Method": "FINDER"}, query=query)
        elements = said.get("elements")
        if not isinstance(elements, list):
            raise OutcomeUnknown("LinkedIn did not say which posts there are.", kept=KEPT_UNKNOWN, next=LOOK)
        return [_post(each) for each in elements if isinstance(each, dict)]


def _post(said: dict[str, Any]) -> Post:
    commentary = said.get("commentary")
    return Post(
        text_of(said, "id"),
        commentary if isinstance(commentary, str) else "",
        str(said.get("lifecycleState") or "").upper(),
        _moment(said.get("createdAt") or said.get("created") or said.get("publishedAt")),
        _moment(said.get("lastModifiedAt") or said.get("lastModified") or said.get("createdAt")),
    )


def _moment(found: Any) -> datetime | None:
    """Read milliseconds of the epoch, also where they stand in an audit stamp."""
    found = found.get("time") if isinstance(found, dict) else found
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    try:
        return datetime.fromtimestamp(found / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
