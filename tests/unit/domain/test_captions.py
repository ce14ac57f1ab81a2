"""Captions are read as players read them, and what would show wrongly is named by its line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.captions import CaptionFault, Cue, as_srt, as_vtt, read_cues, words_of
from ccgcompose.domain.language import language_name, language_tag

VTT = """WEBVTT - Flu clinics
Kind: captions

NOTE made by hand

STYLE
::cue { color: lime }

intro
00:01.000 --> 00:02.500 align:start position:10%
<v Siân O'Neill><b>Our flu clinics</b> open

2
00:00:02.500 --> 01:00:04.000
on Monday &amp; Tuesday,
<00:00:03.000><c.loud>2 &lt; 3</c>
"""
SRT = '\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Our flu clinics</i> open\r\n\r\n2\r\n0:00:02,500 --> 0:00:04,000 X1:1\r\n<font color="#fff">on Monday</font>\r\n'  # noqa: E501
TIMES = "00:00:{:02}.000 --> 00:00:{:02}.000\n{}\n"


def vtt(*cues: tuple[int, int, str]) -> str:
    return "WEBVTT\n\n" + "\n".join(TIMES.format(*cue) for cue in cues)


def test_webvtt_is_read_without_its_dress() -> None:
    assert read_cues(VTT) == (
        Cue(1_000, 2_500, "Siân O'Neill: Our flu clinics open"),
        Cue(2_500, 3_604_000, "on Monday & Tuesday,\n2 < 3"),
    )


def test_subrip_is_read_with_a_mark_and_windows_lines() -> None:
    assert read_cues(SRT) == (
        Cue(1_000, 2_500, "Our flu clinics open"),
        Cue(2_500, 4_000, "on Monday"),
    )


def test_a_slight_overlap_is_taken_away() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.150\none\n\n00:02.000 --> 00:03.000\ntwo\n"
    assert [(cue.start, cue.end) for cue in read_cues(text)] == [(1_000, 2_000), (2_000, 3_000)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no captions"),
        ("WEBVTT\n\n", "has no captions"),
        ("WEBVTT\n\nHello", "has no times in line 3"),
        ("Just a letter to you\nand you", "has no times in line 1"),
        (vtt((3, 2, "x")), "line 3 that ends before it begins"),
        (vtt((3, 3, "x")), "line 3 that ends before it begins"),
        (vtt((5, 6, "x"), (1, 2, "y")), "goes back in time in line 6"),
        (vtt((1, 5, "x"), (2, 6, "y")), "two captions at the same time, at 00:00:02.000"),
        (vtt((1, 2, "x"), (1, 2, "y")), "two captions at the same time"),
        ("WEBVTT\n\n00:99.000 --> 00:02.000\nx", "times in line 3 that cannot be read: 00:99.000"),
        ("WEBVTT\n\n00:01 --> 00:02\nx", "cannot be read"),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n00:00:03,000 --> 00:00:04,000\ny", "no empty line"),
        ("WEBVTT\n\n00:01.000 --> 99:00:02.000\nx", "after more than a day"),
        (vtt((1, 2, "long " * 300)), "more than 1,000 characters"),
        (
            "WEBVTT\n\n" + TIMES.format(1, 2, "x") + "\n" + "\n".join([TIMES.format(1, 2, "")] * 20_001),
            "20,000",
        ),
    ],
)
def test_what_would_show_wrongly_is_named(text: str, said: str) -> None:
    with pytest.raises(CaptionFault, match=said):
        read_cues(text)


CUES = st.lists(
    st.tuples(st.integers(0, 5_000), st.integers(201, 5_000), st.text("ab <>&ŵ'-:", min_size=1, max_size=30)),
    min_size=1,
    max_size=12,
)


@given(CUES)
def test_what_is_written_is_read_again(drawn: list[tuple[int, int, str]]) -> None:
    at, cues = 0, []
    for gap, length, text in drawn:
        words = " ".join(text.replace("<", "‹").replace("--", "-").split()) or "x"
        cues.append(Cue(at + gap, at + gap + length, words))
        at += gap + length
    assert read_cues(as_vtt(tuple(cues))) == tuple(cues)
    assert words_of(read_cues(as_srt(tuple(cues)))) == words_of(tuple(cues))


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    cues: tuple[Cue, ...] = ()
    with suppress(CaptionFault):
        cues = read_cues(text)
    assert all(0 <= cue.start < cue.end and cue.text for cue in cues)


@pytest.mark.parametrize(
    ("said", "tag", "name"),
    [
        ("en-gb", "en-GB", "English"),
        ("CY", "cy", "Cymraeg"),
        ("zh_hant_tw", "zh-Hant-TW", "中文"),
        ("nv", "nv", "nv"),
    ],
)
def test_languages_are_written_as_usual(said: str, tag: str, name: str) -> None:
    assert (language_tag(said), language_name(tag)) == (tag, name)


@pytest.mark.parametrize("said", ["", "e", "English please", "en-", "../x", "x" * 50])
def test_what_is_no_language(said: str) -> None:
    assert language_tag(said) is None
