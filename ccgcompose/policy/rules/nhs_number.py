"""PAT001: NHS, CHI and Health and Care numbers.

What it does
    Looks for ten digits that satisfy the check digit, in any usual grouping and in any digits, also in words
    ("nine four three", "ninety-four") or with letters for digits ("59I9"). In the groups 3-3-4, or beside words such as
    "NHS number" or "patient", it stops the post. Ten digits without groups or such words warn: one such
    number in eleven satisfies the check digit by chance. A number beside "NHS number" that fails the check
    digit warns as well: it is more likely to be mistyped than harmless. So does the end of a number ("NHS
    number ending 5919").

Why it matters
    Clause PAT-1: the number leads to one patient and no other. No post needs it, with or without consent.

What to do
    Remove the number.

Known limits
    Telephone, meeting, order and book numbers are told apart by the words beside them, by their first digits and by
    their groups. The number that nhs.uk prints as its own example is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.digits import Row, rows_of
from ccgcompose.policy.identifiers.numerals import numerals
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.nhs_number import LENGTH, begins_with_a_date, has_valid_check_digit, scheme_of
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_USUAL_SHAPE = (3, 3, 4)
_PLAIN_SHAPES = ((LENGTH,), _USUAL_SHAPE)
# Nobody is taught to write it so, but people do.
_ODD_SHAPES = ((3, 7), (6, 4), (4, 6), (5, 5), (4, 3, 3), (3, 4, 3), (2, 4, 4))
_SHAPES = (*_PLAIN_SHAPES, *_ODD_SHAPES, (1,) * LENGTH)
_BEFORE, _AFTER = 60, 30  # how far a word may stand from the number it is about
_PUBLISHED_EXAMPLES = frozenset({"4857773456"})  # nhs.uk, "What is an NHS number?"; its check digit is wrong
# Labels that a patient's number may have as well.
_UNTELLING = frozenset({"ref", "reference", "id", "code", "account", "registered", "registration"})
# One of these stands in whatever announces a part of a number.
_ENDS = ("end", "finishing", "last ", "starting", "begin")
_REMEDY = "Remove the number. Nothing that we publish needs it."


class NhsNumber(Rule):
    """Ten digits that lead to one patient."""

    id = "PAT001"
    title = "NHS number"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True
    never_waived = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each number."""
        view = text.once(numerals)
        if len(view.text) < LENGTH:
            return
        for row in rows_of(view.text, LENGTH):
            severity = self._severity(text, view, row)
            if severity is not None and not _in_link(text, view, row):
                yield self._found(row, severity, view.span(row.start, row.end))
        for part in self._end_of_a_number.finditer(view.text) if has_any(view.text, _ENDS) else ():
            yield self._part(view.span(*part.span("digits")))

    def _severity(self, text: Text, view: View, row: Row) -> Severity | None:
        """Return how sure it is, or None for another kind of number."""
        valid = has_valid_check_digit(row.digits)
        if not valid and row.shape not in _PLAIN_SHAPES:
            return None
        folded = view.text
        before, after = folded[max(0, row.start - _BEFORE) : row.start], folded[row.end : row.end + _AFTER]
        if _is_attached(before, after) or row.digits in _PUBLISHED_EXAMPLES:
            return None
        if self._label.search(before):
            return Severity.BLOCK if valid else Severity.WARN
        if not valid:
            return None
        patient = bool(self._patient.search(before) or self._patient.search(after))
        other = self._other.search(before)
        if other is None:
            return _unannounced(text, view, row, before, patient)
        if patient and other["sort"] in _UNTELLING:
            return Severity.WARN
        return Severity.WARN if row.digits[0] != "0" and self._about.match(after) else None

    def _part(self, span: tuple[int, int]) -> Finding:
        return self.finding(
            "This is part of an NHS number. Together with the rest of the post it can lead to a patient.",
            _REMEDY,
            span=span,
            severity=Severity.WARN,
            fix=Fix("Remove the number", ""),
        )

    def _found(self, row: Row, severity: Severity, span: tuple[int, int]) -> Finding:
        scheme = scheme_of(row.digits)
        if severity is Severity.BLOCK:
            message = f"This looks like {scheme.value}. It identifies a patient."
        elif has_valid_check_digit(row.digits):
            message = f"These ten digits may be {scheme.value}. It would identify a patient."
        else:
            message = "This may be an NHS number with a mistyped digit. It could still identify a patient."
        return self.finding(message, _REMEDY, span=span, severity=severity, fix=Fix("Remove the number", ""))

    @cached_property
    def _label(self) -> re.Pattern[str]:
        """Words that announce a patient's number, right before it."""
        sort = r"(?:no|nr|num|number|numbers|id|ref|reference|#|n°)"
        whose = r"(?:n\.? ?h\.? ?s|chi|hcn|h ?& ?c|health and care|patients?|patient's|pt|hospital|mrn)"
        alone = r"\bn\.h\.s\.?|nhs|\bchi|\bhcn|\bmrn|\bcommunity health index"
        link = r"(?:(?:for|of) (?:[a-z']{1,12} ){1,3})?(?:(?:is|was|are|of|as)\W{1,3})?"
        return re.compile(rf"(?:\b{whose}\W{{0,3}}{sort}|{alone})\W{{0,3}}{link}$")

    @cached_property
    def _about(self) -> re.Pattern[str]:
        """Words after a number that somebody asks to ring, and that make it the patient's own."""
        return re.compile(r"\W{1,3}(?:about|re|regarding|for) (?:her|his|their|the patient|mr|mrs|ms|miss)\b")

    @cached_property
    def _end_of_a_number(self) -> re.Pattern[str]:
        """Announce the last digits of a number."""
        which = r"(?:\bnhs|\bchi|\bhospital|\bmrn|\bpatient|\bh ?& ?c)(?: (?:no|num|number|id))?\b\.?"
        end = (
            r"(?:ending|ends|end|finishing|last (?:three|four|five|six|[3-6])(?: digits)?|starting"
            r"|beginning|begins)"
        )
        link = r"(?: (?:in|with|are|is|of))?[ :]{1,3}"
        return re.compile(
            rf"{which}\W{{1,3}}(?:that )?{end}{link}(?P<digits>[0-9](?:[ -]?[0-9]){{2,6}})(?![0-9])"
        )

    @cached_property
    def _patient(self) -> re.Pattern[str]:
        """Words that make ten digits a patient's, somewhere near."""
        return re.compile(
            r"\bnhs (?:no|number|id)\b|\bchi (?:no|number)\b|\bpatients?\b|\bpt\b|\bmrn\b"
            r"|\bmedical records?\b|\bdob\b|\bd\.o\.b\b|\bdate of birth\b|\bborn\b"
            r"|\badmitted\b|\bdischarged\b"
        )

    @cached_property
    def _other(self) -> re.Pattern[str]:
        """Words that announce another kind of number, right before it."""
        return re.compile(
            r"(?:\b(?P<sort>tel|telephone|phone|mobile|mob|call|ring|dial|text|sms|fax|helpline|hotline"
            r"|whatsapp|isbn|issn|doi"
            r"|order|invoice|ref|reference|tracking|charity|company|registration|registered|vat|account"
            r"|iban|booking"
            r"|ticket|meeting|zoom|teams|webinar|conference|code|serial|barcode|po|contract|tender|grant"
            r"|licence|id)"
            r"\b|☎\W?|📞\W?|📱\W?)\W{0,3}"
            r"(?:(?:no|nr|num|number|code|id|us|me|them|on|to|at|or|is|line|free|today|now"
            r"|for)\b\W{0,3}){0,4}$"
        )


