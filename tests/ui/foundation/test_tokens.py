"""The colours can be read by everyone."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from ccgcompose.domain.contrast import contrast
from ui.tokens import KINDS, SCHEMES, Scheme, Tokens

EVERY = pytest.mark.parametrize("tokens", SCHEMES.values(), ids=lambda tokens: tokens.scheme.value)


def flat(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in flat(part)]
    return [value] if isinstance(value, str) else []


def test_every_scheme_has_its_tokens() -> None:
    assert set(SCHEMES) == set(Scheme)


@EVERY
def test_every_colour_is_one(tokens: Tokens) -> None:
    odd = [c for c in flat(asdict(tokens)) if not re.fullmatch(r"#[0-9A-F]{6}|transparent", c)]
    assert odd == []


@EVERY
def test_words_stand_out_from_their_ground(tokens: Tokens) -> None:
    faint = {name: contrast(ink, ground) for name, ink, ground in tokens.text_pairs()}
    assert {name: value for name, value in faint.items() if value < 4.5} == {}


@EVERY
def test_edges_of_controls_stand_out(tokens: Tokens) -> None:
    lines = {"field": tokens.field_line} | {kind: tokens.tone(kind).line for kind in KINDS}
    assert {name: line for name, line in lines.items() if contrast(line, tokens.surface) < 3} == {}


@EVERY
def test_the_focus_ring_stands_out_from_any_ground(tokens: Tokens) -> None:
    """One of its two colours does: on light ground the dark line, on dark ground the yellow."""
    for ground in (tokens.canvas, tokens.surface, tokens.accent, tokens.chosen):
        assert max(contrast(tokens.focus, ground), contrast(tokens.focus_edge, ground)) >= 3


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
