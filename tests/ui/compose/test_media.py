"""Pictures: added, described, taken out, and how their permissions stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from ccgcompose.domain.post import MediaUse
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD, World
from tests.ui.hands import type_text
from ui.widgets.drop_veil import DropVeil


def drop(hands: Hands, *files: Path) -> None:
    """Drop files onto the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(50, 50), copy, mime, left, none),
        QDropEvent(QPointF(50, 50), copy, mime, left, none),
    ):
        QApplication.sendEvent(hands.panel, event)
        assert event.isAccepted()
    hands.wait()


def file_of(folder: Path, name: str) -> Path:
    """Return a picture that is not in the library."""
    Image.new("RGB", (300, 200), "#AE2573").save(folder / name)
    return folder / name


def only_card(hands: Hands) -> str:
    """Return the id of the one picture of the post."""
    (media_id,) = hands.panel.media.cards()
    return media_id


def test_a_dropped_picture_is_in_the_library_and_in_the_post(hands: Hands, tmp_path: Path) -> None:
    hands.whole(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    (line,) = hands.world.desk.library.lines()
    assert line.asset.filename == "ward.png"
    assert hands.content().media == (MediaUse(line.asset.id, ""),)
    assert hands.changes == 1
    assert hands.rules() == ["ALT001", "COPY001"]


def test_alt_text_is_written_in_place_and_saved(hands: Hands, tmp_path: Path) -> None:
    hands.whole(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    card = hands.panel.media.cards()[only_card(hands)]
    assert card.alt_text.hasFocus()
    type_text(card.alt_text, "A ward with six beds")
    hands.wait()
    assert hands.rules() == ["COPY001"]
    hands.save()
    assert [use.alt_text for use in hands.stored().content.media] == ["A ward with six beds"]


def test_the_same_picture_twice_is_one(hands: Hands, tmp_path: Path) -> None:
    hands.write(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    drop(hands, tmp_path / "ward.png")
    assert len(hands.content().media) == 1


def test_a_picture_is_taken_out_and_stays_in_the_library(hands: Hands, tmp_path: Path) -> None:
    hands.write(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    hands.press(hands.panel.media.cards()[only_card(hands)].remove_button)
    assert hands.content().media == ()
    assert hands.panel.media.cards() == {}
    assert len(hands.world.desk.library.lines()) == 1


def test_a_file_that_is_no_picture_is_said_plainly_and_the_others_are_added(
    hands: Hands, tmp_path: Path
) -> None:
    hands.write(GOOD)
    bad = tmp_path / "letter.png"
    bad.write_bytes(b"%PDF-1.7 renamed")
    drop(hands, bad, file_of(tmp_path, "ward.png"))
    assert "letter.png" in hands.notice("problem")
    assert len(hands.content().media) == 1


def test_a_pasted_picture_is_taken_in(hands: Hands) -> None:
    hands.write(GOOD)
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    mime = QMimeData()
    mime.setImageData(image)
    hands.editor().insertFromMimeData(mime)
    hands.wait()
    (line,) = hands.world.desk.library.lines()
    assert (line.asset.width, line.asset.height) == (120, 80)
    assert hands.content().media == (MediaUse(line.asset.id, ""),)


@pytest.mark.parametrize(
    ("last_day", "platforms", "kind", "words"),
    [
        ("", (), "ok", "Permission without end"),
        ("2027-03-31", (), "ok", "Permission to 31 Mar 2027"),
        ("2026-12-10", (), "warn", "Permission ends 10 Dec 2026"),
        ("2026-11-20", (), "bad", "Permission ended 20 Nov 2026"),
        ("", ("short",), "bad", "Permission for other platforms"),
    ],
)
def test_the_badge_says_how_the_permission_will_stand(
    hands: Hands, world: World, last_day: str, platforms: tuple[str, ...], kind: str, words: str
) -> None:
    asset = world.picture(alt_text="A clinic")
    world.permit(asset, last_day, platforms)
    content = world.content()
    post_id = world.save(
        type(content)(
            content.subject,
            content.title,
            content.text,
            content.account_ids,
            media=(MediaUse(asset.id, "A clinic"),),
        )
    )
    hands.open(post_id)
    badge = hands.panel.media.cards()[asset.id].badge
    assert (badge.kind, badge.text()) == (kind, words)


def with_picture(world: World, last_day: str) -> tuple[str, str]:
    """Save a post with a permitted picture; return the ids of both."""
    asset = world.picture(alt_text="A clinic")
    world.permit(asset, last_day)
    content = replace(world.content(), media=(MediaUse(asset.id, "A clinic"),))
    return world.save(content), asset.id


def test_badges_are_not_made_anew_at_each_key_press(hands: Hands, world: World) -> None:
    post_id, media_id = with_picture(world, "")
    hands.open(post_id)
    hands.panel.media.set_permissions({media_id: ("info", "Left alone")})
    type_text(hands.editor(), "a")
    type_text(hands.panel.media.cards()[media_id].alt_text, "b")
    badge = hands.panel.media.cards()[media_id].badge
    assert badge.text() == "Left alone"
    hands.choose("Newsroom", "Short")
    assert badge.text() == "Permission without end"


def test_a_permission_that_ends_while_one_writes_is_seen_at_the_next_key(hands: Hands, world: World) -> None:
    post_id, media_id = with_picture(world, "2026-11-24")
    hands.open(post_id)
    hands.panel.presenter.picturing.set_moment(None)  # it is to go out now
    badge = hands.panel.media.cards()[media_id].badge
    assert (badge.kind, badge.text()) == ("warn", "Permission ends 24 Nov 2026")
    world.pass_time(hours=15)
    type_text(hands.editor(), "a")
    assert (badge.kind, badge.text()) == ("bad", "Permission ended 24 Nov 2026")


def test_without_a_permission_the_badge_asks_for_one_and_leads_to_the_library(
    hands: Hands, tmp_path: Path
) -> None:
    hands.whole(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    media_id = only_card(hands)
    card = hands.panel.media.cards()[media_id]
    assert (card.badge.kind, card.badge.text()) == ("record", "Permission needed")
    hands.press(hands.card("COPY001").permission_button)
    hands.press(card.permission_button)
    assert hands.shown_media == [media_id, media_id]


def test_a_permission_recorded_elsewhere_shows_at_once(hands: Hands, tmp_path: Path) -> None:
    hands.whole(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    (line,) = hands.world.desk.library.lines()
    hands.world.permit(line.asset)
    hands.session.navigator.recordsChanged.emit()
    hands.wait()
    assert hands.panel.media.cards()[line.asset.id].badge.kind == "ok"
    assert "COPY001" not in hands.rules()


def test_a_finding_about_a_picture_leads_to_its_alt_text(hands: Hands, tmp_path: Path) -> None:
    hands.whole(GOOD)
    drop(hands, file_of(tmp_path, "ward.png"))
    hands.editor().setFocus()
    hands.press(hands.card("ALT001").show_button)
    assert hands.panel.media.cards()[only_card(hands)].alt_text.hasFocus()


def test_pictures_are_chosen_from_the_library(hands: Hands, world: World) -> None:
    first, second = world.picture("one.png"), world.picture("two.png", "#00A499", "Two")
    hands.write(GOOD)
    hands.panel.media.libraryWanted.emit()
    hands.wait()
    picker = hands.panel.presenter.picturing.picker
    assert picker is not None
    assert not picker.primary.isEnabled()
    assert picker.list.item(0).text() == "two.png\nPermission needed"
    picker.list.item(0).setSelected(True)
    picker.list.item(1).setSelected(True)
    assert picker.primary.text() == "Add 2 pictures"
    picker.primary.click()
    hands.wait()
    assert {use.media_id for use in hands.content().media} == {first.id, second.id}
    assert MediaUse(second.id, "Two") in hands.content().media


def test_thumbnails_arrive(hands: Hands, world: World) -> None:
    asset = world.picture(colour="#AE2573")
    hands.write(GOOD)
    hands.panel.presenter.picturing.add([asset])
    hands.wait()
    shown = hands.panel.media.cards()[asset.id].thumbnail.grab().toImage()
    assert shown.pixelColor(50, 50).name() == "#ae2573"


def test_files_are_chosen_in_a_dialog(hands: Hands, tmp_path: Path) -> None:
    file = file_of(tmp_path, "ward.png")
    hands.write(GOOD)
    hands.panel.media.filesWanted.emit()
    (dialog,) = hands.panel.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    hands.wait()
    assert [line.asset.filename for line in hands.world.desk.library.lines()] == ["ward.png"]
    assert len(hands.content().media) == 1


def test_a_drag_shows_where_it_can_be_dropped_and_hides_when_it_leaves(hands: Hands, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path, "ward.png")))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(hands.panel, QDragEnterEvent(QPoint(50, 50), copy, mime, left, none))
    (veil,) = hands.panel.findChildren(DropVeil)
    assert veil.isVisible()
    QApplication.sendEvent(hands.panel, QDragLeaveEvent())
    assert not veil.isVisible()
