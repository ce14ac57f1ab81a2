"""Hosts that are a slip of the finger away from a trusted one: nsh.uk, nhss.uk, n-hs.uk, nhs.co.uk, macmilan.org.uk.

A short name is compared strictly, as many honest names are near it; a longer one may differ by any one letter.
"""

from __future__ import annotations

_LONG = 6  # letters from which any one difference counts
# Where people look for the NHS and the Government, and where they are not.
_BODIES = {"nhs": "nhs.uk", "gov": "gov.uk", "nhsuk": "nhs.uk", "govuk": "gov.uk"}
_ELSEWHERE = frozenset(
    {"co.uk", "org.uk", "uk.com", "uk.net", "com", "org", "net", "info", "co", "eu", "ac.uk", "me.uk"}
)
_ENDINGS = {"ku": "uk", "ul": "uk", "uj": "uk", "ik": "uk", "yk": "uk", "ukk": "uk", "uuk": "uk", "u": "uk"}
_NO_SLIP = ("nhs.net",)


def slip_of(host: str, sites: tuple[str, ...]) -> str | None:
    """Return the host as it was probably meant, or None. `host` is in lower case and not within the sites."""
    bare = host.removeprefix("www.")
    www = "www." if host != bare else ""
    if any(bare == name or bare.endswith(f".{name}") for name in _NO_SLIP):
        return None
    body = _body_elsewhere(bare)
    if body is not None:
        return www + body
    stem, dot, ending = bare.rpartition(".")
    mended = f"{stem}.{_ENDINGS[ending]}" if dot and ending in _ENDINGS else None
    if mended is not None and any(mended == site or mended.endswith(f".{site}") for site in sites):
        return www + mended
    return _near(bare, sites, www)


def _body_elsewhere(bare: str) -> str | None:
    first, _, rest = bare.partition(".")
    if first in _BODIES and rest in _ELSEWHERE:
        return _BODIES[first]
    return None


def _near(bare: str, sites: tuple[str, ...], www: str) -> str | None:
    labels = bare.split(".")
    for site in sites:
        first, dot, rest = site.partition(".")
        count = site.count(".") + 1
        if not dot or len(labels) < count or ".".join(labels[len(labels) - count + 1 :]) != rest:
            continue
        written = labels[len(labels) - count]
        if written != first and _is_slip(written, first):
            before = labels[: len(labels) - count]
            return www + ".".join([*before, site])
    return None


def _is_slip(written: str, meant: str) -> bool:
    if written.replace("-", "") == meant.replace("-", ""):
        return True
    if len(meant) >= _LONG:
        return _one_edit(written, meant)
    return _swapped(written, meant) or _doubled(written, meant)


def _swapped(written: str, meant: str) -> bool:
    """Return whether two neighbouring letters changed places."""
    if len(written) != len(meant):
        return False
    differs = [index for index, (one, other) in enumerate(zip(written, meant, strict=True)) if one != other]
    return (
        len(differs) == 2
        and differs[1] == differs[0] + 1
        and written[differs[0]] == meant[differs[1]]
        and written[differs[1]] == meant[differs[0]]
    )


def _doubled(written: str, meant: str) -> bool:
    """Return whether one letter was written twice."""
    return len(written) == len(meant) + 1 and any(
        written == meant[: index + 1] + meant[index:] for index in range(len(meant))
    )


def _one_edit(written: str, meant: str) -> bool:
    """Return whether one letter was added, lost, changed or swapped with the next."""
    if abs(len(written) - len(meant)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), None)
    if same is None:
        return len(written) != len(meant)
    if len(written) == len(meant):
        return written[same + 1 :] == meant[same + 1 :] or _swapped(written, meant)
    longer, shorter = (written, meant) if len(written) > len(meant) else (meant, written)
    return longer[same + 1 :] == shorter[same:]
