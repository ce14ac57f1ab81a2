"""The text card: the headline, a tab for all accounts and one for each of them, with its counter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ccgcompose.domain.post import Content
from ui.compose.text_page import TextPage
from ui.icons import icon
from ui.tokens import XS, M, S
from ui.widgets.counter import Counter
from ui.widgets.marks import Mark
from ui.widgets.skeleton import Skeleton
from ui.widgets.tabs import Tabs

ALL = ""  # the key of the tab for all accounts; the others have their account's id
LONGEST_NAME = 18  # characters
CHANGES = "changes"  # the key of the tab that a correction has besides


class TextArea(QWidget):
    """Setters in; `edited(key, text)`, `titleEdited(str)` and `shown(key)` out."""

    edited = Signal(str, str)
    titleEdited = Signal(str)
    shown = Signal(str)
    mediaPasted = Signal(object)  # the QMimeData

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._pages: dict[str, TextPage] = {}
        self._counters: dict[str, Counter] = {}
        self._own: set[str] = set()
        self._counts: dict[str, tuple[int, int | None]] = {}
        self._has_changes = False
        self.tabs = Tabs("Texts")
        self.title = QLineEdit()
        self._stack = QStackedWidget()
        self._changes, self._changes_column = _roomy()
        self._loading, column = _roomy()
        column.addWidget(Skeleton(5), 1, Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.set_accounts(())
        self.tabs.currentChanged.connect(self._on_tab)
        self.title.textEdited.connect(self.titleEdited)

    # what it shows

    def set_accounts(self, accounts: Sequence[tuple[str, str]]) -> None:
        """Offer a tab for each (id, name); the one that is shown stays where it can."""
        keys = [ALL, *(key for key, _ in accounts)]
        if self._has_changes:
            keys.append(CHANGES)
        if keys == self._keys:
            return
        current = self.current()
        self.tabs.blockSignals(True)
        self._own.clear()
        self._counters.clear()  # the tab bar deletes them with their tabs
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._keys, names = keys, dict(accounts)
        for key in keys:
            self._add_tab(key, names.get(key, ""))
        self.tabs.setCurrentIndex(keys.index(current) if current in keys else 0)
        self.tabs.blockSignals(False)
        self._on_tab(self.tabs.currentIndex())

    def set_changes(self, view: QWidget | None) -> None:
        """Offer `view` in a last tab "What changes", or (None) no such tab."""
        if (view is not None) == self._has_changes:
            return
        self._has_changes = view is not None
        if view is not None:
            self._changes_column.addWidget(view)
        names = [(key, self._pages[key].account) for key in self._keys if key not in (ALL, CHANGES)]
        self.set_accounts(names)

    def set_content(self, content: Content) -> None:
        """Show these words everywhere. A field that says them already keeps its undo history."""
        if self.title.text() != content.title:
            self.title.setText(content.title)
        for key, page in self._pages.items():
            page.set_state(content.text_for(key) if key else content.text, content.text)
            self._mark_own(key, own=key != ALL and page.text() != content.text)

    def set_loading(self, loading: bool) -> None:
        """Show grey lines while a post is being opened."""
        self.title.setEnabled(not loading)
        self.tabs.setEnabled(not loading)
        if loading:
            self._stack.setCurrentWidget(self._loading)
        else:
            self._on_tab(self.tabs.currentIndex())

    def set_counts(self, counts: Mapping[str, tuple[int, int | None]]) -> None:
        """Show beside each account's name how much of its room is used: (used, limit)."""
        self._counts = dict(counts)
        for key, (used, limit) in counts.items():
            counter = self._counters.get(key)
            if counter is None:
                continue
            before = counter.sizeHint()
            counter.set_count(used, limit)
            if counter.sizeHint() != before:
                self._fit(key)

    def count_words(self, key: str) -> str:
        """Return what the counter of an account says."""
        return self._counters[key].text()

    def set_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Underline what was found, by tab."""
        for key, page in self._pages.items():
            page.set_marks(marks.get(key, ()))

    def set_sign_offs(self, sign_offs: Mapping[str, str]) -> None:
        """Show under each text how it will be signed."""
        for key, page in self._pages.items():
            page.editor.set_sign_off(sign_offs.get(key, ""))

    # where one is

    def current(self) -> str:
        """Return the key of the tab that is shown."""
        place = self.tabs.currentIndex()
        return self._keys[place] if 0 <= place < len(self._keys) else ALL

    def page(self, key: str) -> TextPage:
        """Return the page of this key; the one for all accounts where there is none."""
        return self._pages.get(key, self._pages[ALL])

    def go_to(self, key: str) -> TextPage:
        """Show the tab of this key and return its page."""
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))
        return self.page(key)

    def keys(self) -> list[str]:
        """Return the keys of the texts, from left to right."""
        return [key for key in self._keys if key != CHANGES]

    def _on_tab(self, _place: int) -> None:
        key = self.current()
        self._stack.setCurrentWidget(self._changes if key == CHANGES else self.page(key))
        self.title.setVisible(key != CHANGES)
        self.shown.emit(key)

    def _add_tab(self, key: str, name: str) -> None:
        words = {ALL: "All accounts", CHANGES: "What changes"}.get(key, _short(name))
        place = self.tabs.addTab(words)
        if key == CHANGES:
            return
        self._ensure_page(key, name)
        if key != ALL:
            self._counters[key] = counter = Counter()
            counter.set_count(*self._counts.get(key, (0, None)))
            counter.setContentsMargins(0, 0, S, 3)
            self.tabs.setTabToolTip(place, name)
            self.tabs.setTabButton(place, QTabBar.ButtonPosition.RightSide, counter)

    def _ensure_page(self, key: str, name: str) -> None:
        if key in self._pages:
            return
        page = TextPage(name)
        page.edited.connect(partial(self.edited.emit, key))
        page.mediaPasted.connect(self.mediaPasted)
        self._pages[key] = page
        self._stack.addWidget(page)
        if key != ALL:
            common = self._pages[ALL].text()
            page.set_state(common, common)

    def _mark_own(self, key: str, *, own: bool) -> None:
        """A pencil on the tab says that the account has words of its own."""
        if key in self._keys and own != (key in self._own):
            self._own ^= {key}
            place = self._keys.index(key)
            self.tabs.setTabIcon(place, icon("pencil", "link") if own else QIcon())
            self.tabs.setAccessibleTabName(place, f"{self.tabs.tabText(place)}, own words" if own else "")

    def _fit(self, key: str) -> None:
        """Have the tab make room for what its counter says now."""
        place, counter = self._keys.index(key), self._counters[key]
        counter.resize(counter.sizeHint())
        self.tabs.setTabText(place, self.tabs.tabText(place))

    def _lay_out(self) -> None:
        self.title.setAccessibleName("Headline")
        self.title.setPlaceholderText("Headline (optional)")
        self.title.setStyleSheet(
            "border: 0; background: transparent; font-size: 19px; font-weight: bold; min-height: 42px;"
        )
        self.title.setContentsMargins(XS, S, M, S)
        self._stack.setMinimumHeight(120)
        self._stack.addWidget(self._changes)
        self._stack.addWidget(self._loading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)


def _roomy() -> tuple[QWidget, QVBoxLayout]:
    """Return a page with room around what its column will hold."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(M + S, M, M + S, M)
    return page, column


def _short(name: str) -> str:
    """Return a name that fits on a tab beside its counter."""
    return (name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…").replace("&", "&&")
