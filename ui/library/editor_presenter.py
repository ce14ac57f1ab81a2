"""Behind the editor: tries out what is wanted as it changes, and makes it when the person says so."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.refusal import Refusal
from ccgcompose.domain.shape import Focus
from ccgcompose.errors import BadInput, Problem
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.editing import Edit, shapes_of
from ui.library.editor_page import EditorPage
from ui.library.people_presenter import read_large
from ui.session import Session

PAUSE_MS = 60


@dataclass(frozen=True, slots=True)
class Tried:
    """How an edit would come out. `why_not` says why nothing can be made yet."""

    image: QImage
    size: tuple[int, int] = (0, 0)
    contrast: float | None = None
    cut_people: int = 0
    refusals: tuple[Refusal, ...] = ()
    why_not: str = ""


def try_out(desk: Desk, media_id: str, edit: Edit) -> Tried:
    """Return how it would come out. Slow: for a thread."""
    try:
        plan = desk.editing.plan(media_id, edit)
    except BadInput as problem:
        return Tried(QImage(), why_not=problem.next or problem.what)
    trial = desk.editing.try_out(media_id, edit)
    image = QImage.fromData(trial.picture)
    return Tried(image, (trial.width, trial.height), trial.contrast, plan.cut_people, plan.refusals)


class EditorPresenter(QObject):
    """`made(media id)` when there is a new picture, `closed` when the person goes back."""

    made = Signal(str)
    closed = Signal()

    def __init__(self, page: EditorPage, session: Session) -> None:
        super().__init__(page)
        self.page, self._session = page, session
        self._asset: MediaAsset | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._try)
        page.changed.connect(self._on_changed)
        page.makeWanted.connect(self.make)
        page.left.connect(self.closed)

    def begin(self, asset: MediaAsset, platforms: tuple[str, ...]) -> None:
        """Begin with a picture of the library, for these platforms."""
        self._asset = asset
        self.page.fields.set_shapes(shapes_of(platforms))
        self.page.begin(asset.filename, asset.alt_text)
        self.page.set_may_make(False)
        run = self._session.background.latest
        desk = self._session.desk
        run(
            "library.editor.picture",
            read_large,
            desk,
            asset,
            done=self.page.view.set_image,
            failed=self._failed,
            owner=self,
        )
        run(
            "library.editor.focus",
            desk.editing.focus,
            asset.id,
            done=self._focused,
            failed=self._failed,
            owner=self,
        )

    def make(self) -> None:
        """Make the picture."""
        if self._asset is None:
            return
        self.page.set_may_make(False)
        self._session.background.run(
            self._session.desk.editing.derive,
            self._session.person,
            self._asset.id,
            self.page.fields.edit(self.page.view),
            self._alt_text(),
            done=self._made,
            failed=self._failed,
            owner=self,
        )

    def _alt_text(self) -> str:
        """Return a description that the person wrote; the origin's own is completed by the use case."""
        written = self.page.fields.alt.toPlainText().strip()
        return written if self._asset is not None and written != self._asset.alt_text else ""

    def _focused(self, focus: Focus) -> None:
        if self._asset is not None:
            self.page.view.begin(self._asset.width, self._asset.height, focus)

    def _on_changed(self) -> None:
        self.page.set_may_make(False)
        self._pause.start()

    def _try(self) -> None:
        if self._asset is None:
            return
        self._session.background.latest(
            "library.editor.trial",
            try_out,
            self._session.desk,
            self._asset.id,
            self.page.fields.edit(self.page.view),
            done=self._tried,
            failed=self._failed,
            owner=self,
        )

    def _tried(self, tried: Tried) -> None:
        self.page.problem.hide()
        self.page.show_trial(tried.image, _size(tried), tried.why_not or _cut(tried.cut_people))
        self.page.fields.set_contrast(tried.contrast)
        self.page.set_refusals(tried.refusals)
        faint = self.page.fields.contrast.kind == "bad" and tried.contrast is not None
        self.page.set_may_make(not (tried.why_not or tried.refusals or faint))

    def _made(self, asset: MediaAsset) -> None:
        self._session.navigator.recordsChanged.emit()
        self._session.navigator.toast.emit(f"{asset.filename} is in the library.")
        self.made.emit(asset.id)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self.page.show_problem(error)


def _size(tried: Tried) -> str:
    width, height = tried.size
    return f"{width:,} × {height:,} pixels" if width else ""


def _cut(count: int) -> str:
    if not count:
        return ""
    people = "one person" if count == 1 else f"{count} people"
    return f"The cut leaves only a part of {people}: is that meant?"
