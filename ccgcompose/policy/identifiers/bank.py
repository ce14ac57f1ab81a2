"""Bank details: sort codes with accounts, IBANs (ISO 13616, modulus 97) and cards (ISO 7812, Luhn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_IBAN_SHORTEST, _IBAN_LONGEST, _IBAN_DIGITS = 15, 34, 10
_CARD_LENGTHS = range(13, 20)


@dataclass(frozen=True, slots=True)
class Detail:
    """One number. `certain` is False where it is announced but its check digits do not fit."""

    start: int
    end: int
    name: str
    certain: bool = True


def sort_codes_and_accounts(folded: str) -> Iterator[Detail]:
    """Yield sort codes and account numbers that are announced, or that stand together."""
    for match in _pair().finditer(folded):
        yield Detail(match.start("code"), match.end("account"), "a bank account and its sort code")
    for match in _sort_code().finditer(folded):
        yield Detail(*match.span(match.lastgroup or 0), "a sort code")
    for match in _account().finditer(folded):
        yield Detail(*match.span("account"), "a bank account")
    for match in _money().finditer(folded):
        yield Detail(*match.span("account"), "a bank account", certain=False)


def ibans(folded: str) -> Iterator[Detail]:
    """Yield international account numbers: all whose check digits fit, and others behind "IBAN"."""
    for match in _iban().finditer(folded) if _may_be_iban().search(folded) else ():
        signs, end = _compact(folded, match.start("iban"), match.end("iban"))
        while len(signs) >= _IBAN_SHORTEST:
            if _fits_iban(signs):
                yield Detail(match.start("iban"), end, "an international bank account")
                break
            signs, end = _compact(folded, match.start("iban"), end - 1)
        else:
            if match["label"]:
                end = match.start("iban") + len(_with_digits(match["iban"]))
                yield Detail(match.start("iban"), end, "an international bank account", certain=False)


def cards(folded: str) -> Iterator[Detail]:
    """Yield payment cards: digits in a card's groups that satisfy the check digit, and others behind "card"."""
    for match in _card().finditer(folded) if _may_be_card().search(folded) else ():
        digits = "".join(sign for sign in match["card"] if sign.isdigit())
        if len(digits) not in _CARD_LENGTHS or len(set(digits)) < 2:
            continue
        if digits[0] in "3456" and _fits_luhn(digits):
            yield Detail(*match.span("card"), "a payment card")
        elif match["label"]:
            yield Detail(*match.span("card"), "a payment card", certain=False)


def _compact(folded: str, start: int, end: int) -> tuple[str, int]:
    """Return the letters and digits of a piece, and where the last one ends."""
    piece = folded[start:end].rstrip(" -.")
    return "".join(sign for sign in piece if sign.isalnum())[:_IBAN_LONGEST], start + len(piece)


def _with_digits(written: str) -> str:
    """Return it without the words behind its last group that has a digit."""
    groups = written.split(" ")
    while groups and not any(sign.isdigit() for sign in groups[-1]):
        groups.pop()
    return " ".join(groups)


def _fits_iban(signs: str) -> bool:
    if sum(sign.isdigit() for sign in signs) < _IBAN_DIGITS:
        return False
    number = "".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])
    return int(number) % 97 == 1


def _fits_luhn(digits: str) -> bool:
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


@cache
def _pair() -> re.Pattern[str]:
    """Return the pattern of a sort code and an account with little between them."""
    code, account = r"(?P<code>[0-9]{2}[- ][0-9]{2}[- ][0-9]{2})", r"(?P<account>[0-9]{4} ?[0-9]{4})"
    return re.compile(rf"(?<![0-9-]){code}[ ,;:/|-]{{1,3}}(?:a/?c(?:count)?[ :.]{{1,3}})?{account}(?![0-9-])")


@cache
def _sort_code() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:sort ?-?code|s/?code|s/c|sc)s?\b(?: (?:no|number))?\W{0,3}(?:(?:is|was)\W{1,2})?"
        r"(?P<code>[0-9]{2}[-./ ]?[0-9]{2}[-./ ]?[0-9]{2})|\b(?:sort|code|branch|bank)\W{1,2}(?:(?:is|was) )?"
        r"(?P<plain>[0-9]{2}-[0-9]{2}-[0-9]{2})|\bsort\W{1,2}(?P<six>[0-9]{6})(?=\W{1,3}a/?c[a-z]{0,6}\W{1,3}[0-9]{6}))(?![-]?[0-9])"
    )


@cache
def _account() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:bank )?acc(?:(?:oun)?ts?)?|a/?c|acct|bank)\b\.?(?: ?(?:no\.?|num|number|nr|#))?\W{0,3}"
        r"(?:(?:is|was)\W{1,2})?"
        r"(?P<account>[0-9]{2,4}(?:[ -]?[0-9]{2,4}){1,3})(?![0-9-]|[ ][0-9])(?<=[0-9][0-9]{2})"
    )


@cache
def _may_be_iban() -> re.Pattern[str]:
    """Return what stands in every such number, and is quickly looked for."""
    return re.compile(r"[0-9][0-9](?:(?:[ -][a-z0-9]{4}){2}|[a-z0-9]{11})")


@cache
def _may_be_card() -> re.Pattern[str]:
    """Return what stands in every card's number, and is quickly looked for."""
    return re.compile(r"[0-9][0-9]{3}[ -]?[0-9]{4}")


@cache
def _money() -> re.Pattern[str]:
    """Return the pattern of eight digits that money goes to, or that a bank has."""
    words = (
        r"paid (?:it |this |that |[£0-9.,]{2,10} )?(?:in)?to|pay (?:it |this |that )?(?:in)?to|refund(?:ed)? (?:it )?to"
        r"|transfer(?:red)? to|bacs|direct debit|standing order|barclays|lloyds|natwest|santander|hsbc|halifax"
        r"|nationwide"
        r"|monzo|starling|tsb|building society|roll (?:no|number)|payee"
    )
    return re.compile(
        rf"\b(?:{words})\b[^.!?\n0-9]{{0,40}}(?<![a-z0-9£#-])(?P<account>[0-9]{{4}} ?[0-9]{{4}})(?![0-9-]|[ ][0-9])"
    )


@cache
def _iban() -> re.Pattern[str]:
    return re.compile(
        r"(?P<label>\biban\b\W{0,3}(?:(?:is|no|number)\W{1,2})?)?"
        r"(?<![a-z0-9])(?P<iban>[a-z]{2}[0-9]{2}(?:(?:[ -][a-z0-9]{4}){2,7}(?:[ -][a-z0-9]{1,4})?"
        r"|[a-z0-9]{11,30})(?![a-z0-9]))"
    )


@cache
def _card() -> re.Pattern[str]:
    return re.compile(
        r"(?P<label>\b(?:card|visa|mastercard|amex|debit|credit)(?: card)?(?: (?:no|number"
        r"|details|ending))?\b\W{0,3}(?:(?:is|was)\W{1,2})?)?"
        r"(?<![0-9a-z+-])(?P<card>[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{1,4}(?:[ -]?[0-9]{3})?"
        r"|3[0-9]{3}[ -]?[0-9]{6}[ -]?[0-9]{5})"
        r"(?![0-9a-z]|[-][0-9])"
    )
