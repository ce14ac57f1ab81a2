"""Surfaces for the rendered sample photograph, computed: brick, paving, timber, and lettered signs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
SIDE = 2048  # pixels of a square texture


def noise(rng: np.random.Generator, side: int, cell: int) -> np.ndarray:
    """Smooth noise from 0 to 1 that tiles, with features of `cell` pixels."""
    count = max(2, side // cell)
    small = rng.random((count, count))
    tiled = np.pad(small, ((0, 1), (0, 1)), mode="wrap").astype("float32")
    at = np.arange(side) * count / side
    low, part = at.astype(int), at - at.astype(int)
    part = part * part * (3 - 2 * part)
    rows = tiled[low] * (1 - part)[:, None] + tiled[low + 1] * part[:, None]
    return rows[:, low] * (1 - part) + rows[:, low + 1] * part


def layered(rng: np.random.Generator, side: int, cell: int, layers: int = 5) -> np.ndarray:
    """Noise at several sizes, the finer the fainter."""
    total = sum(noise(rng, side, max(1, cell >> n)) / 2**n for n in range(layers))
    return total / sum(1 / 2**n for n in range(layers))


def brick(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """2.25 m of stretcher bond: colour and height. A brick is 215 by 65 mm, a joint 10 mm."""
    scale = 2250 / SIDE
    y, x = np.mgrid[0:SIDE, 0:SIDE] * scale
    course = (y // 75).astype(int)
    shifted = (x + (course % 2) * 112.5) % 2250
    wobble = (layered(rng, SIDE, 32) - 0.5) * 5
    along, across = shifted % 225, y % 75
    edge = np.minimum(np.minimum(along, 215 - along), np.minimum(across, 65 - across)) + wobble
    inside = np.clip(edge / 3, 0, 1)[..., None]
    which = course * 10 + (shifted // 225).astype(int) % 10
    tone = rng.normal(1, 0.11, 300)[which][..., None]
    hues = np.array([[0.50, 0.235, 0.16], [0.56, 0.29, 0.19], [0.44, 0.20, 0.15], [0.60, 0.34, 0.23]])
    colour = hues[rng.integers(0, 4, 300)[which]] * tone
    grain = (0.82 + 0.36 * layered(rng, SIDE, 24, 6))[..., None]
    mortar = np.array([0.56, 0.52, 0.46]) * (0.8 + 0.3 * layered(rng, SIDE, 12))[..., None]
    shade = (0.88 + 0.2 * layered(rng, SIDE, 700))[..., None]
    height = inside[..., 0] * (0.8 + 0.2 * layered(rng, SIDE, 16))
    return (colour * grain * inside + mortar * (1 - inside)) * shade, height


def paving(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """2.4 m of slabs of 600 by 400 mm in half bond: colour and height."""
    scale = 2400 / SIDE
    y, x = np.mgrid[0:SIDE, 0:SIDE] * scale
    course = (y // 400).astype(int)
    shifted = (x + (course % 2) * 300) % 2400
    along, across = shifted % 600, y % 400
    edge = np.minimum(np.minimum(along, 600 - along), np.minimum(across, 400 - across))
    inside = np.clip((edge - 2.5) / 3, 0, 1)[..., None]
    which = course * 4 + (shifted // 600).astype(int) % 4
    tone = rng.normal(1, 0.07, 24)[which][..., None]
    speckle = (0.8 + 0.4 * layered(rng, SIDE, 6, 3))[..., None]
    stain = (0.72 + 0.45 * layered(rng, SIDE, 500, 6))[..., None]
    colour = np.array([0.44, 0.42, 0.385]) * tone * speckle * stain
    joint = np.array([0.16, 0.15, 0.13])
    height = inside[..., 0] * (0.85 + 0.15 * layered(rng, SIDE, 8, 3))
    return colour * inside + joint * (1 - inside), height


def timber(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """1.2 m of boards 120 mm wide, the grain along x."""
    scale = 1200 / SIDE
    y = np.mgrid[0:SIDE, 0:SIDE][0] * scale
    board = (y // 120).astype(int)
    across = y % 120
    inside = np.clip((np.minimum(across, 120 - across) - 3) / 2, 0, 1)[..., None]
    stretched = layered(rng, SIDE, 128, 7)
    stretched = np.asarray(
        Image.fromarray(stretched[:, : SIDE // 16]).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    )
    rings = np.sin((stretched * 42 + board * 5.1) * 2.2) * 0.5 + 0.5
    tone = rng.normal(1, 0.12, 10)[board][..., None]
    colour = (
        np.array([0.55, 0.36, 0.205])
        * tone
        * (0.78 + 0.36 * rings)[..., None]
        * (0.75 + 0.5 * stretched)[..., None]
    )
    return colour * (0.12 + 0.88 * inside), inside[..., 0]


def lettering(
    size: tuple[int, int], ground: str, lines: list[tuple[str, str, float, float, str]]
) -> np.ndarray:
    """A sign: `lines` are text, font file, height and top as parts of the sign's height, colour; set left."""
    width, height = size
    made = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(made)
    for text, font, part, top, colour in lines:
        face = ImageFont.truetype(str(FONTS / font), int(part * height))
        draw.text(
            (0.32 * height if height < width else 0.09 * width, top * height), text, font=face, fill=colour
        )
    return linear(np.asarray(made.filter(ImageFilter.GaussianBlur(0.6)), dtype="float32") / 255)


def linear(srgb: np.ndarray) -> np.ndarray:
    """sRGB from 0 to 1 as linear light."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
