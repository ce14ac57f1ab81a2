"""A forum on a real socket that keeps state and refuses every call, field and header that Discourse does not name."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from tests.live.doubles.discourse_facts import CATEGORIES, INSIDE, OPERATIONS, operation
from tests.live.doubles.discourse_state import KEY, USER, ForumState, Refused
from tests.live.doubles.serving import Said, Serving, Told

# What every visitor sees, and what a key for single things (topics, posts, uploads) may not ask.
PUBLIC = {"/u/{}.json", "/site.json", "/site/basic-info.json", "/site/settings.json"}
PRIVATE = {"/session/current.json", "/user_actions.json"}
ME = {"id": 7, "username": USER, "name": "Exampleshire news", "trust_level": 2, "can_create_topic": True}


class DiscourseDouble(Serving):
    """Use as a context; `state` is what the forum holds. `scoped`: the key may not ask who it is."""

    def __init__(self) -> None:
        self.state = ForumState()
        self.scoped = False
        super().__init__(self._answer)

    def __enter__(self) -> DiscourseDouble:
        super().__enter__()
        return self

    def _answer(self, told: Told) -> Said:
        try:
            return Said(200, self._done(told))
        except _Elsewhere as elsewhere:
            return Said(301, {}, {"Location": str(elsewhere)})
        except Refused as refused:
            return Said(refused.status, refused.said)

    def _done(self, told: Told) -> Any:
        template, value = operation(told.method, told.path)
        signed = (told.headers.get("api-key"), told.headers.get("api-username"))
        may = signed == (KEY, USER) and not (self.scoped and template in PUBLIC | PRIVATE)
        if not may and not (signed == (None, None) and template in PUBLIC):
            raise Refused(
                403,
                "You are not permitted to view the requested resource. The API username or key is invalid.",
                kind="invalid_access",
            )
        said, data = told.fields()
        _must_be_known(told.method, template, told.query, said)
        if told.method == "GET":
            return _read(self, template, unquote(value), told.query)
        return _written(self.state, told.method, template, value, said, data)


class _Elsewhere(Exception):
    """The answer is at another address of the forum."""


def _must_be_known(method: str, template: str, query: dict[str, str], said: dict[str, Any]) -> None:
    known = OPERATIONS.get((method, template))
    if known is None:
        raise Refused(404, f"No route matches {method} {template}", kind="not_found")
    strange = (set(query) - known[0]) | (set(said) - known[1])
    for name, inside in INSIDE.items():
        strange |= set(said.get(name, {})) - inside
    if strange:
        raise Refused(
            400, f"param is not named by the document: {sorted(strange)}", kind="invalid_parameters"
        )


def _read(forum: DiscourseDouble, template: str, value: str, query: dict[str, str]) -> Any:
    state = forum.state
    if template == "/t/external_id/{}.json":
        topic = state.external(value)
        raise _Elsewhere(f"/t/{topic['slug']}/{topic['id']}.json")
    if template == "/t/{}.json":
        return state.topic(int(value))
    if template == "/posts/{}.json":
        return state.shown(state.found(state.posts, int(value)))
    if template == "/user_actions.json":
        assert (query["username"], query["offset"]) == (USER, "0")
        return {"user_actions": state.actions(query["filter"])}
    return _about(forum, template)


def _about(forum: DiscourseDouble, template: str) -> Any:
    if template == "/session/current.json":
        return {"current_user": ME}
    tag = {"id": 1, "name": "flu", "slug": "flu"} if forum.state.tag_objects else "flu"
    return {
        "/u/{}.json": {"user": {"id": 7, "username": USER, "name": ME["name"]}},
        "/site.json": {
            "categories": list(CATEGORIES),
            "can_tag_topics": True,
            "can_create_tag": True,
            "top_tags": [tag],
        },
        "/site/basic-info.json": {
            "title": forum.state.title,
            "description": "News from the people who plan and buy health care in Exampleshire.",
        },
        "/site/settings.json": forum.state.settings,
    }[template]


def _written(
    state: ForumState, method: str, template: str, value: str, said: dict[str, Any], data: bytes
) -> Any:
    if template == "/uploads.json":
        return state.keep(said, data)
    if template == "/posts.json":
        return state.post(said)
    return (
        state.edit(int(value), said["post"])
        if "posts" in template
        else state.rename(int(value), said["topic"])
    )
