"""Pictures of which we know what they show, made anew by the tests."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

import resources

FACES = Path(__file__).parent / "faces"
NHS_NUMBER = "9434765919"  # the example that the NHS Data Dictionary works through
_WALL = (196, 205, 208)


def head(name: str, side: int, *, mirrored: bool = False) -> Image.Image:
    with Image.open(FACES / f"{name}.jpg") as opened:
        found = opened.convert("RGB").resize((side, side))
    return ImageOps.mirror(found) if mirrored else found


def pictures_of_people() -> dict[str, tuple[Image.Image, int]]:
    """Return six pictures with fourteen faces."""
    pair = Image.new("RGB", (1200, 600), _WALL)
    pair.paste(head("astronaut", 500), (50, 50))
    pair.paste(head("portrait", 500, mirrored=True), (650, 50))
    tilted = Image.new("RGB", (1600, 900), _WALL)
    tilted.paste(head("astronaut", 420, mirrored=True).rotate(12, fillcolor=_WALL), (150, 200))
    tilted.paste(ImageOps.grayscale(head("portrait", 420)).convert("RGB").rotate(-12), (900, 200))
    dark = Image.new("RGB", (1000, 500), (20, 20, 24))
    dark.paste(head("portrait", 400).point(lambda value: value * 0.45), (40, 50))
    dark.paste(head("astronaut", 400).filter(ImageFilter.GaussianBlur(3)), (560, 50))
    return {
        "one": (head("astronaut", 400), 1),
        "close": (head("portrait", 2000), 1),
        "pair": (pair, 2),
        "crowd": (_crowd(), 6),
        "tilted": (tilted, 2),
        "dark": (dark, 2),
    }


def _crowd() -> Image.Image:
    """Six people far away on a picture of twelve megapixels."""
    crowd = Image.new("RGB", (4000, 3000), _WALL)
    for place in range(6):
        name = ("astronaut", "portrait")[place % 2]
        crowd.paste(head(name, 240, mirrored=place > 2), (200 + place * 600, 1200 + place % 3 * 220))
    return crowd


def _written(picture: Image.Image, words: str, at: tuple[int, int], size: int, colour: str) -> None:
    face = ImageFont.truetype(str(resources.folder("fonts") / "LiberationSans-Regular.ttf"), size)
    ImageDraw.Draw(picture).text(at, words, fill=colour, font=face)


def pictures_of_numbers() -> dict[str, Image.Image]:
    """Return five pictures on which the NHS number stands."""
    board = Image.new("RGB", (1600, 1200), "#f4f4ef")
    _written(board, "Bay 3   Bed 2", (120, 120), 60, "#20406a")
    _written(board, "NHS 943 476 5919", (120, 260), 64, "#20406a")
    band = Image.new("RGB", (900, 160), "white")
    _written(band, "SMITH, Jo   943 476 5919", (30, 50), 48, "black")
    wrist = Image.new("RGB", (1400, 1000), "#b98d73")
    wrist.paste(band.rotate(9, expand=True, fillcolor="#b98d73"), (220, 380))
    screen = Image.new("RGB", (1920, 1080), "#101418")
    _written(screen, "NHS No: 943-476-5919", (1100, 90), 26, "#d8dee3")
    faint = Image.new("RGB", (1200, 800), "#c9c9c9")
    _written(faint, "9434765919", (300, 380), 44, "#7c7c7c")
    blurred = Image.new("RGB", (3000, 2000), "#e8e2d0")
    _written(blurred, "NHS number 943 476 5919", (500, 900), 80, "#333333")
    return {
        "whiteboard": board,
        "wristband": wrist,
        "screen": screen,
        "faint": faint,
        "blurred": blurred.filter(ImageFilter.GaussianBlur(5)),
    }
