"""`ccgcompose publisher`: publish what is due, until stopped, or once. It never loads Qt."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress

from ccgcompose.bootstrap import begin_log, open_desk
from ccgcompose.cli import show
from ccgcompose.domain.canonical import plain
from ccgcompose.publisher.heart import Pulse
from ccgcompose.publisher.service import run_until_stopped
from ccgcompose.usecases.deliver import Pass

WORDS = {
    "sent": "sent",
    "waiting": "not sent, to be tried again",
    "stopped": "stopped at a gate",
    "failed": "refused",
    "unknown": "not confirmed",
    "overdue": "too late and waiting for a decision",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--once", action="store_true", help="publish what is due now, then end")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Publish. What was stopped or refused is told, and waits for a person."""
    with open_desk(must_exist=True) as workbench:
        begin_log("publisher")
        if args.once:
            print(_told(workbench.publish_due(), as_json=args.json))
            return 0
        service = workbench.publisher(lambda pulse: _tell(pulse, as_json=args.json))
        run_until_stopped(service, _say_started)
        print("The publisher has stopped.", file=sys.stderr)
    return 0


def _say_started() -> None:
    print("The publisher is running. Stop it with Ctrl+C.", file=sys.stderr, flush=True)


def _tell(pulse: Pulse, *, as_json: bool) -> None:
    """Say what was done. Publishing goes on when nobody listens any more."""
    with suppress(OSError):
        _say(pulse, as_json=as_json)


def _say(pulse: Pulse, *, as_json: bool) -> None:
    if pulse.problem:
        print(f"ccgcompose: {pulse.problem}", file=sys.stderr, flush=True)
    if pulse.last != Pass(on_hold=pulse.last.on_hold):
        print(_told(pulse.last, as_json=as_json), flush=True)


def _told(done: Pass, *, as_json: bool) -> str:
    if as_json:
        return show.as_json(plain(done))
    if done.on_hold:
        return "All publishing is on hold. Nothing was published."
    told = ", ".join(
        f"{len(getattr(done, name))} {words}" for name, words in WORDS.items() if getattr(done, name)
    )
    return f"Done: {told}." if told else "Nothing was due."
