"""The tagger's net: the layers of a small BERT, told beside each piece what is known of its word."""

from __future__ import annotations

from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

torch: Any = import_module("torch")
nn: Any = torch.nn

SIZE, HEADS, INNER, VOCABULARY, PLACES, MIDDLE = 384, 12, 1_536, 30_522, 512, 128
EPSILON = 1e-12
DROPPED = 0.1


class Layer(nn.Module):  # type: ignore[misc]
    """One layer: attention, then two linear maps, each added to what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.norm = nn.LayerNorm(SIZE, eps=EPSILON)
        self.grow, self.shrink = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.last_norm = nn.LayerNorm(SIZE, eps=EPSILON)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, given: Any, hidden: Any) -> Any:
        """Return the layer's answer; `hidden` is added to what attention says of each place."""
        query, key, value = (self._heads(part(given)) for part in (self.query, self.key, self.value))
        weights = query @ key.transpose(-1, -2) / sqrt(SIZE // HEADS)
        if hidden is not None:
            weights = weights + hidden
        seen = self.drop(weights.softmax(-1)) @ value
        seen = seen.transpose(1, 2).reshape(given.shape)
        given = self.norm(given + self.drop(self.joined(seen)))
        grown = nn.functional.gelu(self.grow(given))
        return self.last_norm(given + self.drop(self.shrink(grown)))

    def _heads(self, given: Any) -> Any:
        return given.view(given.shape[0], given.shape[1], HEADS, SIZE // HEADS).transpose(1, 2)


class Tagger(nn.Module):  # type: ignore[misc]
    """Scores of each tag for each piece, and of whether a window is hateful or abusive."""

    def __init__(self, layers: int, width: int, tags: int, turns: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE)
        self.words.weight.requires_grad_(False)
        self.places = nn.Embedding(PLACES, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.told = nn.Linear(width, SIZE)
        nn.init.zeros_(self.told.weight)
        nn.init.zeros_(self.told.bias)
        self.norm = nn.LayerNorm(SIZE, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(DROPPED)
        self.middle, self.last = nn.Linear(SIZE + width, MIDDLE), nn.Linear(MIDDLE, tags)
        self.turn = nn.Linear(SIZE, turns)

    def forward(self, pieces: Any, features: Any, there: Any = None) -> tuple[Any, Any]:
        """Return the scores of the tags of each piece, and of whether the whole turns on somebody.

        `there` says which pieces are no filling.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        given = self.words(pieces) + self.places(places) + self.kind + self.told(features)
        given = self.drop(self.norm(given))
        hidden = None if there is None else (~there)[:, None, None, :] * -10_000.0
        for layer in self.layers:
            given = layer(given, hidden)
        seen = torch.cat([self.drop(given), features], -1)
        tags = self.last(self.drop(torch.relu(self.middle(seen))))
        return tags, self.turn(self.drop(given[:, 0]))

    def groups(self, rate: float, head_rate: float) -> list[dict[str, Any]]:
        """Return what is trained, in two groups: what was learned before, slowly, and what is new."""
        new = [
            *self.told.parameters(),
            *self.middle.parameters(),
            *self.last.parameters(),
            *self.turn.parameters(),
        ]
        ours = {id(one) for one in new}
        old = [one for one in self.parameters() if one.requires_grad and id(one) not in ours]
        return [
            {"params": old, "lr": rate, "full": rate},
            {"params": new, "lr": head_rate, "full": head_rate},
        ]


_OF_LAYER = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "joined": "attention.output.dense", "norm": "attention.output.LayerNorm",
    "grow": "intermediate.dense", "shrink": "output.dense", "last_norm": "output.LayerNorm",
}  # fmt: skip


def load_encoder(net: Any, path: Path) -> None:
    """Give the net the weights of a published BERT of this size, the first of its layers."""
    weights = import_module("safetensors.torch").load_file(str(path))
    found = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(len(net.layers)):
        for ours, theirs in _OF_LAYER.items():
            for part in ("weight", "bias"):
                found[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    missing = net.load_state_dict(found, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"These weights have no place in the net: {missing.unexpected_keys}")
