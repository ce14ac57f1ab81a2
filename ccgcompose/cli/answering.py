"""What a sign-in wants to know, asked for in a terminal or read from standard input; never from an argument.

Arguments of a command can be seen by every program on the computer, so they may hold settings and no secret.
"""

from __future__ import annotations

import getpass
import sys
import webbrowser
from collections.abc import Mapping, Sequence

from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import Choice, Field, SignInForm, SignInWay

_MOST_LINES = 1_000


def named_values(given: Sequence[str]) -> dict[str, str]:
    """Return NAME=VALUE pairs. Raise BadInput for one that is none."""
    found: dict[str, str] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name.strip():
            raise BadInput(f"“{each}” is no NAME=VALUE.", kept="Nothing was changed.")
        found[name.strip()] = value
    return found


def answers(form: SignInForm, given: Mapping[str, str]) -> dict[str, str]:
    """Return an answer for each field: what was given, else what the terminal or standard input says.

    Raise BadInput for a secret among the arguments.
    """
    shown = [field.name for field in form.fields if field.secret and given.get(field.name)]
    if shown:
        raise BadInput(
            f"{shown[0]} is a secret and may not stand among the arguments.",
            kept="Nothing was changed.",
            next=f"Leave it out and it is asked for, or write {shown[0]}=… to standard input.",
        )
    found = dict(given)
    asks = form.way is not SignInWay.NONE
    wanted = [field for field in form.fields if asks and not found.get(field.name)]
    if wanted and not _is_terminal():
        found |= named_values([line.rstrip("\r\n") for line in _lines() if line.strip()])
    elif wanted:
        _walk(form)
        found |= {field.name: _asked(field) for field in wanted}
    return found


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _lines() -> list[str]:
    return [] if sys.stdin is None else sys.stdin.readlines(_MOST_LINES * 100)[:_MOST_LINES]


def _walk(form: SignInForm) -> None:
    for number, step in enumerate(form.steps, 1):
        print(f"{number}. {step}", file=sys.stderr)
    if form.address:
        print(f"Begin at {form.address}", file=sys.stderr)


def _asked(field: Field) -> str:
    label = f"{field.label}{'' if field.required else ' (optional)'}: "
    try:
        return getpass.getpass(label) if field.secret else input(label)
    except EOFError:
        return ""


class TerminalGuide:
    """Fulfils the port Guide in a terminal. Ctrl+C breaks off."""

    def visit(self, address: str) -> None:
        """Show the address, and open it where there is a browser."""
        print(f"Open this page and say yes there:\n{address}", file=sys.stderr, flush=True)
        webbrowser.open(address)

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        """Ask by number."""
        print(question, file=sys.stderr)
        for number, choice in enumerate(choices, 1):
            print(f"  {number}. {choice.label}", file=sys.stderr)
        try:
            wanted = input("Number: ").strip() if _is_terminal() else ""
        except EOFError:
            wanted = ""
        if wanted.isdecimal() and 0 < int(wanted) <= len(choices):
            return choices[int(wanted) - 1].id
        raise BadInput(
            "None of these was chosen.",
            kept="Nothing was changed.",
            next="Run the command in a terminal and enter a number.",
        )

    def gave_up(self) -> bool:
        """Return False: whoever gives up presses Ctrl+C."""
        return False
