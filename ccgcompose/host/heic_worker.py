"""The process that decodes one HEIC photo and ends: its decoder falls over some damaged files, and takes nobody along.

It reads the file from its standard input and answers with a frame that tells of the picture, then its pixels.
"""

from __future__ import annotations

import io
import os
import sys
from base64 import b64encode
from typing import IO, Any

from ccgcompose.host.frames import write_frame

COMMAND = "heic-worker"
_KEPT = ("exif", "xmp", "icc_profile")


def main() -> int:
    """Answer on what was the standard output; what libraries print goes to the standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    decode(sys.stdin.buffer.read(), answers)
    return 0


def decode(data: bytes, answers: IO[bytes]) -> None:
    """Write the primary picture of a HEIC file. What the decoder raises ends the process, which says enough."""
    from pi_heif.as_plugin import HeifImageFile

    opened: Any = HeifImageFile(io.BytesIO(data))
    opened.load()
    picture = opened if opened.mode in ("RGB", "RGBA") else opened.convert("RGB")
    told = {name: b64encode(opened.info[name]).decode() for name in _KEPT if opened.info.get(name)}
    write_frame(answers, {"mode": picture.mode, "size": list(picture.size), "info": told})
    answers.write(picture.tobytes())
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
