"""Make the table of what is known of single words: first names, surnames, usual words, places, words used alike."""

from __future__ import annotations

import csv
import unicodedata
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.name_corpora import Marked
from bench.train.person_words import person_words
from ccgcompose.policy.fold import fold_character
from ccgcompose.policy.name_table import Known, packed

_VOCABULARY = 200_000  # words of the vectors that are kept
_CLUSTERED = 120_000  # those of them that get a cluster
_CLUSTERS = 768


def folded(name: str) -> str:
    """Return a name as the folded view has it."""
    return "".join(fold_character(sign) for sign in unicodedata.normalize("NFC", name)).lower().strip()


def first_names(folder: Path) -> dict[str, int]:
    """Return first names with how usual they are, 1 to 3."""
    counts: Counter[str] = Counter()
    for row in _csv(folder / "uk_first.csv"):
        counts[folded(row["name"])] += int(float(row["n"]))
    found = {name: 3 if n >= 3_000 else 2 if n >= 150 else 1 for name, n in counts.items() if n >= 6}
    for row in _csv(folder / "uk_rank.csv"):
        found[folded(row["name"])] = 3
    for row in _csv(folder / "common-forenames-by-country.csv"):
        _at_least(found, row["Romanized Name"], 2)
    for row in _csv(folder / "faker-names.csv"):
        if row["part"] == "first":
            _at_least(found, row["name"], 2)
    return found


def surnames(folder: Path) -> dict[str, int]:
    """Return surnames with how usual they are, 1 to 3."""
    found = {folded(row["name"]): 1 for row in _csv(folder / "census-2010-surnames.csv")}
    for rank, line in enumerate((folder / "census-1990-surnames.txt").read_text("ascii").splitlines()):
        found[folded(line.split()[0])] = 3 if rank < 3_000 else 2 if rank < 20_000 else 1
    for row in _csv(folder / "common-surnames-by-country.csv"):
        _at_least(found, row["Romanized Name"], 2)
    for row in _csv(folder / "faker-names.csv"):
        if row["part"] == "last":
            _at_least(found, row["name"], 2)
    return found


def places(folder: Path) -> frozenset[str]:
    """Return the words of which the names of towns and countries are made."""
    rows = _csv(folder / "geonames-places.csv")
    kept = (row for row in rows if row["country"] in ("GB", "IE") or int(row["population"]) >= 100_000)
    return frozenset(word for row in kept for word in folded(row["name"]).split() if len(word) > 3)


def vectors_of(folder: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Return the words of the vectors, the usual ones first, and the vectors, each of length 1."""
    words = (folder / "glove-vocab.txt").read_text("utf-8").split("\n")[:_VOCABULARY]
    vectors = np.load(folder / "glove-vectors.npy")[:_VOCABULARY]
    return words, vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))


def clusters(words: list[str], vectors: NDArray[np.float32]) -> dict[str, int]:
    """Return for each word the number of its cluster, from 1 on."""
    nearest = _nearest(vectors, _centres(vectors, np.random.default_rng(7)))
    return {word: int(number) + 1 for word, number in zip(words, nearest, strict=True)}


def _centres(vectors: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.float32]:
    """Return the centres of spherical k-means over a sample of the vectors."""
    sample = vectors[chance.choice(len(vectors), 60_000, replace=False)]
    centres = sample[chance.choice(len(sample), _CLUSTERS, replace=False)].copy()
    for _ in range(15):
        sums = np.zeros_like(centres)
        np.add.at(sums, _nearest(sample, centres), sample)
        sizes = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(sizes > 1e-6, sums / np.maximum(sizes, 1e-9), centres)
    return centres


def _nearest(vectors: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.int64]:
    parts = (vectors[at : at + 8_192] for at in range(0, len(vectors), 8_192))
    return np.concatenate([np.argmax(part @ centres.T, axis=1) for part in parts])


def write_table(folder: Path, texts: list[Marked], out: Path) -> int:
    """Write the table; return how many words it knows. `texts` say which words are used as names."""
    first, last, towns = first_names(folder), surnames(folder), places(folder)
    words, vectors = vectors_of(folder)
    alike = clusters(words[:_CLUSTERED], vectors[:_CLUSTERED])
    person = person_words(texts, words, vectors)
    usual = {word: 3 if rank < 3_000 else 2 if rank < 20_000 else 1 for rank, word in enumerate(alike)}
    values: dict[int, int] = {}
    for word in sorted(first.keys() | last.keys() | person.keys() | towns):
        known = Known(
            first=first.get(word, 0),
            last=last.get(word, 0),
            usual=usual.get(word, 0),
            place=word in towns,
            person=person.get(word, 0),
            cluster=alike.get(word, 0),
        )
        values[zlib.crc32(word.encode("utf-8", "surrogatepass"))] = packed(known)
    keys = array("I", sorted(values))
    out.write_bytes(zlib.compress(keys.tobytes() + array("I", [values[key] for key in keys]).tobytes(), 9))
    return len(keys)


def _at_least(found: dict[str, int], name: str, usual: int) -> None:
    for part in folded(name).split():
        if len(part) > 2:
            found[part] = max(found.get(part, 0), usual)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows: Iterable[dict[str, str]] = csv.DictReader(lines)
        yield from rows
