"""One text and its views."""

from __future__ import annotations

import pytest

from ccgcompose.policy.text import Text


def test_words_are_runs_of_folded_letters() -> None:
    text = Text("Fĺu-jab 2026, ＮＯＷ!")
    assert [word.letters for word in text.words] == ["flu", "jab", "now"]


def test_what_was_written_comes_back() -> None:
    text = Text("💙 Fĺu\u0301 jab")
    word = text.words[0]
    assert text.written(word.start, word.end) == "Fĺu\u0301"
    assert text.span(word.start, word.end) == (2, 6)


def test_views_are_made_once() -> None:
    text = Text("Flu")
    assert text.folded is text.folded
    assert text.words is text.words
    assert text.links is text.links


@pytest.mark.parametrize("written", ["Flu", "", "123", "Flu jab и всё", "ꜰʟᴜ", "𝓯𝓵𝓾", "فلو", "流感"])
def test_a_text_is_taken_for_latin_unless_another_such_script_prevails(written: str) -> None:
    assert Text(written).is_latin


@pytest.mark.parametrize("written", ["Прививка от гриппа", "εμβόλιο", "Прививка: nhs.uk"])
def test_texts_in_scripts_that_look_like_latin(written: str) -> None:
    assert not Text(written).is_latin
