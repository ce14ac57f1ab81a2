"""PAT003: dates of birth.

What it does
    Looks for a date after "DOB", "date of birth" or "born", or before "(DOB)", in any usual way of writing it,
    and stops the post. A full date right after a person or in brackets behind one ("Mrs Hill, 12/03/1945"), one in a
    sentence that tells of a birth, and a birthday with its day, warn.

Why it matters
    Clause PAT-1: with a date of birth and one more detail a person is found in almost any list.

What to do
    Take the date out. An age by decades ("in her eighties") often does as well, once the person has agreed.

Known limits
    Who was born before 1905, the NHS itself and groups ("people born on or before 1 September 1952") are left alone.
    A year alone counts after "DOB" only. Public figures' dates are told by nothing else than the century.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.births import THINGS, told_of_a_birth
from ccgcompose.policy.identifiers.dates import Day, days_of, find_days
from ccgcompose.policy.identifiers.numerals import numerals
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_BEFORE = 70
_NOBODY_LIVES = 1905
_A_CENTURY = 100
_ADULT = 16
_GROWN = 10  # years; a younger date after a name is that of a picture or a meeting
_BESIDE = 3
_REMEDY = "Take the date out. Ask whether the post needs an age at all."


class DateOfBirth(Rule):
    """The day on which somebody was born."""

    id = "PAT003"
    title = "Date of birth"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each date of birth."""
        view = text.once(numerals)
        for day in text.once(days_of) if view is text.folded else find_days(view.text):
            span = view.span(day.start, day.end)
            severity = self._severity(view, day, draft.moment.year)
            if severity is None and self._is_of_a_name(text, view, day, draft.moment.year):
                severity = Severity.WARN
            if severity is not None:
                yield self._found(span, severity)
        for match in self._month.finditer(view.text) if "born in " in view.text else ():
            before = view.text[max(0, match.start() - _BEFORE) : match.end()]
            if int(match["year"]) >= _NOBODY_LIVES and not self._group.search(before):
                yield self._found(view.span(*match.span("date")), Severity.WARN)
        for match in self._run_together.finditer(view.text):
            yield self._found(view.span(*match.span("date")), Severity.BLOCK)

    def _severity(self, view: View, day: Day, this_year: int) -> Severity | None:
        """Return how sure it is that the day is somebody's day of birth."""
        before, after = (
            view.text[max(0, day.start - _BEFORE) : day.start],
            view.text[day.end : day.end + _BEFORE],
        )
        if self._label.search(before) or self._label_after.match(after):
            return Severity.BLOCK
        if day.year is not None and day.year < _NOBODY_LIVES:
            return None
        if self._born.search(before):
            return None if self._is_of_many_or_all(before, day, this_year) else Severity.BLOCK
        if self._birthday.search(before):
            return Severity.WARN
        if self._number_before.search(before):
            return Severity.BLOCK
        return self._unannounced(view, day, this_year, before, after)

    def _is_of_many_or_all(self, before: str, day: Day, this_year: int) -> bool:
        """Return whether groups were born so, or somebody of history."""
        if self._group.search(before):
            return True
        long_ago = day.year is not None and day.year <= this_year - _A_CENTURY
        return long_ago and self._honour.search(before) is not None

    def _unannounced(self, view: View, day: Day, this_year: int, before: str, after: str) -> Severity | None:
        """Return how sure it is where no word right before a day says so."""
        past = day.year is not None and day.year <= this_year
        if past and (self._person.search(before) or told_of_a_birth(view.text, day)):
            return Severity.WARN
        old = day.year is not None and day.year < this_year - _ADULT
        if old and self._kept_after.match(after):
            return Severity.WARN
        if old and (self._kept.search(before) or (_in_figures(view, day) and self._somebody.search(before))):
            return Severity.WARN
        return None

    def _is_of_a_name(self, text: Text, view: View, day: Day, this_year: int) -> bool:
        """Return whether a day stands behind a name and is long ago, or is followed by what became of a child."""
        if day.year is None or not _NOBODY_LIVES <= day.year <= this_year:
            return False
        told = _in_figures(view, day) and self._fared.match(view.text, day.end)
        long_ago = day.year < this_year - _GROWN
        return bool(long_ago or told) and _follows_a_name(text, view.span(day.start, day.end)[0])

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = "This is somebody's date of birth. It helps to find one person in any list."
        if severity is Severity.WARN:
            message = "This may be somebody's date of birth. It would help to find one person in any list."
        return self.finding(message, _REMEDY, span=span, severity=severity)

    @cached_property
    def _label(self) -> re.Pattern[str]:
        said = (
            r"(?:is|was|as|given|we|have|had|hold|for|you|her|him|them|on|file|record|wrong|incorrect|should|be|listed"
            r"|recorded|down|to|changed|corrected|shows|says|reads|in|our|system|not|confirmed|her|his|your|it|has|got)"
        )
        return re.compile(
            r"(?:\bd\W{0,2}o\W{0,2}b|\bdates?[ -](?:of[ -]|o'? ?)birth|\bbirth ?dates?|\bbday|\bbirthday ?:|\bb/d"
            r"|\bbirth day|\bd of b)\W{0,4}"
            rf"(?:(?:is|was|of|on|as)\W{{1,3}}(?:the )?|[a-z' ,.]{{0,30}}: ?|(?:{said}\W{{1,3}}){{1,7}}(?:the )?)?$"
        )

    @cached_property
    def _label_after(self) -> re.Pattern[str]:
        return re.compile(
            r"\W{1,3}(?:(?:is|was) (?:the |her |his |their |your )?)?(?:\(?d\.?o\.?b\b|date of birth)"
        )

    @cached_property
    def _born(self) -> re.Pattern[str]:
        day = (
            r"(?:(?:on|this|last|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day|at|dawn|morning"
            r"|of)\b,? ?){0,4}"
        )
        return re.compile(
            rf"\b(?:born\b|birth\b|delivered\b|b\.)[ :,]{{0,2}}"
            rf"(?:in [a-z0-9' -]{{2,30}},? )?{day}$"
        )

    @cached_property
    def _group(self) -> re.Pattern[str]:
        """What is born there is no person, or is many."""
        many = (
            r"people|those|adults|children|babies|anyone|everyone|men|women|patients|residents|all"
            r"|who were|if you|you"
        )
        thing = THINGS
        return re.compile(
            rf"\b(?:{many})\b[a-z ,']{{0,30}}\bborn\b|\bborn (?:on or|before|after|between|since)"
            rf"|\b(?:{thing})\b[a-z ,']{{0,30}}\bborn\b"
        )

    @cached_property
    def _honour(self) -> re.Pattern[str]:
        """Who bears such a title, or such a part in history, and was born a century ago is known to everybody."""
        return re.compile(
            r"\b(?:dame|sir|lord|baroness|founder|pioneer|inventor|founded|pioneered|invented)\b"
        )

    @cached_property
    def _birthday(self) -> re.Pattern[str]:
        whose = r"(?:her|his|their|[a-z]{2,12}'s)"
        turned = (
            r"(?:turns|turned|would've been|will be|'ll be|turning|would have been|celebrates (?:being"
            r"|turning)) [0-9]{1,3}"
        )
        thing = r"(?<!nhs's)(?<!hospital's)(?<!charity's)(?<!trust's)(?<!unit's)(?<!ward's)(?<!service's)"
        who = rf"(?!(?:{THINGS}|it|that|which|this) )[a-z][a-z'-]{{1,20}}"
        return re.compile(
            rf"(?:\b{whose}{thing} (?:a )?(?:very )?(?:happy |lovely )?(?:[0-9]{{1,3}}(?:st|nd|rd|th) "
            rf"|[a-z-]{{3,12}} )?(?:birthday)?(?: party)?"
            rf"(?: is| was| falls| came)?"
            rf"|\b{who} ?{turned}|\b(?:she|he|they|who|mr[s]? [a-z]+) (?:is|was) [0-9]{{2,3}}"
            rf"|\b[a-z]{{2,14}}(?:'d| would)(?: have|'ve) been [0-9]{{1,3}})(?: (?:on|is"
            rf"|was|this|last|next|years? (?:old|young)))?(?: the)?"
            rf"(?: [a-z]{{3,6}}day)?,? $"
        )

    @cached_property
    def _person(self) -> re.Pattern[str]:
        who = (
            r"(?:mrs?|ms|miss|mx|master|baby)\.? (?:[a-z]\.? )?[a-z'-]{2,20}(?: [a-z'-]{2,20})?|patient"
            r"(?: [a-z'-]{2,20}){0,2}|aged? [0-9]{1,3}|[0-9]{4}|[a-z'-]{2,20}, (?:aged )?[0-9]{1,2}"
        )
        return re.compile(rf"\b(?:{who}) ?(?:[,(:-]|- ) ?\(?$")

    @cached_property
    def _kept(self) -> re.Pattern[str]:
        """Tell right before a day that it is in somebody's record."""
        return re.compile(
            r"\b(?:records?|system|notes|file|screen|form|label|we|they|hers|his|wristband)"
            r"(?: \w{1,8}){0,2} (?:show|shows|have"
            r"|has|had|says?|gives?"
            r"|holds?)(?: (?:you|her|him|it|as|under|a|the|down|at)){0,4} $|\bname (?:and|with|plus"
            r"|,) (?:the )?$|\bbab(?:y|ies)[^.!?\n]{0,30}\($"
        )

    @cached_property
    def _kept_after(self) -> re.Pattern[str]:
        """Tell right behind a day that it is in somebody's record."""
        paper = r"(?:wristbands?|notes|label|records?|form|passport|birth certificate|red book|system|file|screen)"
        return re.compile(
            rf"(?: (?:is|was)(?: wrongly| still)?(?: what(?:'s| is))?)? on (?:her|his|their|your|mum's|dad's) {paper}\b"
        )

    @cached_property
    def _somebody(self) -> re.Pattern[str]:
        """Somebody is spoken of or to before a day."""
        return re.compile(
            r"\b(?:patient|pt|she|he|her|his|him|you|your|mum|dad|nan|gran|grandad|wife|husband|mr|mrs|miss|ms"
            r"|lady|gentleman"
            r"|client|resident)\b[^!?\n]{0,60}$"
        )

    @cached_property
    def _fared(self) -> re.Pattern[str]:
        """What is said of a patient right behind a day."""
        return re.compile(
            r"\)?,? (?:has (?:a|an|had|been|gone|the|her|his|just)|had|needs|wants|came|went (?:home"
            r"|to theatre)|weighs|weighed|is (?:home|on|in|our|back|doing|recovering|waiting|allergic|nil|going)"
            r"|was (?:admitted|seen|born|discharged|brought|treated|readmitted))\b"
        )

    @cached_property
    def _month(self) -> re.Pattern[str]:
        """Match a month and a year in which somebody was born."""
        month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
        return re.compile(
            rf"\b(?:was|were|i'm|she's|he's|,|[(]) ?born in (?P<date>{month} (?P<year>"
            rf"(?:19|20)[0-9]{{2}}))\b"
        )

    @cached_property
    def _number_before(self) -> re.Pattern[str]:
        """Match an NHS number right before a date."""
        return re.compile(r"\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}[ ,(]{1,3}$")

    @cached_property
    def _run_together(self) -> re.Pattern[str]:
        """A date that hangs on its label, six or eight digits without strokes, or a month or a year alone."""
        label = (
            r"(?:\bd[. ]?o[. ]?b\.?|\bdate (?:of |o'? ?)birth|\byob|\byear of birth)[ :=-]{0,3}(?:is |was )?"
        )
        stroked = r"[0-3]?[0-9][./-][01]?[0-9][./-](?:19|20)?[0-9]{2}"
        whole = (
            rf"(?:{stroked}|[0-3][0-9] ?[01][0-9] ?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})|(?:19"
            rf"|20)[0-9]{{2}}[01][0-9][0-3][0-9]|(?:19"
            rf"|20)[0-9]{{2}})"
        )
        return re.compile(rf"{label}(?P<date>{whole})(?![0-9/.-]?[0-9])")


def _in_figures(view: View, day: Day) -> bool:
    return not any(sign.isalpha() for sign in view.text[day.start : day.end])


def _follows_a_name(text: Text, start: int) -> bool:
    return any(0 < start - name.end <= _BESIDE for name in text.names)
