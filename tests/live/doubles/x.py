"""X on a real socket, for one account: it keeps state and refuses what its document does not name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests.live.doubles.serving import Said, Serving, Told
from tests.live.doubles.x_facts import INSIDE, OPERATIONS, operation
from tests.live.doubles.x_state import TOKEN, USER, USER_ID, Refused, XState

CLIENT, CLIENT_SECRET, CODE = "client-1", "client-secret-of-the-app", "code-from-the-page"
ALL_SCOPES = "tweet.read tweet.write users.read media.write offline.access"


class XDouble(Serving):
    """Use as a context; `state` is what X holds. `tokens`: those that are good, with their scopes."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.state = XState(now)
        self.tokens = {TOKEN: ALL_SCOPES}
        self.grants: list[dict[str, str]] = []
        self.me: dict[str, Any] = {
            "id": USER_ID,
            "name": "NHS Exampleshire",
            "username": USER,
            "description": "News from the people who plan and buy health care in Exampleshire.",
            "url": "https://t.co/abcdef",
            "entities": {"url": {"urls": [{"expanded_url": "https://www.exampleshire.nhs.uk"}]}},
            "profile_image_url": "https://pbs.twimg.com/profile_images/1/logo_normal.png",
        }
        super().__init__(self._answer)

    def __enter__(self) -> XDouble:
        super().__enter__()
        return self

    def _answer(self, told: Told) -> Said:
        try:
            with self.state.changing:
                return self._done(told)
        except Refused as refused:
            if (
                refused.status == 200
            ):  # one that was asked for is not there: a success with errors and no data
                return Said(200, {"errors": [{**refused.said, "resource_type": "tweet"}]})
            return Said(refused.status, refused.said, self._pause() if refused.status == 429 else {})

    def _done(self, told: Told) -> Said:
        if told.path == "/2/oauth2/token":
            return Said(200, _token(self, told.headers.get("authorization", ""), told.form()))
        template, number = operation(told.method, told.path)
        said, data = told.fields()
        _must_be_known(told.method, template, told.query, said)
        self._must_be_allowed(told, template)
        if self.state.pauses:
            self.state.pauses -= 1
            raise Refused(429, "Too Many Requests", "Too Many Requests")
        if told.method == "GET":
            return Said(200, _read(self, template, number, told.query))
        done = _written(self.state, template, number, said, data)
        return Said(201 if template == "/2/tweets" else 200, {"data": done})

    def _must_be_allowed(self, told: Told, template: str) -> None:
        scopes = self.tokens.get(told.headers.get("authorization", "").removeprefix("Bearer "))
        if scopes is None:
            raise Refused(401, "Unauthorized", "Unauthorized")
        if OPERATIONS[told.method, template][2] - set(scopes.split()):
            raise Refused(403, "Forbidden", "Your token does not have the scopes for this endpoint.")

    def _pause(self) -> dict[str, str]:
        reset = self.state.now() + timedelta(minutes=7)
        told = {"limit": "100", "remaining": "0", "reset": str(int(reset.timestamp()))}
        return {f"x-rate-limit-{name}": value for name, value in told.items()}


def _must_be_known(method: str, template: str, query: dict[str, str], said: dict[str, Any]) -> None:
    known = OPERATIONS.get((method, template))
    if known is None:
        raise Refused(404, "Not Found", f"{method} {template} is no endpoint.")
    strange = (set(query) - known[0]) | (set(said) - known[1])
    for name, inside in INSIDE.items():
        found = said.get(name)
        strange |= set(found) - inside if isinstance(found, dict) else set()
    if strange:
        raise Refused(400, "Invalid Request", f"{sorted(strange)} is not named", "invalid-request")


def _read(double: XDouble, template: str, number: str, query: dict[str, str]) -> Any:
    if template == "/2/users/me":
        wanted = {"id", "name", "username", *query.get("user.fields", "").split(",")}
        return {"data": {name: value for name, value in double.me.items() if name in wanted}}
    if template == "/2/tweets/{}":
        return {"data": double.state.shown(number)}
    if template == "/2/media/upload":
        return {"data": double.state.status(query["media_id"])}
    if number != USER_ID:
        raise Refused(
            200, "Not Found Error", f"Could not find user with id: [{number}].", "resource-not-found"
        )
    return double.state.newest(query)


def _written(state: XState, template: str, number: str, said: dict[str, Any], data: bytes) -> Any:
    if template.endswith("/append"):
        return state.append(number, said, data)
    if template.endswith("/finalize"):
        return state.finalize(number)
    return {
        "/2/tweets": lambda: state.post(said),
        "/2/media/upload": lambda: state.whole(said, data),
        "/2/media/upload/initialize": lambda: state.initialize(said),
        "/2/media/metadata": lambda: state.describe(said),
        "/2/media/subtitles": lambda: state.subtitle(said),
    }[template]()


def _token(double: XDouble, authorization: str, asked: dict[str, str]) -> dict[str, Any]:
    double.grants.append({**asked, "authorization": authorization})
    number = len(double.tokens) + 1
    token = f"x-access-token-{number}"
    double.tokens[token] = ALL_SCOPES
    return {
        "token_type": "bearer", "expires_in": 7200, "access_token": token, "scope": ALL_SCOPES,
        "refresh_token": f"x-refresh-token-{number}",
    }  # fmt: skip
