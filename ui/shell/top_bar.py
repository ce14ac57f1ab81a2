"""The top bar: organisation, search, the publisher's pulse, the hold, and who sits here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui import theme
from ui.icons import icon
from ui.shell.identity import IdentityButton
from ui.shell.pulse import Pulse
from ui.shell.rail import WIDTH
from ui.shell.search_button import SearchButton
from ui.tokens import Kind, L, M, S
from ui.widgets.button import WITH_WORDS, button
from ui.widgets.elided_label import ElidedLabel

HEIGHT = 56


class TopBar(QFrame):
    """Setters in; `searchWanted`, `holdWanted` and `releaseWanted` out."""

    searchWanted = Signal()
    holdWanted = Signal()
    releaseWanted = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self._organisation = ElidedLabel(role="organisation")
        self._search = SearchButton()
        self._pulse = Pulse()
        self._hold = button("", "danger")
        self._identity = IdentityButton()
        self._identity.setMenu(menu)
        self._search.clicked.connect(self.searchWanted)
        self._hold.clicked.connect(self._on_hold)
        self._lay_out()
        self.set_held(False)

    def set_organisation(self, name: str) -> None:
        """Show whose window this is."""
        self._organisation.setText(name)
        self._organisation.updateGeometry()

    def set_person(self, name: str, position: str) -> None:
        """Show who sits here."""
        self._identity.set_person(name, position)

    def set_pulse(self, text: str, kind: Kind) -> None:
        """Say what the publisher will do next."""
        self._pulse.set_pulse(text, kind)

    def pulse(self) -> str:
        """Return what is said of the publisher."""
        return self._pulse.text()

    def set_held(self, held: bool) -> None:
        """Offer to hold all publishing, or, where it is held, to let it go on."""
        self._held = held
        self._hold.setText("Release the hold" if held else "Hold all publishing")
        self._hold.setIconSize(WITH_WORDS)
        self._hold.setIcon(icon("player-play", "text") if held else icon("hand-stop", "bad"))
        theme.mark(self._hold, "kind", "secondary" if held else "danger")

    def set_compact(self, compact: bool) -> None:
        """Leave out what can be spared in a narrow window."""
        self._identity.set_compact(compact)

    def _on_hold(self) -> None:
        (self.releaseWanted if self._held else self.holdWanted).emit()

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        self._organisation.setFixedWidth(WIDTH - M - 4)
        self._pulse.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(M + 4, 0, M, 0)
        row.setSpacing(M)
        row.addWidget(self._organisation)
        row.addWidget(self._search, 100)
        row.addStretch(1)
        row.addWidget(self._pulse)
        row.addWidget(self._hold)
        row.addWidget(self._identity)
        row.setSpacing(M - S // 2)
        self._organisation.setMinimumHeight(L)
