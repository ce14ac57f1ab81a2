from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from ccgcompose.policy.name_tokens import tokens_of
from ccgcompose.policy.remembered import forget
from ccgcompose.policy.tagger.model import Model, Tag, model
from ccgcompose.policy.tagger.windows import Window, windows_of
from ccgcompose.policy.text import Text


def windows(text: str) -> list[Window]:
    return list(windows_of(tokens_of(Text(text))[1:-1]))


class Counting:
    """A network that says nothing of anything, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def run(self, names: list[str], given: dict[str, Any]) -> list[Any]:
        self.asked += 1
        length = given["pieces"].shape[1]
        return [np.zeros((1, length, len(Tag) + 1), np.float32), np.zeros((1, 2), np.float32)]


def test_what_was_said_of_a_window_is_not_asked_again_until_it_is_forgotten() -> None:
    network = Counting()
    reader = Model(network)
    paragraph = "The clinic is open again today and all are welcome to it. " * 15 + "\n"
    for text in (paragraph + "Ask", paragraph + "Ask u"):
        for window in windows(text):
            reader.answer(window)
    assert network.asked == 3  # the paragraph once, and either end
    forget()
    reader.answer(windows(paragraph)[0])
    assert network.asked == 4


def test_the_network_of_the_resources_answers_for_each_token() -> None:
    (window,) = windows("💙 We thank Zoe\u0308 Bell, who came to us with sepsis.")
    answer = model().answer(window)
    assert len(answer.chances) == len(answer.begins) == len(window.firsts)
    assert all(sum(chances) == pytest.approx(1, abs=1e-4) for chances in answer.chances)
    assert 0 <= answer.hateful <= 1
    assert 0 <= answer.abusive <= 1


def test_a_window_is_told_the_same_whatever_was_read_before() -> None:
    (window,), (other,) = windows("Margaret was admitted on Sunday."), windows("Something else entirely.")
    alone = model().answer(window)
    forget()
    model().answer(other)
    assert model().answer(window) == alone


def test_a_key_press_does_not_load_it() -> None:
    """Who only types waits for nothing of this: the library is loaded with the first question behind."""
    program = (
        "import sys\n"
        "from bench.checks import draft_of, text_of\n"
        "from ccgcompose.policy.engine import default_engine\n"
        "engine = default_engine()\n"
        "engine.check_quick(draft_of(text_of(280, 1)))\n"
        "assert 'onnxruntime' not in sys.modules\n"
        "engine.check_slow(draft_of(text_of(280, 1)))\n"
        "assert 'onnxruntime' in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
