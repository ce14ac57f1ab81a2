"""Reads the policy, keeps what is changed, and checks private posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ccgcompose.domain.finding import Severity
from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.policy_settings import NO_SETTINGS, PolicySettings
from ccgcompose.errors import Problem
from ccgcompose.usecases.personal import PersonalAnswer
from ccgcompose.usecases.policy import ClauseLine, RuleLine, VersionLine
from ui.crash import as_problem
from ui.session import Session

if TYPE_CHECKING:
    from ui.policy.panel import PolicyPanel

READ_ONLY = "You may read this. Changing it is for people who are designated to speak or to approve."


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the page shows, read at once."""

    settings: PolicySettings
    rules: tuple[RuleLine, ...]
    clauses: tuple[ClauseLine, ...]
    versions: tuple[VersionLine, ...]
    subjects: tuple[str, ...]
    may_change: bool


class PolicyPresenter(QObject):
    """Between the panel and the desk."""

    def __init__(self, panel: PolicyPanel, session: Session) -> None:
        super().__init__(panel)
        self._panel = panel
        self._session = session
        self._facts: Facts | None = None
        self._saved = ""  # the list that is being kept: what was typed there is replaced by what is kept
        panel.lists.saveWanted.connect(self._save_list)
        panel.rules.weightChosen.connect(self._set_weight)
        panel.versions.restoreWanted.connect(self._restore)
        panel.personal.edited.connect(self._check)
        panel.unread.actionTriggered.connect(self.refresh)
        session.navigator.recordsChanged.connect(self._changed)

    def refresh(self) -> None:
        """Read everything again."""
        self._session.background.latest(
            "policy", self._read, done=self._show, failed=self._not_read, owner=self
        )

    def _changed(self) -> None:
        if self._panel.isVisible():
            self.refresh()

    def _read(self) -> Facts:
        """Runs on a thread of the pool."""
        desk, now = self._session.desk, self._session.desk.clock.now()
        organisation = desk.set_up.organisation()
        held = desk.people.designations(self._session.person)
        return Facts(
            desk.policy.read(),
            desk.policy.rules(),
            desk.policy.clauses(),
            desk.policy.versions(),
            organisation.subjects if organisation else (),
            any(designation.in_force(now) for designation in held),
        )

    def _show(self, facts: Facts) -> None:
        self._panel.show_unread(None)
        if facts == self._facts and not self._saved:
            return
        self._facts = facts
        panel = self._panel
        titles = {rule.id: rule.title for rule in facts.rules}
        clauses = {clause.id: clause.title for clause in facts.clauses}
        today = self._session.desk.clock.now().astimezone(zone_of(self._session.zone)).date()
        panel.set_subtitle(_summed(facts))
        panel.clauses.set_clauses(facts.clauses, titles)
        panel.rules.set_rules(facts.rules, clauses, may_change=facts.may_change)
        panel.lists.set_may_change("" if facts.may_change else READ_ONLY)
        panel.lists.set_lists(facts.settings, facts.subjects, today, self._saved)
        panel.versions.set_versions(facts.versions, may_change=facts.may_change)
        self._saved = ""

    def _not_read(self, error: BaseException) -> None:
        """What is shown already stays, and the window says what went wrong."""
        if self._facts is None:
            self._panel.show_unread(as_problem(error))
        if self._facts is not None or not isinstance(error, Problem):
            self._failed(error)

    # changes

    def _save_list(self, key: str, entries: tuple[Any, ...]) -> None:
        if self._facts is None:
            return
        policy, person = self._session.desk.policy, self._session.person
        if key == "subjects":
            work: Callable[[], object] = partial(policy.change_subjects, person, entries)
        else:
            changes: dict[str, Any] = {key: entries}
            work = partial(policy.change, person, replace(self._facts.settings, **changes))
        self._keep(work, partial(self._panel.lists.show_problem, key), key)

    def _set_weight(self, rule_id: str, wanted: Severity | None) -> None:
        if self._facts is None:
            return
        severities = {key: value for key, value in self._facts.settings.severities.items() if key != rule_id}
        if wanted is not None:
            severities[rule_id] = wanted
        settings = replace(self._facts.settings, severities=severities)
        self._keep(partial(self._session.desk.policy.change, self._session.person, settings), self._tell)

    def _restore(self, number: int) -> None:
        self._keep(partial(self._session.desk.policy.restore, self._session.person, number), self._tell)

    def _keep(self, work: Callable[[], object], tell: Callable[[Problem], None], key: str = "") -> None:
        self._session.background.run(
            work, done=partial(self._kept, key), failed=partial(self._not_kept, tell), owner=self
        )

    def _kept(self, key: str, _made: object) -> None:
        self._saved = key
        self._session.navigator.toast.emit("Kept. The checks follow it from now on.")
        self._session.navigator.recordsChanged.emit()

    def _not_kept(self, tell: Callable[[Problem], None], error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        tell(error)
        facts, self._facts = self._facts, None  # a choice that was refused is shown as it was
        if facts is not None:
            self._show(facts)

    # a private post

    def _check(self, text: str) -> None:
        self._session.background.latest(
            "policy.personal",
            self._session.desk.personal.check,
            text,
            self._facts.settings if self._facts else NO_SETTINGS,
            done=partial(self._checked, text),
            failed=self._failed,
            owner=self,
        )

    def _checked(self, text: str, answer: PersonalAnswer) -> None:
        say = self._session.desk.compose.clause_words
        words = {found.clause: say(found.clause) for found in answer.findings}
        self._panel.personal.set_findings(text, answer.findings, words)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._tell(error)

    def _tell(self, problem: Problem) -> None:
        self._session.navigator.problem.emit(problem)


def _summed(facts: Facts) -> str:
    version = f"version {facts.settings.version} of your settings" if facts.settings.version else ""
    parts = (f"{len(facts.clauses)} clauses", f"{len(facts.rules)} checks", version)
    return " · ".join(part for part in parts if part)
