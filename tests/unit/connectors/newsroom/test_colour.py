"""Whatever colour a brand has, what is written in it can be read."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.contrast import contrast
from connectors.newsroom.colour import NIGHT, PAPER, brand_style, legible, mix, on

COLOURS = st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)


@given(COLOURS)
def test_every_brand_colour_stays_legible(colour: str) -> None:
    assert contrast(colour, on(colour)) >= 4.5
    for background in (PAPER, NIGHT):
        assert contrast(legible(colour, background), background) >= 4.5


def test_a_colour_that_is_legible_is_left_alone() -> None:
    assert legible("#005eb8", PAPER) == "#005eb8"
    assert legible("#005eb8", NIGHT) != "#005eb8"


def test_mixing_has_its_ends() -> None:
    assert (mix("#102030", "#ffffff", 0), mix("#102030", "#ffffff", 1)) == ("#102030", "#ffffff")


@given(COLOURS)
def test_the_style_of_a_brand_is_nothing_but_colours(colour: str) -> None:
    values = re.findall(r"--[a-z-]+: ([^;]+);", brand_style(colour))
    assert len(values) == 4
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in values)
