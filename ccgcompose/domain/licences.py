"""Open licences by their SPDX id (spdx.org/licenses), as far as material for posts comes under them.

The names, versions and addresses are facts of the licences' own stewards; no text of theirs is kept here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class OpenLicence:
    """One open licence."""

    spdx_id: str
    name: str
    version: str
    url: str


_CC = {
    "BY": "CC BY",
    "BY-SA": "CC BY-SA",
    "BY-ND": "CC BY-ND",
    "BY-NC": "CC BY-NC",
    "BY-NC-SA": "CC BY-NC-SA",
    "BY-NC-ND": "CC BY-NC-ND",
}
_CC_VERSIONS = ("4.0", "3.0", "2.5", "2.0")
_OGL_VERSIONS = ("3.0", "2.0", "1.0")


@cache
def open_licences() -> dict[str, OpenLicence]:
    """Return every licence known here, by its SPDX id."""
    base = "https://creativecommons.org"
    found = [
        OpenLicence(f"CC-{code}-{version}", name, version, f"{base}/licenses/{code.lower()}/{version}/")
        for version in _CC_VERSIONS
        for code, name in _CC.items()
    ]
    found.append(OpenLicence("CC0-1.0", "CC0", "1.0", f"{base}/publicdomain/zero/1.0/"))
    archive = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version"
    found += [
        OpenLicence(f"OGL-UK-{version}", "Open Government Licence", version, f"{archive}/{version[0]}/")
        for version in _OGL_VERSIONS
    ]
    return {licence.spdx_id: licence for licence in found}


def is_spdx_id(said: str) -> bool:
    """Return whether a text has the form of an SPDX id; the list of these grows without us."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]{1,63}", said) is not None


def recognised(said: str) -> OpenLicence | None:
    """Return the licence that a text names: by its SPDX id, its address, or its name with the version."""
    folded = _folded(said)
    if not folded:
        return None
    for licence in open_licences().values():
        if any(name in folded for name in _names(licence)):
            return licence
    return None


@cache
def _names(licence: OpenLicence) -> tuple[str, ...]:
    """Return how a licence may be written, folded."""
    whole = f"{licence.name} {licence.version}"
    alone = ("CC0",) if licence.name == "CC0" else ()  # it has one version
    return tuple(map(_folded, (licence.spdx_id, licence.url, whole, *alone)))


def _folded(text: str) -> str:
    """Return words between single spaces, one space around the whole, so that BY is not found in BY-SA.

    Of an address neither the scheme nor www counts; a full stop counts inside a word only.
    """
    said = re.sub(r"\bhttps?://|\bwww\.", " ", text.casefold())
    words = re.sub(r"[^\w.]+|_|\.(?=\W|$)", " ", said).split()
    return f" {' '.join(words)} " if words else ""
