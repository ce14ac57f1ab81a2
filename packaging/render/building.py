"""The health centre: walls, windows, rooms, canopy and signs."""

from __future__ import annotations

from typing import Any

import numpy as np
import textures
from parts import DARK, GLASS, STEEL, WHITE, Scene, leaf, plain, textured
from shapes import Mesh, crown

ENTRANCE = (-2.4, 3.0, 0.0, 3.0)
LOW = [(-10.6, -8.4, 0.9, 2.6), (-6.9, -4.7, 0.9, 2.6), (5.0, 7.2, 0.9, 2.6), (8.6, 10.8, 0.9, 2.6)]
HIGH = [(x, x + 1.7, 4.8, 6.1) for x in (-10.4, -6.6, -2.6, 0.6, 3.8, 7.6, 11.0)]


def build(scene: Scene, rng: np.random.Generator) -> None:
    """Put the building up."""
    _building(scene, rng)
    _openings(scene)
    _rooms(scene)
    _reception(scene, rng)
    _posters(scene)
    _lamps(scene)
    _canopy(scene, rng)
    _signs(scene)


def _building(scene: Scene, rng: np.random.Generator) -> None:
    brick = textured(scene, textures.brick(rng), 0.35, 0.85)
    holes = [ENTRANCE, *LOW, *HIGH]
    scene.add("wall", brick, lambda m: m.wall((-18, 18), (0, 7.0), holes, 0.22, 2.25))

    def trim(m: Mesh) -> None:
        m.box((-18, 18), (-0.07, 0.5), (7.0, 7.14))
        for x0, x1, z0, _ in [*LOW, *HIGH]:
            m.box((x0 - 0.06, x1 + 0.06), (-0.07, 0.2), (z0 - 0.07, z0 - 0.005))

    scene.add("trim", plain(0.30, 0.30, 0.29, rough=0.5), trim)
    scene.add(
        "plinth",
        plain(0.20, 0.19, 0.18, rough=0.8),
        lambda m: [m.box((-18, -2.5), (-0.035, 0.0), (0, 0.32)), m.box((3.1, 18), (-0.035, 0.0), (0, 0.32))],
    )

    def pipes(m: Mesh) -> None:
        for x in (-3.4, 12.2):
            m.tube((x, -0.09, 0.1), (x, -0.09, 7.0), 0.045)

    scene.add("pipes", DARK, pipes)


def _frame(m: Mesh, x0: float, x1: float, z0: float, z1: float, splits: tuple[float, ...], y: float) -> None:
    w = 0.03
    for x in (x0 + w, x1 - w, *splits):
        m.box((x - w, x + w), (y - 0.04, y + 0.04), (z0, z1))
    for z in (z0 + w, z1 - w):
        m.box((x0, x1), (y - 0.04, y + 0.04), (z - w, z + w))


def _openings(scene: Scene) -> None:
    def frames(m: Mesh) -> None:
        for x0, x1, z0, z1 in [*LOW, *HIGH]:
            _frame(m, x0, x1, z0, z1, ((x0 * 0.62 + x1 * 0.38),), 0.16)
        x0, x1, z0, z1 = ENTRANCE
        _frame(m, x0, x1, z0, z1, (-0.95, 0.3, 1.55), 0.18)
        m.box((x0, x1), (0.14, 0.22), (2.32, 2.4))
        m.box((-0.95, 1.55), (0.14, 0.22), (0.0, 0.1))

    def panes(m: Mesh) -> None:
        for x0, x1, z0, z1 in [*LOW, *HIGH, ENTRANCE]:
            m.quad((x0, 0.17, z0), (x1 - x0, 0, 0), (0, 0, z1 - z0))

    def handles(m: Mesh) -> None:
        for x in (0.16, 0.44):
            m.tube((x, 0.06, 0.85), (x, 0.06, 1.55), 0.016)

    scene.add("frames", DARK, frames)
    scene.add("panes", GLASS, panes)
    scene.add("handles", STEEL, handles)


