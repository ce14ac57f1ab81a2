"""Train the tagger: seeded, half an hour on one core, outside the program's own environment.

    python -m bench.train.tagger --encoder FOLDER --data FOLDER [--layers 6] [--out resources/models/tagger]

`--encoder` is all-MiniLM-L6-v2 as its makers publish it (`model.safetensors`, `vocab.txt`; Apache 2.0). `--data` holds
the corpora of names (docs/models/names.md) and, in its folder `abuse`, what bench.train.respect reads. It needs torch,
safetensors, onnx and onnxruntime.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.train.tagger_data import (
    TAGS,
    TURNS,
    Example,
    abuse,
    case_files,
    corpora,
    development_posts,
    own_posts,
    renamed_posts,
)
from bench.train.tagger_net import Tagger, load_encoder
from ccgcompose.policy.tagger.features import WIDTH
from ccgcompose.policy.tagger.model import Tag

torch: Any = import_module("torch")

OUT = Path("resources/models/tagger")
SEED = 20261126
EPOCHS = 3  # how often all is seen; our own posts twice in each, once with other names
PIECES, MOST = 2_048, 32  # in one batch
RATE, HEAD_RATE, WARM = 1.5e-4, 1e-3, 100
TURN_WEIGHT = 1.0
PATIENT_WEIGHT = 1.5  # of a name that is known to be a patient's: to miss one is worse than to ask
HIDDEN_WORDS = 0.1  # share of the pieces that are hidden, so that what stands around them is learned
MASK, REAL = 103, 103  # the piece that hides another; from here on pieces are words


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Yield batches of examples that are about as long as one another, in any order."""
    order = sorted(examples, key=lambda one: len(one.window.pieces) + chance.random())
    cut: list[list[Example]] = [[]]
    for one in order:
        if len(cut[-1]) >= MOST or len(one.window.pieces) * (len(cut[-1]) + 1) > PIECES:
            cut.append([])
        cut[-1].append(one)
    chance.shuffle(cut)
    yield from (batch for batch in cut if batch)


def tensors(batch: Sequence[Example]) -> tuple[Any, Any, Any, dict[str, Any]]:
    """Return pieces, features, which are there, and what is right.

    `allowed` allows all where nothing is asked; `begins` is 1 where a name begins, 0 where one goes on, -1 elsewhere.
    """
    length = -(-max(len(one.window.pieces) for one in batch) // 16) * 16
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    features = torch.zeros(len(batch), length, WIDTH)
    there = torch.zeros(len(batch), length, dtype=torch.bool)
    allowed = torch.ones(len(batch), length, TAGS)
    begins = torch.full((len(batch), length), -1.0)
    for row, one in enumerate(batch):
        count = len(one.window.pieces)
        pieces[row, :count] = torch.tensor(one.window.pieces)
        features[row, :count] = torch.tensor(one.window.features)
        there[row, :count] = True
        if one.allowed:
            firsts = list(one.window.firsts)
            allowed[row, firsts] = torch.tensor(one.allowed).float()
            begins[row, firsts] = torch.tensor([-1.0 if at is None else float(at) for at in one.begins])
    right = {"allowed": allowed, "begins": begins}
    right["turns"] = torch.tensor([one.turns for one in batch])
    right["counts"] = torch.tensor([one.counts for one in batch])
    return pieces, features, there, right


def loss_of(scores: Any, turned: Any, right: dict[str, Any]) -> Any:
    """Return how unlikely what is right is: the tags, where names begin, and whether a text turns on somebody."""
    unlikely = torch.nn.functional.binary_cross_entropy_with_logits
    turns = (unlikely(turned.float(), right["turns"], reduction="none") * right["counts"]).mean()
    return TURN_WEIGHT * turns + _of_tags(scores, right["allowed"], right["begins"])


def _of_tags(scores: Any, allowed: Any, begins: Any) -> Any:
    asked = allowed.sum(-1) < TAGS
    if not asked.any():
        return 0.0
    chances = scores[..., :TAGS].float().softmax(-1)[asked]
    likely = (chances * allowed[asked]).sum(-1)
    weight = 1 + (PATIENT_WEIGHT - 1) * (allowed[asked].sum(-1) == 1) * allowed[asked][:, Tag.PATIENT]
    loss = -((0.98 * likely + 0.02 * chances.mean(-1)).clamp_min(1e-6).log() * weight).sum() / weight.sum()
    inside = begins >= 0
    if inside.any():
        first = scores[..., TAGS].float()[inside]
        loss = loss + 0.2 * torch.nn.functional.binary_cross_entropy_with_logits(first, begins[inside])
    return loss


def train(net: Any, data: Path, epochs: int) -> None:
    """Train the net on all examples."""
    chance = random.Random(SEED)  # noqa: S311
    own, others = list(own_posts()), [*development_posts(), *case_files()] * 2
    optimiser = torch.optim.AdamW(net.groups(RATE, HEAD_RATE), weight_decay=0.01)
    steps = 0
    for epoch in range(epochs):
        drawn = [*corpora(data, SEED + epoch), *abuse(data / "abuse", SEED + epoch)]
        examples = [*drawn, *own, *renamed_posts(SEED + epoch), *others]
        cut = list(batches(examples, chance))
        total = epochs * len(cut)
        told = 0.0
        for number, batch in enumerate(cut, start=1):
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * min((steps + 1) / WARM, max(0.02, 1 - steps / total))
            told += _step(net, optimiser, batch)
            steps += 1
            if number % 100 == 0:
                print(f"epoch {epoch}, {number} of {len(cut)}: {told / number:.3f}", flush=True)


def _step(net: Any, optimiser: Any, batch: Sequence[Example]) -> float:
    pieces, features, there, right = tensors(batch)
    hidden = (torch.rand(pieces.shape) < HIDDEN_WORDS) & (pieces > REAL)
    with torch.autocast("cpu", torch.bfloat16):
        scores, turned = net(pieces.masked_fill(hidden, MASK), features, there)
    loss = loss_of(scores, turned, right)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad()
    return float(loss)


def export(net: Any, out: Path) -> None:
    """Write the net as ONNX with weights of eight bits."""
    quantization = import_module("onnxruntime.quantization")
    net.eval()
    whole = out.with_suffix(".whole")
    pieces, features = torch.ones(1, 12, dtype=torch.long), torch.zeros(1, 12, WIDTH)
    torch.onnx.export(
        net,
        (pieces, features),
        str(whole),
        input_names=["pieces", "features"],
        output_names=["tags", "turns"],
        dynamic_axes={"pieces": {1: "length"}, "features": {1: "length"}, "tags": {1: "length"}},
        opset_version=17,
        dynamo=False,
    )
    quantization.quantize_dynamic(
        str(whole),
        str(out),
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    whole.unlink()


def main() -> int:
    """Train and write the model and its vocabulary."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    asked.out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(asked.encoder / "vocab.txt", asked.out / "vocab.txt")
    net = Tagger(asked.layers, WIDTH, TAGS + 1, TURNS)
    load_encoder(net, asked.encoder / "model.safetensors")
    train(net, asked.data, asked.epochs)
    torch.save(net.state_dict(), asked.out.parent / "tagger.pt")
    export(net, asked.out / "tagger.onnx")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
