"""The steps of the demonstration, in the order in which an officer takes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QRadioButton, QWidget
from shiboken6 import isValid

from ccgcompose.domain.history import Proof
from ccgcompose.usecases.views import HistoryQuery
from ui.accounts.panel import AccountsPanel
from ui.compose.finding_card import FindingCard
from ui.compose.panel import ComposePanel
from ui.confirm.responsibility import ResponsibilityDialog
from ui.controller import Controller
from ui.demo.accounts_scene import accounts_scene
from ui.demo.stage import Stage
from ui.history.panel import HistoryPanel
from ui.library.panel import LibraryPanel
from ui.planner.panel import PlannerPanel
from ui.policy.panel import CHECKS, PERSONAL, PolicyPanel
from ui.reason_sheet import ReasonSheet
from ui.tokens import Scheme

SUBJECT, TITLE = "Carers", "Coffee morning for carers"
FIRST_TRY = (
    "Do you look after somebody? Come to our coffee morning on Tuesday at 10am in the Guildhall. "
    "I will be there, and the kettle will be on.\n\n"
    "Mrs Hale (NHS number 943 476 5919) told us it changed her week. "
    "Sign up: https://bit.ly/carers-tea #coffeemorning"
)
MENDED = (
    "Do you look after somebody? Come to our coffee morning on Tuesday at 10am in the Guildhall. "
    "I will be there, and the kettle will be on. We meet in Bay 3, Room 2.\n\n"
    "Help for carers: https://www.nhs.uk/conditions/social-care-and-support-guide #CoffeeMorning"
)
P = TypeVar("P", bound=QWidget)
CORRECTED = MENDED.replace("on Tuesday", "on Wednesday")
REASON = "Bay 3, Room 2 is in the Guildhall. It is no ward, and nobody lies there."
PRIVATE = "What a shift, Mrs Hale in bed 4 again"
NOTE = "The coffee morning is on Wednesday, not Tuesday."


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays, and with what."""

    passphrase: str
    picture: Path
    practice: Path  # the folder of the newsroom for practice


