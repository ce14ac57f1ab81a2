"""What a disguised word may look like, taken one way of hiding after another, for every stronger word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.finding import Finding
from ccgcompose.policy.engine import default_engine
from ccgcompose.policy.lookalikes import lookalikes
from ccgcompose.policy.shelf import Shelf
from tests.unit.policy.drafts import draft

ENGINE = default_engine()
FORMS = sorted(Shelf().swearing.disguised)
LONG_FORMS = [form for form in FORMS if len(form) > 4]

SIGNS = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "l": "1", "g": "9"})

HIDE = {
    "capitals": str.upper,
    "wide": lambda word: "".join(chr(ord(letter) + 0xFEE0) for letter in word),
    "mathematical": lambda word: "".join(chr(ord(letter) - ord("a") + 0x1D41A) for letter in word),
    "circled": lambda word: "".join(chr(ord(letter) - ord("a") + 0x24D0) for letter in word),
    "boxed": lambda word: "".join(chr(ord(letter) - ord("a") + 0x1F170) for letter in word),
    "zero-width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "struck through": lambda word: "".join(letter + "\u0336" for letter in word),
    "accents": lambda word: "".join(letter + "\u0301" for letter in word),
    "spaces": " ".join,
    "dots": ".".join,
    "hyphens": "-".join,
    "underscores": "_".join,
    "new lines": "\n".join,
    "clapping": "👏".join,
    "vowels masked": lambda word: word[0] + "".join("*" if letter in "aeiou" else letter for letter in word[1:]),
    "middle masked": lambda word: word[0] + "*" * (len(word) - 2) + word[-1],
    "a picture inside": lambda word: word[0] + "🤬" + word[2:],
}  # fmt: skip


def found(text: str) -> list[Finding]:
    return [finding for finding in ENGINE.check(draft(text)) if finding.rule == "RESP001"]


def spans(text: str) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in found(text)]


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE.keys())
def test_every_stronger_word_is_found_behind_it(hide) -> None:  # type: ignore[no-untyped-def]
    missed = []
    for form in FORMS:
        hidden = hide(form)
        if hidden != form and (6, 6 + len(hidden)) not in spans(f"well, {hidden}, well"):
            missed.append(hidden)
    assert missed == []


def test_signs_for_letters() -> None:
    hidden = [form.translate(SIGNS) for form in FORMS]
    worth = [word for word in hidden if sum(sign.isalpha() for sign in word) > 1 and not word.isalpha()]
    assert len(worth) > 200
    assert [word for word in worth if (6, 6 + len(word)) not in spans(f"well, {word}, well")] == []


def test_every_look_alike_character_stands_for_its_letter() -> None:
    table = {other: letter for other, letter in lookalikes().items() if len(letter) == 1}
    words = {letter: next(form for form in FORMS if letter in form) for letter in set(table.values()) if
             any(letter in form for form in FORMS)}  # fmt: skip
    hidden = [words[letter].replace(letter, other, 1) for other, letter in table.items() if letter in words]
    assert [word for word in hidden if spans(f"well, {word}, well") != [(6, 6 + len(word))]] == []


@given(st.sampled_from(LONG_FORMS), st.data())
def test_one_stretched_letter_hides_nothing(form: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(form) - 1))
    stretched = form[:at] + form[at] * data.draw(st.integers(3, 30)) + form[at + 1 :]
    assert spans(f"well, {stretched}, well") == [(6, 6 + len(stretched))]


@given(st.sampled_from(FORMS), st.text("👨‍👩‍👧e\u0301\ud83d\u200b é£…", max_size=20))
def test_the_place_is_exact_after_anything(form: str, before: str) -> None:
    text = f"{before} , {form}."
    start = len(before) + 3
    assert (start, start + len(form)) in spans(text)


@pytest.mark.parametrize("hide", ["{0}s", "un{0}ly", "{0}ley", "Mc{0}"])
def test_a_word_inside_a_longer_one_is_only_found_where_the_list_says_so(hide: str) -> None:
    assert spans(hide.format("cock")) == ([] if hide != "{0}s" else [(0, 5)])
    assert spans(hide.format("fuck")) == [(0, len(hide.format("fuck")))]
