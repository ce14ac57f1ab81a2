"""NHS numbers and their kin: ten digits of which the last checks the others.

Sources: the NHS Data Dictionary, "NHS number" (modulus 11 check digit; ranges for England, Wales and the
Isle of Man, 999 for tests); Public Health Scotland, CHI number (begins with the date of birth, DDMMYY);
Business Services Organisation, Health and Care number of Northern Ireland (320 000 0010 to 399 999 9999).
"""

from __future__ import annotations

from enum import Enum

LENGTH = 10
_WEIGHTS = range(10, 1, -1)


class Scheme(Enum):
    """Whose number it is. The value reads in a sentence."""

    NHS = "an NHS number (England, Wales or the Isle of Man)"
    CHI = "a CHI number (Scotland)"
    HCN = "a Health and Care number (Northern Ireland)"
    OTHER = "an NHS number"


def has_valid_check_digit(digits: str) -> bool:
    """Return whether the tenth of ten digits is the check digit of the others."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    expected = (11 - total % 11) % 11
    return expected == int(digits[9])


def scheme_of(digits: str) -> Scheme:
    """Return whose range the ten digits lie in."""
    if begins_with_a_date(digits):
        return Scheme.CHI
    first = int(digits[:3])
    if 320 <= first <= 399:
        return Scheme.HCN
    if 400 <= first <= 499 or 600 <= first <= 799:
        return Scheme.NHS
    return Scheme.OTHER


def begins_with_a_date(digits: str) -> bool:
    """Return whether the first six digits can be a date of birth, as in a CHI number."""
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12
