"""Why a file cannot be taken in, in words that name the file by its own short name."""

from __future__ import annotations

from ccgcompose.errors import UnusableFile

KEPT = "Nothing was taken in; the file is as it was."
_KINDS = "Choose a JPEG, PNG, WebP, GIF, TIFF, HEIC or AVIF picture, or an MP4, MOV, WebM, MP3 or M4A."
# What else people try: how the file begins, what it is, and how it becomes a picture that can be taken in.
_KNOWN = (
    (b"%PDF", "is a PDF document, whatever its name says", "Save the page as a JPEG or PNG picture."),
    (b"BM", "is a bitmap (BMP) file", "Save it as a PNG picture."),
    (b"8BPS", "is a Photoshop document", "Save it as a JPEG or PNG picture."),
    (b"PK\x03\x04", "is a zip file or an Office document", "Save the picture in it on its own."),
    (b"\xd0\xcf\x11\xe0", "is an Office document", "Save the picture in it on its own."),
    (b"MZ", "is a program", _KINDS),
    (b"\x7fELF", "is a program", _KINDS),
)
_CODE = (b"<svg", b"<?xml", b"<!doctype", b"<html", b"<script", b"<!--", b"\xef\xbb\xbf<")


def unusable(name: str, what: str, next: str = _KINDS) -> UnusableFile:
    """Return the problem that `name` has: `what` completes the sentence without its full stop."""
    return UnusableFile(f"{name} {what}.", kept=KEPT, next=next)


def not_made(name: str, what: str, next: str) -> UnusableFile:
    """Return the problem of a picture from which another cannot be made: `what` completes the sentence."""
    return UnusableFile(f"{name} {what}.", kept="Nothing was made; the picture is as it was.", next=next)


def damaged(name: str) -> UnusableFile:
    """Return the problem of a picture that cannot be decoded to its end."""
    return unusable(
        name,
        "is damaged, or was not copied to its end",
        "Copy the file again, or open it in the program that it was made with and save it anew.",
    )


def no_picture(data: bytes, name: str) -> UnusableFile:
    """Return the problem of a file that is none of our kinds of picture, saying what it seems to be."""
    if not data:
        return unusable(name, "is empty", "Copy the file again.")
    for start, what, next in _KNOWN:
        if data.startswith(start):
            return unusable(name, what, next)
    if data.startswith(b"\x1aE\xdf\xa3"):
        return unusable(name, "is a Matroska film", "Export it as MP4 or WebM.")
    if data[:4] == b"RIFF" and data[8:12] in (b"AVI ", b"WAVE"):
        return unusable(name, "is an AVI film or a WAV sound", "Export it as MP4, or as M4A or MP3.")
    if data[:512].lstrip().lower().startswith(_CODE):
        return unusable(name, "is an SVG or web document, which can carry code", "Save it as a PNG picture.")
    return unusable(name, "is not a picture of a kind that can be taken in")
