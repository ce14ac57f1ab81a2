"""One person at the compose window: writes, presses, looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.post import Content, Revision
from ccgcompose.errors import Problem
from tests.ui.compose.world import World
from tests.ui.hands import click, press, type_text
from ui.compose.finding_card import FindingCard
from ui.compose.panel import ComposePanel
from ui.compose.signed_edit import SignedEdit
from ui.compose.text_area import ALL
from ui.confirm.responsibility import ResponsibilityDialog
from ui.session import Session
from ui.widgets.diff_view import DiffView

SIZE = (1090, 664)  # what a window of 1280x720 leaves for the page
PATIENCE_MS = 15_000


class Hands:
    """Opens the window and waits until it has answered, before and after everything that is done."""

    def __init__(self, qtbot: QtBot, world: World, session: Session) -> None:
        self.qtbot = qtbot
        self.world = world
        self.session = session
        self.problems: list[Problem] = []
        self.shown_media: list[str] = []
        self.changes = 0
        session.navigator.problem.connect(self.problems.append)
        session.navigator.showMedium.connect(self.shown_media.append)
        session.navigator.recordsChanged.connect(self._count)
        self.panel = ComposePanel(session)
        qtbot.addWidget(self.panel)
        self.panel.resize(*SIZE)
        self.panel.show()
        self.wait()

    # waiting

    def wait(self) -> None:
        """Wait until nothing is under way and the checks have seen the text."""
        self.qtbot.waitUntil(self._settled, timeout=PATIENCE_MS)
        QApplication.processEvents()  # what was just added is shown in the next turn

    def _settled(self) -> bool:
        presenter = self.panel.presenter
        live = presenter.checking.live
        return not (self.session.background.busy or live.waiting) and presenter.on_desk.facts is not None

    def wait_kept(self) -> None:
        """Wait until what was typed is in the store."""
        keeper = self.panel.presenter.keep.keeper
        self.qtbot.waitUntil(lambda: not keeper.waiting and self._settled(), timeout=PATIENCE_MS)

    def _count(self) -> None:
        self.changes += 1

    # doing

    def account(self, name: str) -> str:
        """Return an account's id."""
        return self.world.accounts[name].id

    def editor(self, name: str = "") -> SignedEdit:
        """Go to the tab of an account (none: all accounts) and return its field."""
        return self.panel.texts.go_to(self.account(name) if name else ALL).editor

    def write(self, text: str, name: str = "") -> None:
        """Type at the caret."""
        type_text(self.editor(name), text)
        self.wait()

    def choose(self, *names: str) -> None:
        """Press the chips of these accounts."""
        for name in names:
            click(self.panel.accounts.chip(self.account(name)))
        self.wait()

    def subject(self, name: str) -> None:
        """Choose a subject from the menu, by keyboard."""
        box = self.panel.accounts.subject
        box.setCurrentIndex(box.findText(name))
        box.activated.emit(box.currentIndex())
        self.wait()

    def save(self) -> None:
        """Press Ctrl+S."""
        self.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        """Press a key in the text, or in another field."""
        if on is None and not self.panel.isActiveWindow():
            self.panel.activateWindow()  # as the desktop does when a dialog closes
            self.editor().setFocus()
        press(on or self.editor(), key, *modifiers)
        self.wait()

    def press(self, button: QWidget) -> None:
        """Click a button that can be clicked."""
        assert button.isEnabled(), button.accessibleName()
        assert button.isVisible(), button.accessibleName()
        click(button)
        self.wait()

    def open(self, post_id: str) -> None:
        """Open a post."""
        self.panel.open(post_id)
        self.wait()

    def whole(self, text: str) -> None:
        """Write a post that nothing stands in the way of, for the newsroom."""
        self.choose("Newsroom")
        self.subject("Vaccination")
        self.write(text)

    # looking

    def content(self) -> Content:
        """Return what would be saved."""
        return self.panel.presenter.on_desk.working.outgoing

    def stored(self) -> Revision:
        """Return the newest revision of the post on the desk, as the store has it."""
        post_id = self.panel.presenter.on_desk.working.post_id
        assert post_id is not None
        return self.world.desk.compose.open(post_id)

    def sentence(self) -> str:
        """Return what the bar at the bottom says."""
        working = self.panel.presenter.on_desk.working
        bar = self.panel.correction if working.is_correction else self.panel.schedule
        return bar.decision.sentence()

    def cards(self) -> list[FindingCard]:
        """Return the findings in the list, from the top."""
        return self.panel.checks.cards()

    def card(self, rule: str) -> FindingCard:
        """Return the first finding of a rule."""
        return next(card for card in self.cards() if _rule(card.finding()) == rule)

    def rules(self) -> list[str]:
        """Return the ids of the rules that found something, from the top of the list."""
        return [_rule(card.finding()) for card in self.cards()]

    def notice(self, about: str) -> str:
        """Return what a banner says."""
        return self.panel.notices.text(about)

    def dialog(self) -> ResponsibilityDialog:
        """Return the question that is open."""
        found = self.panel.presenter.decisions.dialog
        assert found is not None
        return found

    def compared(self, view: DiffView) -> tuple[str, str]:
        """Return the two texts that stand side by side."""
        before, after = (side.toPlainText() for side in view.findChildren(QTextEdit))
        return before, after

    def promise(self) -> None:
        """Tick the sentence and go on."""
        dialog = self.dialog()
        click_box(dialog)
        click(dialog.primary)
        self.wait()


def click_box(dialog: ResponsibilityDialog) -> None:
    """Tick the sentence by keyboard."""
    dialog.promise.setFocus()
    press(dialog.promise, Qt.Key.Key_Space)
    QApplication.processEvents()


def _rule(finding: Finding | None) -> str:
    return finding.rule if finding is not None else ""
