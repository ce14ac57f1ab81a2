"""How well the rules about respect tell hateful and abusive texts from others, on public test sets.

    python -m bench.respect hate FILE.csv [--text test_case --truth label_gold --by functionality]
    python -m bench.respect abuse FILE.csv [--aside]

`hate` counts a text as hateful where a finding of clause RESP-8 is WARN or worse; `abuse` counts any finding about
respect of WARN or worse. `--aside` takes the two fifths of surge-ai's set that training never saw. Prints the macro
F1, the F1 of either answer, and, with `--by`, how many were right for each kind. The last line is JSON.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from bench.train.respect import kept_aside
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.engine import Engine, default_engine

MOMENT = datetime(2026, 11, 24, 9, tzinfo=UTC)
POSITIVE = ("hateful", "1", "Toxic")

Row = dict[str, str]


def is_hateful(finding: Finding) -> bool:
    """Return whether a finding says that a text is hateful."""
    return finding.clause == "RESP-8"


def is_about_respect(finding: Finding) -> bool:
    """Return whether a finding says that a text lacks respect."""
    return finding.clause.startswith("RESP-")


def answer(engine: Engine, text: str, counts: Callable[[Finding], bool]) -> bool:
    """Return whether the engine warns of a text."""
    found = engine.check(Draft(text, MOMENT))
    return any(counts(finding) and finding.severity.rank <= Severity.WARN.rank for finding in found)


def f1(pairs: Iterable[tuple[bool, bool]], sought: bool) -> float:
    """Return the F1 of one answer, in per cent, of pairs of truth and answer."""
    counted = Counter((truth is sought, said is sought) for truth, said in pairs)
    hits, wrong, missed = counted[True, True], counted[False, True], counted[True, False]
    return 200 * hits / max(1, 2 * hits + wrong + missed)


def rows_of(path: Path, *, text: str, aside: bool) -> list[Row]:
    """Return the rows of a file, or those that were kept aside."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if not aside or kept_aside(row[text])]


def main() -> int:
    """Measure one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("hate", "abuse"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--text")
    parser.add_argument("--truth")
    parser.add_argument("--by")
    parser.add_argument("--aside", action="store_true")
    given = parser.parse_args()
    hate = given.what == "hate"
    text = given.text or ("test_case" if hate else "text")
    truth = given.truth or ("label_gold" if hate else "is_toxic")
    engine, rows = default_engine(), rows_of(given.file, text=text, aside=given.aside)
    counts = is_hateful if hate else is_about_respect
    pairs = [(row[truth] in POSITIVE, answer(engine, row[text], counts)) for row in rows]
    _print(pairs, [row[given.by] for row in rows] if given.by else [])
    return 0


def _print(pairs: list[tuple[bool, bool]], kinds: list[str]) -> None:
    right, all_of = Counter[str](), Counter[str](kinds)
    for kind, (truth, said) in zip(kinds, pairs, strict=False):
        right[kind] += truth is said
    for kind, number in sorted(all_of.items()):
        print(f"{100 * right[kind] / number:6.1f} %  {kind} ({number})")
    yes, no = f1(pairs, True), f1(pairs, False)
    print(f"F1 {yes:.1f} of the flagged, {no:.1f} of the others; macro F1 {(yes + no) / 2:.1f}")
    lowest = min((100 * right[kind] / number for kind, number in all_of.items()), default=100.0)
    print(json.dumps({"texts": len(pairs), "macro_f1": round((yes + no) / 2, 1), "lowest": round(lowest, 1)}))


if __name__ == "__main__":
    raise SystemExit(main())
