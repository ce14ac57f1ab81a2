"""What a work or a person's picture is used for, and what is done to it: the words that permissions are made of.

The alterations are those that the PLUS License Data Format names as constraints (plus:ImageAlterationConstraints:
cropping, flipping, retouching, colour, merging), with overlay for words and marks laid over a picture.
"""

from __future__ import annotations

from enum import Enum


class Use(Enum):
    """One way of using a work or a person's story."""

    SOCIAL = "social"  # on social networks
    WEB = "web"  # on sites of our own: the newsroom, a blog, a wiki
    PRINT = "print"
    PRESS = "press"  # handed to journalists
    TRAINING = "training"
    PAID = "paid"  # in advertising


class Alteration(Enum):
    """One thing done to a work. Making the whole of it smaller is none."""

    CROP = "crop"
    FLIP = "flip"
    RETOUCH = "retouch"
    COLOUR = "colour"
    OVERLAY = "overlay"


# Sites of the organisation's own; everything else that is published to is a social network.
_WEB = frozenset({"newsroom", "wordpress", "mediawiki", "podcast"})


def use_on(platform: str) -> Use:
    """Return what publishing on a platform counts as, in the sense of a permission or a consent."""
    return Use.WEB if platform in _WEB else Use.SOCIAL
