"""What a correction changes, side by side with what is out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ccgcompose.domain.moments import day_shown
from ui.compose.content_words import whole_text
from ui.compose.on_desk import OnDesk
from ui.compose.text_area import CHANGES
from ui.compose.view import ComposeView
from ui.session import Session


class Differing(QObject):
    """Compares when somebody looks, not at each key press."""

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        view.texts.shown.connect(self._compare)
        on_desk.edited.connect(self._compare)

    def _compare(self) -> None:
        working, facts = self._on_desk.working, self._on_desk.facts
        if working.published is None or facts is None or self._view.texts.current() != CHANGES:
            return
        around, out = facts.around, working.published
        since = day_shown(out.since, self._session.zone)
        self._view.difference.set_titles(f"As it is out since {since}", "As you correct it")
        self._view.difference.set_texts(
            whole_text(out.revision.content, around.accounts, around.media),
            whole_text(working.outgoing, around.accounts, around.media),
        )
