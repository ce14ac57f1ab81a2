"""Learn the recogniser of names anew: python -m bench.train.names --data FOLDER [--held-back].

docs/models/names.md says which files the folder holds and where they come from. Nothing of the files that we measure
on is read: btc-a, btc-f, wnut17-test, presidio-synthetic. `--held-back` keeps the last thirds of btc-b, btc-g and btc-h
and all of wnut17-dev out as well, to tune on. The same data give the same model.
"""

from __future__ import annotations

import argparse
import struct
import zlib
from array import array
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from bench.name_corpora import Marked
from bench.train.name_data import corpus, labels_of, made_up
from bench.train.name_words import write_table
from bench.train.swapping import swapped
from ccgcompose.policy.name_crf import LABELS, ROW, SCALE
from ccgcompose.policy.name_features import REACH, case_of, class_of, features_of
from ccgcompose.policy.name_tokens import Token, tokens_of
from ccgcompose.policy.text import Text

OUT = Path("resources/models/names")
LABEL = {"O": 0, "B": 1, "I": 2}
MADE_UP = 6_000  # sentences of our own making


def seen(tokens: tuple[Token, ...]) -> list[list[str]]:
    """Return the features at each token, with how far away each is."""
    case = case_of([token.written for token in tokens])
    classes = ["|", *(class_of(token.low, token.written) for token in tokens)]
    own = [
        (*features_of(token.low, token.written, case), f"q={classes[number]}|{classes[number + 1]}")
        for number, token in enumerate(tokens)
    ]
    return [
        [
            f"{away - place}:{feature}"
            for away in range(max(0, place - REACH), min(len(own), place + REACH + 1))
            for feature in own[away]
            if wanted(feature, away - place)
        ]
        for place in range(len(own))
    ]


def wanted(feature: str, away: int) -> bool:
    """Return whether a feature is looked at from so far away."""
    sort = feature.partition("=")[0]
    return abs(away) <= _REACHES.get(sort, 0) or (sort == "q" and away == 1)


_REACHES = {"w": 2, "s": 2, "k": 2, "n": 1, "sn": 1, "c": 1, "sc": 1, "p": 1, "m": 2, "sm": 1}


def learn(texts: list[Marked], path: Path, weights: tuple[float, float], rounds: int) -> None:
    """Learn a model of CRFsuite's own form."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for marked in texts:
        tokens = tokens_of(Text(marked.text))
        if tokens:
            trainer.append(seen(tokens), labels_of(tokens, marked.names))
    trainer.select("lbfgs")
    trainer.set_params({"c1": weights[0], "c2": weights[1], "max_iterations": rounds, "feature.minfreq": 2})
    trainer.train(str(path))


def write_model(learned: Path, out: Path) -> int:
    """Write the model in our own form; return how many features it has."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(learned))
    info = tagger.info()
    rows: dict[int, list[int]] = {}
    for (seen_as, label), weight in info.state_features.items():
        away, _, feature = seen_as.partition(":")
        row = rows.setdefault(zlib.crc32(feature.encode("utf-8")), [0] * ROW)
        row[(int(away) + REACH) * LABELS + LABEL[label]] += round(max(-32.0, min(32.0, weight)) * SCALE)
    rows = {key: row for key, row in rows.items() if any(abs(weight) > SCALE // 50 for weight in row)}
    steps = [info.transitions.get((one, other), -8.0) for one in "OBI" for other in "OBI"]
    keys = array("I", sorted(rows))
    weights = array("h", [weight for key in keys for weight in rows[key]])
    data = struct.pack("<I9d", len(keys), *steps) + keys.tobytes() + weights.tobytes()
    out.write_bytes(zlib.compress(data, 9))
    return len(keys)


def main() -> int:
    """Learn the words' table and the model, and write both into the resources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--rounds", type=int, default=120)
    parser.add_argument("--c1", type=float, default=0.1)
    parser.add_argument("--c2", type=float, default=0.05)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    texts = list(corpus(asked.data, asked.held_back))
    print(f"{write_table(asked.data, texts, asked.out / 'words.bin'):,} words")
    texts += [*swapped(texts, asked.data), *made_up(asked.data, MADE_UP)]
    print(f"{len(texts):,} texts, {Counter(bool(text.names) for text in texts)[True]:,} of them with names")
    with TemporaryDirectory() as folder:
        learned = Path(folder) / "names.crfsuite"
        learn(texts, learned, (asked.c1, asked.c2), asked.rounds)
        print(f"{write_model(learned, asked.out / 'crf.bin'):,} features")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
