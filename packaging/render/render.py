"""Renders the sample photograph of a health centre, and writes into it what a camera and a picture desk would.

    python packaging/render/render.py resources/sample/park-lane-health-centre.jpg

Needs mitsuba 3.9 (its LLVM variant: LLVM 16 or newer), pyoidn 2.5, numpy and Pillow in an environment of their own, and
some twenty minutes on two cores. Nothing in the picture is anybody else's but the typeface: shapes and surfaces are
computed in the modules beside this one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 1600, 1067
SAMPLES_AT_ONCE = 16
CREATOR, RIGHTS = "Priya Nair", "© 2026 NHS Exampleshire"
DESCRIPTION = "The entrance of Park Lane Health Centre in the morning sun"
ARTIST, COPYRIGHT, TEXT, EXIF_IFD, TAKEN = 0x013B, 0x8298, 0x010E, 0x8769, 0x9003
XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 photoshop:Credit="Photo: {CREATOR}, NHS Exampleshire">
<dc:creator><rdf:Seq><rdf:li>{CREATOR}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{RIGHTS}</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{DESCRIPTION}</rdf:li></rdf:Alt></dc:description>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Made by our own staff for our own channels</rdf:li>\
</rdf:Alt></xmpRights:UsageTerms>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def camera(width: int) -> dict[str, Any]:
    """A 42 mm lens on full frame, at the height of an eye."""
    from mitsuba import ScalarTransform4f

    stand = ScalarTransform4f().look_at(origin=(-6.2, -15.2, 1.62), target=(1.35, 0, 2.75), up=(0, 0, 1))
    return {
        "type": "thinlens",
        "fov": 46,
        "fov_axis": "x",
        "aperture_radius": 0.016,
        "focus_distance": 15.4,
        "to_world": stand,
        # A box filter: what takes the noise out expects each pixel's noise to be its own.
        "film": {
            "type": "hdrfilm",
            "width": width,
            "height": width * HEIGHT // WIDTH,
            "pixel_format": "rgb",
            "rfilter": {"type": "box"},
        },
        "sampler": {"type": "independent", "sample_count": SAMPLES_AT_ONCE},
    }


def rendered(width: int, samples: int) -> np.ndarray:
    """Return light, surface colour and surface direction of each pixel: nine numbers."""
    import mitsuba

    mitsuba.set_variant("llvm_ad_rgb")
    import scene as health_centre

    with tempfile.TemporaryDirectory() as folder:
        parts = health_centre.build(Path(folder), mitsuba)
        parts["sensor"] = camera(width)
        path = {"type": "path", "max_depth": 9}
        parts["integrator"] = {"type": "aov", "aovs": "albedo:albedo,normal:sh_normal", "image": path}
        scene = mitsuba.load_dict(parts)
    rounds = max(1, samples // SAMPLES_AT_ONCE)
    total = sum(np.array(mitsuba.render(scene, seed=each, spp=SAMPLES_AT_ONCE)) for each in range(rounds))
    return np.asarray(total / rounds, dtype="float32")


def blurred(picture: np.ndarray, radius: float) -> np.ndarray:
    """A Gaussian blur; `radius` in pixels."""
    reach = np.arange(-int(3 * radius) - 1, int(3 * radius) + 2)
    weights = np.exp(-(reach**2) / (2 * radius**2))
    weights /= weights.sum()
    half = len(weights) // 2
    for axis in (0, 1):
        around = [(half, half) if each == axis else (0, 0) for each in range(picture.ndim)]
        wide = np.pad(picture, around, mode="edge")
        size = picture.shape[axis]
        picture = sum(
            weight * np.take(wide, range(at, at + size), axis=axis) for at, weight in enumerate(weights)
        )
    return picture


def developed(made: np.ndarray, exposure: float) -> Image.Image:
    """Take the noise out, then do what a lens and a film do: glow, a soft shoulder, darker corners, grain."""
    from pyoidn.denoise import denoise

    light, colour, normal = (np.ascontiguousarray(made[..., at : at + 3]) for at in (0, 3, 6))
    clear = denoise(np.minimum(light, 60), albedo=np.clip(colour, 0, 1), normal=normal, hdr=True)
    picture = np.asarray(clear, dtype="float64") * exposure * (1.0, 0.985, 0.97)
    height, width = picture.shape[:2]
    picture += 0.10 * blurred(np.clip(picture - 0.9, 0, 6), width / 90)
    picture *= 0.72
    # The usual approximation of the ACES film curve (Krzysztof Narkowicz, 2015)
    picture = np.clip((picture * (2.51 * picture + 0.03)) / (picture * (2.43 * picture + 0.59) + 0.14), 0, 1)
    picture = np.where(
        picture <= 0.0031308, 12.92 * picture, 1.055 * np.maximum(picture, 1e-9) ** (1 / 2.4) - 0.055
    )
    y, x = np.mgrid[0:height, 0:width]
    corner = np.hypot((x - width / 2) / (width / 2), (y - height / 2) / (height / 2))
    picture *= (1 - 0.13 * np.clip(corner - 0.35, 0, None) ** 1.7)[..., None]
    picture += 0.013 * blurred(np.random.default_rng(3).normal(size=(height, width)), 0.55)[..., None]
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype("uint8"))


def save(picture: Image.Image, out: Path) -> None:
    """Write the JPEG with what it says of itself."""
    exif = Image.Exif()
    for tag, text in ((ARTIST, CREATOR), (COPYRIGHT, RIGHTS), (TEXT, DESCRIPTION)):
        exif[tag] = text.encode()
    exif.get_ifd(EXIF_IFD)[TAKEN] = "2026:10:05 09:12:00"
    picture.save(out, "JPEG", quality=80, optimize=True, exif=exif.tobytes(), xmp=XMP.encode())


def main() -> int:
    """Render, or take what was rendered before, develop and save."""
    parser = argparse.ArgumentParser(description="Render the sample photograph of a health centre.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("--samples", type=int, default=112, help="for each pixel")
    parser.add_argument("--exposure", type=float, default=1.35)
    parser.add_argument(
        "--raw", type=Path, help="keep what is rendered here (.npy), or develop what is there"
    )
    args = parser.parse_args()
    if args.raw and args.raw.exists():
        made = np.load(args.raw)
    else:
        made = rendered(args.width, args.samples)
        if args.raw:
            np.save(args.raw, made)
    save(developed(made, args.exposure), args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
