"""Brings the window to life: open the workspace, sign in, work, lock, close."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Person
from ccgcompose.errors import Problem
from ui import theme
from ui.background import Background
from ui.idle import IdleWatch
from ui.main_window import MainWindow
from ui.pages import pages
from ui.publishing import Publishing
from ui.routes import Routes
from ui.session import Navigator, Session
from ui.sign_in.panel import SignInPanel
from ui.sign_in.presenter import SignInPresenter
from ui.tokens import Scheme

if TYPE_CHECKING:
    from ccgcompose.bootstrap import Workbench

Opened = tuple["Workbench", Organisation | None, tuple[Person, ...]]


class Controller(QObject):
    """One window over one workspace. `open_workbench` is slow and runs off the interface thread."""

    def __init__(self, app: QApplication, open_workbench: Callable[[], Workbench]) -> None:
        super().__init__(app)
        self._app = app
        self._open_workbench = open_workbench
        self.background = Background(parent=self)
        self.navigator = Navigator(self)
        self.window = MainWindow(pages(self.session))
        self.workbench: Workbench | None = None
        self._session: Session | None = None
        self._presenter: SignInPresenter | None = None
        self._publishing: Publishing | None = None
        self._idle: IdleWatch | None = None
        self._routes = Routes(self.window, self.navigator)
        self.window.lockWanted.connect(self.lock)
        self.window.themeChosen.connect(self._choose_theme)
        self.window.closing.connect(self._close)

    def session(self) -> Session:
        """Return the session. Raise Problem while nobody is signed in."""
        if self._session is None:
            raise Problem("Nobody is signed in.", next="Open the workspace first.")
        return self._session

    def show_problem(self, problem: Problem) -> None:
        """Show a problem in the window's banner, or on the door while nobody has signed in."""
        if self._session is None:
            self.door.show_problem(problem)
        else:
            self.window.show_problem(problem)

    def _opened_workbench(self) -> Workbench:
        if self.workbench is None:
            raise Problem("The workspace is not open yet.", next="Wait a moment, then try again.")
        return self.workbench

    def start(self) -> None:
        """Show the door at once; open the workspace behind it."""
        door = SignInPanel()
        door.set_busy(True)
        self.window.cover(door)
        self.door = door
        # After the first paint: the work behind the door shares the interpreter with it.
        QTimer.singleShot(0, self._open_behind)

    def _open_behind(self) -> None:
        self.background.run(self._open, done=self._opened, failed=self._not_opened, owner=self)

    def _open(self) -> Opened:
        workbench = self._open_workbench()
        desk = workbench.desk
        return workbench, desk.set_up.organisation(), desk.sign_in.people()

    def _opened(self, opened: Opened) -> None:
        self.workbench, organisation, people = opened
        if organisation is None:
            self._welcome(self.workbench)
            return
        self.window.set_organisation(organisation.name)
        self.door.set_busy(False)
        self._presenter = SignInPresenter(self.door, self.workbench.desk, self.background)
        self._presenter.opened.connect(self.sign_in)
        self._presenter.begin(people, organisation.name, self.workbench.settings.last_person)

    def _not_opened(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self.door.show_problem(error)

    def _welcome(self, workbench: Workbench) -> None:
        from ui.welcome.panel import WelcomePanel

        panel = WelcomePanel(
            workbench.desk, self.background, workbench.newsroom_folder, workbench.set_up_sample
        )
        panel.finished.connect(self.sign_in)
        self.window.cover(panel)

    def sign_in(self, person: Person) -> None:
        """Begin a session for this person: the pages, the publisher, the watch for idleness."""
        self.background.run(self._begin_facts, person, done=self._begin, owner=self)

    def _begin_facts(self, person: Person) -> tuple[Person, Organisation]:
        workbench = self._opened_workbench()
        workbench.remember_person(person)
        organisation = workbench.desk.set_up.organisation()
        if organisation is None:
            raise Problem("This workspace has no organisation.", next="Close the app and set it up again.")
        return person, organisation

    def _begin(self, facts: tuple[Person, Organisation]) -> None:
        person, organisation = facts
        workbench = self._opened_workbench()
        self._session = Session(workbench.desk, person, organisation, self.background, self.navigator)
        self.window.set_organisation(organisation.name)
        self.window.set_person(person.name, person.position)
        self._publishing = Publishing(self.window, self._session, workbench)
        self._publishing.start()
        self._idle = IdleWatch(self._app, workbench.settings.lock_minutes, self)
        self._idle.idle.connect(self.lock)
        self._routes.begin(self._session)
        self.window.uncover()
        self.window.show_page("compose")

    def lock(self) -> None:
        """Cover everything until the same person gives the passphrase again. Publishing goes on."""
        if self._session is None or self.workbench is None:
            return
        self._routes.flush()
        door = SignInPanel()
        door.set_people((self._session.person,), self._session.person.id)
        self._presenter = SignInPresenter(door, self.workbench.desk, self.background)
        self._presenter.opened.connect(self._unlock)
        self.window.cover(door)
        self._presenter.lock(self._session.person)

    def _unlock(self, _person: Person) -> None:
        self.window.uncover()
        if self._idle is not None and self.workbench is not None:
            self._idle.set_minutes(self.workbench.settings.lock_minutes)

    def _choose_theme(self, scheme: Scheme | None) -> None:
        theme.apply(self._app, scheme or theme.system_scheme())
        self.window.set_theme(scheme)
        if self.workbench is not None:
            self.workbench.remember(theme=scheme.value if scheme else "")

    def _close(self) -> None:
        """Keep what was typed, finish the publication that is under way, then let go of everything."""
        self._routes.flush()
        if self._publishing is not None:
            self._publishing.stop()
        self.background.close()
        if self.workbench is not None:
            self.workbench.close()
