"""Make a picture fit for a platform: its shape, around what matters, with words in the brand's colours.

What comes out is a medium of its own that names its origin and falls under that one's permission and consents.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.contrast import ENOUGH, is_colour
from ccgcompose.domain.media import Derivation, MediaAsset, MediaKind
from ccgcompose.domain.media_gate import may_be_altered
from ccgcompose.domain.people import Person
from ccgcompose.domain.refusal import Refusal
from ccgcompose.domain.region import EVERYWHERE, Region, common
from ccgcompose.domain.shape import Focus, Shape, crop_to, focus_on
from ccgcompose.domain.uses import Alteration
from ccgcompose.errors import BadInput, EnvironmentFault, GateRefused
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.library import Library, derivation_of
from ccgcompose.usecases.ports import Darkroom, Making, Overlay, Trial, UnitOfWork
from ccgcompose.usecases.shapes import all_shapes, shape_named
from ccgcompose.usecases.works import origin

_NOTHING = "Nothing was made; the picture is as it was."


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person wants of a picture.

    `shape` is a shape's key, "" for none. `crop` is one made by hand; else the shape is laid around `focus` (None:
    the people who are shown, else the middle). `width` and `height` are the most pixels where there is no shape, 0 for
    no bound. `words` are laid over it in `colour` on a band of `ground` (#RRGGBB; "" for no band).
    """

    shape: str = ""
    crop: Region | None = None
    focus: Focus | None = None
    flipped: bool = False
    width: int = 0
    height: int = 0
    words: str = ""
    colour: str = "#FFFFFF"
    ground: str = "#005EB8"
    at_top: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How an edit would be made. `cut_people` counts those of whom the crop leaves a part only.

    `refusals` says what the permission does not allow: with any, nothing is made.
    """

    making: Making
    cut_people: int = 0
    refusals: tuple[Refusal, ...] = ()


def shapes_of(platforms: tuple[str, ...] = ()) -> tuple[Shape, ...]:
    """Return the shapes of these platforms, then those of no platform; all of them where none is named."""
    wanted = {*platforms, "any"} if platforms else {each.platform for each in all_shapes()}
    found = [each for each in all_shapes() if each.platform in wanted]
    return tuple(sorted(found, key=lambda each: each.platform == "any"))


class Editing:
    """What a person does to pictures, for a platform."""

    def __init__(self, context: Context, library: Library) -> None:
        self._context = context
        self._library = library

    def focus(self, media_id: str) -> Focus:
        """Return the middle of the people shown, as marked or else as seen; of the picture where there are none."""
        with self._context.store.read() as unit:
            return focus_on(_people(unit, unit.media.get(media_id)))

    def plan(self, media_id: str, edit: Edit) -> Plan:
        """Return how an edit would be made, and what stands against it. Raise BadInput, NotFound."""
        with self._context.store.read() as unit:
            asset = unit.media.get(media_id)
            people = _people(unit, asset)
            making = _making(asset, edit, people)
            refusals = self._refusals(unit, asset, making.derivation.alterations)
        crop = making.derivation.crop
        return Plan(making, sum(_is_cut(each, crop) for each in people), refusals)

    def try_out(self, media_id: str, edit: Edit, edge: int = 1024) -> Trial:
        """Return how it would look, with the contrast of its words; nothing is kept. Slow the first time.

        Raise BadInput, UnusableFile, EnvironmentFault where this installation makes no pictures.
        """
        making = self.plan(media_id, edit).making
        return self._darkroom().try_out(self._library.get(media_id).sha256, making, edge)

    def derive(self, person: Person, media_id: str, edit: Edit, alt_text: str = "") -> MediaAsset:
        """Make the picture. Without an alt text it has that of its origin, and says the words that it bears.

        Raise GateRefused where the permission does not allow it, BadInput also for words that do not stand out,
        UnusableFile, EnvironmentFault.
        """
        plan = self.plan(media_id, edit)
        if plan.refusals:
            raise GateRefused(plan.refusals)
        asset, making = self._library.get(media_id), plan.making
        described = alt_text or _described(asset, making)
        return self._library.make(person, media_id, making, described, _must_stand_out)

    def _darkroom(self) -> Darkroom:
        if self._context.darkroom is None:
            raise EnvironmentFault("This installation makes no pictures.", kept=_NOTHING)
        return self._context.darkroom

    def _refusals(
        self, unit: UnitOfWork, asset: MediaAsset, alterations: tuple[Alteration, ...]
    ) -> tuple[Refusal, ...]:
        root, done = origin(asset, _line(unit, asset))
        asked = tuple(dict.fromkeys((*done, *alterations)))
        return may_be_altered(
            root.filename, unit.media.permissions(root.id), self._context.clock.now(), asked
        )


def _must_stand_out(contrast: float) -> None:
    if contrast < ENOUGH:
        raise too_faint(contrast)


def contrast_told(contrast: float) -> str:
    """Return a contrast as people are told of it: cut, never rounded up to what is not reached."""
    return f"{floor(contrast * 10) / 10:.1f}:1"


def too_faint(contrast: float) -> BadInput:
    """Return the problem of words that do not stand out."""
    return BadInput(
        f"The words have a contrast of {contrast_told(contrast)} with what is behind them; 4.5:1 is the least.",
        kept=_NOTHING,
        next="Lay them on a band of colour, or choose a darker or lighter colour.",
    )


def _line(unit: UnitOfWork, asset: MediaAsset) -> dict[str, MediaAsset]:
    """Return the medium and all that it was made from."""
    found = {asset.id: asset}
    while asset.derivation is not None and asset.derivation.origin_id not in found:
        asset = unit.media.get(asset.derivation.origin_id)
        found[asset.id] = asset
    return found


def _people(unit: UnitOfWork, asset: MediaAsset) -> tuple[Region, ...]:
    marked = tuple(
        each.region
        for each in unit.consents.on_media(asset.id)
        if each.region is not None and each.removed_at is None
    )
    sight = unit.sights.get(asset.published_sha256)
    return marked or (sight.faces if sight is not None else ())


def _is_cut(person: Region, crop: Region) -> bool:
    left = common(person, crop)
    return left is not None and left.area < person.area


def _making(asset: MediaAsset, edit: Edit, people: tuple[Region, ...]) -> Making:
    if asset.kind is not MediaKind.PICTURE:
        raise BadInput(
            f"{asset.filename} is no picture.", kept=_NOTHING, next="Only pictures can be cut and written on."
        )
    crop, width, height = _framed(asset, edit, people)
    making = Making(Derivation(asset.id, crop=crop, flipped=edit.flipped), width, height, _overlay(edit))
    derivation = derivation_of(making, asset)
    if not derivation.alterations and not (0 < width < asset.width or 0 < height < asset.height):
        raise BadInput(
            f"{asset.filename} would stay as it is.",
            kept=_NOTHING,
            next="Choose a shape, a size or words for it.",
        )
    return Making(derivation, width, height, making.overlay)


def _framed(asset: MediaAsset, edit: Edit, people: tuple[Region, ...]) -> tuple[Region, int, int]:
    """Return the crop and the size in pixels that is wanted."""
    if edit.crop is not None and not edit.crop.is_on_the_picture:
        raise BadInput("That crop is not on the picture.", kept=_NOTHING, next="Draw it within the picture.")
    if min(edit.width, edit.height) < 0:
        raise BadInput("A picture has no negative size.", kept=_NOTHING, next="Give a size in pixels.")
    if not edit.shape:
        return edit.crop or EVERYWHERE, edit.width, edit.height
    shape = shape_named(edit.shape)
    crop = edit.crop or crop_to(shape, asset.width, asset.height, edit.focus or focus_on(people))
    return crop, shape.width, shape.height


def _overlay(edit: Edit) -> Overlay | None:
    words = clean(edit.words).strip()
    if not words:
        return None
    for colour in (edit.colour, edit.ground or edit.colour):
        if not is_colour(colour):
            raise BadInput(f"“{colour}” is no colour.", kept=_NOTHING, next="Give it as #RRGGBB.")
    return Overlay(words, edit.colour, edit.ground, edit.at_top)


def _described(asset: MediaAsset, making: Making) -> str:
    if making.overlay is None or not asset.alt_text:
        return ""
    words = " ".join(making.overlay.words.split())
    end = "" if asset.alt_text.endswith((".", "!", "?")) else "."
    return f"{asset.alt_text}{end} Words on it: “{words}”"
