"""How many planted identifiers the rules about patients find, and how many clean posts they disturb.

    python -m bench.accuracy [--part tuned|aside] [--misses] [--presidio-python PATH [--presidio-model NAME]]

Recall counts a planted identifier as found when a finding of the right kind, above advice, covers at least
half of it (a story: a third). A false alarm is a clean post with any such finding. `--misses` prints what was
missed in the tuned part, never in the part that is kept aside.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.checks import MOMENT, text_of
from bench.marked import PARTS, Planted, Post, read_posts
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Severity
from ccgcompose.policy.doubts import with_doubts
from ccgcompose.policy.engine import Engine, default_engine

_ANY = {"PAT015"}  # the rule that reads whose a number or an address is, whatever its kind
RULES = {
    "nhs": {"PAT001"}, "insurance": {"PAT002"}, "birth": {"PAT003"}, "record": {"PAT004"},
    "address": {"PAT005"}, "postcode": {"PAT006", "PAT005"}, "phone": {"PAT007"}, "email": {"PAT008"},
    "handle": {"PAT009"}, "plate": {"PAT010"}, "bank": {"PAT011"}, "paper": {"PAT013"}, "bed": {"PAT014"},
}  # fmt: skip
RULES = {kind: rules | _ANY for kind, rules in RULES.items()}
RULES |= {"name": {"PAT020", "PAT021"}, "story": {"PAT030", "PAT031"}}
PRESIDIO = {
    "nhs": {"UK_NHS"}, "insurance": {"UK_NINO"}, "birth": {"DATE_TIME"}, "address": {"LOCATION"},
    "postcode": {"LOCATION", "UK_POSTCODE"}, "phone": {"PHONE_NUMBER"}, "email": {"EMAIL_ADDRESS"},
    "plate": {"UK_VEHICLE_REGISTRATION"}, "bank": {"IBAN_CODE", "CREDIT_CARD", "US_BANK_NUMBER"},
    "paper": {"UK_PASSPORT", "UK_DRIVING_LICENCE", "US_PASSPORT", "US_DRIVER_LICENSE"}, "name": {"PERSON"},
}  # fmt: skip
# What Presidio says of a clean post that nobody would call an identifier.
HARMLESS = {"DATE_TIME", "URL", "LOCATION", "NRP"}

Span = tuple[str, int, int]  # rule or label, start, end
Finder = Callable[[str], list[Span]]


@dataclass
class Tally:
    """Counts of one part."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    alarms: int = 0
    misses: list[str] = field(default_factory=list)
    disturbed: list[str] = field(default_factory=list)

    def recall(self, kinds: Iterable[str]) -> float:
        """Return the share that was found of these kinds."""
        kinds = [kind for kind in kinds if self.planted[kind]]
        return sum(self.found[kind] for kind in kinds) / max(1, sum(self.planted[kind] for kind in kinds))


def covers(planted: Planted, span: Span) -> bool:
    """Return whether a finding's place is that of what was planted."""
    shared = min(planted.end, span[2]) - max(planted.start, span[1])
    return shared * (3 if planted.kind == "story" else 2) >= planted.end - planted.start


def tally(part: str, find: Finder, kinds: dict[str, set[str]], harmless: set[str]) -> Tally:
    """Return the counts of one part of the posts."""
    counts = Tally()
    for post in (post for post in read_posts("planted") if post.part == part):
        spans = find(post.text)
        for planted in post.planted:
            counts.planted[planted.kind] += 1
            right = kinds.get(planted.kind, set())
            if any(span[0] in right and covers(planted, span) for span in spans):
                counts.found[planted.kind] += 1
            else:
                counts.misses.append(_shown(post, planted))
    for post in (post for post in read_posts("clean") if post.part == part):
        alarms = [span for span in find(post.text) if span[0] not in harmless]
        counts.clean += 1
        counts.alarms += bool(alarms)
        counts.disturbed += [f"{span[0]} {post.text[span[1] : span[2]]!r} in: {post.text}" for span in alarms]
    return counts


