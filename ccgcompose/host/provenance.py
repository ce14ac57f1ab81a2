"""Read Content Credentials (C2PA): who signed a file, what made it, whether that still holds. Nothing is fetched."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.media import NO_PROVENANCE, Provenance

_LONGEST = 200
_MOST_ACTIONS = 20
# All that a manifest names outside the file stays unasked for.
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
_STATES = {"valid": "valid", "trusted": "trusted"}


def read_provenance(data: bytes, mime: str) -> Provenance:
    """Return what the credentials in a file say; nothing where there are none that can be read."""
    if b"c2pa" not in data:  # the label of the store; without it the library need not even be loaded
        return NO_PROVENANCE
    return provenance_of(io.BytesIO(data), mime)


def provenance_of(file: BinaryIO, mime: str) -> Provenance:
    """Return what the credentials in an open file say; nothing where there are none that can be read."""
    from c2pa import C2paError, Reader

    try:
        with Reader(mime, file, context=_context()) as reader:
            told = json.loads(reader.json())
    except (C2paError, ValueError, OSError):
        return NO_PROVENANCE
    return _provenance(told)


@cache
def _context() -> Any:
    from c2pa import Context

    return Context.from_dict(_OFFLINE)


def _provenance(told: dict[str, Any]) -> Provenance:
    manifest = _part(_part(told.get("manifests")).get(str(told.get("active_manifest"))))
    actions = list(_actions(manifest))
    signature = _part(manifest.get("signature_info"))
    return Provenance(
        state=_STATES.get(str(told.get("validation_state")).lower(), "invalid"),
        made_with=_made_with(manifest),
        signed_by=_text(signature.get("issuer") or signature.get("common_name")),
        source_type=next(
            (_text(each["digitalSourceType"]) for each in actions if "digitalSourceType" in each), ""
        ),
        actions=tuple(dict.fromkeys(_text(each.get("action")) for each in actions)),
    )


def _made_with(manifest: dict[str, Any]) -> str:
    generators = manifest.get("claim_generator_info")
    first = _part(generators[0]) if isinstance(generators, list) and generators else {}
    named = " ".join(filter(None, (_text(first.get("name")), _text(first.get("version")))))
    return named or _text(manifest.get("claim_generator"))


def _actions(manifest: dict[str, Any]) -> Iterator[dict[str, Any]]:
    assertions = manifest.get("assertions")
    for each in assertions if isinstance(assertions, list) else ():
        if str(_part(each).get("label")).startswith("c2pa.actions"):
            found = _part(each["data"]).get("actions") if "data" in each else None
            yield from map(_part, found[:_MOST_ACTIONS] if isinstance(found, list) else ())


def _part(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _text(found: Any) -> str:
    return clean(found[:_LONGEST]).strip() if isinstance(found, str) else ""
