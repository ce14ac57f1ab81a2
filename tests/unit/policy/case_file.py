"""Read the case files: what a rule finds and what it leaves alone, written so that anybody can add to them.

    # RULE001: title             free text may stand anywhere
    ## Found                     each case must give exactly the marked findings
    - BLOCK: some ⟦words⟧ here ⇒ some here
    ## Clean                     each case must give none
    - some words
    ## Known misses              each case should be found one day, and is not
    - some ⟦wurds⟧
    Given author: Priya Shah, Head of Communications     holds for all cases down to the next heading

⟦ ⟧ mark the span, ⇒ stands before the text after the fix, ↵ is a new line, {U+200B} the character of that number. A
found case without marks expects one finding about the whole post or a medium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).parent / "cases"
SECTIONS = ("Found", "Clean", "Known misses")


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a case file. `spans` are code points of `text`; `fixed` None: the file does not say."""

    rule: str
    section: str
    line: int
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    severity: str = ""
    fixed: str | None = None
    given: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}:{self.line}"


def read_cases(path: Path) -> list[Case]:
    """Return the cases of one file. Raise ValueError for a line that is no case."""
    cases: list[Case] = []
    section, given = "", dict[str, str]()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            section = line[3:].strip() if line.startswith("## ") else section
            given = {}
        elif line.startswith("Given "):
            key, _, value = line.removeprefix("Given ").partition(": ")
            given[key] = value
        elif line.startswith("- ") and section in SECTIONS:
            cases.append(_case(path.stem, section, number, line[2:], dict(given)))
    return cases


def _case(rule: str, section: str, number: int, written: str, given: dict[str, str]) -> Case:
    severity = ""
    if section == "Found":
        severity, colon, written = written.partition(": ")
        if not colon or severity not in ("BLOCK", "RECORD", "WARN", "ADVISE"):
            raise ValueError(f"{rule}, line {number}: a found case begins with its severity and a colon")
    before, arrow, after = written.partition(" ⇒ ")
    text, spans = _marked(_spelled(before))
    return Case(rule, section, number, text, spans, severity, _spelled(after) if arrow else None, given)


def _spelled(written: str) -> str:
    lines = re.sub(" ?↵ ?", "\n", written)
    return re.sub(r"\{U\+([0-9A-F]{4,6})\}", lambda match: chr(int(match[1], 16)), lines)


def _marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    spans: list[tuple[int, int]] = []
    plain = ""
    for piece in re.split("([⟦⟧])", text):
        if piece == "⟦":
            spans.append((len(plain), -1))
        elif piece == "⟧":
            spans[-1] = (spans[-1][0], len(plain))
        else:
            plain += piece
    return plain, tuple(spans)
