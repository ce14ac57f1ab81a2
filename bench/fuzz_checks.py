"""Every check on texts that nobody writes: random Unicode, hostile repetitions, and mixtures of both.

    python -m bench.fuzz_checks [--minutes 10] [--seed 1]

Looks for three faults: a check that fails, a finding whose place is outside the text, and a check whose cost grows
faster than the text (four times the text may take no more than eight times as long; one that does is measured again,
and at four times the length: a square shows there too, a step does not, such as findings that begin at some length).
The texts come from the seed, so a fault can be made again. Ends with 1 at the first fault, which it prints.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator

from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from tests.unit.policy.hostile import MOST_GROWTH, PIECES, REPEATED, full, growth, misplaced

LONGEST = 40  # pieces of one text
SHORT = 5_000


def random_text(chance: random.Random) -> str:
    """Return pieces that checks look at, among characters of any plane, lone surrogates included."""
    parts = []
    for _ in range(chance.randint(1, LONGEST)):
        kind = chance.random()
        if kind < 0.4:
            parts.append(chance.choice(PIECES))
        elif kind < 0.6:
            parts.append(chance.choice(REPEATED) * chance.randint(1, 30))
        else:
            top = chance.choice((0x7F, 0x2FF, 0xFFFF, 0x10FFFF))
            parts.append("".join(chr(chance.randint(0, top)) for _ in range(chance.randint(1, 12))))
    return "".join(parts)


def mixed_piece(chance: random.Random) -> str:
    """Return a short mixture, to be repeated."""
    return "".join(chance.choice(REPEATED) for _ in range(chance.randint(1, 3)))


def faults_of_texts(rules: tuple[Rule, ...], text: str) -> Iterator[str]:
    """Yield what is wrong with the answers to one text."""
    draft = full(text)
    for rule in rules:
        try:
            yield from misplaced(rule, draft)
        except Exception as error:  # noqa: BLE001 - whatever it raises is the fault that is looked for
            yield f"{rule.id} raised {error!r} on {text!r}"


def fault_of_growth(rule: Rule, piece: str) -> Iterator[str]:
    """Yield what is wrong with how a rule's cost grows with a repetition."""
    least = math.inf
    for short in (SHORT, SHORT, 4 * SHORT):
        least = min(least, growth(rule, piece, short))
        if least <= MOST_GROWTH:
            return
    yield f"{rule.id} takes {least:.1f} times as long for four times {piece!r}"


def main() -> int:
    """Fuzz until the time is over; the last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rules, chance = all_rules(Shelf()), random.Random(args.seed)  # noqa: S311 - texts that can be made again
    pieces = [(rule, piece) for piece in REPEATED for rule in rules]
    chance.shuffle(pieces)
    end, texts, repeated = time.monotonic() + 60 * args.minutes, 0, 0
    while time.monotonic() < end:
        faults = [*faults_of_texts(rules, random_text(chance))]
        rule, piece = pieces.pop() if pieces else (chance.choice(rules), mixed_piece(chance))
        faults += fault_of_growth(rule, piece)
        texts, repeated = texts + 1, repeated + 1
        if faults:
            print("\n".join(faults))
            return 1
    figures = {
        "rules": len(rules),
        "minutes": args.minutes,
        "texts": texts,
        "repetitions": repeated,
        "faults": 0,
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
