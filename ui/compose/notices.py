"""What must be read about this post, above it: recovered text, somebody else's revision, problems, success."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import Kind, S
from ui.widgets.banner import Banner


class Notices(QWidget):
    """One banner for each `about`; a new one takes the place of the old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S)
        self.hide()

    def say(
        self, about: str, kind: Kind, what: str, *, kept: str = "", next: str = "", closable: bool = True
    ) -> Banner:
        """Show a banner, have it spoken, and return it for actions."""
        self.clear(about)
        banner = Banner(kind, what, kept=kept, next=next, closable=closable)
        banner.closed.connect(self._on_closed)
        self._banners[about] = banner
        self._column.addWidget(banner)
        self.show()
        banner.announce()
        return banner

    def show_problem(self, problem: Problem) -> Banner:
        """Say what happened, what was kept and what to do next."""
        return self.say("problem", "bad", problem.what, kept=problem.kept, next=problem.next)

    def clear(self, about: str = "") -> None:
        """Take one banner away, or all of them."""
        for key in [about] if about else list(self._banners):
            banner = self._banners.pop(key, None)
            if banner is not None:
                banner.hide()
                banner.deleteLater()
        self.setVisible(bool(self._banners))

    def text(self, about: str) -> str:
        """Return what one banner says, or an empty text."""
        banner = self._banners.get(about)
        return "" if banner is None or banner.isHidden() else banner.text()

    def offers(self, about: str) -> list[QPushButton]:
        """Return the buttons of one banner, from left to right."""
        banner = self._banners.get(about)
        return [] if banner is None else banner.findChildren(QPushButton)

    def _on_closed(self) -> None:
        for key in [key for key, banner in self._banners.items() if banner.isHidden()]:
            self.clear(key)