def _rooms(scene: Scene) -> None:
    def shell(m: Mesh) -> None:
        m.quad((-18, 8, 0), (36, 0, 0), (0, 0, 3.1))
        m.quad((-18, 0.23, 3.1), (36, 0, 0), (0, 8, 0))
        for x in (-7.6, 7.9):
            m.quad((x, 0.23, 0), (0, 8, 0), (0, 0, 3.1))
        m.quad((-18, 0.23, 4.5), (36, 0, 0), (0, 5, 0))
        m.quad((-18, 5, 4.5), (36, 0, 0), (0, 0, 2.4))
        for x in (-7.5, -3.4, -0.4, 2.9, 6.4, 9.8):
            m.quad((x, 0.23, 4.5), (0, 5, 0), (0, 0, 2.4))

    scene.add("shell", WHITE, shell)
    scene.add(
        "floor",
        plain(0.46, 0.43, 0.38, rough=0.18),
        lambda m: m.quad((-18, 0.0, 0.004), (36, 0, 0), (0, 8, 0)),
    )
    scene.add(
        "blinds",
        plain(0.62, 0.58, 0.50, rough=0.9),
        lambda m: [
            m.quad((x0, 0.3, z1 - part), (x1 - x0, 0, 0), (0, 0, part))
            for (x0, x1, _, z1), part in zip(
                [*LOW, *HIGH], (0.5, 0.9, 0.35, 1.2, 0.4, 1.0, 0.3, 0.55, 0.35, 0.8, 0.4), strict=True
            )
        ],
    )


def _reception(scene: Scene, rng: np.random.Generator) -> None:
    scene.add(
        "desk",
        plain(0.50, 0.33, 0.19, rough=0.4),
        lambda m: [m.box((-0.6, 2.6), (5.4, 5.9), (0, 1.05)), m.box((-1.6, -0.6), (5.5, 5.9), (0, 0.78))],
    )
    scene.add(
        "deskfront",
        plain(0.0, 0.11, 0.42, rough=0.4),
        lambda m: m.box((-0.4, 2.4), (5.36, 5.4), (0.12, 0.95)),
    )
    seats = [(-5.8 + 0.66 * n, 4.6) for n in range(5)] + [(5.2, 2.2 + 0.66 * n) for n in range(4)]
    scene.add(
        "seats",
        plain(0.03, 0.30, 0.31, rough=0.7),
        lambda m: [
            part
            for x, y in seats
            for part in (
                m.box((x, x + 0.56), (y, y + 0.5), (0.4, 0.48)),
                m.box((x, x + 0.56), (y + 0.44, y + 0.52), (0.48, 0.95)),
            )
        ],
    )
    scene.add(
        "houseplant",
        leaf(0.09, 0.26, 0.05),
        lambda m: m.leaves(rng, crown(rng, (-1.9, 5.0, 1.0), (0.45, 0.45, 0.7), 420, 14), 0.26),
    )
    scene.add("pot", WHITE, lambda m: m.tube((-1.9, 5.0, 0), (-1.9, 5.0, 0.5), 0.16, 0.22, 24))


def _posters(scene: Scene) -> None:
    posters = [
        ((0.9, 0.42, 0.05), -4.6),
        ((0.02, 0.25, 0.55), -3.3),
        ((0.55, 0.06, 0.18), 3.5),
        ((0.05, 0.4, 0.3), 4.6),
    ]
    for number, (colour, x) in enumerate(posters):
        scene.add(
            f"poster{number}",
            plain(*colour, rough=0.4),
            lambda m, x=x: m.quad((x, 7.97, 1.2), (0.8, 0, 0), (0, 0, 1.15)),
        )


def _lamps(scene: Scene) -> None:
    lamps = [(x, y) for x in (-5.2, -2.4, 0.3, 3.0, 5.8) for y in (1.4, 3.8, 6.4)]
    scene.add(
        "lamps",
        WHITE,
        lambda m: [m.quad((x, y + 0.3, 3.08), (1.2, 0, 0), (0, -0.3, 0)) for x, y in lamps],
        light=(13, 10.6, 7.6),
    )
    scene.add(
        "upstairs",
        WHITE,
        lambda m: [m.quad((x, 2.6, 6.8), (1.2, 0, 0), (0, -0.3, 0)) for x in (-2.2, 4.2, 8)],
        light=(8, 6.2, 4.1),
    )


