"""Train the model of hatred and abuse; seeded, some minutes on two cores, outside the program's own environment.

    python -m bench.train.respect DATA VECTORS OUT.npz

DATA holds, as their makers publish them: `hatemoji/train.csv` and `hatemoji/validation.csv` (HatemojiBuild, CC BY 4.0),
`davidson.csv` (MIT), `toxicity_en.csv` (surge-ai, MIT) and `clean.txt` (our own posts, one a line). VECTORS is what
bench.train.respect_vectors made. It needs torch. Two parts in five of toxicity_en.csv are kept aside (`kept_aside`),
and the functional test suites are never read.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.train.respect_sentences import Maker
from ccgcompose.policy.abuse_model import REACHES, Encoder
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

SEEDS = (20261125, 20261126)
LONGEST = 80  # tokens; longer texts are cut
LEARNED, TONE, LABEL, HIDDEN, POOLED = 24, 16, 16, 64, 48
AMONG_OTHERS = 0.2
OF_EACH = 9_500
EPOCHS, BATCH, RATE = 6, 128, 3e-3

Weights = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what it is, and how much each answer counts (0: not known)."""

    text: str
    hateful: float
    toxic: float
    hateful_counts: float
    toxic_counts: float


def kept_aside(text: str) -> bool:
    """Return whether a text of surge-ai's set is in the test part: two in five, by its checksum."""
    return sha256(text.strip().encode()).digest()[0] % 5 < 2


def examples(data: Path, seed: int) -> Iterator[Example]:
    """Yield all that the model learns from."""
    for part in ("train", "validation"):
        for row in _rows(data / "hatemoji" / f"{part}.csv"):
            yield Example(row["text"], float(row["label_gold"]), 0, 1.0, 0)
    for number, row in enumerate(_rows(data / "davidson.csv")):
        hateful, toxic = row["class"] == "0", row["class"] != "2"
        # "Offensive" there is mostly slang about women: it teaches what is coarse, and little of what is
        # hateful, so a quarter will do.
        if row["class"] != "1" or number % 4 == 0:
            yield Example(row["tweet"], float(hateful), float(toxic), 0.25 if toxic else 0.5, 0.2)
    for row in _rows(data / "toxicity_en.csv"):
        if not kept_aside(row["text"]):
            yield Example(row["text"], 0, float(row["is_toxic"] == "Toxic"), 0, 6.0)
    yield from _our_own(data, seed)


def _our_own(data: Path, seed: int) -> Iterator[Example]:
    """Yield clean posts, and the sentences made for what the public data do not show."""
    clean = (data / "clean.txt").read_text("utf-8").splitlines()
    for line in clean:
        yield Example(line, 0, 0, 4.0, 4.0)
    chance = random.Random(seed)  # noqa: S311 - chance for training, and no secret
    for made in Maker(seed).sentences(OF_EACH):
        text = _among(made.text, clean, chance) if chance.random() < AMONG_OTHERS else made.text
        yield Example(text, made.hateful, made.toxic, 1.0, 0.35)


def _among(text: str, clean: list[str], chance: random.Random) -> str:
    """Return a sentence before, after or between ordinary ones, as it would stand in a post."""
    stopped = text if text[-1] in ".!?" else f"{text}."
    before, after = (chance.choice(clean) if chance.random() < 0.6 else "" for _ in range(2))
    return f"{before} {stopped} {after}".strip()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def encoded(found: list[Example]) -> tuple[list[npt.NDArray[np.int64]], Encoder]:
    """Return each text as the model sees it, read as the program reads it."""
    shelf = Shelf()
    encoder = shelf.abuse_encoder
    texts = [encoder.encoded(shelf.reading(Text(example.text)).tokens[:LONGEST]) for example in found]
    return texts, encoder


