"""Whether people's names are found alike, wherever the names come from: python -m bench.name_origins --data FOLDER.

The folder is that of bench.train.names. The sentences are none of those that were learned from; the names are, so the
shares say whether anybody is left behind, not how many names of strangers are found.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from bench.train.health_sentences import Pool, pools
from ccgcompose.policy.names import find_names
from ccgcompose.policy.text import Text

_SENTENCES = (
    "On Thursday we said goodbye to {}.",
    "{} has been so brave since the accident.",
    "A card for {} is at the desk.",
    "Could {} please ring the ward clerk?",
    "Our gardener and {} planted the bulbs together.",
    "It took {} three tries to give up smoking.",
    "We caught up with {} at the summer fair.",
    "everyone on nights loves {} to bits",
    "The letter was for {}, who has moved.",
    "With a bit of help {} is walking again.",
)
_NAMES = 120


def sentences(pool: Pool, chance: random.Random, *, whole: bool) -> Iterator[tuple[str, int, int]]:
    """Yield sentences with where the name stands in each; `whole`: first name and surname."""
    for number in range(_NAMES):
        name = chance.choice(pool.first) + (f" {chance.choice(pool.last)}" if whole else "")
        before, _, after = _SENTENCES[number % len(_SENTENCES)].partition("{}")
        yield before + name + after, len(before), len(before) + len(name)


def share(pool: Pool, chance: random.Random, *, whole: bool) -> float:
    """Return the share of names that were found, at least in part."""
    found = 0
    for text, start, end in sentences(pool, chance, whole=whole):
        found += any(name.start < end and name.end > start for name in find_names(Text(text)))
    return found / _NAMES


def main() -> int:
    """Print a line for each origin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    print(f"{'names of':10} whole  first name alone")
    for origin, pool in pools(parser.parse_args().data).items():
        chance = random.Random(5)  # noqa: S311
        whole, first = share(pool, chance, whole=True), share(pool, chance, whole=False)
        print(f"{origin:10} {100 * whole:5.1f}  {100 * first:5.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
