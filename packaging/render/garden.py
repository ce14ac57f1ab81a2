"""Around the building: paving, grass, benches, trees and flowers."""

from __future__ import annotations

import itertools

import numpy as np
import textures
from parts import DARK, STEEL, Scene, leaf, plain, textured
from shapes import Mesh, crown


def build(scene: Scene, rng: np.random.Generator) -> None:
    """Lay it out."""
    _ground(scene, rng)
    _furniture(scene, rng)
    _plants(scene, rng)


def _ground(scene: Scene, rng: np.random.Generator) -> None:
    slabs = textured(scene, textures.paving(rng), 0.22, 0.62)
    scene.add("paving", slabs, lambda m: m.quad((-20, -9.5, 0), (40, 0, 0), (0, 9.9, 0), 2.4))
    scene.add(
        "kerb", plain(0.42, 0.41, 0.38, rough=0.8), lambda m: m.box((-20, 20), (-9.62, -9.5), (-0.12, 0.0))
    )
    scene.add(
        "road",
        plain(0.075, 0.074, 0.072, rough=0.7),
        lambda m: m.quad((-60, -60, -0.12), (120, 0, 0), (0, 50.4, 0)),
    )
    scene.add(
        "earth",
        plain(0.10, 0.13, 0.04, rough=1),
        lambda m: [
            m.box((-18, -4.6), (-8.4, -1.5), (0, 0.05)),
            m.box((5.0, 18), (-8.4, -2.2), (0, 0.05)),
            m.quad((-90, 6, -0.1), (180, 0, 0), (0, 120, 0)),
        ],
    )

    def grass(m: Mesh) -> None:
        for (x0, x1), (y0, y1), count in (
            ((-12, -4.6), (-8.4, -1.5), 150_000),
            ((5.0, 11), (-8.4, -2.2), 110_000),
        ):
            roots = np.column_stack(
                [rng.uniform(x0, x1, count), rng.uniform(y0, y1, count), np.full(count, 0.04)]
            )
            m.blades(rng, roots, 0.085)

    scene.add("grass", leaf(0.13, 0.23, 0.045), grass)


def _furniture(scene: Scene, rng: np.random.Generator) -> None:
    wood = textured(scene, textures.timber(np.random.default_rng(5)), 0.1, 0.6)
    scene.add(
        "planters",
        wood,
        lambda m: [
            m.box((-4.55, -3.45), (-1.15, -0.35), (0, 0.56), 1.2),
            m.box((4.0, 4.85), (-1.2, -0.35), (0, 0.56), 1.2),
        ],
    )

    def bench(m: Mesh) -> None:
        for n in range(5):
            m.box((5.5, 7.4), (-1.12 + n * 0.1, -1.04 + n * 0.1), (0.42, 0.46), 1.2)
        for n in range(3):
            m.box((5.5, 7.4), (-0.6, -0.56), (0.56 + n * 0.11, 0.64 + n * 0.11), 1.2)

    scene.add("bench", wood, bench)
    scene.add(
        "benchlegs", DARK, lambda m: [m.box((x, x + 0.07), (-1.1, -0.58), (0, 0.42)) for x in (5.7, 7.1)]
    )

    def hoops(m: Mesh) -> None:
        for x in (9.0, 9.8, 10.6):
            turn = [(x, -2.0 + 0.35 * np.cos(a), 0.45 + 0.35 * np.sin(a)) for a in np.linspace(0, np.pi, 13)]
            for one, other in itertools.pairwise(turn):
                m.tube(one, other, 0.024)
            m.tube((x, -1.65, 0), (x, -1.65, 0.45), 0.024)
            m.tube((x, -2.35, 0), (x, -2.35, 0.45), 0.024)

    scene.add("hoops", STEEL, hoops)


def _tree(m: Mesh, foot: tuple[float, float], height: float, rng: np.random.Generator) -> None:
    x, y = foot
    m.tube((x, y, -0.1), (x + 0.08, y, height * 0.55), 0.11, 0.07)
    for _ in range(16):
        angle, reach = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 1.2)
        start = (x + 0.05, y, height * rng.uniform(0.36, 0.6))
        m.tube(
            start,
            (x + reach * np.cos(angle), y + reach * np.sin(angle), height * rng.uniform(0.6, 0.9)),
            0.035,
            0.01,
        )


def _plants(scene: Scene, rng: np.random.Generator) -> None:
    scene.add(
        "trunks",
        plain(0.16, 0.12, 0.085, rough=0.95),
        lambda m: [_tree(m, (7.3, -3.0), 5.2, rng), _tree(m, (-9.2, -4.8), 5.4, rng)],
    )
    greens = ((0.10, 0.22, 0.035), (0.17, 0.26, 0.04), (0.28, 0.25, 0.045), (0.36, 0.22, 0.04))
    for number, colour in enumerate(greens):
        share = (1.0, 1.0, 0.6, 0.28)[number]

        def crowns(m: Mesh, share: float = share) -> None:
            m.leaves(rng, crown(rng, (7.3, -3.0, 4.2), (1.55, 1.55, 1.5), int(8_000 * share)), 0.12, 0.6)
            m.leaves(rng, crown(rng, (-9.2, -4.8, 4.3), (1.8, 1.8, 1.7), int(9_000 * share)), 0.12, 0.6)
            m.leaves(rng, crown(rng, (-17.5, -15.4, 9.4), (2.6, 2.6, 2.6), int(3_600 * share)), 0.17, 0.6)
            m.leaves(rng, crown(rng, (-4, 20, 11.5), (6, 5, 5.0), int(24_000 * share), 140), 0.33)
            m.leaves(rng, crown(rng, (17, 19, 11.6), (8, 5, 5.4), int(24_000 * share), 140), 0.33)
            for x, z in ((-22, 7), (-9, 6), (6, 8), (20, 6)):  # behind us: what the panes reflect
                m.leaves(rng, crown(rng, (x, -44, z), (7, 4, z), int(7_000 * share), 90), 0.5)
            m.leaves(rng, crown(rng, (-6.05, -9.3, 3.95), (0.95, 0.7, 0.5), int(650 * share), 24), 0.1, 0.8)

        scene.add(f"leaves{number}", leaf(*colour), crowns)
    for number, (x, y, reach) in enumerate(
        ((-4.0, -0.75, 0.42), (4.42, -0.78, 0.36), (-7.6, -0.75, 0.5), (-6.4, -0.7, 0.45))
    ):
        scene.add(
            f"bush{number}",
            leaf(0.085, 0.19, 0.04),
            lambda m, x=x, y=y, reach=reach: m.leaves(
                rng,
                crown(rng, (x, y, 0.72 if x > -5 else 0.4), (reach * 1.25, reach, reach), 3_600, 40),
                0.055,
            ),
        )
    scene.add(
        "flowers",
        leaf(0.40, 0.20, 0.62),
        lambda m: [
            m.leaves(rng, crown(rng, (x, -0.8, 0.92), (0.5, 0.36, 0.34), 420, 40), 0.05) for x in (-4.0, 4.42)
        ],
    )
