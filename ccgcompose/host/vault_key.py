"""The vault's key as people can print and type it: groups of letters and digits, each with a check of its own.

The alphabet is Crockford's base 32: no I, L, O and U, and what is read as one of these is understood. Each group is
four characters and a check character, so that a slip is named by its group; a last group checks the whole.
"""

from __future__ import annotations

import hashlib

from ccgcompose.errors import BadInput

KEY_BYTES = 32
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110")
_IN_A_GROUP = 4
_GROUPS = 13  # 52 characters of five bits hold the key's 256 bits
_IN_A_LINE = 5


def printable(key: bytes) -> str:
    """Return the recovery key, in lines of five groups."""
    number = int.from_bytes(key, "big") << (_GROUPS * _IN_A_GROUP * 5 - KEY_BYTES * 8)
    characters = "".join(
        _ALPHABET[(number >> (5 * at)) & 31] for at in reversed(range(_GROUPS * _IN_A_GROUP))
    )
    groups = [characters[at : at + _IN_A_GROUP] for at in range(0, len(characters), _IN_A_GROUP)]
    checked = [f"{group}{_check(index, group)}" for index, group in enumerate(groups)]
    checked.append(_whole(characters))
    lines = [checked[at : at + _IN_A_LINE] for at in range(0, len(checked), _IN_A_LINE)]
    return "\n".join(" ".join(line) for line in lines)


def typed(text: str) -> bytes:
    """Return the key that was typed, however it is spaced. Raise BadInput naming the group that is wrong."""
    said = "".join(each for each in text.upper() if each.isalnum()).translate(_READ_AS)
    length = (_GROUPS + 1) * (_IN_A_GROUP + 1)
    if len(said) != length:
        raise _wrong(f"It has {len(said)} letters and digits; {length} are wanted.")
    groups = [said[at : at + _IN_A_GROUP + 1] for at in range(0, length, _IN_A_GROUP + 1)]
    for index, group in enumerate(groups[:-1]):
        if group[-1] != _check(index, group[:-1]) or set(group) - set(_ALPHABET):
            raise _wrong(f"Group {index + 1}, {group}, is not right.")
    characters = "".join(group[:-1] for group in groups[:-1])
    if groups[-1] != _whole(characters):
        raise _wrong(f"The last group, {groups[-1]}, does not fit the others.")
    number = 0
    for character in characters:
        number = number << 5 | _ALPHABET.index(character)
    spare = len(characters) * 5 - KEY_BYTES * 8
    if number & ((1 << spare) - 1):
        raise _wrong("It is no recovery key of this program.")
    return (number >> spare).to_bytes(KEY_BYTES, "big")


def _check(index: int, group: str) -> str:
    return _ALPHABET[hashlib.sha256(f"group {index} {group}".encode()).digest()[0] & 31]


def _whole(characters: str) -> str:
    digest = int.from_bytes(hashlib.sha256(f"whole {characters}".encode()).digest()[:4], "big")
    return "".join(_ALPHABET[(digest >> (5 * at)) & 31] for at in range(_IN_A_GROUP + 1))


def _wrong(what: str) -> BadInput:
    return BadInput(
        f"That is not the recovery key. {what}",
        kept="Nothing was changed.",
        next="Compare it with the printed page, group by group.",
    )
