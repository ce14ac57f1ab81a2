"""The sample material, read from the package of resources."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any


def sample_material() -> dict[str, Any]:
    """Return the sample workspace as its TOML file has it."""
    text = resources.files("resources").joinpath("sample/sample.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sample_picture(name: str) -> Path:
    """Return where a sample picture lies; packages of ours are always unpacked."""
    return Path(str(resources.files("resources").joinpath("sample", name)))
