"""Pictures on disk, with what they say of themselves."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_ARTIST, _COPYRIGHT, _DESCRIPTION, _GPS = 0x013B, 0x8298, 0x010E, 0x8825


def picture(
    path: Path,
    colour: str = "teal",
    *,
    creator: str = "",
    rights: str = "",
    description: str = "",
    gps: bool = False,
) -> Path:
    """Write a small JPEG and return its path."""
    made = Image.new("RGB", (320, 200), colour)
    exif = made.getexif()
    for tag, value in ((_ARTIST, creator), (_COPYRIGHT, rights), (_DESCRIPTION, description)):
        if value:
            exif[tag] = value.encode()  # as cameras write it
    if gps:
        exif.get_ifd(_GPS)[1] = "N"
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path, "JPEG", exif=exif)
    return path


def renamed_pdf(path: Path) -> Path:
    """Write a PDF that calls itself a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    return path
