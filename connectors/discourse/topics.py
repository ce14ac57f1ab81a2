"""Which topic a post is: looked up under our external id, or where a forum lost that, among our own topics by our mark.

A forum that has moderators look at posts first drops the external id on the way; the mark in the text stays.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.answer import KEPT_UNKNOWN, LOOK
from connectors.discourse.api import Forum, ForumRefused
from connectors.marks import Mark, read_mark
from connectors.steps import Steps

LONGEST_ID = 50  # characters; a forum takes letters, digits, _ and -
_NEW_TOPIC = "4"  # a forum's number for "made a topic"
_LOOKED_AT = 5  # of our newest topics


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that is there. `gone`: moderators have taken it away. `editable`: its first post may be changed."""

    id: int
    slug: str
    title: str
    post: int
    raw: str
    gone: bool = False
    editable: bool = True

    @property
    def mark(self) -> Mark:
        return read_mark(self.raw)


def external_id(key: str) -> str:
    """Return the id under which a key is kept on a forum: the same in every repeat."""
    plain = f"ccg-{key}"
    if len(plain) <= LONGEST_ID and re.fullmatch(r"[\w-]+", plain, re.ASCII):
        return plain
    return f"ccg-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def look(forum: Forum, request: PublishRequest, steps: Steps) -> Topic | None:
    """Return the topic of this key, None where there is none. Raise OutcomeUnknown where that cannot be told."""
    found = _read(forum, f"/t/external_id/{external_id(request.key)}.json")
    if found is not None:
        return found
    known = written(steps, "topic", request.revision)
    if known:  # it was there: where it is not now, somebody has taken it away
        return _read(forum, f"/t/{known}.json") or Topic(int(known), "-", "", 0, "", gone=True)
    return _among_ours(forum, request.key) if written(steps, "begun", request.revision) else None


def is_waiting(request: PublishRequest, steps: Steps) -> bool:
    """Return whether the forum said that its moderators will look at it first."""
    return written(steps, "waiting", request.revision) is not None


def text_of(said: dict[str, Any], what: str) -> str:
    """Return a text of an answer. Raise OutcomeUnknown where it is missing: nothing is guessed."""
    found = said.get(what)
    if isinstance(found, str):
        return found
    raise unclear()


def number_of(said: dict[str, Any], what: str) -> int:
    """Return a number of an answer, also where it came as digits. Raise OutcomeUnknown where it is missing."""
    found = said.get(what)
    if isinstance(found, bool) or not re.fullmatch(r"\d{1,18}", str(found)):
        raise unclear()
    return int(str(found))


def _read(forum: Forum, path: str) -> Topic | None:
    try:
        said = forum.ask("GET", path)
    except Rejected as problem:
        if isinstance(problem, ForumRefused) and problem.status in (404, 410):
            return None
        # Whatever else it says, and a page of somebody else's, does not tell that the topic is not there.
        raise OutcomeUnknown(problem.what, kept=KEPT_UNKNOWN, next=problem.next) from problem
    first = _first_post(said)
    post = forum.ask("GET", f"/posts/{first}.json")
    return Topic(
        number_of(said, "id"),
        str(said.get("slug") or "-"),
        text_of(said, "title"),
        first,
        text_of(post, "raw"),
        gone=bool(said.get("deleted_at") or post.get("deleted_at")),
        editable=post.get("can_edit") is not False,
    )


def _first_post(said: dict[str, Any]) -> int:
    stream = said.get("post_stream")
    posts = stream.get("posts") if isinstance(stream, dict) else None
    for post in posts if isinstance(posts, list) else []:
        if isinstance(post, dict) and post.get("post_number") == 1:
            return number_of(post, "id")
    raise unclear()


def _among_ours(forum: Forum, key: str) -> Topic | None:
    for action in our_actions(forum, _NEW_TOPIC)[:_LOOKED_AT]:
        topic = _read(forum, f"/t/{number_of(action, 'topic_id')}.json")
        if topic is not None and topic.mark.key == key:
            return topic
    return None


def our_actions(forum: Forum, kind: str) -> list[dict[str, Any]]:
    """Return what we did on the forum, the newest first. Raise OutcomeUnknown for a key that may not ask."""
    query = {"offset": "0", "username": forum.user, "filter": kind}
    try:
        actions = forum.ask("GET", "/user_actions.json", query=query).get("user_actions")
    except (AuthExpired, Rejected) as problem:
        raise OutcomeUnknown(problem.what, kept=KEPT_UNKNOWN, next=LOOK) from problem
    if not isinstance(actions, list):
        raise unclear()
    return [action for action in actions if isinstance(action, dict)]


def written(steps: Steps, name: str, newest: int) -> str | None:
    """Return what this revision, or an earlier one of the same post, has written down."""
    return next((found for number in range(newest, 0, -1) if (found := steps.get(name, number))), None)


def unclear() -> OutcomeUnknown:
    """Return what to say of an answer that does not tell; nothing is guessed."""
    return OutcomeUnknown(
        "The forum answered in a way that does not tell whether it is out.", kept=KEPT_UNKNOWN, next=LOOK
    )
