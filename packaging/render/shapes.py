"""Meshes for the rendered sample photograph: boxes, walls with openings, leaves and grass. Metres, z up."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np

Holes = list[tuple[float, float, float, float]]


class Mesh:
    """Quads and triangles with texture coordinates in metres, written as a binary PLY file."""

    def __init__(self) -> None:
        self._points: list[np.ndarray] = []
        self._faces: list[np.ndarray] = []
        self._count = 0

    def add(self, points: np.ndarray, uv: np.ndarray, faces: np.ndarray) -> None:
        self._points.append(np.hstack([points, uv]).astype("<f4"))
        self._faces.append(faces.astype("<i4") + self._count)
        self._count += len(points)

    def quad(self, corner: Any, along: Any, up: Any, metres: float = 1.0) -> None:
        """A rectangle; its texture coordinates follow the world, so that neighbours join."""
        corner, along, up = (np.asarray(v, dtype=float) for v in (corner, along, up))
        points = np.array([corner, corner + along, corner + along + up, corner + up])
        a, b = along / np.linalg.norm(along), up / np.linalg.norm(up)
        uv = np.stack([points @ a, points @ b], axis=1) / metres
        self.add(points, uv, np.array([[0, 1, 2], [0, 2, 3]]))

    def box(
        self, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], metres: float = 1.0
    ) -> None:
        (x0, x1), (y0, y1), (z0, z1) = x, y, z
        dx, dy, dz = x1 - x0, y1 - y0, z1 - z0
        self.quad((x0, y0, z0), (dx, 0, 0), (0, 0, dz), metres)
        self.quad((x1, y1, z0), (-dx, 0, 0), (0, 0, dz), metres)
        self.quad((x0, y1, z0), (0, -dy, 0), (0, 0, dz), metres)
        self.quad((x1, y0, z0), (0, dy, 0), (0, 0, dz), metres)
        self.quad((x0, y0, z1), (dx, 0, 0), (0, dy, 0), metres)
        self.quad((x0, y1, z0), (dx, 0, 0), (0, -dy, 0), metres)

    def wall(
        self, x: tuple[float, float], z: tuple[float, float], holes: Holes, depth: float, metres: float
    ) -> None:
        """A wall that faces -y at y 0, with rectangular holes (x0, x1, z0, z1) and their reveals."""
        xs = sorted({*x, *(e for h in holes for e in h[:2])})
        zs = sorted({*z, *(e for h in holes for e in h[2:])})
        for x0, x1 in itertools.pairwise(xs):
            for z0, z1 in itertools.pairwise(zs):
                middle = ((x0 + x1) / 2, (z0 + z1) / 2)
                if not any(h[0] < middle[0] < h[1] and h[2] < middle[1] < h[3] for h in holes):
                    self.quad((x0, 0, z0), (x1 - x0, 0, 0), (0, 0, z1 - z0), metres)
        for x0, x1, z0, z1 in holes:
            self.quad((x0, 0, z0), (0, depth, 0), (0, 0, z1 - z0), metres)
            self.quad((x1, depth, z0), (0, -depth, 0), (0, 0, z1 - z0), metres)
            self.quad((x0, 0, z0), (x1 - x0, 0, 0), (0, depth, 0), metres)
            self.quad((x0, depth, z1), (x1 - x0, 0, 0), (0, -depth, 0), metres)

    def tube(
        self, start: Any, end: Any, radius: float, end_radius: float | None = None, sides: int = 12
    ) -> None:
        start, end = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
        axis = (end - start) / np.linalg.norm(end - start)
        side = np.cross(axis, (0.3, 0.9, 0.2))
        side /= np.linalg.norm(side)
        other = np.cross(axis, side)
        angles = np.linspace(0, 2 * np.pi, sides, endpoint=False)
        ring = np.cos(angles)[:, None] * side + np.sin(angles)[:, None] * other
        points = np.vstack(
            [start + ring * radius, end + ring * (radius if end_radius is None else end_radius)]
        )
        faces = []
        for i in range(sides):
            j = (i + 1) % sides
            faces += [[i, j, sides + j], [i, sides + j, sides + i]]
        self.add(points, np.zeros((len(points), 2)), np.array(faces))

    def leaves(self, rng: np.random.Generator, centres: np.ndarray, size: float, droop: float = 0.0) -> None:
        """A small folded blade at each centre, turned at random."""
        count = len(centres)
        along = rng.normal(size=(count, 3)) + np.array((0, 0, -droop))
        along /= np.linalg.norm(along, axis=1)[:, None]
        side = np.cross(along, rng.normal(size=(count, 3)))
        side /= np.linalg.norm(side, axis=1)[:, None]
        sizes = size * rng.uniform(0.6, 1.25, (count, 1))
        tip, back = centres + along * sizes, centres
        left = centres + along * sizes * 0.45 + side * sizes * 0.3
        right = centres + along * sizes * 0.45 - side * sizes * 0.3
        points = np.stack([back, left, tip, right], axis=1).reshape(-1, 3)
        base = np.arange(count)[:, None, None] * 4
        faces = (base + np.array([[0, 1, 2], [0, 2, 3]])).reshape(-1, 3)
        self.add(points, np.zeros((len(points), 2)), faces)

    def blades(self, rng: np.random.Generator, roots: np.ndarray, height: float) -> None:
        """Grass: a thin triangle from each root."""
        count = len(roots)
        lean = rng.normal(0, 0.28, (count, 2))
        tall = height * rng.uniform(0.55, 1.15, count)
        tip = roots + np.column_stack([lean * tall[:, None], tall])
        angle = rng.uniform(0, np.pi, count)
        half = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(count)]) * 0.006
        points = np.stack([roots - half, roots + half, tip], axis=1).reshape(-1, 3)
        faces = np.arange(count * 3).reshape(-1, 3)
        self.add(points, np.zeros((len(points), 2)), faces)

    def write(self, path: Path) -> str:
        points, faces = np.vstack(self._points), np.vstack(self._faces)
        head = f"ply\nformat binary_little_endian 1.0\nelement vertex {len(points)}\n"
        head += "".join(f"property float {name}\n" for name in "xyzuv")
        head += f"element face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n"
        table = np.zeros(len(faces), dtype=[("n", "u1"), ("v", "<i4", 3)])
        table["n"], table["v"] = 3, faces
        path.write_bytes(head.encode() + points.tobytes() + table.tobytes())
        return str(path)


def crown(rng: np.random.Generator, centre: Any, radii: Any, count: int, clumps: int = 60) -> np.ndarray:
    """Places of leaves: in clumps near the hull of an ellipsoid, as a tree's or a bush's are."""
    centre, radii = np.asarray(centre, dtype=float), np.asarray(radii, dtype=float)
    ways = rng.normal(size=(clumps, 3))
    ways /= np.linalg.norm(ways, axis=1)[:, None]
    hearts = ways * rng.uniform(0.55, 0.95, (clumps, 1)) * radii
    spread = rng.normal(0, 0.16, (count, 3)) * radii
    return centre + hearts[rng.integers(0, clumps, count)] + spread
