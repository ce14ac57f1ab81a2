"""What a scene is put together from: its collection of shapes, and its materials."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from shapes import Mesh


class Scene:
    """Collects shapes and hands them to Mitsuba as one dictionary."""

    def __init__(self, folder: Path, tools: Any) -> None:
        self.folder, self.tools = folder, tools
        self.parts: dict[str, Any] = {"type": "scene"}

    def add(self, name: str, bsdf: dict[str, Any], build: Callable[[Mesh], None], light: Any = None) -> None:
        mesh = Mesh()
        build(mesh)
        shape: dict[str, Any] = {
            "type": "ply",
            "filename": mesh.write(self.folder / f"{name}.ply"),
            "bsdf": bsdf,
            "face_normals": True,
        }
        if light is not None:
            shape["emitter"] = {"type": "area", "radiance": {"type": "rgb", "value": list(light)}}
        self.parts[name] = shape

    def bitmap(self, array: np.ndarray, raw: bool = True) -> dict[str, Any]:
        return {
            "type": "bitmap",
            "bitmap": self.tools.Bitmap(np.ascontiguousarray(array, dtype="float32")),
            "raw": raw,
        }


def plain(*colour: float, rough: float = 0.6, specular: float = 0.4, metal: float = 0.0) -> dict[str, Any]:
    return {
        "type": "twosided",
        "bsdf": {
            "type": "principled",
            "base_color": {"type": "rgb", "value": list(colour)},
            "roughness": rough,
            "specular": specular,
            "metallic": metal,
        },
    }


def textured(scene: Scene, made: tuple[np.ndarray, np.ndarray], depth: float, rough: float) -> dict[str, Any]:
    colour, height = made
    inner = {
        "type": "principled",
        "base_color": scene.bitmap(np.clip(colour, 0.01, 0.95)),
        "roughness": rough,
        "specular": 0.35,
    }
    bumped = {"type": "bumpmap", "arbitrary": scene.bitmap(height[..., None]), "scale": depth, "bsdf": inner}
    return {"type": "twosided", "bsdf": bumped}


def leaf(*colour: float) -> dict[str, Any]:
    return {
        "type": "principledthin",
        "base_color": {"type": "rgb", "value": list(colour)},
        "roughness": 0.55,
        "diff_trans": 0.9,
        "eta": 1.4,
    }


DARK = plain(0.045, 0.05, 0.055, rough=0.35, specular=0.5)
STEEL = plain(0.62, 0.62, 0.6, rough=0.28, metal=1.0)
WHITE = plain(0.78, 0.77, 0.74)
GLASS = {"type": "thindielectric", "int_ior": 1.5}
