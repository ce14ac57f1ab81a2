"""`ccgcompose media captions` and `media transcript`: what is said in films and sounds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show
from ccgcompose.cli.texts import whole
from ccgcompose.domain.media import MediaAsset


def configure(steps: Any) -> None:
    """Declare the steps."""
    captions = steps.add_parser("captions", help="add captions (SRT or WebVTT) to a film, or list them")
    captions.add_argument("media", metavar="MEDIA")
    captions.add_argument("file", type=Path, nargs="?", metavar="FILE", help="without: list what there is")
    captions.add_argument("--language", default="en-GB", metavar="TAG", help="such as en-GB (this) or cy")
    captions.add_argument("--label", default="", metavar="TEXT", help="how players call them")
    captions.add_argument("--remove", action="store_true", help="take those in that language off")
    captions.set_defaults(run=caption)
    transcript = steps.add_parser("transcript", help="keep what is said in a film or a sound, or print it")
    transcript.add_argument("media", metavar="MEDIA")
    transcript.add_argument("file", type=Path, nargs="?", metavar="FILE.txt", help="without: print it")
    transcript.add_argument("--from-captions", action="store_true", help="make it of the captions' words")
    transcript.set_defaults(run=transcribe)
    for step in (captions, transcript):
        step.add_argument("--json", action="store_true")
        acting.configure(step)


def caption(args: argparse.Namespace) -> int:
    """Add captions, or list them."""
    with open_desk(must_exist=True) as workbench:
        desk = workbench.desk
        if args.remove:
            asset = desk.spoken.uncaption(acting.person(args, workbench), args.media, args.language)
        elif args.file is None:
            asset = desk.library.get(args.media)
        else:
            person = acting.person(args, workbench)
            asset = desk.spoken.caption(person, args.media, args.file, args.language, args.label)
    if args.json:
        print(show.as_json({"media": asset.id, "captions": _listed(asset)}))
        return 0
    for each in asset.captions:
        print(f"{each.language:<10}{each.label}  {each.filename}")
    if not asset.captions:
        print(f"{asset.filename} has no captions.")
    return 0


def _listed(asset: MediaAsset) -> list[dict[str, Any]]:
    return [
        {"language": each.language, "label": each.label, "filename": each.filename, "ends_ms": each.ends_ms}
        for each in asset.captions
    ]


def transcribe(args: argparse.Namespace) -> int:
    """Keep a transcript, or print it."""
    with open_desk(must_exist=True) as workbench:
        spoken = workbench.desk.spoken
        if args.from_captions:
            asset = spoken.transcribe_captions(acting.person(args, workbench), args.media)
        elif args.file is not None:
            words = whole(str(args.file))
            asset = spoken.transcribe(acting.person(args, workbench), args.media, words)
        else:
            asset = workbench.desk.library.get(args.media)
    shown = {"media": asset.id, "transcript": asset.transcript}
    print(show.as_json(shown) if args.json else asset.transcript or f"{asset.filename} has no transcript.")
    return 0
