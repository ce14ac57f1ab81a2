"""Corrections where a forum lets nobody change a post any more: a reply under it that says so and leads back to it."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.discourse.api import Forum
from connectors.discourse.topics import Topic, number_of, our_actions, text_of, written
from connectors.marks import Mark, read_mark
from connectors.steps import Steps

_REPLIED = "5"  # a forum's number for "wrote a reply"


@dataclass(frozen=True, slots=True)
class Shown:
    """The post that carries the newest revision: the topic's first, or a reply of ours (`number` above 1)."""

    post: int
    number: int
    raw: str

    @property
    def mark(self) -> Mark:
        return read_mark(self.raw)


def newest(forum: Forum, topic: Topic, request: PublishRequest, steps: Steps) -> Shown:
    """Return what the public sees last of a post. Replies are looked for only where there may be one."""
    first = Shown(topic.post, 1, topic.raw)
    if topic.editable and written(steps, "reply", request.revision) is None:
        return first
    found = [shown for shown in _replies(forum, topic) if shown.mark.key == request.key]
    return max([first, *found], key=lambda shown: shown.mark.revision)


def reply(forum: Forum, topic: Topic, steps: Steps, raw: str) -> Shown:
    """Write a reply to the topic's first post. It is looked up before any repeat: a forum has no key for replies."""
    steps.put("reply", "begun")
    said = {"raw": raw, "topic_id": topic.id, "reply_to_post_number": 1}
    post = forum.ask("POST", "/posts.json", json=said)
    made = Shown(number_of(post, "id"), number_of(post, "post_number"), raw)
    steps.put("reply", str(made.post))
    return made


def _replies(forum: Forum, topic: Topic) -> list[Shown]:
    return [
        _read(forum, number_of(action, "post_id"))
        for action in our_actions(forum, _REPLIED)
        if number_of(action, "topic_id") == topic.id
    ]


def _read(forum: Forum, number: int) -> Shown:
    post = forum.ask("GET", f"/posts/{number}.json")
    return Shown(number_of(post, "id"), number_of(post, "post_number"), text_of(post, "raw"))
