"""What the person writes and chooses, from the fields to the post on the desk and back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ccgcompose.domain.account import Account, SignOffStyle
from ccgcompose.domain.signoff import sign_off
from ui.compose.autokeep import AutoKeep
from ui.compose.on_desk import OnDesk
from ui.compose.text_area import ALL
from ui.compose.view import ComposeView
from ui.session import Session


class Writing(QObject):
    """Each change goes to the desk, and from there it is kept."""

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView, keep: AutoKeep) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self._keep = keep
        view.texts.edited.connect(self._on_text)
        view.texts.titleEdited.connect(self._on_title)
        view.accounts.accountsChosen.connect(self._on_accounts)
        view.accounts.subjectChosen.connect(self._on_subject)
        on_desk.opened.connect(self._show)
        on_desk.factsRead.connect(self.show_choices)
        on_desk.edited.connect(self._on_edited)

    def _on_text(self, key: str, text: str) -> None:
        self._on_desk.edit(self._on_desk.working.with_text(key or None, text))

    def _on_title(self, title: str) -> None:
        self._on_desk.edit(self._on_desk.working.with_title(title))

    def _on_accounts(self) -> None:
        self._on_desk.edit(self._on_desk.working.with_accounts(self._view.accounts.chosen()))
        self.show_choices()

    def _on_subject(self, subject: str) -> None:
        self._on_desk.edit(self._on_desk.working.with_subject(subject))

    def _on_edited(self) -> None:
        self._keep.changed(self._on_desk.working.outgoing)
        self._view.texts.set_content(self._on_desk.working.content)
        self._show_sign_offs()

    def _show(self) -> None:
        self._view.set_correcting(self._on_desk.working.is_correction)
        self.show_choices()
        self._view.texts.go_to(ALL)

    def show_choices(self) -> None:
        """Show where the post can go, what it can be about, and what it says."""
        working, facts = self._on_desk.working, self._on_desk.facts
        chosen = self._on_desk.chosen()
        offered = chosen if working.is_correction else self._on_desk.accounts()
        self._view.accounts.set_accounts([(a.id, chip_name(a)) for a in offered])
        self._view.accounts.set_chosen(working.content.account_ids)
        self._view.accounts.set_fixed(working.is_correction)
        organisation = facts.around.organisation if facts else None
        subjects = organisation.subjects if organisation else ()
        self._view.accounts.set_subjects(subjects, working.content.subject)
        self._view.texts.set_accounts([(a.id, a.name) for a in chosen])
        self._view.texts.set_content(working.content)
        self._show_sign_offs()

    def _show_sign_offs(self) -> None:
        content, signed = self._on_desk.working.content, sign_off(self._session.person)
        shown = {a.id: signed for a in self._on_desk.chosen() if _is_added(a, content.text_for(a.id), signed)}
        if shown or not self._on_desk.chosen():
            shown[ALL] = signed
        self._view.texts.set_sign_offs(shown)


def _is_added(account: Account, text: str, signed: str) -> bool:
    """Return whether the account shows the sign-off besides what is written."""
    if account.sign_off is SignOffStyle.APPENDED:
        return signed not in text
    return account.sign_off is SignOffStyle.BYLINE


def chip_name(account: Account) -> str:
    """Return what the chip of an account says: whether anybody reads what goes out there is no detail."""
    return f"{account.name} · practice" if account.is_practice else account.name