def _is_attached(before: str, after: str) -> bool:
    """Return whether it is part of a longer sign: a code with letters, an amount, a share."""
    tail = before[-1:]
    if tail.isalpha() and not before.endswith(("nhs", "no", "chi", "hcn", "number")):
        return True
    return tail in ("£", "$", "€", "@", "=", "%") or after[:1].isalpha() or after[:1] == "%"


def _unannounced(text: Text, view: View, row: Row, before: str, patient: bool) -> Severity | None:
    """Return how sure a valid number is that no label stands before; `patient`: the text speaks of one."""
    if _is_unusual(row) or _is_dialled(before):
        return None
    if patient:
        return Severity.WARN if _is_listed(row) else Severity.BLOCK
    if not _may_be_issued(row) or _is_listed(row):
        return None
    sure = row.shape == _USUAL_SHAPE or _is_disguised(text, view, row)
    return Severity.BLOCK if sure else Severity.WARN


def _is_unusual(row: Row) -> bool:
    """Return whether nobody groups such a number so: then its ten digits met by chance."""
    if row.shape not in _SHAPES or (row.shape in _ODD_SHAPES and any("\n" in gap for gap in row.gaps)):
        return True
    return len({gap.strip(" \n()") for gap in row.gaps}) > 1


def _is_listed(row: Row) -> bool:
    """Return whether its groups stand as numbers of a list do: "943, 476, 5919"."""
    return any(sign in gap for gap in row.gaps for sign in ",:;|*(")


def _may_be_issued(row: Row) -> bool:
    """Return whether ten digits that nothing announces can be a patient's number."""
    if row.digits[0] in "012":
        return begins_with_a_date(row.digits)
    return True


def _is_disguised(text: Text, view: View, row: Row) -> bool:
    """Return whether it is in words, or something invisible or a picture stands between digits."""
    start, end = view.span(row.start, row.end)
    spaced = text.original[start:end].replace(" ", "").isdigit()
    return end - start > row.end - row.start and not spaced


def _is_dialled(before: str) -> bool:
    """Return whether an international prefix stands before it: "+1 ", "0044 "."""
    return re.search(r"(?:\+|\b00)\d{1,3}[ .()-]{1,3}$|\+$|\b1[-. ]$", before) is not None


def _in_link(text: Text, view: View, row: Row) -> bool:
    start, end = view.span(row.start, row.end)
    return row.shape == (LENGTH,) and any(link.start <= start and end <= link.end for link in text.links)
