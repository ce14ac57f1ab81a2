"""Colours from the brand kit that stay legible, by the contrast formula of WCAG 2.2 (4.5 : 1 for text)."""

from __future__ import annotations

from ccgcompose.domain.contrast import ENOUGH, contrast, luminance, rgb

ON_DARK = 7.0  # light text on dark glares and blurs: more is kinder
WHITE, BLACK = "#ffffff", "#000000"
# The backgrounds in the style sheet on which a link is hardest to read.
PAPER, NIGHT = "#f0f4f5", "#1c2731"
_STEPS = 40


def brand_style(colour: str) -> str:
    """Return the style sheet that gives a page the brand's colour, in light and in dark."""
    return (
        ":root {\n"
        f"  --brand: {colour.lower()};\n"
        f"  --on-brand: {on(colour)};\n"
        f"  --link: {legible(colour, PAPER)};\n"
        "}\n\n"
        "@media (prefers-color-scheme: dark) {\n"
        "  :root {\n"
        f"    --link: {legible(colour, NIGHT, ON_DARK)};\n"
        "  }\n"
        "}\n"
    )


def brand_style_name(colour: str) -> str:
    """Return the name of that style sheet."""
    return f"brand-{colour.lower().removeprefix('#')}.css"


def on(colour: str) -> str:
    """Return white or black, whichever is easier to read on the colour."""
    return WHITE if contrast(colour, WHITE) >= ENOUGH else BLACK


def legible(colour: str, background: str, least: float = ENOUGH) -> str:
    """Return the colour, made darker or lighter only as far as text on the background needs."""
    target = "#000000" if luminance(rgb(background)) > 0.5 else "#ffffff"
    for step in range(_STEPS + 1):
        mixed = mix(colour, target, step / _STEPS)
        if contrast(mixed, background) >= least:
            return mixed
    return target


def mix(colour: str, other: str, share: float) -> str:
    """Return the colour with `share` (0 to 1) of the other."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
