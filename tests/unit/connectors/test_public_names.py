"""What somebody called a file on this computer goes to no platform: it may be a patient's name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import connectors
from ccgcompose.usecases.ports.connector import OutgoingMedia


@pytest.mark.parametrize(
    ("kind", "mime", "name"),
    [
        ("picture", "image/jpeg", "picture-aaaaaaaaaaaa.jpg"),
        ("video", "video/mp4", "video-aaaaaaaaaaaa.mp4"),
        ("audio", "audio/mpeg", "audio-aaaaaaaaaaaa.mp3"),
        ("picture", "image/unheard-of", "picture-aaaaaaaaaaaa"),
    ],
)
def test_a_platform_is_given_a_file_by_its_content(kind: str, mime: str, name: str) -> None:
    medium = OutgoingMedia("a" * 64, "Mrs Green, bed 4.HEIC", mime, 64, 48, "A garden", kind=kind)
    assert medium.public_name == name


def _given_away(tree: ast.AST) -> Iterator[int]:
    """Yield the lines in which a file's own name is handed to a platform, or to what uploads it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) in ("Part", "_file", "_put"):
            handed = [*node.args, *(word.value for word in node.keywords)]
            yield from (
                each.lineno for each in handed if isinstance(each, ast.Attribute) and each.attr == "filename"
            )


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_no_connector_hands_on_the_name_of_a_file() -> None:
    folder = Path(connectors.__file__).parent
    found = {
        f"{place.relative_to(folder)}:{line}"
        for place in folder.rglob("*.py")
        for line in _given_away(ast.parse(place.read_text(encoding="utf-8")))
    }
    assert found == set()
