"""Find words whose letters were changed: signs in their place ("sh1t"), or masks over them ("f**k")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from ccgcompose.policy.lexicon import Entry, Lexicon
from ccgcompose.policy.swearing import Hit, unstretched
from ccgcompose.policy.text import Text

SIGNS = str.maketrans(
    {"0": "o", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g"}
    | {"@": "a", "$": "s", "+": "t", "€": "e", "£": "e"}
)
_I_OR_L = frozenset("1|!")
_MOST_IN_DOUBT = 4  # signs that may be i or l; with more of them all are taken for the same
_LEAST_LETTERS = 2

# Signs that people also write for other reasons; a single one must stand for a vowel.
_WEAK_MASKS = frozenset("-._+~")
_VOWELS = frozenset("aeiou")
# Masks that may stand at the end of a word: "f***".
_LASTING = frozenset("*#%")


def spelled_with_signs(text: Text, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield words written with digits or signs for some of their letters."""
    for match in _mixed().finditer(text.folded.text):
        written = match.group()
        if written.isalpha() or sum("a" <= sign <= "z" for sign in written) < _LEAST_LETTERS:
            continue
        for start, end in _trims(written):
            entry = _decoded(written[start:end], lexicon)
            if entry is not None:
                yield Hit(entry, match.start() + start, match.start() + end, hidden=True)
                break


def _trims(written: str) -> Iterator[tuple[int, int]]:
    """Yield the whole, then the part without signs at its ends: a call mark, a currency, a handle's @."""
    yield 0, len(written)
    inner = written.strip("!|+$£€@")
    start = written.find(inner)
    if inner and inner != written and not inner.isalpha():
        yield start, start + len(inner)


def _decoded(written: str, lexicon: Lexicon) -> Entry | None:
    for letters in _readings(written.translate(SIGNS)):
        for form in (letters, *unstretched(letters)):
            if form in lexicon.disguised:
                return lexicon.disguised[form]
        for base, entry in lexicon.inside.items():
            if base in letters:
                return entry
    return None


def _readings(letters: str) -> Iterator[str]:
    """Yield what the letters may be, with each sign that is in doubt as i and as l."""
    doubtful = [index for index, sign in enumerate(letters) if sign in _I_OR_L]
    if not 0 < len(doubtful) <= _MOST_IN_DOUBT:
        yield letters.translate(_ALL_I)
        if doubtful:
            yield letters.translate(_ALL_L)
        return
    for choice in product("il", repeat=len(doubtful)):
        signs = list(letters)
        for index, letter in zip(doubtful, choice, strict=True):
            signs[index] = letter
        yield "".join(signs)


_ALL_I, _ALL_L = ({ord(sign): letter for sign in "1|!"} for letter in "il")


def masked(text: Text, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield words with letters masked out by stars, dashes or pictures."""
    for match in _masked().finditer(text.folded.text):
        written = _with_stars(match, text)
        for candidate in _without_ending(written):
            entry = _unmasked(candidate, lexicon)
            if entry is not None and _is_meant(candidate, entry, text, match.start()):
                yield Hit(entry, match.start(), match.start() + len(candidate), hidden=True)
                break


def _with_stars(match: re.Match[str], text: Text) -> str:
    """Return it with a star for each long dash: "F—k" hides letters, where "F-k" may join two."""
    written = match.group()
    if "-" not in written or text.original.isascii():
        return written
    signs = (
        "*" if sign == "-" and text.written(at, at + 1) in ("—", "―") else sign
        for at, sign in enumerate(written, match.start())
    )
    return "".join(signs)


def _without_ending(written: str) -> tuple[str, ...]:
    """Return it without what ends a sentence or decorates it, then without stars that close an emphasis."""
    end = len(written)
    while written[end - 1] not in _LASTING and not "a" <= written[end - 1] <= "z":
        end -= 1
    return tuple(dict.fromkeys((written[:end], written[:end].rstrip("*"))))


def _unmasked(written: str, lexicon: Lexicon) -> Entry | None:
    if not written or written.isalpha():
        return None
    exact = lexicon.by_outline.get((written[0], len(written)), ())
    fitting = (
        form for form in exact if all(_fits(written, index, letter) for index, letter in enumerate(form))
    )
    form = next(fitting, None) or _one_star_for_two(written, lexicon)
    return lexicon.disguised[form] if form else None


def _one_star_for_two(written: str, lexicon: Lexicon) -> str | None:
    """Return the form that "s*t" stands for, where one star masks two letters."""
    before, star, after = written.partition("*")
    if not (star and before.isalpha() and after.isalpha()):
        return None
    longer = lexicon.by_outline.get((written[0], len(written) + 1), ())
    return next((form for form in longer if form.startswith(before) and form.endswith(after)), None)


def _fits(written: str, index: int, letter: str) -> bool:
    sign = written[index]
    if sign == letter:
        return True
    if "a" <= sign <= "z":
        return False
    if sign not in _WEAK_MASKS:
        return True
    return letter in _VOWELS or sign in written[max(0, index - 1) : index + 2].replace(sign, "", 1)


def _is_meant(written: str, entry: Entry, text: Text, start: int) -> bool:
    """Return whether the signs are a mask, and not a footnote's star or a name hidden on purpose."""
    letters = sum("a" <= sign <= "z" for sign in written)
    if letters >= _LEAST_LETTERS:
        footnote = written.endswith("*") and written.count("*") == 1
        return not footnote or (letters > _LEAST_LETTERS and entry.strength.value == "strong")
    return set(written[1:]) == {"*"} and text.written(start, start + 1).islower()


@cache
def _mixed() -> re.Pattern[str]:
    sign = r"[a-z0-9@$!|+€£]"
    return re.compile(rf"(?<!{sign}){sign}{{4,24}}(?!{sign})")


@cache
def _masked() -> re.Pattern[str]:
    """Return the pattern of a word of up to 24 signs that begins with a letter and holds a mask."""
    mask = r"[^\w\s\"'(),:;/\\@!|$&=<>\[\]{}]|_"
    return re.compile(rf"(?<![a-z0-9])[a-z](?=[a-z]{{0,12}}(?:{mask}))(?:[a-z]|{mask}){{2,23}}(?![a-z0-9])")
