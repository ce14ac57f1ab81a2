"""Find faces with CenterFace (Xu and others, arXiv:1911.03599), a small network that runs on any processor.

Its four outputs lie on a grid of a quarter of the picture: how likely the middle of a face is there, its size, where
within the cell its middle is, and landmarks, which we do not use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ccgcompose.networks import network

if TYPE_CHECKING:
    from numpy import ndarray
    from PIL.Image import Image

SURE = 0.5
# Long sides in pixels at which a picture is looked at: small faces in a crowd, and a face that fills the picture.
SIDES = (1_280, 480)
_STRIDE = 32  # the network halves the picture five times
_CELL = 4
_LARGEST = 400  # pixels: a larger face falls apart into several, and is seen at the smaller side
_SAME = 0.3  # boxes that share this much, by area, are one face


class Face(NamedTuple):
    """A box in pixels of the picture that was looked at, and how sure the network is, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float
    sure: float


class Faces:
    """The network, loaded. `model` is the ONNX file."""

    def __init__(self, model: bytes, threads: int = 2) -> None:
        self._session = network(model, threads, keeps_memory=False)

    def find(self, picture: Image) -> list[Face]:
        """Return the faces in an RGB picture, surest first."""
        longest = max(picture.size)
        sides = [side for side in SIDES if side < longest] or [longest]
        if longest < SIDES[0] and sides[0] != longest:
            sides.insert(0, longest)
        return _apart([face for side in sides for face in self._at(picture, side)])

    def _at(self, picture: Image, side: int) -> list[Face]:
        """Look at the picture made so small; the boxes are those of the picture as it came."""
        import numpy as np

        scale = side / max(picture.size)
        width, height = (_whole(length * scale) for length in picture.size)
        small = picture.resize((width, height), reducing_gap=2.0)
        pixels = np.asarray(small, dtype=np.float32).transpose(2, 0, 1)[None]
        heat, size, offset, _ = self._session.run(None, {"input.1": pixels})
        across, down = picture.width / width, picture.height / height
        return [
            Face(left * across, top * down, right * across, bottom * down, sure)
            for left, top, right, bottom, sure in _boxes(heat[0, 0], size[0], offset[0])
            if side <= SIDES[-1] or bottom - top <= _LARGEST
        ]


def _whole(length: float) -> int:
    return max(_STRIDE, round(length / _STRIDE) * _STRIDE)


def _boxes(heat: ndarray[Any, Any], size: ndarray[Any, Any], offset: ndarray[Any, Any]) -> list[Face]:
    import numpy as np

    rows, columns = np.where(heat > SURE)
    found = []
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        high, wide = np.exp(size[:, row, column]) * _CELL
        middle_x = (column + offset[1, row, column] + 0.5) * _CELL
        middle_y = (row + offset[0, row, column] + 0.5) * _CELL
        left, top = float(middle_x - wide / 2), float(middle_y - high / 2)
        found.append(Face(left, top, left + float(wide), top + float(high), float(heat[row, column])))
    return found


def _apart(faces: list[Face]) -> list[Face]:
    """Keep the surest of boxes that are of one face."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda each: -each.sure):
        if all(not _one_face(face, other) for other in kept):
            kept.append(face)
    return kept


def _one_face(one: Face, other: Face) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return False
    shared = wide * high
    smaller = min(_area(one), _area(other))
    return shared >= _SAME * (_area(one) + _area(other) - shared) or shared >= 0.7 * smaller


def _area(face: Face) -> float:
    return (face.right - face.left) * (face.bottom - face.top)
