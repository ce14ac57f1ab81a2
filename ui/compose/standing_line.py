"""The header kept true: what is being written, how it is kept, whether it is approved, what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from ccgcompose.domain.approval import Decision, standing
from ccgcompose.domain.moments import day_shown
from ccgcompose.domain.people import Capacity, holding
from ccgcompose.domain.post import Revision, headline
from ccgcompose.usecases.views import PostDetail
from ui.compose.header import Header
from ui.compose.on_desk import OnDesk
from ui.compose.words import ago
from ui.session import Session
from ui.tokens import Kind
from ui.words import joined

TICK_MS = 1_000
TITLE = 40  # characters


class StandingLine(QObject):
    """Looks at the clock each second, for "Saved 2 seconds ago"."""

    def __init__(self, session: Session, on_desk: OnDesk, header: Header) -> None:
        super().__init__(header)
        self._session = session
        self._on_desk = on_desk
        self._header = header
        self._kept_at: datetime | None = None
        self._failed = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()
        on_desk.opened.connect(self._on_opened)
        on_desk.edited.connect(self.refresh)
        on_desk.factsRead.connect(self.refresh)

    def kept(self) -> None:
        """What is typed has just been kept."""
        self._kept_at, self._failed = self._session.desk.clock.now(), False
        self._tell()

    def not_kept(self) -> None:
        """What is typed could not be kept."""
        self._failed = True
        self._tell()

    def recovered(self, at: datetime) -> None:
        """What is shown was kept then."""
        self._kept_at = at
        self._tell()

    def refresh(self) -> None:
        """Show everything anew."""
        working = self._on_desk.working
        name = headline(working.content, TITLE)
        title = "New post" if working.is_blank and not working.post_id else name
        self._header.set_title(f"Correct “{name}”" if working.is_correction else title)
        self._header.set_state(self._state())
        self._header.offer(
            new=working.post_id is not None,
            save=working.can_be_saved,
            approve=self.may_approve(),
        )
        self._tell()

    def may_approve(self) -> bool:
        """Return whether this person may approve what is on the desk, and has not yet."""
        working, detail = self._on_desk.working, self._detail()
        if detail is None or self._on_desk.facts is None or working.is_changed or working.is_correction:
            return False
        latest, person = detail.latest, self._session.person
        if latest.number != working.base or latest.author_id == person.id:
            return False
        held, now = self._on_desk.facts.designations, self._session.desk.clock.now()
        accounts = working.content.account_ids
        may = all(holding(held, Capacity.APPROVE, now, account) is not None for account in accounts)
        return bool(accounts) and may and not self._is_approved(detail)

    def _on_opened(self) -> None:
        self._kept_at, self._failed = None, False
        self.refresh()

    def _detail(self) -> PostDetail | None:
        return self._on_desk.facts.detail if self._on_desk.facts else None

    def _is_approved(self, detail: PostDetail) -> bool:
        found = standing(detail.approvals, self._on_desk.working.base)
        return found is not None and found.decision is Decision.APPROVED

    def _state(self) -> tuple[Kind, str] | None:
        working, detail = self._on_desk.working, self._detail()
        if detail is None or working.is_changed or working.is_correction:
            return None
        found = standing(detail.approvals, working.base)
        if found is None:
            return None
        who = detail.people[found.person_id].name
        return ("ok", f"Approved by {who}") if self._is_approved(detail) else ("warn", f"Sent back by {who}")

    def _tell(self) -> None:
        if self._header.isVisible() or not self._header.saved():
            self._header.set_saved(self._words())

    def _words(self) -> str:
        working, zone = self._on_desk.working, self._session.zone
        now = self._session.desk.clock.now()
        if self._failed:
            return "Not kept: see above"
        if working.is_changed:
            kept = f"Kept {ago(self._kept_at, now, zone)}" if self._kept_at else "Keeping…"
            return f"{kept} · {self._since(working.base)}"
        if working.published is not None:
            names = joined([account.name for account in self._on_desk.chosen()])
            return f"Out on {names} since {day_shown(working.published.since, zone)}"
        revision = self._revision()
        if revision is None:
            return ""
        return f"Saved {ago(revision.made_at, now, zone)}{self._by(revision)} · revision {revision.number}"

    def _since(self, base: int) -> str:
        return f"changed since revision {base}" if base else "not a revision yet"

    def _revision(self) -> Revision | None:
        detail, base = self._detail(), self._on_desk.working.base
        if detail is None:
            return None
        return next((revision for revision in detail.revisions if revision.number == base), None)

    def _by(self, revision: Revision) -> str:
        detail = self._detail()
        if detail is None or revision.author_id == self._session.person.id:
            return ""
        return f" by {detail.people[revision.author_id].name}"