def _shown(post: Post, planted: Planted) -> str:
    return f"{planted.kind} {post.text[planted.start : planted.end]!r} in: {post.text}"


def ours(engine: Engine, prefix: str = "PAT") -> Finder:
    """Return a finder of what our rules find above advice."""

    def find(text: str) -> list[Span]:
        found = with_doubts(engine.check(Draft(text, MOMENT)))
        above = (f for f in found if f.severity is not Severity.ADVISE and f.end > f.start)
        return [(f.rule, f.start, f.end) for f in above if f.rule.startswith(prefix)]

    return find


def presidio(python: Path, model: str) -> tuple[Finder, list[float]]:
    """Return a finder of what Presidio labels, and its milliseconds for 280 and 3,000 characters."""
    texts = [post.text for name in ("planted", "clean") for post in read_posts(name)]
    asked = json.dumps({"model": model, "texts": texts, "timed": [text_of(280, 1), text_of(3_000, 1)]})
    probe = Path(__file__).parent / "presidio_probe.py"
    answer = subprocess.run([python, probe], input=asked, capture_output=True, text=True, check=True)
    said = json.loads(answer.stdout)
    by_text = {
        text: [tuple(entity) for entity in found] for text, found in zip(texts, said["found"], strict=True)
    }
    return by_text.__getitem__, said["milliseconds"]


def milliseconds(find: Finder, length: int) -> float:
    """Return the median processor time of our rules on texts of that length that were not seen before."""
    taken = []
    for number in range(30):
        text = text_of(length, number)
        start = time.process_time()
        find(text)
        taken.append(time.process_time() - start)
    return sorted(taken)[len(taken) // 2] * 1e3


def show(name: str, part: str, counts: Tally, kinds: Iterable[str]) -> dict[str, float]:
    """Print one table and return its last lines."""
    print(f"\n{name}, {part} part")
    for kind in RULES:
        if counts.planted[kind]:
            print(f"  {kind:10} {counts.found[kind]:4} of {counts.planted[kind]:4}")
    kinds = list(kinds)
    recall = counts.recall(kinds)
    nameless = counts.recall(kind for kind in kinds if kind != "name")
    print(f"  together   {recall:.1%}, without names {nameless:.1%}")
    print(f"  clean posts disturbed: {counts.alarms} of {counts.clean}")
    return {
        "recall": round(recall, 4),
        "without_names": round(nameless, 4),
        "alarms": counts.alarms,
        "clean": counts.clean,
    }


def main() -> int:
    """Print the tables; the last line is JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--presidio-python", type=Path)
    parser.add_argument("--presidio-model", default="en_core_web_sm")
    options = parser.parse_args()
    engine = default_engine()
    patients = Engine(rule for rule in engine.rules if rule.id.startswith("PAT"))
    find, figures = ours(engine), {}
    kinds = [kind for kind, rules in RULES.items() if rules & {rule.id for rule in engine.rules}]
    other = presidio(options.presidio_python, options.presidio_model) if options.presidio_python else None
    for part in [options.part] if options.part else PARTS:
        counts = tally(part, find, RULES, set())
        figures[f"ours_{part}"] = show("ours", part, counts, kinds)
        if options.misses and part == "tuned":
            print("\n".join(["", "missed:", *counts.misses, "", "disturbed:", *counts.disturbed]))
        if other:
            theirs = tally(part, other[0], PRESIDIO, HARMLESS)
            figures[f"presidio_{part}"] = show("Presidio", part, theirs, RULES)
    for index, length in enumerate((280, 3_000)):
        mine = milliseconds(ours(patients), length)
        line = f"{length:,} characters, processor time: rules about patients {mine:.1f} ms"
        print(line + (f", Presidio {other[1][index]:.1f} ms" if other else ""))
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
