"""LinkedIn on a real socket: refuses every call, header, parameter and field that its documents do not name."""

from __future__ import annotations

from typing import Any

from tests.live.doubles.linkedin_facts import (
    AUTHOR,
    BEGIN,
    FINALIZE,
    HEADERS,
    ORGANIZATION,
    QUERY,
    TOKEN,
    VERSIONS,
)
from tests.live.doubles.linkedin_state import LinkedInState, Refused, form_of, must_be_known
from tests.live.doubles.serving import Said, Serving, Told

PAGE = {
    "id": int(ORGANIZATION),
    "vanityName": "exampleshire",
    "localizedName": "NHS Exampleshire",
    "localizedDescription": "News from the people who plan and buy health care in Exampleshire.",
    "localizedWebsite": "https://www.exampleshire.nhs.uk",
    "logoV2": {"original": "urn:li:digitalmediaAsset:D4E0B"},
}


class LinkedInDouble:
    """Use as a context; `state` is what LinkedIn holds. `home` is where it says that files go: the proxy's address."""

    def __init__(self, state: LinkedInState) -> None:
        self.state = state
        self.home = ""
        self.role = "CONTENT_ADMIN"
        self.page: dict[str, Any] = dict(PAGE)
        self.granted: dict[str, Any] = {"access_token": TOKEN, "expires_in": 5_184_000}
        self.asked_for_tokens: list[dict[str, str]] = []
        self.serving = Serving(self.answered)

    def answered(self, told: Told) -> Said:
        try:
            if told.path == "/oauth/v2/accessToken":
                return self._token(told)
            if told.path.startswith("/dms-uploads/"):
                return self._upload(told)
            return self._rest(told)
        except Refused as refused:
            return Said(refused.status, refused.said)

    def _token(self, told: Told) -> Said:
        self.asked_for_tokens.append(told.form())
        return Said(200, self.granted)

    def _upload(self, told: Told) -> Said:
        _, number, part = told.parts
        if told.query != {"sig": "a1b2"}:
            raise Refused(403, "The signature is not valid")
        if part == "captions":
            form_of(told.headers["content-type"], told.body)
            file = list(self.state.files.values())[int(number)]
            file["captions"] = (told.headers["content-type"], told.body)
            if told.method != "POST":
                raise Refused(405, "Method not allowed")
        elif told.method != "PUT":
            raise Refused(405, "Method not allowed")
        return Said(201, None, {"ETag": self.state.take(int(number), part, told.body)})

    def _rest(self, told: Told) -> Said:
        self._must_be_ours(told)
        resource, *keys = told.parts[1:]
        kind = told.headers.get("x-restli-method", told.method)
        known = QUERY.get((resource, kind))
        if told.parts[0] != "rest" or known is None or len(keys) > 1:
            raise Refused(404, f"No virtual resource found for {told.path}", "RESOURCE_NOT_FOUND")
        if set(told.query) - known:
            raise Refused(
                400, f"Unknown parameters {sorted(set(told.query) - known)}", "QUERY_PARAM_NOT_ALLOWED"
            )
        if resource == "posts":
            return self._posts(told, kind, *keys)
        if resource in BEGIN:
            return Said(200, self.state.file(keys[0])) if kind == "GET" else self._file(told, resource)
        return self._organization(told, resource, *keys)

    def _must_be_ours(self, told: Told) -> None:
        strange = set(told.headers) - HEADERS
        if strange:
            raise Refused(400, f"headers that nobody names: {sorted(strange)}", "ILLEGAL_ARGUMENT")
        if told.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Refused(401, "Invalid access token", "INVALID_ACCESS_TOKEN", serviceErrorCode=65600)
        version = told.headers.get("linkedin-version", "")
        if not version:
            raise Refused(400, "A version must be present.", "VERSION_MISSING")
        if version not in VERSIONS:
            raise Refused(426, f"Requested version {version} is not active", "NONEXISTENT_VERSION")
        if told.headers.get("x-restli-protocol-version") != "2.0.0":
            raise Refused(400, "The protocol version is not supported", "ILLEGAL_ARGUMENT")

    def _posts(self, told: Told, kind: str, urn: str = "") -> Said:
        if kind == "FINDER":
            if told.query.get("q") != "author" or told.query.get("author") != AUTHOR:
                raise Refused(403, "Not enough permissions to access: posts.FINDER-author", "ACCESS_DENIED")
            start, count = int(told.query.get("start", "0")), int(told.query.get("count", "10"))
            paging = {"start": start, "count": count, "links": []}
            return Said(200, {"elements": self.state.newest(start, count), "paging": paging})
        if kind == "GET":
            return Said(200, self.state.read(urn))
        if kind == "PARTIAL_UPDATE":
            self.state.change(urn, told.json())
            return Said(204)
        return Said(201, None, {"x-restli-id": self.state.make(told.json())})

    def _file(self, told: Told, resource: str) -> Said:
        said = told.json()
        if told.query.get("action") == "initializeUpload":
            must_be_known(said, {"initializeUploadRequest"}, {"initializeUploadRequest"})
            asked = said["initializeUploadRequest"]
            must_be_known(asked, BEGIN[resource], {"owner"})
            return Said(200, {"value": self.state.begin(resource, asked, self.home)})
        if (resource, told.query.get("action")) == ("videos", "finalizeUpload"):
            must_be_known(said, {"finalizeUploadRequest"}, {"finalizeUploadRequest"})
            must_be_known(said["finalizeUploadRequest"], FINALIZE, FINALIZE)
            self.state.finalize(said["finalizeUploadRequest"])
            return Said(200)
        raise Refused(400, "No such action", "ILLEGAL_ARGUMENT")

    def _organization(self, told: Told, resource: str, key: str = "") -> Said:
        if resource == "organizations":
            return Said(200, self.page)
        if told.query.get("q") != "roleAssignee":
            raise Refused(400, "No such finder", "ILLEGAL_ARGUMENT")
        mine = {
            "organization": AUTHOR,
            "role": self.role,
            "roleAssignee": "urn:li:person:782bbtaQ",
            "state": "APPROVED",
        }
        return Said(200, {"elements": [mine], "paging": {"start": 0, "count": 100, "links": []}})
