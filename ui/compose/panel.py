"""The compose page of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.compose.presenter import ComposePresenter
from ui.compose.view import ComposeView
from ui.session import Session


class ComposePanel(ComposeView):
    """Begins with what the person was writing when the program last ended, or with a new post."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = ComposePresenter(self, session)
        self.presenter.start()

    def new(self) -> None:
        """Begin a new post; what is on the desk is kept."""
        self.presenter.new()

    def open(self, post_id: str) -> None:
        """Open a post as it was saved last, with what was typed since."""
        self.presenter.open(post_id)

    def correct(self, post_id: str) -> None:
        """Open a post that is out, to correct it with an edit note."""
        self.presenter.open(post_id)

    def flush(self) -> None:
        """Keep what was typed, at once. Call it before the window locks or closes."""
        self.presenter.flush()
