"""The planner as a list: decisions first, then day by day, then what went out lately; drafts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.icons import icon
from ui.planner.acts import SAY, Act, offered
from ui.planner.board import Board
from ui.planner.chosen_card import ChosenCard
from ui.planner.delegate import PlannerDelegate
from ui.planner.drafts import DraftsModel, DraftsView
from ui.planner.grouping import Section
from ui.planner.hold_line import HoldLine
from ui.planner.model import PlannerModel
from ui.planner.moved_note import MovedNote
from ui.planner.presenter import PlannerPresenter
from ui.planner.summary import hold_words, subtitle
from ui.planner.view import PlannerView
from ui.session import Session
from ui.tokens import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.skeleton import Skeleton
from ui.widgets.text import heading, muted, small

LOOK_EVERY_MS = 5_000
SIDE, NARROW_SIDE = 304, 264
_DRAFTS_HEIGHT = 132
_NARROW = 960


class PlannerPanel(PageFrame):
    """Shows what `PlannerPresenter` reads; says what the person wants."""

    wanted = Signal(object)  # an Act, with the chosen publication
    undoWanted = Signal()
    retryWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Planner", parent)
        self._session = session
        self.model = PlannerModel(session.zone, self)
        self._delegate = PlannerDelegate(session.zone, self)
        self.view = PlannerView(self.model, self._delegate)
        self.chosen = ChosenCard(session.zone)
        self._drafts_model = DraftsModel(session.zone, self)
        self.drafts = DraftsView(self._drafts_model)
        self.hold = HoldLine()
        self.problem = Banner("bad", "")
        self.moved = MovedNote()
        self.empty = EmptyState("calendar", "Nothing is planned", _NOTHING, "Write a post")
        self.failed = EmptyState("alert-triangle", "The plan could not be read", "", "Try again")
        self._lay_out()
        self.presenter = PlannerPresenter(self, session)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._connect()

    def show_board(self, board: Board, sections: Sequence[Section]) -> None:
        """Show the plan."""
        self._delegate.colours = board.colours
        self.set_subtitle(subtitle(board))
        zone = self._session.zone
        self.hold.set_hold(hold_words(board.hold, board.holder, zone) if board.hold else "")
        self._drafts_model.set_drafts(board.drafts)
        self._drafts_title.setText(f"Drafts  {len(board.drafts):,}" if board.drafts else "Drafts")
        self.drafts.setVisible(bool(board.drafts))
        self._no_drafts.setVisible(not board.drafts)
        self._places.setCurrentIndex(0 if sections else 2)
        self._keys.setVisible(bool(sections))
        self._hand_focus_on(to_list=bool(sections))
        self.view.show_sections(sections)
        self.view.choose_first()

    def _hand_focus_on(self, *, to_list: bool) -> None:
        """The list takes the focus that waited for it at “New post”, once; without a list it goes back there."""
        target = self.view if to_list else self._new
        if self.focusProxy() is target:
            return
        waited = self.window().focusWidget() in (self._new, self.view)
        self.setFocusProxy(target)
        if waited:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failed(self, problem: Problem) -> None:
        """Say why there is no plan to show."""
        rest = " ".join(part for part in (problem.kept, problem.next) if part)
        self.failed.set_text(problem.what, rest, "Try again")
        self._places.setCurrentIndex(3)

    def show_problem(self, problem: Problem) -> None:
        """Say above the list what went wrong."""
        self.problem.tell(problem)

    def say_moved(self, words: str, *, undo: bool) -> None:
        """Say what was moved."""
        self.problem.hide()
        self.moved.say(words, undo=undo)

    def looks(self) -> bool:
        """Return whether the plan is read again every few seconds."""
        return self._clock.isActive()

    def menu(self) -> QMenu:
        """Return the menu of the chosen publication."""
        menu = QMenu(self)
        line, board = self.presenter.line(), self.presenter.board
        if line is not None and board is not None:
            for act in offered(line, held=board.hold is not None):
                menu.addAction(_action(act, menu))
        menu.triggered.connect(self._on_menu)
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.presenter.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(NARROW_SIDE if self.width() < _NARROW else SIDE)

    def _on_menu(self, action: QAction) -> None:
        self.wanted.emit(action.data())

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_records(self) -> None:
        if self.isVisible():
            self.presenter.refresh()

    def _connect(self) -> None:
        self._clock.timeout.connect(self.presenter.look)
        self._session.navigator.recordsChanged.connect(self._on_records)
        self.chosen.wanted.connect(self.wanted)
        self.view.opened.connect(partial(self.wanted.emit, Act.OPEN_POST))
        self.view.takenBack.connect(partial(self.wanted.emit, Act.TAKE_BACK))
        self.view.menuWanted.connect(self._open_menu)
        self.moved.undoWanted.connect(self.undoWanted)
        self.failed.actionTriggered.connect(self.retryWanted)
        for new in (self.empty.actionTriggered, self._new.clicked):
            new.connect(self._session.navigator.newPost)
        for act in (Act.RESCHEDULE, Act.PUBLISH_NOW, Act.OPEN_HISTORY):
            self._shortcut(SAY[act].keys).activated.connect(partial(self.wanted.emit, act))
        self._shortcut("Ctrl+Z").activated.connect(self.undoWanted)

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _lay_out(self) -> None:
        self._new = button("New post", "primary", icon_name="plus", tip="Ctrl+N")
        self.add_action(self._new)
        self.setFocusProxy(self._new)  # until there is a list
        for banner in (self.hold, self.problem):
            banner.hide()
            self.body.addWidget(banner)
        columns = QHBoxLayout()
        columns.setSpacing(M)
        columns.addLayout(self._make_left(), 1)
        columns.addWidget(self._make_side())
        self.body.addLayout(columns, 1)

    def _make_left(self) -> QVBoxLayout:
        self._places = QStackedWidget()
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setContentsMargins(M, M, M, M)
        column.addWidget(Skeleton(8), 0, Qt.AlignmentFlag.AlignTop)
        for place in (self.view, waiting, self.empty, self.failed):
            self._places.addWidget(place)
        self._places.setCurrentIndex(1)
        card = Card(margin=S, spacing=0)
        card.add(self._places)
        self._keys = small(_KEYS, wrap=True)
        self._keys.hide()
        left = QVBoxLayout()
        left.setSpacing(S)
        left.addWidget(self.moved)
        left.addWidget(card, 1)
        left.addWidget(self._keys)
        return left

    def _make_side(self) -> QWidget:
        self._drafts_title = heading("Drafts")
        self._no_drafts = muted("No draft is waiting.", wrap=True)
        drafts = Card(margin=M - 4, spacing=S)
        for widget in (self._drafts_title, self._no_drafts):
            drafts.add(widget)
        drafts.add(self.drafts, 1)
        drafts.body.addStretch()
        drafts.setMinimumHeight(_DRAFTS_HEIGHT)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.chosen)
        column.addWidget(drafts, 1)
        self._side = QScrollArea()  # in a low window
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each button scrolls into sight
        self._side.setWidget(inner)
        return self._side


_KEYS = "Keys in the list: Alt with ← or → moves by a day, with ↑ or ↓ by 15 minutes; Enter opens the post."
_NOTHING = "Write a post and schedule it: it stands here with its day and time until it is out."


def _action(act: Act, menu: QMenu) -> QAction:
    say = SAY[act]
    action = QAction(icon(say.icon), say.text, menu)
    action.setData(act)
    action.setShortcut(QKeySequence(say.keys))  # shown; the panel and the list answer the keys
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return action
