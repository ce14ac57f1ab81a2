"""Brings the window to life: open the workspace, sign in, work, lock, close."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ccgcompose.errors import Problem
from ui import theme
from ui.background import Background
from ui.main_window import MainWindow
from ui.pages import pages
from ui.session import Navigator, Session
from ui.sign_in.panel import SignInPanel
from ui.sign_in.presenter import SignInPresenter
from ui.tokens import Scheme

# What only a signed-in person needs is imported then: the door is painted first.
if TYPE_CHECKING:
    from ccgcompose.bootstrap import Workbench
    from ccgcompose.domain.organisation import Organisation
    from ccgcompose.domain.people import Person
    from ui.idle import IdleWatch
    from ui.publishing import Publishing
    from ui.reminding import Reminding
    from ui.routes import Routes
    from ui.welcome.panel import WelcomePanel


class Controller(QObject):
    """One window over one workspace, its door shut. `open_workbench` is slow and runs off the interface thread."""

    def __init__(self, app: QApplication, open_workbench: Callable[[], Workbench]) -> None:
        super().__init__(app)
        self._app = app
        self._open_workbench = open_workbench
        self.background = Background(parent=self)
        self.navigator = Navigator(self)
        self.window = MainWindow(pages(self.session))
        self.workbench: Workbench | None = None
        self._session: Session | None = None
        self._publishing: Publishing | None = None
        self._idle: IdleWatch | None = None
        self._routes: Routes | None = None
        self._reminding: Reminding | None = None
        self.navigator.problem.connect(self.show_problem)
        self.window.lockWanted.connect(self.lock)
        self.window.themeChosen.connect(self._choose_theme)
        self.window.closing.connect(self._close)
        self.door = SignInPanel()
        self._cover: SignInPanel | WelcomePanel = self.door
        self._put_over(self.door)
        self.door.set_waiting()

    def session(self) -> Session:
        """Return the session. Raise Problem while nobody is signed in."""
        if self._session is None:
            raise Problem("Nobody is signed in.", next="Open the workspace first.")
        return self._session

    def show_problem(self, problem: Problem) -> None:
        """Show a problem where it is seen: on the door while it is shut, and in the window for whoever works."""
        if self.window.is_covered:
            self._cover.show_problem(problem)
        if self._session is not None:
            self.window.show_problem(problem)

    # opening

    def start(self) -> None:
        """Open the workspace behind the door, after its first paint: both share the interpreter."""
        QTimer.singleShot(0, self._open_behind)

    def _open_behind(self) -> None:
        self.background.run(self._open, done=self._opened, failed=self._not_opened, owner=self)

    def _open(self) -> tuple[Organisation | None, tuple[Person, ...]]:
        # Kept at once, so that a window closed meanwhile can still let go of it.
        self.workbench = self._open_workbench()
        desk = self.workbench.desk
        return desk.set_up.organisation(), desk.sign_in.people()

    def _opened(self, found: tuple[Organisation | None, tuple[Person, ...]]) -> None:
        organisation, people = found
        workbench = self._opened_workbench()
        if organisation is None:
            self._welcome(workbench)
            return
        self.window.set_organisation(organisation.name)
        self.door.set_busy(False)
        presenter = SignInPresenter(self.door, workbench.desk, self.background)
        presenter.opened.connect(self.sign_in)
        presenter.begin(people, organisation.name, workbench.settings.last_person)

    def _not_opened(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            self.door.show_failed()
            raise error
        self.door.show_failed(error)

    def _opened_workbench(self) -> Workbench:
        if self.workbench is None:
            raise Problem("The workspace is not open yet.", next="Wait a moment, then try again.")
        return self.workbench

    def _welcome(self, workbench: Workbench) -> None:
        from ui.welcome.panel import WelcomePanel

        panel = WelcomePanel(
            workbench.desk, self.background, workbench.newsroom_folder, workbench.set_up_sample
        )
        panel.finished.connect(self.sign_in)
        self._put_over(panel)

    def _put_over(self, cover: SignInPanel | WelcomePanel) -> None:
        self._cover = cover
        self.window.cover(cover)

    # a session

    def sign_in(self, person: Person) -> None:
        """Begin a session for this person: the pages, the publisher, the watch for idleness."""
        self.background.run(self._begin_facts, person, done=self._begin, failed=self._not_begun, owner=self)

    def _begin_facts(self, person: Person) -> tuple[Person, Organisation]:
        workbench = self._opened_workbench()
        workbench.remember_person(person)
        organisation = workbench.desk.set_up.organisation()
        if organisation is None:
            raise Problem("This workspace has no organisation.", next="Close the app and set it up again.")
        return person, organisation

    def _not_begun(self, error: BaseException) -> None:
        self._cover.set_busy(False)
        if not isinstance(error, Problem):
            raise error
        self._cover.show_problem(error)

    def _begin(self, facts: tuple[Person, Organisation]) -> None:
        from ui.garbage import settle
        from ui.idle import IdleWatch
        from ui.publishing import Publishing
        from ui.reminding import Reminding
        from ui.routes import Routes

        person, organisation = facts
        workbench = self._opened_workbench()
        self._session = Session(workbench.desk, person, organisation, self.background, self.navigator)
        self.window.set_organisation(organisation.name)
        self.window.set_person(person.name, person.position)
        self._publishing = Publishing(self.window, self._session, workbench)
        self._publishing.start()
        self._idle = IdleWatch(self._app, organisation.lock_after_minutes, self)
        self._idle.idle.connect(self.lock)
        self._routes = Routes(self.window, self._session)
        self.window.uncover()
        self.window.show_page("compose")
        self._reminding = Reminding(self.window, self._session)
        self._reminding.look()
        settle(self.window)

    def lock(self) -> None:
        """Cover everything until the same person gives the passphrase again. Publishing goes on."""
        if self._session is None or self.window.is_covered:
            return
        self.door = SignInPanel()
        presenter = SignInPresenter(self.door, self._session.desk, self.background)
        presenter.opened.connect(self._unlock)
        presenter.lock(self._session.person)
        self._put_over(self.door)
        # Behind the door, so that a text that cannot be kept is said on the door.
        self._flush()

    def _unlock(self, _person: Person) -> None:
        self.window.uncover()
        if self._idle is not None:
            self._idle.set_minutes(self.session().organisation.lock_after_minutes)
        if self._reminding is not None:
            self._reminding.look()

    def _flush(self) -> None:
        if self._routes is not None:
            self._routes.flush()

    def _choose_theme(self, scheme: Scheme | None) -> None:
        theme.apply(self._app, scheme or theme.system_scheme())
        self.window.set_theme(scheme)
        self.background.run(self._remember_theme, scheme, failed=self._not_remembered, owner=self)

    def _remember_theme(self, scheme: Scheme | None) -> None:
        self._opened_workbench().remember(theme=scheme.value if scheme else "")

    def _not_remembered(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self.show_problem(error)

    def _close(self) -> None:
        """Keep what was typed, finish the publication that is under way, then let go of everything."""
        self._flush()
        # First the background, where the publisher may just be starting; then there is something to stop.
        self.background.close()
        if self._publishing is not None:
            self._publishing.stop()
        if self.workbench is not None:
            self.workbench.close()
