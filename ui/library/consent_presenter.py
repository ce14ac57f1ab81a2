"""Behind the consent form: judge, record or amend, keep what was typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.region import Region
from ccgcompose.errors import Problem
from ccgcompose.usecases.consent_form import ConsentForm
from ccgcompose.usecases.records_as_forms import consent_as_form
from ui.library.consent_page import ConsentPage
from ui.library.evidence_presenter import EvidencePresenter
from ui.library.people_presenter import read_large
from ui.session import Session


class ConsentPresenter(QObject):
    """`recorded(ConsentRecord)` and then `closed`; `closed` alone where the person thought better of it."""

    recorded = Signal(object)
    closed = Signal()

    def __init__(self, page: ConsentPage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self._evidence = EvidencePresenter(page.fields.evidence, session)
        self._amends = ""
        self._place = ""  # for whom: what was typed and not recorded waits under it
        self._begun = ConsentForm()
        self._kept: dict[str, ConsentForm] = {}
        self._judging = False
        page.submitted.connect(self.submit)
        page.left.connect(self.leave)
        page.fields.edited.connect(self._judge)

    def begin(
        self, platforms: tuple[str, ...], asset: MediaAsset | None = None, region: Region | None = None
    ) -> None:
        """Ask for a new consent, of somebody on a picture where there is one."""
        place = f"{asset.id if asset else ''} {region}"
        today = self._session.desk.clock.now().astimezone(zone_of(self._session.zone)).date()
        fresh = ConsentForm(given_on=today.isoformat())
        self._open(fresh, place, platforms, asset, region, amends="")

    def amend(self, record: ConsentRecord, platforms: tuple[str, ...]) -> None:
        """Ask for a new consent in the place of one that is on record."""
        form = consent_as_form(record, self._session.zone)
        self._open(form, f"amend {record.id}", platforms, None, None, amends=record.id)

    def submit(self, form: ConsentForm) -> None:
        """Record the consent, or say by field what is wanting."""
        self._judging = True
        problems = self._problems(form)
        self._page.fields.set_errors(problems, go=True)
        if problems:
            return
        self._page.set_busy(True)
        consents, person = self._session.desk.consents, self._session.person
        act = (
            partial(consents.amend, person, self._amends)
            if self._amends
            else partial(consents.record, person)
        )
        self._session.background.run(act, form, done=self._recorded, failed=self._failed, owner=self)

    def leave(self) -> None:
        """Go back; what was typed is kept for as long as the program runs."""
        form = self._page.fields.form()
        if form != self._begun:
            self._kept[self._place] = form
        self.closed.emit()

    def _open(
        self,
        form: ConsentForm,
        place: str,
        platforms: tuple[str, ...],
        asset: MediaAsset | None,
        region: Region | None,
        *,
        amends: str,
    ) -> None:
        self._place, self._amends, self._judging = place, amends, False
        self._page.set_platforms(platforms)
        kept = self._kept.get(place)
        self._page.begin(kept or form, asset.filename if asset else "", region, amends=amends)
        self._begun = self._page.fields.form()
        self._evidence.show((kept or form).evidence_files)
        if asset is not None:
            self._session.background.latest(
                "library.consent.picture",
                read_large,
                self._session.desk,
                asset,
                done=self._page.set_picture,
                failed=self._no_picture,
                owner=self,
            )

    def _problems(self, form: ConsentForm) -> dict[str, str]:
        """Ask the use case, which looks at the form alone: fast enough for each key press."""
        return self._session.desk.consents.problems(form) | self._page.fields.problems()

    def _judge(self) -> None:
        """After the first attempt the errors follow what is typed."""
        if self._judging:
            self._page.fields.set_errors(self._problems(self._page.fields.form()), go=False)

    def _recorded(self, record: ConsentRecord) -> None:
        self._kept.pop(self._place, None)
        self._page.set_busy(False)
        self._session.navigator.toast.emit("The consent is recorded.")
        self.recorded.emit(record)
        self._session.navigator.recordsChanged.emit()
        self.closed.emit()

    def _failed(self, error: BaseException) -> None:
        self._page.set_busy(False)
        if not isinstance(error, Problem):
            raise error
        self._page.show_problem(error)

    def _no_picture(self, error: BaseException) -> None:
        self._page.set_picture(QImage())
        if not isinstance(error, Problem):
            raise error
