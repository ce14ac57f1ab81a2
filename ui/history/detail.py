"""One post in full: as it is now, its edit notes, its deliveries, the records relied upon, what happened."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ccgcompose.domain.approval import Decision, standing
from ccgcompose.domain.moments import day_shown
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.domain.post import Revision, headline
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import PostDetail
from ui.history.delivery_card import DeliveryCard
from ui.history.quotation import Quotation
from ui.history.timeline import Timeline
from ui.history.words import short_moment
from ui.tokens import M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import heading, label, muted, small, strong
from ui.widgets.thumbnail import Thumbnail
from ui.words import breakable

PICTURE_HEIGHT = 168


class DetailView(QScrollArea):
    """`correctWanted` and `compareWanted` are for the presenter."""

    correctWanted = Signal()
    compareWanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._pictures: dict[str, Thumbnail] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The post in full")
        self.correct = button("Correct this post", "primary")
        self.compare = button("Compare revisions")

    def set_detail(self, detail: PostDetail) -> None:
        """Show one post."""
        self.correct = button("Correct this post", "primary")
        self.compare = button("Compare revisions")
        self.correct.clicked.connect(self.correctWanted)
        self.compare.clicked.connect(self.compareWanted)
        self._pictures = {}
        shown = shown_revision(detail)
        body = Card(spacing=M)
        for widget in (
            *self._head(detail, shown),
            *self._media(shown),
            self._text(detail, shown),
            self._actions(detail),
            *self._deliveries(detail),
            *self._records(detail),
            *self._story(detail),
        ):
            body.add(widget)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, S, 0)
        column.addWidget(body)
        column.addStretch(1)
        self.setWidget(holder)

    def set_picture(self, media_id: str, image: QImage, alt: str) -> None:
        """Show a picture that was read in the background."""
        if media_id in self._pictures:
            self._pictures[media_id].set_image(image, alt)

    def _head(self, detail: PostDetail, revision: Revision) -> tuple[QLabel, QLabel]:
        owner = detail.people[detail.post.owner_id]
        decided = standing(detail.approvals, revision.number)
        approved = (
            f" · approved by {detail.people[decided.person_id].name}"
            if decided is not None and decided.decision is Decision.APPROVED
            else ""
        )
        title = heading(breakable(headline(revision.content)))
        title.setWordWrap(True)
        return title, muted(f"{owner.name}, {owner.position}{approved}", wrap=True)

    def _media(self, revision: Revision) -> list[QWidget]:
        shown: list[QWidget] = []
        for use in revision.content.media:
            picture = Thumbnail(240, PICTURE_HEIGHT)
            picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            picture.set_image(None, use.alt_text)
            self._pictures[use.media_id] = picture
            shown += [picture, small(breakable(f"Alt text: {use.alt_text}"), wrap=True)]
        return shown

    def _text(self, detail: PostDetail, revision: Revision) -> Card:
        card = Card(sunken=True)
        card.add(small(_standing_words(detail, revision), wrap=True))
        card.add(Quotation(revision.content.text, f"Text of revision {revision.number}"))
        for noted in detail.revisions[: revision.number]:
            if noted.edit_note is not None:
                when = day_shown(noted.edit_note.made_at, self._zone)
                card.add(strong(breakable(f"Edited {when}: {noted.edit_note.text}"), wrap=True))
        return card

    def _actions(self, detail: PostDetail) -> QWidget:
        self.correct.setVisible(detail.is_out)
        self.compare.setVisible(len(detail.revisions) > 1)
        row = QWidget()
        line = FlowLayout(row, spacing=S)
        line.addWidget(self.correct)
        line.addWidget(self.compare)
        return row

    def _deliveries(self, detail: PostDetail) -> list[QWidget]:
        shown: list[QWidget] = [heading("Where it went")] if detail.publications else []
        for publication in reversed(detail.publications):
            confirmed = publication.publication
            when = short_moment(confirmed.made_at, self._zone)
            shown.append(
                small(f"Revision {confirmed.revision} · “{confirmed.confirmation}” · {when}", wrap=True)
            )
            content = detail.revisions[confirmed.revision - 1].content
            for delivery in publication.deliveries:
                wording = content.text_for(delivery.account.id)
                own = wording if wording != content.text else ""
                shown.append(DeliveryCard(delivery, own, self._zone))
        return shown

    def _records(self, detail: PostDetail) -> list[QWidget]:
        shown: list[QWidget] = []
        for media_id, records in detail.permissions.items():
            name = detail.media[media_id].filename
            shown += [label(breakable(f"{name}: {self._record(each)}"), wrap=True) for each in records]
        return [heading("Records relied upon"), *shown] if shown else []

    def _record(self, record: PermissionRecord) -> str:
        # It ends at the midnight after its last day.
        last = record.valid_to - timedelta(seconds=1) if record.valid_to else None
        end = f"to {day_shown(last, self._zone)}" if last else "without end"
        return f"{record.rights_holder}, {record.licence}, {end}. Evidence: {record.evidence}"

    def _story(self, detail: PostDetail) -> list[QWidget]:
        timeline = Timeline()
        timeline.set_entries(detail.entries, self._zone)
        numbers = [entry.number for entry in detail.entries]
        where = (
            f"entries {min(numbers):,} to {max(numbers):,}" if len(numbers) > 1 else f"entry {numbers[0]:,}"
        )
        badge = Badge("info", f"In the chain: {where}", icon="link")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(heading("What happened"))
        column.addWidget(timeline)
        column.addWidget(badge)
        return [holder]


def shown_revision(detail: PostDetail) -> Revision:
    """Return the newest revision that some account has; where none has any, the newest."""
    out = [
        publication.publication.revision
        for publication in detail.publications
        if any(part.delivery.state is DeliveryState.SENT for part in publication.deliveries)
    ]
    return detail.revisions[max(out) - 1] if out else detail.latest


def _standing_words(detail: PostDetail, revision: Revision) -> str:
    number, newest = revision.number, detail.latest.number
    if not detail.is_out:
        return f"Revision {number}, not out"
    return f"Revision {number}, live now" + (f"; revision {newest} is not out" if newest > number else "")
