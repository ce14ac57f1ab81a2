"""Forms as JSON: read strictly into a frozen dataclass of texts, yes-and-no and lists, and described by a schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any, TypeVar, get_origin, get_type_hints

from ccgcompose.errors import BadInput

F = TypeVar("F")
_NOTHING = "Nothing was recorded."


def form_of(kind: type[F], said: Mapping[str, Any], noun: str, command: str) -> F:
    """Return the form that a JSON object says. Raise BadInput for a field that is unknown or of the wrong type."""
    hints = get_type_hints(kind)
    unknown = set(said) - set(hints)
    if unknown:
        raise BadInput(
            f"A {noun} has no field {', '.join(sorted(unknown))}.",
            kept=_NOTHING,
            next=f"`ccgcompose {command} schema` prints the fields.",
        )
    return kind(**{name: _value(name, hints[name], value) for name, value in said.items()})


def _value(name: str, hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadInput(f"{name}: this must be a list of texts.", kept=_NOTHING)
        return tuple(value)
    if hint is bool:
        if not isinstance(value, bool):
            raise BadInput(f"{name}: this must be true or false.", kept=_NOTHING)
        return value
    if not isinstance(value, str):
        raise BadInput(f"{name}: this must be text.", kept=_NOTHING)
    return value


def schema_of(
    kind: type[Any], title: str, required: Iterable[str], described: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Return a form's fields as JSON Schema (draft 2020-12); `described` adds to what the types say."""
    hints = get_type_hints(kind)
    properties = {field.name: _shape(hints[field.name]) for field in fields(kind)}
    for name, more in described.items():
        properties[name] = {**properties[name], **more}
        if "enum" in more:
            properties[name].pop("type", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _shape(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": {"type": "string"}}
    return {"type": "boolean" if hint is bool else "string"}


def values(kind: type[Enum]) -> list[str]:
    """Return the stored words of an enum."""
    return [str(each.value) for each in kind]


def not_among(kind: type[Enum], said: str, *, empty: bool = False) -> str:
    """Return a sentence where a text is none of an enum's words; "" where it is (or may be empty and is)."""
    if said in values(kind) or (empty and not said.strip()):
        return ""
    return f"Choose one of: {', '.join(values(kind))}."


def strangers(kind: type[Enum], said: Iterable[str]) -> str:
    """Return a sentence for the words that are none of an enum's; "" where all are."""
    unknown = sorted(set(said) - set(values(kind)))
    return f"{', '.join(unknown)}: choose from {', '.join(values(kind))}." if unknown else ""


def must_be_complete(noun: str, wrong: Mapping[str, str]) -> None:
    """Raise BadInput naming every field that is wanting."""
    if wrong:
        said = " ".join(f"{field.replace('_', ' ')}: {sentence}" for field, sentence in wrong.items())
        raise BadInput(f"The {noun} is not complete. {said}", kept=_NOTHING)
