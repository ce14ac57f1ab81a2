"""Which page answers which signal of a panel, and what the command palette finds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from ccgcompose.domain.task import Task
from ccgcompose.errors import Problem
from ui.main_window import MainWindow
from ui.session import Session
from ui.shell.item import Item

FOUND_AT_MOST = 8


class Routes(QObject):
    """Connects a session with the window. Pages are asked by the methods that they promise."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        navigator = session.navigator
        navigator.newPost.connect(lambda: self._go("compose").new())
        navigator.openPost.connect(lambda post_id: self._go("compose").open(post_id))
        navigator.correctPost.connect(lambda post_id: self._go("compose").correct(post_id))
        navigator.showHistory.connect(lambda post_id: self._go("history").select(post_id))
        navigator.showMedium.connect(lambda media_id: self._go("library").select(media_id))
        navigator.showConsent.connect(lambda consent_id: self._go("library").show_consent(consent_id))
        navigator.showEndings.connect(lambda: self._go("library").show_endings())
        navigator.showPeople.connect(lambda media_id: self._go("library").show_people(media_id))
        navigator.toast.connect(window.toast)
        window.add_command("&New post", navigator.newPost.emit, "pencil", "Ctrl+N")
        window.add_command("&Add an account", lambda: self._go("accounts").add(), "plus")
        window.add_command("&Check all accounts", lambda: self._go("accounts").check_all(), "refresh")
        window.set_search(self._search)
        navigator.recordsChanged.connect(self._count_tasks)
        self._count_tasks()
        navigator.accountsRead.connect(partial(window.set_badge, "accounts"))
        self._count_accounts()

    def _count_accounts(self) -> None:
        """Say beside the accounts how many want attention: a sign-in that ends soon is told before it has ended.

        Once at the start, as it asks the keyring; from then on the page tells whenever it has read them.
        """
        self._session.background.run(
            self._session.desk.account_lines.waiting,
            done=self._session.navigator.accountsRead.emit,
            failed=self._uncounted,
            owner=self,
        )

    def _count_tasks(self) -> None:
        """Say beside the library how much is to be done there by hand."""
        self._session.background.latest(
            "rail.tasks",
            self._session.desk.tasks.open,
            done=self._counted,
            failed=self._uncounted,
            owner=self,
        )

    def _counted(self, tasks: tuple[Task, ...]) -> None:
        self._window.set_badge("library", len(tasks))

    def _uncounted(self, error: BaseException) -> None:
        """The library says by itself why it cannot be read; a count is a courtesy."""
        if not isinstance(error, Problem):
            raise error

    def flush(self) -> None:
        """Have the text that is being written kept now."""
        compose: Any = self._window.page("compose")
        if compose is not None:
            compose.flush()

    def _go(self, key: str) -> Any:
        self._window.show_page(key)
        return self._window.page(key)

    def _search(self, text: str) -> Sequence[Item]:
        found = self._session.desk.past.posts(text, limit=FOUND_AT_MOST)
        return [
            Item(line.headline, partial(self._show, line.post_id, bool(line.states)), hint=line.subject)
            for line in found
        ]

    def _show(self, post_id: str, planned: bool) -> None:
        navigator = self._session.navigator
        signal = navigator.showHistory if planned else navigator.openPost
        signal.emit(post_id)
