"""Where banners stand: above the page, one under the other, gone when there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import Kind, L, M, S
from ui.widgets.banner import Banner


class BannerArea(QWidget):
    """The same words are never shown twice at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(L, M, L, 0)
        self._column.setSpacing(S)
        self._banners: list[Banner] = []
        self.hide()

    def show_problem(self, problem: Problem) -> Banner:
        """Show what happened, what was kept and what to do next."""
        return self.show_message("bad", problem.what, kept=problem.kept, next=problem.next)

    def show_message(
        self, kind: Kind, what: str, *, kept: str = "", next: str = "", closable: bool = True
    ) -> Banner:
        """Show a banner until it is closed, and return it for actions."""
        banner = Banner(kind, what, kept=kept, next=next, closable=closable)
        for shown in self._banners:
            if shown.text() == banner.text():
                banner.deleteLater()
                return shown
        banner.closed.connect(lambda: self.remove(banner))
        self._banners.append(banner)
        self._column.addWidget(banner)
        banner.show()
        self.show()
        banner.announce()
        return banner

    def remove(self, banner: Banner) -> None:
        """Take a banner away; one that is gone already does no harm."""
        if banner in self._banners:
            self._banners.remove(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def texts(self) -> list[str]:
        """Return what the banners say, from top to bottom."""
        return [banner.text() for banner in self._banners]
