"""The newsroom's connector: publishing is committing an entry to the folder and showing it.

The commit is the replacing of one file, the entry. Before it nothing is public; after it the post is out, and
what is not shown yet is completed by whatever call comes next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from ccgcompose.domain.account import Account, LengthUnit, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import BadInput, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import AccountHealth, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm, SignInWay
from connectors.newsroom.conditions import (
    MOST_PICTURES,
    may_be_new,
    may_correct,
    same_content,
    says_the_same,
)
from connectors.newsroom.entry import Entry
from connectors.newsroom.faults import may_be_out, no_folder, nothing_was_sent
from connectors.newsroom.genre import NEWS, Genre
from connectors.newsroom.health import health
from connectors.newsroom.intake import lost, take
from connectors.newsroom.press import extended, put_out
from connectors.newsroom.preview import preview
from connectors.newsroom.settings import check_brand, settings_of
from connectors.newsroom.shelf import Shelf

PATIENCE = 30.0  # seconds; far less than a publisher's lease
Condition = Callable[[Entry | None, PublishRequest], None]


class Newsroom:
    """Feeds and pages in a folder. `patience` is how long another writer is waited for, in seconds."""

    def __init__(self, patience: float = PATIENCE, genre: Genre = NEWS) -> None:
        self._patience = patience
        self._genre = genre

    @property
    def platform(self) -> str:
        return self._genre.platform

    def limits(self, account: Account) -> Limits:
        return Limits(self.platform, LengthUnit.GRAPHEMES, None, max_media=MOST_PICTURES, can_edit=True)

    def verify(self, account: Account) -> AccountHealth:
        return health(account, self._patience)

    def sign_in_form(self) -> SignInForm:
        return SignInForm(
            SignInWay.NONE,
            fields=self._genre.fields,
            purpose=self._genre.purpose,
        )

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        raise BadInput(f"The {self.platform} needs no sign-in.", kept="Nothing was changed.")

    def refresh(self, account: Account) -> None:
        """Nothing ends here."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return preview(request)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        return self._put_out(request, files, now, may_be_new)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        return self._put_out(request, files, now, partial(may_correct, original))

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        try:
            folder = settings_of(request.account).folder
        except Rejected as problem:
            raise OutcomeUnknown(problem.what, kept="Nothing was changed.", next=problem.next) from problem
        shelf = Shelf(folder, self._patience)
        with may_be_out(folder):
            if not shelf.is_used():
                return None
            with shelf.writing():
                entry, others = _picked(shelf.entries(), request.key)
                shown = entry.revision(request.revision) if entry else None
                if entry is None or shown is None or not says_the_same(shown, request):
                    return None
                return put_out(folder, others, entry, shown.number, self._genre, is_out=True)

    def _put_out(
        self, request: PublishRequest, files: MediaFiles, now: datetime, condition: Condition
    ) -> Receipt:
        settings = settings_of(request.account)
        check_brand(request.account)
        self._genre.check(request)
        folder = settings.folder
        if not folder.is_dir():
            raise no_folder(folder)
        shelf = Shelf(folder, self._patience)
        with nothing_was_sent(folder, request.key), shelf.writing():
            old, others = _picked(shelf.entries(), request.key)
            shown = old.revision(request.revision) if old else None
            if old is not None and shown is not None:
                same_content(shown, request)
                copies = lost(folder, old.current, files)
                return put_out(folder, others, old, shown.number, self._genre, copies, is_out=True)
            condition(old, request)
            taken = take(request, settings, files, now, self._genre)
            entry = extended(old, taken.revision, request, others)
            return put_out(folder, others, entry, request.revision, self._genre, taken.copies, is_out=False)


def _picked(entries: list[Entry], key: str) -> tuple[Entry | None, list[Entry]]:
    """Return the entry of a key, and all others."""
    others = [entry for entry in entries if entry.key != key]
    return next((entry for entry in entries if entry.key == key), None), others
