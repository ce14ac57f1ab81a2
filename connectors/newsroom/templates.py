"""The templates of pages and of what feeds quote, read from the package's own files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined

_FOLDER = "templates"
_NAMES = ("layout.html", "macros.html", "post.html", "index.html", "content.html", "style.css")


@cache
def source(name: str) -> str:
    """Return the text of a file in `templates/`."""
    return resources.files("connectors.newsroom").joinpath(_FOLDER, name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the template engine: everything is escaped, and a name that is missing is an error."""
    return Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fingerprint() -> str:
    """Return a digest of all templates: where it changes, every page is made again."""
    return hashlib.sha256("\0".join(source(name) for name in _NAMES).encode("utf-8")).hexdigest()