class Trainer:
    """The model in torch, the same sums as `AbuseModel` does."""

    def __init__(
        self, torch: Any, vectors: npt.NDArray[np.float32], size: int, often: npt.NDArray[Any]
    ) -> None:
        self._torch, nn = torch, torch.nn
        fixed = np.zeros((size, vectors.shape[1]), np.float32)
        fixed[: len(vectors)] = vectors
        self.fixed = torch.tensor(fixed)
        self.often = torch.tensor(often, dtype=torch.float32)[:, None]
        self.parts = nn.ModuleDict(
            {
                "learned": nn.Embedding(size, LEARNED),
                "tone": nn.Embedding(11, TONE),
                "label": nn.Embedding(7, LABEL),
                "in": nn.Linear(vectors.shape[1] + LEARNED + TONE + LABEL, HIDDEN),
                **{f"mix{layer}": nn.Linear(3 * HIDDEN, HIDDEN) for layer in range(len(REACHES))},
                "pool": nn.Linear(2 * HIDDEN, POOLED),
                "out": nn.Linear(POOLED, 2),
            }
        )
        nn.init.normal_(self.parts["learned"].weight, std=0.1)

    def logits(self, rows: Any, mask: Any, dropout: float = 0.0) -> Any:
        """Return the two answers of a padded batch."""
        torch, parts = self._torch, self.parts
        number, tone, label = rows.unbind(-1)
        often = self.often[number]
        if dropout:
            often = often * (torch.rand(often.shape) > 0.25)
        learned = parts["learned"](number) * often
        features = torch.cat((self.fixed[number], learned, parts["tone"](tone), parts["label"](label)), -1)
        drop = torch.nn.functional.dropout
        hidden = torch.relu(parts["in"](drop(features, dropout / 2, dropout > 0))) * mask
        for layer, reach in enumerate(REACHES):
            before = torch.nn.functional.pad(hidden, (0, 0, reach, 0))[:, : hidden.shape[1]]
            after = torch.nn.functional.pad(hidden, (0, 0, 0, reach))[:, reach:]
            mixed = parts[f"mix{layer}"](
                drop(torch.cat((before, hidden, after), -1), dropout / 2, dropout > 0)
            )
            hidden = (hidden + torch.relu(mixed)) * mask
        most = hidden.masked_fill(mask == 0, -1e4).max(1).values
        mean = hidden.sum(1) / mask.sum(1)
        pooled = torch.relu(parts["pool"](drop(torch.cat((most, mean), -1), dropout, dropout > 0)))
        return parts["out"](pooled)

    def weights(self) -> Weights:
        """Return what `AbuseModel` loads: word tables as bytes, the rest as half floats."""
        state = {name: part.detach().numpy() for name, part in self.parts.named_parameters()}
        learned = state["learned.weight"] * self.often.numpy()
        tables = {"fixed": self.fixed.numpy(), "learned": learned}
        packed: Weights = {}
        for name, table in tables.items():
            scale = (
                np.abs(table).max() / 127 if name == "learned" else np.percentile(np.abs(table), 99.9) / 127
            )
            packed[name] = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
            packed[f"{name}_scale"] = np.array(scale, np.float32)
        for name in ("tone", "label"):
            packed[name] = state[f"{name}.weight"].astype(np.float16)
        for name in ("in", *(f"mix{layer}" for layer in range(len(REACHES))), "pool", "out"):
            packed[f"{name}_w"] = state[f"{name}.weight"].T.astype(np.float16)
            packed[f"{name}_b"] = state[f"{name}.bias"].astype(np.float16)
        return packed


def batch_of(torch: Any, texts: list[npt.NDArray[np.int64]]) -> tuple[Any, Any]:
    """Return the texts padded to one length, and the mask of what is no padding."""
    longest = max(len(text) for text in texts)
    rows = np.zeros((len(texts), longest, 3), np.int64)
    mask = np.zeros((len(texts), longest, 1), np.float32)
    for at, text in enumerate(texts):
        rows[at, : len(text)] = text
        mask[at, : len(text)] = 1
    return torch.tensor(rows), torch.tensor(mask)


def train(data: Path, vectors: Path, seed: int) -> Weights:
    """Return the weights of one member that come of the data."""
    torch = import_module("torch")
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    found = list(examples(data, seed))
    texts, encoder = encoded(found)
    kept = [at for at, text in enumerate(texts) if len(text)]
    often = np.bincount(np.concatenate([texts[at][:, 0] for at in kept]), minlength=encoder.size) >= 15
    trainer = Trainer(torch, np.load(vectors), encoder.size, often)
    optimiser = torch.optim.AdamW(trainer.parts.parameters(), lr=RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS)
    chance = random.Random(seed)  # noqa: S311 - chance for training, and no secret
    for epoch in range(EPOCHS):
        total = sum(
            _step(torch, trainer, optimiser, [found[at] for at in part], [texts[at] for at in part])
            for part in _batches(kept, texts, chance)
        )
        schedule.step()
        print(f"epoch {epoch + 1}: loss {total:.1f}", flush=True)
    return trainer.weights()


def _batches(kept: list[int], texts: list[Any], chance: random.Random) -> Iterator[list[int]]:
    """Yield batches of texts of like length, in an order left to chance."""
    order = sorted(kept, key=lambda at: len(texts[at]) + chance.random() * 6)
    parts = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(parts)
    yield from parts


def _step(torch: Any, trainer: Trainer, optimiser: Any, found: list[Example], texts: list[Any]) -> float:
    truth = torch.tensor([[example.hateful, example.toxic] for example in found])
    counts = torch.tensor([[example.hateful_counts, example.toxic_counts] for example in found])
    logits = trainer.logits(*batch_of(torch, texts), dropout=0.3)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    weighed = (loss * counts).sum() / len(found)
    optimiser.zero_grad()
    weighed.backward()
    optimiser.step()
    return float(weighed.detach())


def main() -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    with ProcessPoolExecutor(len(SEEDS)) as pool:
        members = list(pool.map(partial(train, given.data, given.vectors), SEEDS))
    together = {f"{at}_{name}": value for at, each in enumerate(members) for name, value in each.items()}
    shared = {name: together.pop(f"0_{name}") for name in ("fixed", "fixed_scale")}
    for at in range(1, len(members)):
        for name in shared:
            del together[f"{at}_{name}"]
    np.savez(given.out, **shared, **together, allow_pickle=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
