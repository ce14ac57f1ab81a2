"""What a worker process tells of a file in JSON, as the values that it was there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccgcompose.domain.media import EmbeddedMetadata, Provenance
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print


def metadata_told(told: dict[str, Any]) -> EmbeddedMetadata:
    """Return what a file says of itself."""
    return EmbeddedMetadata(**told)


def provenance_told(told: dict[str, Any]) -> Provenance:
    """Return what its Content Credentials say."""
    return Provenance(**(told | {"actions": tuple(told["actions"])}))


def prints_told(told: Iterable[dict[str, Any]]) -> tuple[Print, ...]:
    """Return the prints of a picture."""
    return tuple(Print(each["bits"], Region(**each["part"]) if each["part"] else None) for each in told)
