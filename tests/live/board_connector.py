"""A connector to the board, as a connector is written: short, and complete. The recipe shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ccgcompose.domain.account import Account, LengthUnit, Limits
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.domain.moments import day_shown
from ccgcompose.domain.publication import Receipt
from ccgcompose.domain.thread import unbroken
from ccgcompose.errors import OutcomeUnknown, Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import AccountHealth, OutgoingMedia, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Field, Guide, SignedIn, SignInForm, SignInWay
from connectors.bodies import Raw
from connectors.doors import Doors
from connectors.http import Call, Patience
from connectors.profile import Profile, brand_facts, health_of
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools

LIMITS = Limits("board", LengthUnit.GRAPHEMES, 5000, max_media=4, max_alt_text=500, can_edit=True)


class BoardConnector:
    """Speaks to the board."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)

    @property
    def platform(self) -> str:
        return "board"

    def limits(self, account: Account) -> Limits:
        return LIMITS

    def verify(self, account: Account) -> AccountHealth:
        me = self._ask(account, "GET", "/me").json()
        profile = Profile(me["handle"], me["name"])
        return health_of(profile, brand_facts(account.brand, profile))

    def sign_in_form(self) -> SignInForm:
        fields = (Field("server", "Address of the board"), Field("token", "Token", secret=True))
        return SignInForm(SignInWay.FIELDS, ("Copy the token from the board's settings.",), fields)

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        credential = Credential(CredentialKind.API_KEY, answers["token"])
        me = self._doors.new_door().send(self._call(account, credential, "GET", "/me")).json()
        return SignedIn(credential, me["handle"])

    def refresh(self, account: Account) -> None:
        """The board's tokens have no end."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        brand, byline = request.account.brand, f"{request.author}, {request.position}"
        return PreviewFacts(
            request.title, byline, tuple(unbroken(request.text).split("\n\n")), "", brand.colour, brand.name
        )

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        media = [
            self._uploaded(request, number, medium, files) for number, medium in enumerate(request.media)
        ]
        known = self._look(request)
        if known is not None:
            return self._same(known, request, media, now)
        wanted = {"key": request.key, "text": unbroken(request.text), "media": media}
        post = self._ask(request.account, "POST", "/posts", json=wanted).json()
        return self._receipt(request, post["id"], now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        post = self._look(request)
        if post is None or len(post["notes"]) < len(request.edit_notes) or not self._says(post, request):
            return None
        return self._receipt(request, post["id"], now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        post = self._look(request)
        if post is None or post["id"] != original.remote_id:
            raise Rejected("There is nothing out under this key.", next="Publish it first.")
        notes = [
            f"Edited {day_shown(note.made_at, 'Europe/London')}: {note.text}" for note in request.edit_notes
        ]
        if notes == post["notes"] and self._says(post, request):
            return self._receipt(request, post["id"], now)
        if notes[: len(post["notes"])] != post["notes"] or len(notes) == len(post["notes"]):
            raise Rejected("A correction says what was changed, and keeps what was said.", next="Add a note.")
        self._ask(
            request.account,
            "PUT",
            f"/posts/{post['id']}",
            json={"text": unbroken(request.text), "notes": notes},
        )
        return self._receipt(request, post["id"], now)

    def _uploaded(
        self, request: PublishRequest, number: int, medium: OutgoingMedia, files: MediaFiles
    ) -> str:
        """Upload once: the id is written down as soon as it is known, so that a restart uses it again."""
        steps, name = Steps(self._tools.trail, request), f"media/{number}"
        known = steps.get(name)
        if known is not None:
            return known
        try:
            path = files.path(medium.sha256)
        except UnusableFile as problem:
            raise Rejected(problem.what, kept="Nothing was published.", next=problem.next) from problem
        alt = {"X-Alt": medium.alt_text.encode("unicode_escape").decode()}
        answer = self._ask(request.account, "POST", "/media", headers=alt, body=Raw(path, medium.mime))
        steps.put(name, answer.json()["id"])
        return str(answer.json()["id"])

    def _same(
        self, post: dict[str, Any], request: PublishRequest, media: list[str], now: datetime
    ) -> Receipt:
        if not self._says(post, request) or post["media"] != media:
            raise Rejected("Something else is out under this key already.", kept="It stays as it is.")
        return self._receipt(request, post["id"], now)

    def _says(self, post: dict[str, Any], request: PublishRequest) -> bool:
        return bool(post["text"] == unbroken(request.text))

    def _look(self, request: PublishRequest) -> dict[str, Any] | None:
        answer = self._ask(request.account, "GET", "/posts", query={"key": request.key}).json()
        if not isinstance(answer, dict) or "posts" not in answer:
            raise OutcomeUnknown(
                "The board did not say whether it is out.", kept="It is not sent again blindly."
            )
        return next(iter(answer["posts"]), None)

    def _receipt(self, request: PublishRequest, remote_id: str, now: datetime) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        steps = Steps(self._tools.trail, request)
        at = datetime.fromisoformat(steps.get("received") or now.isoformat())
        steps.put("received", at.isoformat())
        url = f"{request.account.settings['server']}/posts/{remote_id}"
        return Receipt(request.key, remote_id, url, at, f"revision {request.revision}")

    def _ask(self, account: Account, method: str, path: str, **what: Any) -> Any:
        call = self._call(account, credential_of(self._tools, account), method, path, **what)
        return self._doors.door(account).send(call)

    def _call(self, account: Account, credential: Credential, method: str, path: str, **what: Any) -> Call:
        headers = {"Authorization": f"Bearer {credential.token}", **what.pop("headers", {})}
        server = account.settings["server"]
        return Call(method, f"{server}{path}", headers=headers, secrets=credential.secrets, **what)
