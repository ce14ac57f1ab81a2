"""Lay words over a picture, and compute how well they stand out from what is really behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccgcompose.domain.contrast import light, luminance, rgb
from ccgcompose.host.lettering import LEADING, MARGIN, PADDING, font, set_words
from ccgcompose.usecases.ports import Overlay

if TYPE_CHECKING:
    from PIL.Image import Image

_WORST = 0.01  # of the pixels behind the letters may be worse: single specks hide no letter


def laid_over(picture: Image, overlay: Overlay, name: str, whole: tuple[int, int]) -> tuple[Image, float]:
    """Return the picture in RGB with the words on it, and their contrast. Raise UnusableFile.

    The words are set for a picture of the size `whole`, of which `picture` may be a small one.
    """
    from PIL import Image, ImageDraw

    setting = set_words(overlay.words, *whole, name)
    size = setting.size(*picture.size)
    high = round((len(setting.lines) * LEADING + 2 * PADDING) * size)
    top = 0 if overlay.at_top else picture.height - high
    done = _on_white(picture)
    if overlay.ground:
        ImageDraw.Draw(done).rectangle((0, top, picture.width, top + high), fill=rgb(overlay.ground))
    mask = Image.new("L", done.size, 0)
    draw = ImageDraw.Draw(mask)
    left = round(MARGIN * picture.width)
    for number, line in enumerate(setting.lines):
        draw.text((left, top + (PADDING + number * LEADING) * size), line, fill=255, font=font(size))
    contrast = _contrast(done, mask, overlay.colour)
    done.paste(rgb(overlay.colour), mask=mask)
    return done, contrast


def _on_white(picture: Image) -> Image:
    from PIL import Image

    if picture.mode == "RGB":
        return picture.copy()
    clear = picture.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _contrast(behind: Image, mask: Image, colour: str) -> float:
    """Return the contrast that all but the worst hundredth of the pixels under and beside the letters have at least."""
    import numpy as np
    from PIL import ImageFilter

    box = mask.getbbox()
    if box is None:
        return 1.0
    beside = np.asarray(mask.crop(box).filter(ImageFilter.MaxFilter(5))) > 127
    pixels = np.asarray(behind.crop(box))[beside]
    lights = np.array([light(part) for part in range(256)])
    shining = lights[pixels] @ np.array([0.2126, 0.7152, 0.0722])
    ink = luminance(rgb(colour))
    nearest = np.sort(np.abs(np.log((shining + 0.05) / (ink + 0.05))))
    return float(np.exp(nearest[int(len(nearest) * _WORST)]))
