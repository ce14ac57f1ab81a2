"""The shapes of platforms, read once from the resources."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from ccgcompose.domain.shape import Shape
from ccgcompose.errors import NotFound


@cache
def all_shapes() -> tuple[Shape, ...]:
    """Return every shape, in the order of the file."""
    text = resources.files("resources").joinpath("shapes.toml").read_text("utf-8")
    return tuple(Shape(**fields) for fields in tomllib.loads(text)["shape"])


def shape_named(key: str) -> Shape:
    """Return one shape. Raise NotFound with those that there are."""
    wanted = key.strip().casefold()
    for shape in all_shapes():
        if shape.key == wanted:
            return shape
    raise NotFound(
        f"There is no shape “{key}”.", next=f"The shapes are: {', '.join(each.key for each in all_shapes())}."
    )
