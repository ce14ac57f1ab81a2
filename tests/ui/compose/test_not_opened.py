"""A post that cannot be read: what was on the desk is there still, and it can be tried again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from ccgcompose.errors import NotFound
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD
from ui.compose.opening import Opened, open_post
from ui.compose.text_area import ALL


def test_opening_can_be_tried_again(hands: Hands) -> None:
    hands.write(GOOD)
    hands.wait_kept()
    presenter, session = hands.panel.presenter, hands.session
    post = hands.world.desk.compose.save(session.person, presenter.on_desk.working.content).revision.post_id
    reads: list[None] = []

    def at_the_second_time() -> Opened:
        reads.append(None)
        if len(reads) == 1:
            raise NotFound("The disk gave no answer.", kept="Nothing was changed.")
        return open_post(session.desk, session.person, post, session.zone)

    presenter._open(at_the_second_time)
    hands.wait()
    assert hands.panel.texts.page(ALL).text() == GOOD
    assert "The disk gave no answer." in hands.notice("problem")
    (again,) = [b for b in hands.panel.notices.findChildren(QPushButton) if b.text() == "Try again"]
    hands.press(again)
    assert hands.notice("problem") == ""
    assert presenter.on_desk.working.post_id == post
