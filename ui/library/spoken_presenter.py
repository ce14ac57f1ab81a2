"""Behind captions and transcripts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ccgcompose.errors import Problem
from ccgcompose.usecases.spoken import Spoken
from ui.library.spoken_part import SpokenPart
from ui.session import Session


class SpokenPresenter(QObject):
    """`media_id` tells which medium is shown; `tell` hears of what went wrong."""

    def __init__(
        self, part: SpokenPart, session: Session, media_id: Callable[[], str], tell: Callable[[Problem], None]
    ) -> None:
        super().__init__(part)
        self._session, self._media_id, self._tell = session, media_id, tell
        part.captionsWanted.connect(self.add)
        part.removeWanted.connect(lambda language: self._write(self._spoken.uncaption, language))
        part.transcribed.connect(lambda text: self._write(self._spoken.transcribe, text))
        part.fromCaptionsWanted.connect(lambda: self._write(self._spoken.transcribe_captions))

    def add(self, source: Path, language: str) -> None:
        """Add a captions file in a language."""
        self._write(self._spoken.caption, source, language)

    @property
    def _spoken(self) -> Spoken:
        return self._session.desk.spoken

    def _write(self, act: Callable[..., object], *args: object) -> None:
        self._session.background.run(
            partial(act, self._session.person, self._media_id(), *args),
            done=self._written,
            failed=self._failed,
            owner=self,
        )

    def _written(self, _asset: object) -> None:
        self._session.navigator.recordsChanged.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._tell(error)
