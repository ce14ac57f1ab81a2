"""A crop has the shape that was asked for, lies on the picture, and keeps the focus in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.contrast import better_ink, luminance, ratio, rgb
from ccgcompose.domain.region import EVERYWHERE, WHOLE, Region
from ccgcompose.domain.shape import MIDDLE, Focus, Shape, crop_to, focus_on

SIDES = st.integers(1, 20_000)
AT = st.integers(0, WHOLE)
SQUARE = Shape("square", "any", "Square", 1080, 1080, "")


@given(SIDES, SIDES, st.integers(100, 4_000), st.integers(100, 4_000), AT, AT)
def test_a_crop_is_on_the_picture_as_large_as_can_be_and_shows_the_focus(
    width: int, height: int, wide: int, high: int, x: int, y: int
) -> None:
    crop = crop_to(Shape("s", "any", "", wide, high, ""), width, height, Focus(x, y))
    assert crop.is_on_the_picture
    assert WHOLE in (crop.width, crop.height)
    assert crop.x <= x <= crop.x + crop.width + 1
    assert crop.y <= y <= crop.y + crop.height + 1
    exact = min(1.0, width * high / (height * wide)), min(1.0, height * wide / (width * high))
    assert (crop.height / WHOLE, crop.width / WHOLE) == pytest.approx(exact, abs=2e-4)


def test_a_square_of_a_wide_picture_follows_the_focus_to_its_edge() -> None:
    assert crop_to(SQUARE, 4_000, 2_000) == Region(2_500, 0, 5_000, WHOLE)
    assert crop_to(SQUARE, 4_000, 2_000, Focus(9_900, 0)) == Region(5_000, 0, 5_000, WHOLE)
    assert crop_to(SQUARE, 4_000, 2_000, Focus(0, 0)).x == 0
    assert crop_to(SQUARE, 2_000, 2_000) == EVERYWHERE
    assert crop_to(SQUARE, 0, 0) == EVERYWHERE


def test_the_focus_lies_amid_the_people() -> None:
    assert focus_on(()) == MIDDLE
    assert focus_on((Region(0, 1_000, 1_000, 1_000), Region(3_000, 2_000, 1_000, 2_000))) == Focus(
        2_000, 2_500
    )


@pytest.mark.parametrize(
    ("ink", "ground", "known"),
    # Computed by hand from the formula, and as the W3C's own examples have them.
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FFFFFF", "#005EB8", 6.37),
    ],
)
def test_contrast_is_that_of_the_wcag(ink: str, ground: str, known: float) -> None:
    assert ratio(luminance(rgb(ink)), luminance(rgb(ground))) == pytest.approx(known, abs=0.01)


def test_the_better_ink() -> None:
    assert (better_ink("#005EB8"), better_ink("#FFEB3B")) == ("#FFFFFF", "#000000")
    with pytest.raises(ValueError, match="no colour"):
        better_ink("blue")
