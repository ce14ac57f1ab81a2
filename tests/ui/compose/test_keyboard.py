"""Everything by keyboard: Tab goes through the page as it is laid out, forwards and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.compose.hands import Hands
from tests.ui.hands import press
from ui.compose.signed_edit import SignedEdit

MOST = 60  # more stops than the page has


def name_of(widget: QWidget) -> str:
    """Return what a person would call it."""
    words = widget.text() if isinstance(widget, QPushButton) else ""
    return widget.accessibleName() or words.replace("&", "")


def round_trip(hands: Hands, key: Qt.Key) -> list[str]:
    """Press `key` from the text until one is there again; return what had the focus, each once."""
    hands.panel.activateWindow()
    hands.editor().setFocus()
    names: list[str] = []
    QApplication.processEvents()  # what was just added is shown in the next turn
    for _ in range(MOST):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is hands.editor() and names:
            break
        if not names or names[-1] != name_of(widget):  # a date field has several stops
            names.append(name_of(widget))
        press(widget, key)
    return names


def filled(hands: Hands) -> None:
    """A post with a picture and a finding, so that some parts came late."""
    hands.choose("Newsroom")
    hands.subject("Vaccination")
    hands.write("Fine words.\n\n#getyourflujab")
    hands.panel.presenter.picturing.add([hands.world.picture("ward.png", alt_text="A ward with six beds")])
    hands.save()


def test_tab_goes_through_the_page_as_it_is_laid_out(hands: Hands) -> None:
    filled(hands)
    assert round_trip(hands, Qt.Key.Key_Tab) == [
        "Text for all accounts",
        "Who is on ward.png, and what it says",
        "Permission of ward.png, in the library",
        "Take ward.png out of the post",
        "Alt text of ward.png",
        "Add media",
        "Date",
        "Time",
        "Show what",
        "Checks and preview",
        "Checks",
        "Add permission",
        "Show: ward.png has no permission record.",
        "Fix: Write #GetYourFluJab",
        "Accept with a reason: A screen reader reads “#getyourflujab” as one word.",
        "Show: A screen reader reads “#getyourflujab” as one word.",
        "New post",
        "Newsroom",
        "Short",
        "Subject",
        "Texts",
        "Headline",
    ]


def test_shift_tab_goes_back_the_same_way(hands: Hands) -> None:
    filled(hands)
    there = round_trip(hands, Qt.Key.Key_Tab)
    back = round_trip(hands, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


def test_who_comes_to_the_page_comes_to_write(hands: Hands) -> None:
    hands.panel.activateWindow()
    hands.panel.accounts.subject.setFocus()
    hands.panel.setFocus(Qt.FocusReason.OtherFocusReason)
    focused = QApplication.focusWidget()
    assert isinstance(focused, SignedEdit)
    assert focused is hands.editor()


def test_a_banner_is_reached_too(hands: Hands) -> None:
    hands.write("Some words")
    hands.panel.notices.say("note", "info", "Something to know").add_action("Do it")
    names = round_trip(hands, Qt.Key.Key_Tab)
    assert names.index("Do it") < names.index("Newsroom")
    assert "Close this message" in names