def _canopy(scene: Scene, rng: np.random.Generator) -> None:
    wood = textured(scene, textures.timber(rng), 0.12, 0.5)
    scene.add("soffit", wood, lambda m: m.quad((-3.2, -2.7, 3.14), (7.0, 0, 0), (0, 2.85, 0), 1.2))
    scene.add(
        "roof",
        DARK,
        lambda m: [
            m.box((-3.25, 3.85), (-2.76, 0.15), (3.2, 3.44)),
            m.box((-3.25, 3.85), (-2.76, -2.70), (3.12, 3.2)),
            m.box((-3.25, -3.19), (-2.7, 0), (3.12, 3.2)),
            m.box((3.79, 3.85), (-2.7, 0), (3.12, 3.2)),
        ],
    )
    scene.add(
        "posts", DARK, lambda m: [m.tube((x, -2.5, 0), (x, -2.5, 3.15), 0.062, sides=24) for x in (-3.0, 3.6)]
    )
    spots = [(x, y) for x in (-2.1, -0.5, 1.1, 2.7) for y in (-1.9, -0.7)]
    scene.add(
        "spots",
        WHITE,
        lambda m: [m.quad((x, y + 0.1, 3.135), (0.1, 0, 0), (0, -0.1, 0)) for x, y in spots],
        light=(70, 52, 32),
    )
    scene.add(
        "mat", plain(0.05, 0.05, 0.05, rough=0.95), lambda m: m.box((-0.8, 1.4), (-1.5, -0.15), (0, 0.012))
    )


def _signs(scene: Scene) -> None:
    bold, book = "LiberationSans-Bold.ttf", "LiberationSans-Regular.ttf"
    name = textures.lettering(
        (2600, 330), "#005EB8", [("Park Lane Health Centre", bold, 0.62, 0.15, "#ffffff")]
    )
    board = textures.lettering(
        (620, 1000),
        "#ffffff",
        [
            ("Flu", bold, 0.155, 0.29, "#005EB8"),
            ("clinic", bold, 0.155, 0.43, "#005EB8"),
            ("open today", bold, 0.083, 0.63, "#212b32"),
            ("9am to 5pm", book, 0.076, 0.74, "#212b32"),
        ],
    )
    board[:230] = textures.linear(np.array([0, 94, 184]) / 255)
    _sign(scene, "sign", name, ((-2.0, -0.09, 3.84), (4.45, 0, 0), (0, 0, 0.565)))
    _sign(scene, "board", board, ((-2.25, -4.62, 0.06), (0.62, -0.1, 0), (-0.04, 0.26, 0.98)))
    scene.add("signback", DARK, lambda m: m.box((-2.02, 2.47), (-0.085, 0), (3.82, 4.425)))
    scene.add(
        "boardback",
        DARK,
        lambda m: [
            m.quad((-2.25, -4.6, 0.02), (0.62, -0.1, 0), (-0.04, 0.27, 1.03)),
            m.quad((-2.33, -4.02, 0.02), (0.62, -0.1, 0), (0.04, -0.31, 1.03)),
        ],
    )


def _sign(scene: Scene, key: str, art: np.ndarray, place: tuple[Any, Any, Any]) -> None:
    paint = {
        "type": "principled",
        "base_color": scene.bitmap(art[::-1]),
        "roughness": 0.35,
        "specular": 0.5,
    }
    scene.parts[key] = {
        "type": "rectangle",
        "to_world": scene.tools.ScalarTransform4f(_placing(*place)),
        "bsdf": {"type": "twosided", "bsdf": paint},
    }


def _placing(corner: Any, along: Any, up: Any) -> list[list[float]]:
    """The matrix that puts Mitsuba's rectangle, from -1 to 1, between a corner and two sides."""
    a, b = np.asarray(along, dtype=float) / 2, np.asarray(up, dtype=float) / 2
    normal = np.cross(a, b) / np.linalg.norm(np.cross(a, b))
    middle = np.asarray(corner, dtype=float) + a + b
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2], matrix[:3, 3] = a, b, normal, middle
    return matrix.tolist()
