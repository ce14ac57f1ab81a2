"""The scene of the rendered sample photograph: a health centre's entrance in low sun. Metres; x right, y away, z up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import building
import garden
import numpy as np
from parts import Scene

SUN = np.array([-0.66, -0.66, 0.36]) / np.linalg.norm([-0.66, -0.66, 0.36])
SUNLIGHT = np.array([1.0, 0.63, 0.34]) * 5.2
SKY = 2.3  # how bright the sky is beside the sun


def build(folder: Path, tools: Any) -> dict[str, Any]:
    """Return the whole scene but the camera. Meshes go to `folder`; `tools` is Mitsuba with its variant set."""
    scene, rng = Scene(folder, tools), np.random.default_rng(20261124)
    building.build(scene, rng)
    garden.build(scene, rng)
    _light(scene, rng)
    return scene.parts


def _light(scene: Scene, rng: np.random.Generator) -> None:
    for number in range(12):  # the sun is no point: shadows soften with distance
        to_sun = SUN + rng.normal(0, 0.0045, 3)
        scene.parts[f"sun{number}"] = {
            "type": "directional",
            "direction": list(-to_sun),
            "irradiance": {"type": "rgb", "value": list(SUNLIGHT / 12)},
        }
    scene.parts["sky"] = {
        "type": "sunsky",
        "sun_direction": list(SUN),
        "sun_scale": 0.0,
        "turbidity": 3.6,
        "sky_scale": SKY,
        "albedo": 0.25,
    }
