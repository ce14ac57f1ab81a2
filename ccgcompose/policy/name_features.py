"""What the recogniser of names sees of a token: short strings, the same in training and in use."""

from __future__ import annotations

from ccgcompose.policy.name_table import Known, known
from ccgcompose.policy.name_words import kind_of
from ccgcompose.policy.remembered import remembered

REACH = 2  # how many tokens to either side are looked at


def features_of(low: str, written: str, case: str) -> tuple[str, ...]:
    """Return the features of one token by itself; `case` is that of the whole text: mixed, lower or upper."""
    shape, what, kind = shape_of(written), known(low), kind_of(low)
    names = f"{what.first}{what.last}{min(what.usual, 2)}"
    found = [
        f"w={low}",
        f"s={shape}",
        f"k={kind}",
        f"n={names}",
        f"sn={shape}{names}",
        f"cs={case}{shape}{names}",
    ]
    if what.cluster:
        found += [f"c={what.cluster}", f"sc={shape[:2]}{what.cluster}"]
    if what.place:
        found.append(f"p={shape[:2]}")
    if low[:1].isalpha():
        person = what.person
        found += [f"m={person}", f"sm={shape[:3]}{person}", f"nm={names}{person}"]
        found += [f"cm={case}{shape[:2]}{names}{person}"]
        found += [f"e2={low[-2:]}", f"e3={low[-3:]}", f"b3={low[:3]}", f"l={min(len(low), 9)}"]
    elif low[:1] in ("#", "@"):
        found.append(f"t={_tag(low, written)}")
    return tuple(found)


@remembered(16_384)
def class_of(low: str, written: str) -> str:
    """Return the rough sort of a token, of which the sorts of its neighbours make pairs."""
    kind = kind_of(low)
    if kind:
        return f"{kind}{'X' if written[:1].isupper() else ''}"
    what = known(low)
    return f"{shape_of(written)[:3]}{what.first}{what.last}{min(what.usual, 2)}{(what.person + 2) // 3}"


@remembered(4_096)
def shape_of(written: str) -> str:
    """Return the shape of what was written: X and x for letters, 9 for digits, each run once; signs are themselves."""
    shape = ""
    for sign in written[:24]:
        mark = _mark(sign)
        if mark and not shape.endswith(mark):
            shape += mark
    if shape == "X" and sum(map(str.isalpha, written)) > 1:
        return "XX"
    return shape[:6]


def _mark(sign: str) -> str:
    if sign.isalpha():
        return "X" if sign.isupper() or sign.istitle() else "x"
    if sign.isdigit():
        return "9"
    return sign if sign in "'’-.#@¶" else "" if not sign.isprintable() else "*"


def _tag(low: str, written: str) -> str:
    """Return what a hashtag is made of: #PamFryman is a first name and a surname."""
    parts: list[str] = []
    for sign in written[1:40]:
        if sign.isupper() and not (parts and parts[-1].isupper()):
            parts.append(sign)
        elif parts:
            parts[-1] += sign
        else:
            parts.append(sign)
    return low[0] + "+".join(_names(known(part.lower())) for part in parts[:4])


def _names(what: Known) -> str:
    return "F" if what.first > 1 else "S" if what.last > 1 else "w" if what.usual else "?"


def case_of(words: list[str]) -> str:
    """Return the case in which a text is written: mixed, lower (hardly a capital) or upper (hardly anything else)."""
    letters = [word for word in words if word[:1].isalpha() and len(word) > 1]
    if not letters:
        return "mixed"
    if sum(word.isupper() for word in letters) > 0.6 * len(letters):
        return "upper"
    return "lower" if not any(word[0].isupper() for word in letters) else "mixed"
