"""`ccgcompose media derive` and `media shapes`: a picture cut, made smaller or written on for a platform."""

from __future__ import annotations

import argparse
from typing import Any

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.canonical import plain
from ccgcompose.domain.region import WHOLE, Region
from ccgcompose.domain.shape import Focus
from ccgcompose.errors import BadInput
from ccgcompose.usecases.editing import Edit, contrast_told, shapes_of


def configure(steps: Any) -> None:
    """Declare the steps."""
    make = steps.add_parser("derive", help="make a picture from one of the library, for a platform")
    make.add_argument("media", metavar="MEDIA")
    make.add_argument("--shape", default="", metavar="SHAPE", help="a platform's shape: see `media shapes`")
    make.add_argument("--crop", metavar="X,Y,W,H", help="what is kept, as shares of the picture (0 to 1)")
    make.add_argument("--focus", metavar="X,Y", help="what stays in the middle, as shares (the people shown)")
    make.add_argument("--flip", action="store_true", help="turn left and right over")
    make.add_argument("--width", type=int, default=0, metavar="PIXELS", help="at most so wide")
    make.add_argument("--height", type=int, default=0, metavar="PIXELS", help="at most so high")
    make.add_argument("--words", default="", metavar="TEXT", help="words laid over it")
    make.add_argument("--account", metavar="NAME", help="whose brand colour the band has")
    make.add_argument("--colour", default="#FFFFFF", metavar="#RRGGBB", help="of the words")
    make.add_argument("--ground", metavar="#RRGGBB", help="of the band behind the words; none: no band")
    make.add_argument("--top", action="store_true", help="the words at the top")
    make.add_argument("--alt", default="", metavar="TEXT", help="what the new picture shows")
    make.add_argument(
        "--try", dest="dry", action="store_true", help="say what would come out, and make nothing"
    )
    make.add_argument("--json", action="store_true")
    acting.configure(make)
    make.set_defaults(run=derive)
    shapes = steps.add_parser("shapes", help="the shapes in which platforms show pictures")
    shapes.add_argument("--platform", action="append", default=[], metavar="PLATFORM")
    shapes.add_argument("--json", action="store_true")
    shapes.set_defaults(run=list_shapes)


def derive(args: argparse.Namespace) -> int:
    """Make the picture, or say what would come out."""
    with open_desk(must_exist=True) as workbench:
        desk = workbench.desk
        brand = desk.accounts.named(args.account).brand.colour if args.account else Edit().ground
        edit = _edit(args, brand)
        if args.dry:
            trial = desk.editing.try_out(args.media, edit)
            plan = desk.editing.plan(args.media, edit)
            shown: dict[str, Any] = {"width": trial.width, "height": trial.height}
            shown["people_cut"] = plan.cut_people
            shown["contrast"] = trial.contrast and contrast_told(trial.contrast)
            shown["refused"] = [each.message for each in plan.refusals]
            print(show.as_json(shown) if args.json else _told(shown))
            return 1 if plan.refusals else 0
        asset = desk.editing.derive(acting.person(args, workbench), args.media, edit, args.alt)
    shown = plain(asset.derivation, whole=True) | {"media": asset.id, "filename": asset.filename}
    shown |= {"width": asset.width, "height": asset.height, "alt": asset.alt_text}
    print(show.as_json(shown) if args.json else f"{asset.filename} is {asset.id}.")
    return 0


def _told(shown: dict[str, Any]) -> str:
    told = f"{shown['width']} × {shown['height']} pixels."
    told += f" The words have a contrast of {shown['contrast']}." if shown["contrast"] else ""
    told += f" It would cut through {shown['people_cut']} people." if shown["people_cut"] else ""
    return " ".join([told, *shown["refused"]])


def _edit(args: argparse.Namespace, brand: str) -> Edit:
    focus = _shares(args.focus, 2, "--focus") if args.focus else None
    ground = brand if args.ground is None else args.ground
    return Edit(
        shape=args.shape,
        crop=Region(*_shares(args.crop, 4, "--crop")) if args.crop else None,
        focus=Focus(*focus) if focus else None,
        flipped=args.flip,
        width=args.width,
        height=args.height,
        words=args.words,
        colour=args.colour,
        ground="" if ground == "none" else ground,
        at_top=args.top,
    )


def _shares(said: str, count: int, option: str) -> tuple[int, ...]:
    try:
        shares = tuple(round(float(each) * WHOLE) for each in said.split(","))
    except (ValueError, OverflowError):
        shares = ()
    if len(shares) != count or not all(0 <= each <= WHOLE for each in shares):
        raise BadInput(f"{option} {said} is not {count} numbers from 0 to 1.", next="Write them as 0.5,0.25.")
    return shares


def list_shapes(args: argparse.Namespace) -> int:
    """Print the shapes."""
    for shape in shapes_of(tuple(args.platform)):
        line = f"{shape.key:<20}{shape.width} × {shape.height}  {shape.name}"
        print(show.as_json(plain(shape)) if args.json else line)
    return 0
