"""Every state of the window in light, dark and high contrast: nothing cut, nothing without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ccgcompose.domain.post import MediaUse
from ccgcompose.errors import StoreUnavailable
from tests.ui.audit import audit, colours, shoot
from tests.ui.compose.hands import SIZE, Hands
from tests.ui.compose.world import GOOD
from ui.tokens import Scheme

FAULTY = "💉 Flu clinics open.\n\nFor patient 943 476 5919 see http://bit.ly/abc\n\nIt is bloody quick. #getyourflujab"


def empty(hands: Hands) -> None:
    """A new post."""


def typing(hands: Hands) -> None:
    """Findings of every weight, one of them about a picture without a record."""
    hands.choose("Newsroom", "Short")
    hands.write(FAULTY)
    hands.panel.presenter.picturing.add([hands.world.picture("ward.png", alt_text="A ward")])
    hands.wait()


def pictures(hands: Hands) -> None:
    """A picture with each badge."""
    assets = [hands.world.picture(f"{n}.png", colour, "x") for n, colour in enumerate(["#005EB8", "#AE2573"])]
    hands.world.permit(assets[0], "2026-12-10")
    content = replace(hands.world.content(), media=tuple(MediaUse(a.id, "A clinic") for a in assets))
    hands.open(hands.world.save(content))


def ready(hands: Hands) -> None:
    """Nothing stands in the way."""
    hands.whole(GOOD)
    hands.save()


def preview(hands: Hands) -> None:
    """The page as it will be."""
    hands.whole(GOOD)
    hands.panel.side_tabs.setCurrentIndex(1)


def correction(hands: Hands) -> None:
    """What is out, being corrected."""
    hands.open(hands.world.publish(hands.world.content()))
    hands.write("Mended: ")


def difference(hands: Hands) -> None:
    """What a correction changes."""
    correction(hands)
    hands.panel.texts.go_to("changes")


def problem(hands: Hands) -> None:
    """Something went wrong, and a text was recovered."""
    hands.whole(GOOD)
    said = StoreUnavailable("The database cannot be written.", kept="Your text is here.", next="Try again.")
    hands.panel.notices.show_problem(said)


STATES: list[Callable[[Hands], None]] = [
    empty,
    typing,
    pictures,
    ready,
    preview,
    correction,
    difference,
    problem,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_cut_and_everything_has_a_name(hands: Hands, state: Callable[[Hands], None]) -> None:
    state(hands)
    hands.wait()
    for scheme in Scheme:
        image = shoot(hands.panel, f"compose-{state.__name__}", scheme, SIZE)
        assert audit(hands.panel) == []
        assert colours(image) > 4


@pytest.mark.parametrize("size", [(816, 504), (1600, 1000)])
def test_it_stands_in_a_small_window_and_in_a_large_one(hands: Hands, size: tuple[int, int]) -> None:
    typing(hands)
    shoot(hands.panel, f"compose-{size[0]}", Scheme.LIGHT, size)
    assert audit(hands.panel) == []


def test_the_library_picker_and_its_empty_state(hands: Hands) -> None:
    picturing = hands.panel.presenter.picturing
    hands.panel.media.libraryWanted.emit()
    hands.wait()
    assert picturing.picker is not None
    assert audit(picturing.picker) == []
    picturing.picker.reject()
    hands.world.picture("ward.png")
    hands.panel.media.libraryWanted.emit()
    hands.wait()
    assert picturing.picker is not None
    shoot(picturing.picker, "compose-picker", Scheme.LIGHT, None)
    assert audit(picturing.picker) == []
