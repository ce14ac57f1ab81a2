"""The policy's answer as one types: at once for texts of common length, in the background for long ones.

Checks that take longer (a model, spelling) are asked in the background once the person pauses. An answer belongs to
the content that was asked about. One that comes late, when the person has typed on, is not shown: the newest question
cancels all earlier ones. What took longer stays under words that stand as they were, so that nothing flickers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.post import Content
from ccgcompose.usecases.carrying import carried
from ccgcompose.usecases.check import Pace
from ccgcompose.usecases.surroundings import Surroundings
from ui.background import Job
from ui.session import Session

LONG = 2_000  # characters from which on a key press does not wait for the checks (20 milliseconds)
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
    """What was found in which content, and how long its texts are for each account.

    `complete` false: the checks that take longer are still to come; what they said before of words that stand as
    they were is in `findings` already.
    """

    question: Question
    findings: tuple[Finding, ...]
    lengths: dict[str, int]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Behind:
    """What the checks that run behind said of a content."""

    question: Question
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Quick:
    """What the checks for each key press said of a content; `more` where others run behind."""

    question: Question
    findings: tuple[Finding, ...]
    lengths: dict[str, int]
    more: bool


class LiveChecks(QObject):
    """`ask` as often as you like; `answered(Answer)` comes for the newest question, and again once it is complete."""

    answered = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: Question | None = None
        self._job: Job | None = None
        self._behind: Behind | None = None
        self._quick: Quick | None = None
        self._warm = False
        self._timer = self._once(self._look)
        self._pause = self._once(self._look_closer)

    @property
    def waiting(self) -> bool:
        """Whether the newest question has no complete answer yet."""
        return self._timer.isActive() or self._pause.isActive() or self._job is not None

    def ask(self, question: Question) -> None:
        """Want an answer in the next turn of the event loop, or (long texts) after a short pause."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._pause.stop()
        self._question = question
        self._timer.start(PAUSE_MS if question.is_long else 0)

    def forget(self) -> None:
        """Another post comes: nothing that was found in this one is carried over to it."""
        self._behind = None

    def _once(self, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(call)
        return timer

    def _look(self) -> None:
        question = self._question
        if question is None:
            return
        if self._warm and not question.is_long:
            self._arrived(self._at_once(question))
            return
        # The first time the word lists are read, which takes longer than a key press.
        self._job = self._session.background.run(self._at_once, question, done=self._arrived, owner=self)

    def _at_once(self, question: Question) -> Quick:
        """Runs on any thread: it touches values only."""
        compose, content, around = self._session.desk.compose, question.content, question.around
        found = compose.look(content, self._session.person, around, question.moment, Pace.QUICK)
        lengths = {
            key: compose.length(content.text_for(key), key, around)
            for key in content.account_ids
            if key in around.accounts
        }
        return Quick(question, found, lengths, compose.has_slow_checks)

    def _arrived(self, quick: Quick) -> None:
        self._warm, self._job, self._quick = True, None, quick
        asked_behind = self._behind is not None and self._behind.question == quick.question
        if quick.more and not asked_behind:
            self._pause.start(PAUSE_MS)
        self._tell(quick, complete=asked_behind or not quick.more)

    def _look_closer(self) -> None:
        if self._quick is not None:
            question = self._quick.question
            self._job = self._session.background.run(self._closely, question, done=self._closer, owner=self)

    def _closely(self, question: Question) -> Behind:
        """Runs behind: it may take its time."""
        compose, person = self._session.desk.compose, self._session.person
        found = compose.look(question.content, person, question.around, question.moment, Pace.SLOW)
        return Behind(question, found)

    def _closer(self, behind: Behind) -> None:
        self._job = None
        quick = self._quick
        # A newer question has cancelled the job; to be sure, an answer about another text is never shown.
        if quick is None or quick.question is not behind.question or self._question is not behind.question:
            return
        self._behind = behind
        self._tell(quick, complete=True)

    def _tell(self, quick: Quick, *, complete: bool) -> None:
        question, behind = quick.question, self._behind
        slow = carried(behind.findings, behind.question.content, question.content) if behind else ()
        findings = self._session.desk.compose.explained(quick.findings, slow)
        self.answered.emit(Answer(question, findings, quick.lengths, complete))