class Play:
    """Each method is one scene."""

    def __init__(self, stage: Stage, controller: Controller, cast: Cast) -> None:
        self._stage = stage
        self._controller = controller
        self._window = controller.window
        self._cast = cast
        self.proof: Proof | None = None

    def whole(self) -> None:
        """Play every scene."""
        self.sign_in()
        self.checks_as_you_type()
        self.finding_accepted()
        self.picture_without_permission()
        self.record_permission()
        self.ready_and_scheduled()
        self.published()
        self.corrected()
        self.proved()
        self.policy_and_private_post()
        self.accounts()
        self.dark()

    def sign_in(self) -> None:
        """Open the workspace with the passphrase."""
        door = self._controller.door
        self._stage.until("the door opens", door.passphrase.isEnabled)
        self._stage.picture("sign-in")
        self._stage.type(door.passphrase, self._cast.passphrase)
        self._stage.click(door.open)
        self._stage.until("the compose page is shown", lambda: self._window.current_page() == "compose")
        compose = self._compose
        self._stage.until("the accounts are there", lambda: compose.accounts.subject.count() > 2)
        self._stage.picture("compose-empty")

    def checks_as_you_type(self) -> None:
        """Write too freely, see what the policy says, and mend it."""
        compose, stage = self._compose, self._stage
        _choose(compose.accounts.subject, SUBJECT)
        stage.type(compose.texts.title, TITLE)
        stage.type(compose.texts.page("").editor, FIRST_TRY)
        stage.until("the checks answer", lambda: compose.checks.findChildren(QPushButton))
        stage.picture("checks-as-you-type")
        stage.type(compose.texts.page("").editor, MENDED, anew=True)
        stage.pause(400)
        stage.picture("checks-mended")

    def finding_accepted(self) -> None:
        """Accept a finding that does not apply, by name and with a reason."""
        compose, stage = self._compose, self._stage
        card = stage.child(compose.checks, FindingCard, lambda card: "A ward and a bed" in _words(card))
        stage.click(card.waive_button)
        sheet = stage.child(self._window, ReasonSheet, lambda found: found.isVisible())
        stage.type(sheet.reason, REASON)
        stage.picture("accept-a-finding")
        stage.click(sheet.primary)
        stage.until("the finding is accepted", lambda: REASON in _words(compose.checks))
        stage.picture("finding-accepted")

    def policy_and_private_post(self) -> None:
        """See what holds each clause, and check a private post that nobody keeps."""
        self._window.show_page("policy")
        policy = self._page("policy", PolicyPanel)
        self._stage.pause(400)
        self._stage.picture("policy-clauses")
        policy.show_part(CHECKS)
        self._stage.picture("policy-checks")
        policy.show_part(PERSONAL)
        self._stage.type(policy.personal.editor, PRIVATE)
        self._stage.until("the private post is checked", lambda: "Hale" in _words(policy.personal.checks))
        self._stage.picture("private-post")

    def accounts(self) -> None:
        """See how the accounts stand, and add one for practice."""
        self._window.show_page("accounts")
        accounts_scene(self._stage, self._page("accounts", AccountsPanel), self._cast.practice)

    def picture_without_permission(self) -> None:
        """Drop a picture whose permission nobody has recorded."""
        compose = self._compose
        compose.filesDropped.emit([str(self._cast.picture)])
        self._stage.until("the picture is in the post", lambda: compose.media.cards())
        self._stage.until(
            "the checks ask for a record", lambda: "permission" in _words(compose.checks).lower()
        )
        self._stage.picture("picture-without-permission")

    def record_permission(self) -> None:
        """Record the permission in the form that the picture itself has pre-filled."""
        (card,) = self._compose.media.cards().values()
        self._stage.click(card.permission_button)
        library = self._page("library", LibraryPanel)
        self._stage.until("the library shows the picture", lambda: library.browse.detail.record.isVisible())
        self._stage.picture("library")
        self._stage.click(library.browse.detail.record)
        form = library.form
        self._stage.until("the form is there", lambda: form.record.isVisible())
        self._stage.click(
            self._stage.child(form, QRadioButton, lambda kind: kind.text().startswith("Public domain"))
        )
        self._stage.type(form.fields.lines["evidence"], "Licence notice of the published file", anew=True)
        self._stage.picture("permission-form")
        self._stage.click(form.record)
        self._stage.until("the permission is recorded", lambda: not form.record.isVisible())
        self._stage.picture("permission-in-force")

    def ready_and_scheduled(self) -> None:
        """Nothing stands in the way: look at the preview, then schedule with responsibility by name."""
        self._window.show_page("compose")
        compose = self._compose
        self._stage.until("the way is free", compose.schedule.schedule_button.isEnabled)
        self._stage.picture("compose-ready")
        compose.side_tabs.setCurrentIndex(1)
        self._stage.picture("preview")
        self._stage.click(compose.schedule.schedule_button)
        self._take_responsibility("responsibility")
        self._window.show_page("planner")
        planner = self._page("planner", PlannerPanel)
        self._stage.until("the plan shows the post", lambda: self._delivery(planner))
        planner.view.choose(self._delivery(planner))
        self._stage.picture("planner")

    def published(self) -> None:
        """Bring it forward: the publisher asks every gate again and puts it out."""
        planner = self._page("planner", PlannerPanel)
        self._stage.press(planner.chosen, "Publish now")
        self._take_responsibility("publish-now")
        self._stage.until("the post is out", self._is_out)
        self._open_history()
        self._stage.picture("history")

    def corrected(self) -> None:
        """Correct an error openly: the old text stays, the public sees the note."""
        history = self._page("history", HistoryPanel)
        self._stage.click(history.detail.correct)
        compose = self._compose
        self._stage.until("the correction is open", lambda: compose.correction.isVisible())
        self._stage.until("the text is there", lambda: compose.texts.page("").editor.toPlainText())
        self._stage.type(compose.texts.page("").editor, CORRECTED, anew=True)
        self._stage.type(compose.correction.note, NOTE)
        self._stage.until("the way is free", compose.correction.publish_button.isEnabled)
        self._stage.picture("correction")
        self._stage.click(compose.correction.publish_button)
        self._take_responsibility("responsibility-for-the-correction")
        self._stage.until("the correction is out", lambda: self._publications() > 1 and self._is_out())
        self._open_history()
        self._stage.picture("history-corrected")
        self._stage.click(history.detail.compare)
        self._stage.pause(300)
        self._stage.picture("compare-revisions")
        sheet: Any = self._stage.child(history, QPushButton, lambda b: b.text() == "Close" and b.isVisible())
        self._stage.click(sheet)

    def proved(self) -> None:
        """Prove that nobody changed the history."""
        history = self._page("history", HistoryPanel)
        self._stage.click(history.verify)
        self._stage.until("the proof is there", lambda: history.proof.text())
        self.proof = self._controller.session().desk.past.verify()
        self._stage.picture("history-proof")

    def dark(self) -> None:
        """The same in the dark."""
        self._stage.scheme(Scheme.DARK)
        self._stage.picture("history-dark")
        for page in ("planner", "library"):
            self._window.show_page(page)
            self._stage.picture(f"{page}-dark")
        editor = self._compose.texts.page("").editor
        self._controller.navigator.openPost.emit(self._draft())
        self._stage.until("the draft is open", lambda: CORRECTED not in editor.toPlainText())
        self._stage.picture("compose-dark")
        self._stage.scheme(Scheme.LIGHT)

    # what the scenes share

    @property
    def _compose(self) -> ComposePanel:
        return self._page("compose", ComposePanel)

    def _page(self, key: str, kind: type[P]) -> P:
        page = self._window.page(key)
        if page is None:
            self._window.show_page(key)
            page = self._window.page(key)
        assert isinstance(page, kind)  # noqa: S101
        return page

    def _take_responsibility(self, name: str) -> None:
        dialog = self._stage.child(self._window, ResponsibilityDialog, lambda found: found.isVisible())
        promise = self._stage.child(dialog, QCheckBox, lambda box: box.isVisible())
        promise.setChecked(True)
        self._stage.picture(name)
        self._stage.click(dialog.primary)
        self._stage.until("the sheet is closed", lambda: not isValid(dialog) or not dialog.isVisible())

    def _open_history(self) -> None:
        self._window.show_page("history")
        history = self._page("history", HistoryPanel)
        history.select(self._post())
        self._stage.until("the post is shown", lambda: TITLE in _words(history.detail))

    def _post(self) -> str:
        desk = self._controller.session().desk
        return next(line.post_id for line in desk.past.posts(limit=10) if line.headline == TITLE)

    def _draft(self) -> str:
        return self._controller.session().desk.past.posts(drafts_only=True)[0].post_id

    def _delivery(self, planner: PlannerPanel) -> str:
        lines = self._controller.session().desk.schedule.planner()
        fitting = [line.delivery_id for line in lines if line.headline == TITLE]
        return next((key for key in fitting if planner.model.row_of(key) >= 0), "")

    def _publications(self) -> int:
        return len(self._controller.session().desk.past.detail(self._post()).publications)

    def _is_out(self) -> bool:
        detail = self._controller.session().desk.past.detail(self._post())
        return all(d.receipts for p in detail.publications for d in p.deliveries)

    def counts(self) -> dict[str, int]:
        """Return what there is in the end."""
        desk = self._controller.session().desk
        proof = self.proof
        return {
            "publications": len(desk.past.lines(HistoryQuery(limit=1000))),
            "posts": len(desk.past.posts()),
            "media": len(desk.library.lines()),
            "history_entries": proof.entries if proof else 0,
            "records_under_proof": proof.records if proof else 0,
        }


def _choose(combo: QComboBox, text: str) -> None:
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def _words(widget: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel))
