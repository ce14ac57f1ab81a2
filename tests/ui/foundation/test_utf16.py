"""Code points and UTF-16 units, there and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.utf16 import Utf16Map, without_lone_surrogates

TEXTS = st.text(alphabet=st.sampled_from("aé£ \n💉👩\u200d🏴\u05d0\ufffd"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_place_is_where_utf16_has_it(text: str) -> None:
    places = Utf16Map(text)
    assert [places.to_units(i) for i in range(len(text) + 1)] == [
        units(text[:i]) for i in range(len(text) + 1)
    ]
    assert places.units == units(text)


@given(TEXTS)
def test_the_way_back_ends_where_it_began(text: str) -> None:
    places = Utf16Map(text)
    assert [places.to_points(places.to_units(i)) for i in range(len(text) + 1)] == list(range(len(text) + 1))


def test_the_second_half_of_a_pair_belongs_to_its_character() -> None:
    places = Utf16Map("a💉b")
    assert [places.to_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


def test_places_outside_are_brought_inside() -> None:
    places = Utf16Map("💉")
    assert (places.to_units(-3), places.to_units(99), places.to_points(99)) == (0, 2, 1)


def test_halves_that_stand_alone_are_replaced_one_by_one() -> None:
    assert without_lone_surrogates("a\ud800b\udfff💉") == "a\ufffdb\ufffd💉"
