"""Keeps what is typed through a crash. No Qt here: any thread may call, and one write is under way at a time.

The content and the place where it belongs are kept apart. When a save gives the post its first revision while
the person types on, what is typed meanwhile goes to the saved post and not to a second one.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content
from ccgcompose.usecases.compose import Compose, Saved

if TYPE_CHECKING:
    Save = Callable[[str | None, int], Saved]


class Keeper:
    """`want` is quick; `write` and `save` speak to the store."""

    def __init__(self, compose: Compose, person: Person) -> None:
        self._compose = compose
        self._person = person
        self._quick = Lock()  # over the fields
        self._writing = Lock()  # over the store
        self._post_id: str | None = None
        self._base = 0
        self._saved = Content("", "", "")
        self._wanted: Content | None = None
        self._stored = False  # whether the store may hold something of this post

    def begin(self, post_id: str | None, base: int, saved: Content, *, stored: bool) -> None:
        """Another post is on the desk. Call `write` before, so that nothing of the last one is lost."""
        with self._quick:
            self._post_id, self._base, self._saved = post_id, base, saved
            self._wanted, self._stored = None, stored

    def want(self, content: Content) -> None:
        """From now on this is what must survive."""
        with self._quick:
            self._wanted = content

    @property
    def waiting(self) -> bool:
        """Whether there is something that is not written yet."""
        return self._wanted is not None

    def write(self) -> bool:
        """Write what is wanted, and return whether there was something. Raise Problem; it stays wanted."""
        with self._writing:
            with self._quick:
                wanted, self._wanted = self._wanted, None
                post_id, base, saved = self._post_id, self._base, self._saved
            if wanted is None:
                return False
            done = False
            try:
                self._put(wanted, post_id, base, saved)
                done = True
            finally:
                if not done:
                    self._want_again(wanted)
            return True

    def save(self, save: Save) -> Saved:
        """Call `save(post_id, base)` while nothing is being kept; what it saved is where the post now is."""
        with self._writing:
            with self._quick:
                held, self._wanted = self._wanted, None
                post_id, base = self._post_id, self._base
            done = False
            try:
                saved = save(post_id, base)
                done = True
            finally:
                if not done:
                    self._want_again(held)
            with self._quick:
                revision = saved.revision
                self._post_id, self._base = revision.post_id, revision.number
                self._saved, self._stored = revision.content, False
            return saved

    def _put(self, wanted: Content, post_id: str | None, base: int, saved: Content) -> None:
        if wanted != saved:
            self._compose.autosave(self._person, wanted, post_id, base)
            self._stored = True
        elif self._stored:
            self._compose.discard(self._person, post_id)
            self._stored = False

    def _want_again(self, content: Content | None) -> None:
        """Want what could not be written, unless the person has typed on."""
        with self._quick:
            if self._wanted is None:
                self._wanted = content
