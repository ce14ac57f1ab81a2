"""Makes the two sample photographs from their open-licence originals, with the metadata that a real file carries.

    python packaging/sample_pictures.py coffee.png flower.jpg resources/sample

The originals are scikit-image's `coffee.png` (Rachel Michetti, CC0) and scikit-learn's `flower.jpg` (CC BY 2.0).
One file gets a GPS position and a camera serial number on purpose: the copy that goes out must have neither.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 photoshop:Credit="{credit}">
<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">{terms}</rdf:li></rdf:Alt></xmpRights:UsageTerms>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
ARTIST, COPYRIGHT, DESCRIPTION, TAKEN, SERIAL, EXIF_IFD, GPS_IFD = (
    0x013B,
    0x8298,
    0x010E,
    0x9003,
    0xA431,
    0x8769,
    0x8825,
)


def make(source: Path, target: Path, said: dict[str, str], *, private: bool) -> None:
    """Write `target` with what the picture says of itself."""
    picture = Image.open(source).convert("RGB")
    width = 1500
    picture = picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)
    exif = Image.Exif()
    exif[ARTIST], exif[COPYRIGHT], exif[DESCRIPTION] = said["creator"], said["rights"], said["description"]
    inner = {TAKEN: "2026:10:05 10:12:00"}
    if private:
        inner[SERIAL] = "EX-000-SAMPLE"
        exif._ifds[GPS_IFD] = {1: "N", 2: (53.0, 22.0, 48.0), 3: "W", 4: (1.0, 28.0, 12.0)}
    exif._ifds[EXIF_IFD] = inner
    xmp = XMP.format(**said).encode()
    picture.save(target, "JPEG", quality=86, exif=exif.tobytes(), xmp=xmp)


def main() -> int:
    """Make both."""
    coffee, flower, folder = (Path(argument) for argument in sys.argv[1:4])
    make(
        coffee,
        folder / "carers-coffee-morning.jpg",
        {
            "creator": "Rachel Michetti",
            "rights": "Rachel Michetti",
            "credit": "Photo: Rachel Michetti, Pikolo Espresso Bar",
            "description": "A cup of coffee on a wooden table",
            "terms": "CC0 1.0, public domain dedication",
        },
        private=True,
    )
    make(
        flower,
        folder / "volunteers-thank-you.jpg",
        {
            "creator": "vultilion on Flickr",
            "rights": "vultilion on Flickr",
            "credit": "Photo: vultilion on Flickr, CC BY 2.0",
            "description": "A pink and orange dahlia in full bloom",
            "terms": "CC BY 2.0",
        },
        private=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
