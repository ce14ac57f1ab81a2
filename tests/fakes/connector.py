"""A platform in memory: keeps what was sent, and fails on command before or after the sending."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ccgcompose.domain.account import Account, LengthUnit, Limits
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.domain.moments import day_shown
from ccgcompose.domain.publication import Receipt
from ccgcompose.domain.thread import unbroken
from ccgcompose.errors import NotFound, Problem, Rejected, UnusableFile
from ccgcompose.usecases.ports.card import Card, Trial
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Field, Guide, SignedIn, SignInForm, SignInWay

WELL = AccountHealth(True, "The account is well.", facts=(HealthFact("Name", "Fake"),), identity="@fake")
FAKE_LIMITS = Limits("fake", LengthUnit.GRAPHEMES, max_length=5000, max_media=4, can_edit=True)


@dataclass(frozen=True, slots=True)
class Call:
    """One call that reached the connector: `verb` is publish, find or correct."""

    verb: str
    request: PublishRequest
    now: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure to come. `after_sending`: the platform takes the post first, then the answer is lost."""

    problem: Problem
    after_sending: bool = False


@dataclass(slots=True)
class FakeConnector:
    """Behaves as the port demands. For tests: `calls`, and `out` (key -> what the public saw, in order)."""

    platform: str = "fake"
    accepts: Limits = FAKE_LIMITS
    health: AccountHealth = WELL
    refreshed: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    out: dict[str, list[PublishRequest]] = field(default_factory=dict)
    _receipts: dict[tuple[str, int], Receipt] = field(default_factory=dict)
    _failures: dict[str, deque[Failure]] = field(default_factory=dict)

    def fail_next(self, problem: Problem, *, verb: str = "publish", after_sending: bool = False) -> None:
        """Let the next call of `verb` fail; several are used up one by one."""
        self._failures.setdefault(verb, deque()).append(Failure(problem, after_sending))

    @property
    def sent(self) -> list[PublishRequest]:
        """What is in public now, by first publication."""
        return [versions[-1] for versions in self.out.values()]

    def limits(self, account: Account) -> Limits:
        return self.accepts

    def verify(self, account: Account) -> AccountHealth:
        return self.health

    def sign_in_form(self) -> SignInForm:
        return SignInForm(
            SignInWay.FIELDS, ("Copy the token.",), fields=(Field("token", "Token", secret=True),)
        )

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        credential = Credential(CredentialKind.API_KEY, answers["token"])
        return SignedIn(credential, f"@{account.name}", {"site": f"https://{self.platform}.example"})

    def refresh(self, account: Account) -> None:
        self.refreshed.append(account.id)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return PreviewFacts(
            heading=request.title,
            byline=f"{request.author}, {request.position}",
            paragraphs=tuple(unbroken(request.text).split("\n\n")),
            footer=day_shown(request.published_at, "Europe/London"),
            colour=request.account.brand.colour,
            brand_name=request.account.brand.name,
        )

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        failure = self._begin("publish", request, now)
        known = [each for each in self.out.get(request.key, []) if each.revision == request.revision]
        if request.key in self.out and known != [request]:
            raise Rejected("Something else is out under this key already.", kept="It stays as it is.")
        if not known:
            self._take(request, files, now)
        return self._answer(request, failure)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        failure = self._begin("find", request, now)
        if failure is not None:
            raise failure.problem
        return self._receipts.get((request.key, request.revision))

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        failure = self._begin("correct", request, now)
        versions = self.out.get(request.key, [])
        if request not in versions:
            self._check_correction(request, original, versions)
            self._take(request, files, now)
        return self._answer(request, failure)

    def _begin(self, verb: str, request: PublishRequest, now: datetime) -> Failure | None:
        self.calls.append(Call(verb, request, now))
        waiting = self._failures.get(verb)
        failure = waiting.popleft() if waiting else None
        if failure is not None and not failure.after_sending:
            raise failure.problem
        return failure

    def _check_correction(
        self, request: PublishRequest, original: Receipt, versions: list[PublishRequest]
    ) -> None:
        if not versions or original.remote_id != self._remote_id(request):
            raise Rejected("There is nothing out under this key.", next="Publish it first.")
        shown = versions[-1]
        if request.revision <= shown.revision:
            raise Rejected("What is out is as new as this, or newer.", kept="It stays as it is.")
        kept = request.edit_notes[: len(shown.edit_notes)] == shown.edit_notes
        if not kept or len(request.edit_notes) == len(shown.edit_notes):
            raise Rejected("A correction says what was changed.", next="Add an edit note.")

    def _take(self, request: PublishRequest, files: MediaFiles, now: datetime) -> None:
        for medium in request.media:
            try:
                files.path(medium.sha256)
            except UnusableFile as problem:
                raise Rejected(problem.what, kept="Nothing was sent.", next=problem.next) from problem
        self.out.setdefault(request.key, []).append(request)
        url = f"https://{self.platform}.example/{request.key}"
        proof = f"{self.platform} revision {request.revision}"
        receipt = Receipt(request.key, self._remote_id(request), url, now, proof)
        self._receipts[request.key, request.revision] = receipt

    def _answer(self, request: PublishRequest, failure: Failure | None) -> Receipt:
        if failure is not None:
            raise failure.problem
        return self._receipts[request.key, request.revision]

    def _remote_id(self, request: PublishRequest) -> str:
        return f"{self.platform}:{request.key}"


class FakeConnectors:
    """A registry of the connectors it is given."""

    def __init__(self, *connectors: FakeConnector) -> None:
        self._connectors = {connector.platform: connector for connector in connectors}

    def platforms(self) -> tuple[str, ...]:
        return tuple(self._connectors)

    def get(self, platform: str) -> FakeConnector:
        try:
            return self._connectors[platform]
        except KeyError:
            raise NotFound(f"There is no connector for {platform}.") from None

    def card(self, platform: str) -> Card:
        trial = Trial("a platform in memory", "1", "what was sent to it", automatic=True, kind="double")
        does, does_not = ("keeps what it is sent",), ("stay when the program ends",)
        title = self.get(platform).platform.capitalize()
        return Card(platform, title, f"Posts on {title}.", "ready", True, does, does_not, (trial,))
