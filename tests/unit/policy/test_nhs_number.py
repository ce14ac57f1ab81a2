"""The check digit and the ranges."""

from __future__ import annotations

import pytest

from ccgcompose.policy.nhs_number import Scheme, has_valid_check_digit, scheme_of


@pytest.mark.parametrize("digits", ["9434765919", "4010232137", "9876543210", "0000000000", "9998063604"])
def test_valid(digits: str) -> None:
    assert has_valid_check_digit(digits)


@pytest.mark.parametrize("digits", ["9434765918", "9434769519", "4857773456", "1234567890"])
def test_invalid(digits: str) -> None:
    assert not has_valid_check_digit(digits)


def test_a_remainder_that_asks_for_ten_is_never_valid() -> None:
    """Nine digits whose check digit would be 10 are not issued."""
    assert not any(has_valid_check_digit(f"987654313{digit}") for digit in range(10))


def test_one_wrong_digit_or_two_swapped_are_noticed() -> None:
    good = "9434765919"
    for at in range(9):
        for digit in set("0123456789") - {good[at]}:
            assert not has_valid_check_digit(good[:at] + digit + good[at + 1 :])
        swapped = good[:at] + good[at + 1] + good[at] + good[at + 2 :]
        assert swapped == good or not has_valid_check_digit(swapped)


@pytest.mark.parametrize(
    ("digits", "scheme"),
    [
        ("4010232137", Scheme.NHS),
        ("7999999999", Scheme.NHS),
        ("3200000007", Scheme.HCN),
        ("3104991235", Scheme.CHI),
        ("0101990000", Scheme.CHI),
        ("9434765919", Scheme.OTHER),
        ("5000000000", Scheme.OTHER),
    ],
)
def test_whose_number_it_is(digits: str, scheme: Scheme) -> None:
    assert scheme_of(digits) is scheme
