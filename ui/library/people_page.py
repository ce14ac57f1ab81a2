"""Who is on a picture, and what it says: the picture with its boxes at the left, who it is at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccgcompose.domain.appearance import Resolution
from ccgcompose.errors import Problem
from ccgcompose.usecases.pictured import Pictured
from ui.icons import icon
from ui.library.people_list import Somebody, boxes, somebodies, summary
from ui.library.said_part import SaidPart, boxes_of
from ui.library.who_choice import WhoChoice
from ui.tokens import M, S
from ui.widgets.badge import KIND_ICONS
from ui.widgets.banner import Banner
from ui.widgets.boxes_view import HOW, BoxesView
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.loading import Loading
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolled import scrolled
from ui.widgets.tabs import Tabs
from ui.widgets.text import heading, label, small

_RIGHT, _NARROW_RIGHT = 404, 348
PEOPLE, SAID = 0, 1
DRAFT = "draft"
_BEGIN = Resolution.CONSENT


class PeoplePage(PageFrame):
    """`set_pictured` in; `keepWanted(key)`, `removeWanted(key)`, `lookWanted`, `consentWanted(key)`, `left` out.

    A mark that was moved is told by the view (`view.placed`); `undoWanted` asks for the move before.
    """

    keepWanted = Signal(str)
    removeWanted = Signal(str)
    consentWanted = Signal(str)
    openConsentWanted = Signal(str)
    lookWanted = Signal()
    undoWanted = Signal()
    left = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__("Who is on this picture?", parent)
        self._zone = zone
        self._people: tuple[Somebody, ...] = ()
        self._pictured: Pictured | None = None
        self._current = ""
        self.view = BoxesView("The picture with everybody who is marked")
        self.people = QListWidget()
        self.people.setAccessibleName("People on the picture")
        self.people.setIconSize(QSize(16, 16))
        self.who = WhoChoice(zone)
        self.said = SaidPart()
        self.tabs = Tabs("People, or what the picture says")
        self.problem = Banner("bad", "")
        self.loading = Loading("Looking for faces, words and codes…")
        self._summary = label("", wrap=True)
        self._chosen = heading("")
        self._how = small(HOW, wrap=True)
        self.mark = button("&Mark a person", icon_name="user-plus", tip="N on the picture")
        self.again = button("&Look again", icon_name="refresh")
        self.undo = button("&Undo the move", icon_name="arrow-back-up", tip="Ctrl+Z")
        self.back = button("&Back to the library", icon_name="chevron-left")
        self._lay_out()
        self._connect()
        self.set_narrow(False)

    def begin(self, filename: str) -> None:
        """Show that a picture comes."""
        self.set_subtitle(filename)
        self._people, self._pictured, self._current = (), None, ""
        self.view.set_image(None)
        self.view.set_boxes(())
        self.problem.hide()
        self.set_looking(True)
        self.tabs.setCurrentIndex(PEOPLE)

    def set_picture(self, image: QImage | None) -> None:
        """Show the picture."""
        self.view.set_image(image)

    def set_looking(self, looking: bool) -> None:
        """Show whether the picture is being looked at; it can be marked meanwhile."""
        self.loading.setVisible(looking)
        self._how.setVisible(not looking)
        self._summary.setVisible(not looking)
        self.again.setEnabled(not looking)

    def set_pictured(self, pictured: Pictured) -> None:
        """Show who is on the picture and what it says. The chosen person stays, else the first to be done is."""
        self._pictured = pictured
        self._people = somebodies(pictured, self._zone)
        self.again.setVisible(pictured.can_look)
        self._summary.setText(summary(self._people, looked=pictured.sight is not None))
        self.who.set_consents(pictured.consents)
        self.said.set_sight(pictured.sight, can_look=pictured.can_look)
        self.said.set_findings(pictured.findings)
        asset = pictured.asset
        self.said.alt.show_medium(asset.id, asset.alt_text, asset.metadata.description)
        self._fill_list()
        self._show_boxes()
        waits = self._current == DRAFT or self.view.draft() is not None  # a box that nobody was named for yet
        if self.somebody(self._current) is None and not waits:
            open_ones = [each for each in self._people if each.is_open] or list(self._people)
            self.choose(open_ones[0].key if open_ones else "")

    def pictured(self) -> Pictured | None:
        """Return what is shown."""
        return self._pictured

    def somebody(self, key: str) -> Somebody | None:
        """Return the person under a key."""
        return next((each for each in self._people if each.key == key), None)

    def current_key(self) -> str:
        """Return the key of the chosen person; `DRAFT` for a box that was just drawn, "" for nobody."""
        return self._current

    def choose(self, key: str) -> None:
        """Show one person, on the picture, in the list and in the question."""
        self._current = key
        somebody = self.somebody(key)
        self.view.choose(key)
        for row in range(self.people.count()):
            if self.people.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.people.blockSignals(True)
                self.people.setCurrentRow(row)
                self.people.blockSignals(False)
        self._ask(somebody, is_new=key == DRAFT)

    def show_problem(self, problem: Problem) -> None:
        """Say above the picture what went wrong."""
        self.problem.tell(problem)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the picture most of the room in a narrow window."""
        self._right.setFixedWidth(_NARROW_RIGHT if narrow else _RIGHT)

    def _ask(self, somebody: Somebody | None, *, is_new: bool) -> None:
        self._question.setVisible(somebody is not None or is_new)
        self._show_foot()
        self._chosen.setText(
            "Who is the new one?" if is_new else f"Who is “{somebody.name}”?" if somebody else ""
        )
        marked = somebody.person.appearance if somebody is not None and somebody.person is not None else None
        self.who.show_choice(
            *((marked.resolution, marked.consent_id, marked.note) if marked else (_BEGIN, None, "")),
            is_marked=marked is not None,
        )

    def _fill_list(self) -> None:
        self.people.blockSignals(True)
        self.people.clear()
        for each in self._people:
            place = "" if each.region is not None else " (somewhere on it)"
            item = QListWidgetItem(
                icon(KIND_ICONS[each.kind], each.kind), f"{each.name}{place}: {each.words}"
            )
            item.setData(Qt.ItemDataRole.UserRole, each.key)
            self.people.addItem(item)
        self.people.blockSignals(False)
        self.people.setVisible(bool(self._people))
        self.people.setFixedHeight(min(5, max(1, len(self._people))) * 34 + 8)

    def _show_boxes(self) -> None:
        if self.tabs.currentIndex() == PEOPLE:
            self.view.set_boxes(boxes(self._people))
            self.view.choose(self._current)
        else:
            self.view.set_boxes(boxes_of(self._pictured.sight if self._pictured else None))
        self.view.set_may_draw(self.tabs.currentIndex() == PEOPLE)
        self.mark.setVisible(self.tabs.currentIndex() == PEOPLE)

    def _show_foot(self) -> None:
        asked = not self._question.isHidden()
        self.who.foot.setVisible(asked and self.tabs.currentIndex() == PEOPLE)

    def _on_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._show_foot()
        self._show_boxes()

    def _on_view(self, key: str) -> None:
        if self.tabs.currentIndex() == PEOPLE:
            self.choose(key)
        else:
            self.said.choose(key)

    def _on_row(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose(str(item.data(Qt.ItemDataRole.UserRole)))

    def _keep(self) -> None:
        if self.tabs.currentIndex() == PEOPLE and self._current:
            self.keepWanted.emit(self._current)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.view.chosen.connect(self._on_view)
        self.view.removeWanted.connect(self._on_remove)
        self.people.currentItemChanged.connect(self._on_row)
        self.said.chosen.connect(self.view.choose)
        self.mark.clicked.connect(self.view.begin)
        self.again.clicked.connect(self.lookWanted)
        self.undo.clicked.connect(self.undoWanted)
        self.back.clicked.connect(self.left)
        self.who.keepWanted.connect(self._keep)
        self.who.removeWanted.connect(lambda: self._on_remove(self._current))
        self.who.consentWanted.connect(lambda: self.consentWanted.emit(self._current))
        self.who.openConsentWanted.connect(self.openConsentWanted)
        acts = (
            ("Ctrl+Return", self._keep),
            ("Ctrl+Enter", self._keep),
            ("Esc", self.left),
            ("Ctrl+Z", self.undoWanted),
        )
        for keys, slot in acts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.view.drawingChanged.connect(self._on_drawing)

    def _on_drawing(self, drawing: bool) -> None:
        """While a box is being made, Escape drops it and does not leave the page."""
        for shortcut in self.findChildren(QShortcut):
            if shortcut.key() == QKeySequence("Esc"):
                shortcut.setEnabled(not drawing)

    def _on_remove(self, key: str) -> None:
        somebody = self.somebody(key)
        if somebody is not None and somebody.person is not None:
            self.removeWanted.emit(key)

    def _lay_out(self) -> None:
        self.problem.hide()
        self.add_action(self.back)
        columns = QHBoxLayout()
        columns.setSpacing(M)
        columns.addWidget(self._make_left(), 1)
        columns.addWidget(self._make_right())
        self.body.addWidget(self.problem)
        self.body.addLayout(columns, 1)

    def _make_left(self) -> QWidget:
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self.mark)
        foot.addWidget(self.again)
        foot.addWidget(self.undo)
        self.undo.hide()
        foot.addWidget(self.loading, 1)
        foot.addWidget(self._summary, 1)
        card = Card(margin=M - 4)
        card.add(self.view, 1)
        card.body.addLayout(foot)
        card.add(self._how)
        return card

    def _make_right(self) -> QWidget:
        people = QWidget()
        column = QVBoxLayout(people)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(self.people)
        column.addSpacing(S)
        self._question = QWidget()
        inner = QVBoxLayout(self._question)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._chosen)
        inner.addWidget(self.who)
        column.addWidget(self._question)
        column.addStretch(1)
        self._stack = QStackedWidget()
        for page, name in ((people, "About the person"), (self.said, "What the picture says")):
            self._stack.addWidget(scrolled(page, name, margin=0))
        for name in ("People", "Words and codes"):
            self.tabs.addTab(name)
        self._right = Card(margin=1, spacing=0)
        self._right.add(self.tabs)
        self._right.add(self._stack, 1)
        self._right.add(self.who.foot)
        return self._right
