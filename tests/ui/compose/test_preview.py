"""The preview shows what the platform will show, and nothing of the text becomes markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ccgcompose.usecases.ports import LinkCard, PreviewFacts
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD, World
from ui.compose.preview_cut import cropped, folded
from ui.compose.preview_page import DARK_PAPER, LIGHT_PAPER, PreviewPage, PreviewPicture
from ui.compose.prose import marked_up


def look(hands: Hands) -> str:
    """Go to the preview and return the words on the page."""
    hands.panel.side_tabs.setCurrentIndex(1)
    hands.wait()
    return hands.panel.preview.page.text()


def test_without_words_there_is_nothing_to_preview(hands: Hands) -> None:
    assert look(hands) == ""


def test_the_page_shows_brand_headline_byline_words_and_foot(hands: Hands) -> None:
    hands.whole(GOOD)
    lines = look(hands).split("\n")
    assert lines[0] == "NHS Exampleshire"
    assert lines[1] == "Our flu clinics open on Monday at Park Lane Health Centre."
    assert lines[2] == "Amara Obi, Head of Communications"
    assert lines[-1] == "25 November 2026"  # the moment that is chosen, not today


def test_the_page_follows_the_typing(hands: Hands) -> None:
    hands.whole(GOOD)
    look(hands)
    hands.write(" News!")
    hands.qtbot.waitUntil(lambda: "with you. News!" in hands.panel.preview.page.text())


def test_each_account_has_its_page_with_its_own_words_and_sign_off(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Common words")
    hands.write("Only here: ", "Short")
    assert "Only here: Common words" in look(hands)
    assert look(hands).count("Amara Obi, Head of Communications") == 2  # the byline, and under the text
    hands.panel.preview.account.setCurrentIndex(0)
    hands.panel.preview.account.activated.emit(0)
    assert "Only here" not in look(hands)


def test_a_picture_is_shown_with_what_is_read_aloud(hands: Hands, world: World) -> None:
    asset = world.picture(alt_text="A clinic")
    hands.whole(GOOD)
    hands.panel.presenter.picturing.add([asset])
    hands.wait()
    assert "Read aloud: A clinic" in look(hands)


def test_the_page_has_a_light_and_a_dark_look_of_its_own(hands: Hands) -> None:
    hands.whole(GOOD)
    look(hands)
    page = hands.panel.preview.page
    assert page.palette_of_paper() == LIGHT_PAPER
    hands.press(hands.panel.preview.dark)
    assert page.palette_of_paper() == DARK_PAPER
    assert page.grab().toImage().pixelColor(page.width() - 6, page.height() - 10).name() == "#1c2731"


def test_markup_in_a_text_is_shown_as_it_is_typed() -> None:
    words = marked_up("<b>5 & 6</b>\nnext", (), "#000000")
    assert words == "&lt;b&gt;5 &amp; 6&lt;/b&gt;<br>next"


def test_links_are_found_as_they_are_written() -> None:
    words = marked_up("See nhs.uk/flu, now", ("https://nhs.uk/flu",), "#005EB8")
    assert words == 'See <span style="color: #005EB8; text-decoration: underline">nhs.uk/flu</span>, now'


def test_what_is_behind_the_fold_is_told_apart() -> None:
    assert folded(("one two three",), 8) == (("one two",), ("three",))
    assert folded(("one", "two three"), 5) == (("one",), ("two three",))
    assert folded(("short", "words"), None) == (("short", "words"), ())
    assert folded(("short",), 5) == (("short",), ())
    assert folded(("unbreakable",), 4) == ((), ("unbreakable",))


@pytest.mark.parametrize(("shape", "size"), [((1, 1), (60, 60)), ((16, 9), (90, 50)), (None, (90, 60))])
def test_a_picture_is_cut_as_the_platform_cuts_it(
    shape: tuple[int, int] | None, size: tuple[int, int]
) -> None:
    cut = cropped(QImage(90, 60, QImage.Format.Format_RGB32), shape)
    assert cut is not None
    assert (cut.width(), cut.height()) == size


def test_a_thread_a_warning_and_a_card_are_shown_as_the_platform_shows_them(hands: Hands) -> None:
    page = PreviewPage()
    hands.qtbot.addWidget(page)
    card = LinkCard("https://www.nhs.uk/flu", "Flu vaccine", "Who can have it")
    facts = PreviewFacts(
        "",
        "",
        ("One", "Two"),
        "Foot",
        "",
        "Brand",
        card=card,
        parts=("One (1/2)", "Two (2/2)"),
        warning="Needles",
    )
    page.show_facts(facts, [PreviewPicture("m", "A ward")], 0, LIGHT_PAPER)
    lines = page.text().split("\n")
    assert lines == [
        "Brand", "Needles · Show more", "One (1/2)", "Read aloud: A ward", "Two (2/2)", "www.nhs.uk", "Flu vaccine",
        "Who can have it", "Foot",
    ]  # fmt: skip
    short = PreviewFacts("", "", ("one two three",), "", "", "Brand", folded_after=8)
    page.show_facts(short, [], 0, DARK_PAPER)
    assert page.text().split("\n") == ["Brand", "one two", "… see more", "three"]


def test_edit_notes_stand_apart_and_a_colour_that_is_none_is_ours(hands: Hands) -> None:
    page = PreviewPage()
    hands.qtbot.addWidget(page)
    facts = PreviewFacts("Heading", "By", ("Words", "Edited today: Wrong day."), "Foot", "url(x)", "Brand")
    page.show_facts(facts, [PreviewPicture("m", "")], 1, LIGHT_PAPER)
    assert page.text().endswith("Words\nEdited today: Wrong day.\nFoot")
    assert "Nothing is read aloud: there is no alt text." in page.text()
    page.resize(300, 500)
    page.show()
    assert page.grab().toImage().pixelColor(150, 6).name() == "#005eb8"
    assert page.focusPolicy() == Qt.FocusPolicy.NoFocus
