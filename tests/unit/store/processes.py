"""Several processes that do the same thing at the same moment, as often as they are told."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.repository import ROOT

LOOP = """
import sys
print("ready", flush=True)
for _ in sys.stdin:
    print(work(), flush=True)
"""


def at_once(program: str, arguments: list[list[str]], rounds: int = 1) -> list[list[str]]:
    """Start a process for each list of arguments; in each round all of them call `work` at the same moment.

    `program` defines `work`. Return what each process said in each round; each of them has to end well.
    """
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program + LOOP, *each],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for each in arguments
    ]
    assert {heard(process) for process in started} == {"ready"}
    said: list[list[str]] = [[] for _ in started]
    for _ in range(rounds):
        for process in started:
            tell(process)
        for process, answers in zip(started, said, strict=True):
            answers.append(heard(process))
    for process in started:
        process.communicate()
    assert [process.returncode for process in started] == [0] * len(started)
    return said


def tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")
