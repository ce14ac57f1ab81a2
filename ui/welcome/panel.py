"""Welcome: one page, under two minutes, or a look around with sample data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Person
from ccgcompose.errors import Problem
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.set_up import NewAccount, NewPerson
from ui.background import Background
from ui.tokens import L, M, S
from ui.welcome.organisation_form import OrganisationForm
from ui.welcome.person_form import PersonForm
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.text import heading, label, title

WIDEST = 1080
FOLDER_HINT = "Your first account needs no sign-in: feeds and pages in a folder that any web server can show."


class WelcomePanel(QWidget):
    """`finished` carries the person who begins. `sample` makes the sample workspace and returns its person."""

    finished = Signal(object)

    def __init__(
        self, desk: Desk, background: Background, newsroom: Path, sample: Callable[[], Person]
    ) -> None:
        super().__init__()
        self._desk, self._background, self._sample = desk, background, sample
        self.organisation, self.person = OrganisationForm(), PersonForm()
        self.folder = QLineEdit(str(newsroom))
        self.folder_row = FormRow("Newsroom fol&der", self.folder, FOLDER_HINT)
        self.choose = button("Choose…", icon_name="folder")
        self.begin = button("Begin", "primary")
        self.look_around = button("Look around with sample data", icon_name="eye")
        self._problem = Banner("bad", "", closable=False)
        self._problem.hide()
        self._lay_out()
        self.setFocusProxy(self.organisation.name)
        self.begin.clicked.connect(self._begin)
        self.look_around.clicked.connect(self._look_around)
        self.choose.clicked.connect(self._choose_folder)

    def _begin(self) -> None:
        filled, person_errors = self.organisation.filled(), self.person.errors()
        self.person.set_errors(person_errors)
        self.organisation.set_errors(filled.errors)
        folder = _whole_path(self.folder.text().strip())
        self.folder_row.set_error("" if folder else "Choose a folder, or write its whole path.")
        if filled.organisation is None or person_errors or folder is None:
            return
        self.set_busy(True)
        self._background.run(
            self._set_up,
            filled.organisation,
            self.person.person(),
            folder,
            done=self.finished.emit,
            failed=self._failed,
            owner=self,
        )

    def _set_up(self, organisation: Organisation, person: NewPerson, folder: Path) -> Person:
        settings = {"folder": str(folder), "base_url": "", "zone": organisation.zone}
        newsroom = NewAccount("Newsroom", "newsroom", organisation.brand, settings)
        folder.mkdir(parents=True, exist_ok=True)
        return self._desk.set_up.start(organisation, (person,), (newsroom,))

    def _look_around(self) -> None:
        self.set_busy(True)
        self._background.run(self._sample, done=self.finished.emit, failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self.set_busy(False)
        if isinstance(error, OSError):
            error = Problem(
                f"The folder for the newsroom cannot be made: {error.strerror}.",
                kept="Everything you filled in is still here.",
                next="Choose another folder.",
            )
        if not isinstance(error, Problem):
            raise error
        self.show_problem(error)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, what was kept and what to do next."""
        self._problem.tell(problem)

    def set_busy(self, busy: bool) -> None:
        """While the workspace is made, nothing can be pressed twice."""
        for control in (self.begin, self.look_around):
            control.setEnabled(not busy)
        self.begin.setText("Setting up…" if busy else "Begin")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where the newsroom is published", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(self._head())
        column.addWidget(self._problem)
        column.addLayout(self._cards())
        column.addLayout(self._foot())
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(S)
        words.addWidget(title("Welcome"))
        lead = "Whose voice is this, and who are you? Everything stays on this computer."
        words.addWidget(label(lead, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addLayout(words, 1)
        row.addWidget(self.look_around, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _cards(self) -> QHBoxLayout:
        left = Card(margin=L, spacing=M)
        left.add(heading("Your organisation"))
        left.add(self.organisation)
        left.body.addStretch(1)
        you = Card(margin=L, spacing=M)
        you.add(heading("You"))
        you.add(self.person)
        you.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(left, 1)
        row.addWidget(you, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S)
        for widget, stretch in ((self.folder_row, 1), (self.choose, 0), (self.begin, 0)):
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignBottom)
        return row


def _whole_path(text: str) -> Path | None:
    """Return the folder that is meant; None where it depends on where the program was started."""
    try:
        folder = Path(text).expanduser()
    except RuntimeError:  # a home folder of somebody who is not there
        return None
    return folder if folder.is_absolute() else None
