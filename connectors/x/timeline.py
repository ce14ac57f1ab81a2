"""What of ours is on X: looked up by number, or by words and time where the number was never heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from connectors.x.api import Api, NotThere
from connectors.x.wording import is_same

# A post's number tells when it was made, in milliseconds since this moment (Twitter's Snowflake).
_FIRST_MOMENT = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
_FIRST_SNOWFLAKE = 10**11
_LAST_MOMENT = 10**13  # milliseconds: some three hundred years
_CLOCKS_DIFFER = timedelta(minutes=2)
_MOST_PAGES = 5


def is_there(api: Api, post: str) -> bool:
    """Return whether a post is on X for everybody."""
    try:
        return bool(api.data("GET", f"/2/tweets/{post}", "GET /2/tweets/:id"))
    except NotThere:
        return False


def find_words(api: Api, user_id: str, words: str, since: datetime) -> str | None:
    """Return the number of our first post with these words since a moment, None where there is none."""
    start = since - _CLOCKS_DIFFER
    found = [
        number
        for number, shown in _posts(api, user_id, start)
        if is_same(shown, words) and _is_since(number, start)
    ]
    return min(found, key=int) if found else None


def _posts(api: Api, user_id: str, start: datetime) -> Iterator[tuple[str, str]]:
    query = {"max_results": "100", "start_time": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "exclude": "retweets"}
    for _ in range(_MOST_PAGES):
        said = api.ask("GET", f"/2/users/{user_id}/tweets", "GET /2/users/:id/tweets", query=query)
        yield from _numbered(said.get("data"))
        meta = said.get("meta")
        token = meta.get("next_token") if isinstance(meta, dict) else None
        if not isinstance(token, str) or not token:
            return
        query = query | {"pagination_token": token}


def _numbered(found: Any) -> Iterator[tuple[str, str]]:
    for post in found if isinstance(found, list) else []:
        number = str(post.get("id", "")) if isinstance(post, dict) else ""
        if number.isdecimal():
            yield number, str(post.get("text", ""))


def _is_since(number: str, start: datetime) -> bool:
    """Return whether a post is no older than that. A number that holds no moment is left to what X was asked for."""
    milliseconds = int(number) >> 22
    if int(number) < _FIRST_SNOWFLAKE or milliseconds > _LAST_MOMENT:
        return True
    return _FIRST_MOMENT + timedelta(milliseconds=milliseconds) >= start
