"""Meta's Graph API on a real socket: versions, tokens, parameters, fields and errors as Meta has them.

What it keeps and what it takes is a `GraphState`'s. Whatever a state's lists do not name is refused.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
from email.parser import BytesParser
from typing import Any, Protocol, runtime_checkable
from urllib.parse import parse_qsl

from tests.live.doubles.serving import Said, Serving, Told

USER_TOKEN, LASTING_TOKEN, PAGE_TOKEN = "EAAuser7c1", "EAAlasting9d2", "EAApage5f3a"
APP, APP_SECRET = "1234567890", "app5ecret0f3a9c71"
GENERAL = frozenset({"access_token", "appsecret_proof", "fields", "limit", "after"})


class GraphError(Exception):
    """An error in Meta's shape."""

    def __init__(self, code: int, message: str, subcode: int = 0, status: int = 400, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        kind = more.pop("type", "OAuthException")
        self.said = {"message": f"(#{code}) {message}", "type": kind, "code": code, **more}
        self.said |= {"error_subcode": subcode} if subcode else {}
        self.said["fbtrace_id"] = "A6LJylpZRKw2xKLFsAP-cJh"


def no_object(number: str, verb: str = "get") -> GraphError:
    """The error for an object that is not there, or may not be seen."""
    words = (
        f"Unsupported {verb} request. Object with ID '{number}' does not exist, cannot be loaded due to missing "
        "permissions, or does not support this operation"
    )
    return GraphError(100, words, 33, type="GraphMethodException")


class GraphState(Protocol):
    """What one platform keeps behind the API."""

    def answer(
        self, method: str, path: list[str], said: dict[str, str], files: dict[str, bytes]
    ) -> dict[str, Any]: ...


@runtime_checkable
class TakesFilms(Protocol):
    """A state that also takes files for a container."""

    def receive(self, container: str, offset: int, size: int, data: bytes) -> dict[str, Any]: ...


class GraphDouble(Serving):
    """Use as a context. `failing`: the error with which the next calls are answered, by the end of their path."""

    def __init__(self, state: GraphState) -> None:
        self.state = state
        self.headers: dict[str, str] = {}
        self.failing: dict[str, GraphError] = {}
        self.changing = threading.Lock()
        super().__init__(self._answer)

    def __enter__(self) -> GraphDouble:
        super().__enter__()
        return self

    def _answer(self, told: Told) -> Said:
        try:
            with self.changing:
                return Said(200, self._done(told), self.headers)
        except GraphError as error:
            return Said(error.status, {"error": error.said}, self.headers)

    def _done(self, told: Told) -> dict[str, Any]:
        if told.path.startswith("/ig-api-upload/"):
            return self._received(told)
        version, *path = told.parts
        if not re.fullmatch(r"v[0-9]{2}\.0", version):
            raise GraphError(2635, "You are calling an unknown version of the Graph API")
        said, files = _said(told.headers.get("content-type", ""), told.body)
        said |= told.query
        if path not in (["oauth", "access_token"], ["dialog", "oauth"]):
            _must_be_signed_in(told, said, path)
        for ending, error in self.failing.items():
            if "/".join(path).endswith(ending):
                raise error
        return self.state.answer(told.method, path, said, files)

    def _received(self, told: Told) -> dict[str, Any]:
        state, signed = self.state, told.headers.get("authorization")
        if signed != f"OAuth {PAGE_TOKEN}" or not isinstance(state, TakesFilms):
            raise GraphError(190, "Invalid OAuth access token", 467, 401)
        offset, size = int(told.headers["offset"]), int(told.headers["file_size"])
        return state.receive(told.path.rpartition("/")[2], offset, size, told.body)


def _must_be_signed_in(told: Told, said: dict[str, str], path: list[str]) -> None:
    bearer = told.headers.get("authorization", "").removeprefix("Bearer ")
    token = said.get("access_token", bearer)
    tokens = {USER_TOKEN, LASTING_TOKEN, PAGE_TOKEN}
    if path == ["debug_token"]:
        tokens = {f"{APP}|{APP_SECRET}"}
        if token in {USER_TOKEN, LASTING_TOKEN, PAGE_TOKEN}:
            raise GraphError(100, "You must provide an app access token, or a user access token")
    if token not in tokens or bearer not in ("", token):
        raise GraphError(190, "Invalid OAuth access token - Cannot parse access token", 467, 401)
    proof = hmac.new(APP_SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
    if said.get("appsecret_proof", proof) != proof:
        raise GraphError(100, "Invalid appsecret_proof provided in the API argument")
    said["access_token"] = token


def must_be_named(said: dict[str, str], files: dict[str, bytes], named: frozenset[str]) -> None:
    """Refuse every parameter that a list does not name; `attached_media[0]` is one of `attached_media`."""
    given = {name.partition("[")[0] for name in (*said, *files)}
    strange = given - named - GENERAL
    if strange:
        raise GraphError(100, f"Param {sorted(strange)[0]} is not named by the list")


def shown(thing: dict[str, Any], said: dict[str, str], named: frozenset[str]) -> dict[str, Any]:
    """Return the fields that were asked for, and always the id. Refuse one that the list does not name."""
    asked = re.findall(r"([\w]+)(?:\{[^}]*\})?", said.get("fields", "id"))
    for name in asked:
        if name not in named:
            raise GraphError(100, f"Tried accessing nonexisting field ({name})")
    return {name: thing[name] for name in ["id", *asked] if thing.get(name) not in (None, "")}


def _said(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    if kind.startswith("multipart/form-data"):
        return _parts(kind, body)
    return dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))), {}


def _parts(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    message = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    said: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(payload, bytes):
            continue
        if part.get_filename() is not None:
            files[name] = payload
        else:
            said[name] = payload.decode()
    return said, files
