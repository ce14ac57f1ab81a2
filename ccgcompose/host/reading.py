"""Read words in a picture with RapidOCR, whose models come in its wheel: nothing is fetched and nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ccgcompose.networks import keep_quiet

if TYPE_CHECKING:
    from PIL.Image import Image

SURE = 0.6
_FINEST = 1_120  # long side in pixels at which words are looked for; they are read at the picture's own size


class Line(NamedTuple):
    """A line of words with its box in pixels, upright around it, and how sure the reader is, 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float


class Reader:
    """The models, loaded."""

    def __init__(self, threads: int = 2) -> None:
        keep_quiet()
        from rapidocr import RapidOCR  # loads onnxruntime

        self._engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": SURE,
                "Det.limit_type": "max",
                "Det.limit_side_len": _FINEST,
                "Rec.rec_batch_num": 4,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            }
        )

    def read(self, picture: Image) -> list[Line]:
        """Return the lines in an RGB picture, from the top down."""
        import numpy as np

        found: Any = self._engine(np.asarray(picture)[:, :, ::-1].copy())  # it wants blue first
        if found.boxes is None or not found.txts:
            return []
        lines = [
            _line(text, box, float(sure))
            for text, box, sure in zip(found.txts, found.boxes, found.scores, strict=True)
        ]
        return sorted((line for line in lines if line.text), key=lambda line: (line.top, line.left))


def _line(text: str, box: Any, sure: float) -> Line:
    left, top = box.min(axis=0)
    right, bottom = box.max(axis=0)
    return Line(" ".join(text.split()), float(left), float(top), float(right), float(bottom), sure)
