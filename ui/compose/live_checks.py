"""The policy's answer as one types: at once for texts of common length, in the background for long ones.

An answer belongs to the content that was asked about. One that comes late, when the person has typed on, is
not shown: the newest question cancels all earlier ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.post import Content
from ccgcompose.usecases.surroundings import Surroundings
from ui.background import Job
from ui.session import Session

LONG = 5_000  # characters from which on a key press does not wait for the checks
PAUSE_MS = 250  # after the last key press, before a long text is looked at


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be checked: a content, as it would go out at a moment (UTC; None: now)."""

    content: Content
    moment: datetime | None
    around: Surroundings

    @property
    def is_long(self) -> bool:
        """Return whether checking takes longer than a key press may."""
        texts = (self.content.text, *(variant.text for variant in self.content.variants))
        return sum(map(len, texts)) > LONG


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in which content, and how long its texts are for each account."""

    question: Question
    findings: tuple[Finding, ...]
    lengths: dict[str, int]


class LiveChecks(QObject):
    """`ask` as often as you like; `answered(Answer)` comes for the newest question."""

    answered = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: Question | None = None
        self._job: Job | None = None
        self._warm = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._timer.isActive() or self._job is not None

    def ask(self, question: Question) -> None:
        """Want an answer in the next turn of the event loop, or (long texts) after a short pause."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._question = question
        self._timer.start(PAUSE_MS if question.is_long else 0)

    def _look(self) -> None:
        question = self._question
        if question is None:
            return
        if self._warm and not question.is_long:
            self._arrived(self._answer(question))
            return
        # The first time the word lists are read, which takes longer than a key press.
        self._job = self._session.background.run(self._answer, question, done=self._arrived, owner=self)

    def _answer(self, question: Question) -> Answer:
        """Runs on any thread: it touches values only."""
        compose, content, around = self._session.desk.compose, question.content, question.around
        findings = compose.check(content, self._session.person, around, question.moment)
        lengths = {
            key: compose.length(content.text_for(key), key, around)
            for key in content.account_ids
            if key in around.accounts
        }
        return Answer(question, findings, lengths)

    def _arrived(self, answer: Answer) -> None:
        self._warm, self._job = True, None
        self.answered.emit(answer)
