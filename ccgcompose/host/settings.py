"""What this computer remembers: nothing secret, nothing that belongs to the workspace."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from ccgcompose.host.atomic import write_whole

THEMES = ("", "light", "dark", "contrast")
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` empty: the computer's own. `publish_here`: whether the app publishes while it is open.

    `ca_bundle` and `proxy`: the organisation's own way out to the network; empty for the computer's.
    """

    theme: str = ""
    last_person: str = ""
    publish_here: bool = True
    ca_bundle: str = ""
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The settings, and one sentence for the person where the file could not be used (else empty)."""

    settings: Settings
    notice: str = ""


def read_settings(path: Path) -> Settings:
    """Return what is remembered; what is missing or damaged is as at the first start."""
    return remembered(path).settings


def remembered(path: Path) -> Remembered:
    """Return what is remembered. A damaged file is moved aside, never thrown away."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except FileNotFoundError:
        return Remembered(Settings())
    except OSError as error:
        return Remembered(Settings(), f"The settings in {path} cannot be read: {error.strerror}.")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Remembered(Settings(), _set_aside(path))
    return Remembered(_fitting(found))


def write_settings(path: Path, settings: Settings) -> None:
    """Remember, atomically. Raise FolderUnwritable or DiskFull."""
    text = json.dumps(asdict(settings), indent=2) + "\n"
    write_whole(path, text.encode("utf-8"), kept="The workspace itself is not concerned.")


def _fitting(found: dict[str, Any]) -> Settings:
    """Take over what has the right type and a possible value; the rest is as at the first start."""
    default = asdict(Settings())
    known = {field.name: found.get(field.name) for field in fields(Settings)}
    fitting = {name: value for name, value in known.items() if type(value) is type(default[name])}
    if fitting.get("theme") not in THEMES:
        fitting.pop("theme", None)
    return Settings(**(default | fitting))


def _set_aside(path: Path) -> str:
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings in {path} are damaged; this computer begins with the usual ones."
    return f"The settings were damaged and are kept as {aside}; this computer begins with the usual ones."
