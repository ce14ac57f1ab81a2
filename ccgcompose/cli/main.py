"""`ccgcompose`: choose the command, load only what it needs, turn a problem into a sentence and an exit code.

Exit codes: 0 fine; 1 the answer is no; 2 wrong use, or the environment stands in the way.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from ccgcompose import __version__
from ccgcompose.errors import ConnectorError, Problem, Refused

COMMANDS: dict[str, str] = {
    "demo": "the main job on the sample material, through the real windows, with screenshots",
    "check": "check a text against the policy",
    "rules": "every check there is: what it finds, why, and what it does not see",
    "length": "count a text as a platform counts",
    "init": "make a workspace",
    "post": "write, schedule, approve, correct and show posts",
    "media": "add and list pictures, and make them fit for platforms",
    "permission": "record and withdraw permissions for pictures",
    "people": "who there is, and what each is designated to do",
    "policy": "what the organisation sets for its checks, version by version",
    "consent": "record and withdraw the consent of people who are shown",
    "library": "take over a spreadsheet of permissions; what expires, what is where",
    "task": "what people have to do by hand",
    "vault": "consent forms and licences, encrypted",
    "publisher": "publish what is due, until stopped",
    "hold": "stop all publishing, with a reason",
    "release": "let publishing go on, with a reason",
    "history": "list, show, export and verify the history",
    "account": "add, check, sign in and sign out the accounts",
    "connectors": "the platforms that can be published to",
    "doctor": "look whether everything is in place on this computer",
}

_WORKERS = {
    "sight-worker": "ccgcompose.host.sight_worker",
    "picture-worker": "ccgcompose.host.picture_worker",
    "heic-worker": "ccgcompose.host.heic_worker",
    "film-worker": "ccgcompose.host.film_worker",
}


def entry() -> int:
    """Run the command that the process was started with."""
    return main([_as_utf8(argument) for argument in sys.argv[1:]])


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if not argv:
        return _open_window()
    if len(argv) == 1 and argv[0] in _WORKERS:
        return _work(argv[0])
    _plain_streams()
    parser = _parser(next((word for word in argv if not word.startswith("-")), ""))
    args = parser.parse_args(argv)
    if args.command is None:
        parser.print_help()
        return 0
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except Problem as problem:
        return _told(str(problem), 1 if isinstance(problem, Refused | ConnectorError) else 2)
    except KeyboardInterrupt:
        return _told("stopped by you; what was written before is kept.", 2)
    except BrokenPipeError:  # whoever read has seen enough
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        where = f"{error.filename}: " if error.filename else ""
        return _told(f"{where}{error.strerror or error}. Mend that on this computer, then try again.", 2)
    return code


def _told(sentence: str, code: int) -> int:
    print(f"ccgcompose: {sentence}", file=sys.stderr)
    return code


def _drop_output() -> None:
    """Forget what could not be written, or Python would try once more while it ends, and say so at length."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _parser(wanted: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ccgcompose", description="Compose, check and publish posts.")
    parser.add_argument("--version", action="version", version=f"ccgcompose {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, sentence in COMMANDS.items():
        sub = commands.add_parser(name, help=sentence, description=sentence[0].upper() + sentence[1:] + ".")
        if name == wanted:  # the others are only named: their modules stay unread
            module = importlib.import_module(f"ccgcompose.cli.{name}")
            module.configure(sub)
    return parser


def _open_window() -> int:
    # The core does not depend on the windows: it only hands over to them where they are installed.
    app = importlib.import_module("ui.app")
    return int(app.main([]))


def _work(command: str) -> int:
    """Be a worker of a frozen program, which has no other way to start one; nobody types this."""
    return int(importlib.import_module(_WORKERS[command]).main())


def _plain_streams() -> None:
    """Never end in a UnicodeEncodeError, whatever the terminal or the text, nor for a stream that was closed."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _as_utf8(argument: str) -> str:
    """Return an argument as it was typed where the locale is plain ASCII, and Python could not read it."""
    if argument.isascii() or argument.isprintable():
        return argument
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    sys.exit(entry())
