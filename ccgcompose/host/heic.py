"""Open a HEIC photo through a process of its own, which may die of it."""

from __future__ import annotations

import io
import subprocess
from base64 import b64decode
from typing import Any

from PIL import Image

from ccgcompose.host.frames import read_frame
from ccgcompose.host.heic_worker import COMMAND
from ccgcompose.host.workers import HOME, NO_WINDOW, worker_command

_PATIENCE = 60  # seconds
_CHANNELS = {"RGB": 3, "RGBA": 4}


def open_heic(data: bytes, size: tuple[int, int]) -> Image.Image:
    """Return the photo, decoded and upright. `size` is what its header claims.

    Raise OSError where it cannot be decoded, or is something else than it claims.
    """
    try:
        answer = subprocess.run(  # noqa: S603  # our own words, no shell
            worker_command("ccgcompose.host.heic_worker", COMMAND),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=HOME,
            timeout=_PATIENCE,
            check=False,
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:
        raise OSError("a HEIC photo took too long") from error
    pipe = io.BytesIO(answer.stdout)
    told = read_frame(pipe)
    if answer.returncode or told is None:
        raise OSError("a HEIC photo could not be decoded")
    return _picture(told, pipe.read(), size)


def _picture(told: dict[str, Any], pixels: bytes, claimed: tuple[int, int]) -> Image.Image:
    mode, (width, height) = told["mode"], told["size"]
    if width * height > claimed[0] * claimed[1] or len(pixels) != width * height * _CHANNELS[mode]:
        raise OSError("a HEIC photo is larger than it says")
    picture = Image.frombytes(mode, (width, height), pixels)
    picture.format = "HEIF"
    picture.info = {name: b64decode(kept) for name, kept in told["info"].items()}
    return picture
