"""How many names are found, and how many of what is found are names: python -m bench.names FILE... .

Each file is a corpus (see bench/name_corpora.py). A name counts as found where its span is exact. "ours" is what a key
press asks, "behind" what the tagger reads behind the typing. `--spacy-python PATH`
measures spaCy in the same run with the Python at PATH, which has spaCy and a model (`--spacy-model`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.name_corpora import Marked, Span, read
from ccgcompose.policy.names import find_names
from ccgcompose.policy.tagger.reading import names_in
from ccgcompose.policy.text import Text

_SPACY = """
import json, sys, time, spacy
texts = json.load(sys.stdin)
nlp = spacy.load(sys.argv[1])
nlp("Warm up.")
start = time.perf_counter()
found = [[(e.start_char, e.end_char) for e in nlp(text).ents if e.label_ == "PERSON"] for text in texts]
print(json.dumps({"found": found, "seconds": time.perf_counter() - start}))
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was right, found and wanted; `touched` are the wanted names of which some part was found."""

    right: int
    found: int
    wanted: int
    touched: int

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Return the share of what is wanted that was found."""
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        return 2 * self.right / max(1, self.found + self.wanted)

    def __str__(self) -> str:
        some = self.touched / max(1, self.wanted)
        shares = (self.f1, self.precision, self.recall, some)
        return "F1 {:5.1f}  precision {:5.1f}  recall {:5.1f}  touched {:5.1f}".format(
            *(100 * s for s in shares)
        )


def compared(texts: Sequence[Marked], found: Sequence[Sequence[Span]]) -> Figures:
    """Return the figures of what was found in some texts."""
    right = wanted = count = touched = 0
    for marked, spans in zip(texts, found, strict=True):
        right += len(set(marked.names) & set(spans))
        wanted += len(set(marked.names))
        count += len(set(spans))
        touched += sum(any(s < end and e > start for s, e in spans) for start, end in set(marked.names))
    return Figures(right, count, wanted, touched)


def ours(texts: Sequence[Marked]) -> tuple[list[list[Span]], float]:
    """Return what we find in some texts, and the seconds it took."""
    find_names(Text("Warm up."))
    start = time.perf_counter()
    found = [[(name.start, name.end) for name in find_names(Text(marked.text))] for marked in texts]
    return found, time.perf_counter() - start


def behind(texts: Sequence[Marked]) -> tuple[list[list[Span]], float]:
    """Return the names that the tagger reads behind the typing, and the seconds it took."""
    names_in(Text("Warm up."))
    start = time.perf_counter()
    found = [[(name.start, name.end) for name in names_in(Text(marked.text))] for marked in texts]
    return found, time.perf_counter() - start


Recogniser = Callable[[Sequence[Marked]], tuple[list[list[Span]], float]]


def spacys(python: str, model: str) -> Recogniser:
    """Return what asks spaCy. Handles are taken out of its answers, as they are no names here."""

    def ask(texts: Sequence[Marked]) -> tuple[list[list[Span]], float]:
        asked = json.dumps([marked.text for marked in texts])
        done = subprocess.run(
            [python, "-c", _SPACY, model], input=asked, capture_output=True, text=True, check=True
        )
        answer = json.loads(done.stdout)
        found = [
            [(s, e) for s, e in spans if not marked.text[max(0, s - 1) : e].startswith(("@", " @"))]
            for marked, spans in zip(texts, answer["found"], strict=True)
        ]
        return found, float(answer["seconds"])

    return ask


def main() -> int:
    """Print a line for each file and recogniser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", help="a corpus, or several joined by commas")
    parser.add_argument(
        "--spaced", action="store_true", help="put a space between all tokens of a CoNLL file"
    )
    parser.add_argument("--spacy-python", help="a Python that has spaCy")
    parser.add_argument("--spacy-model", default="en_core_web_md")
    asked = parser.parse_args()
    tools: dict[str, Recogniser] = {"ours": ours, "behind": behind}
    if asked.spacy_python:
        tools["spaCy"] = spacys(asked.spacy_python, asked.spacy_model)
    for files in asked.files:
        texts = [marked for file in files.split(",") for marked in read(Path(file), asked.spaced)]
        for name, tool in tools.items():
            found, seconds = tool(texts)
            label = "+".join(Path(file).stem for file in files.split(","))
            print(f"{label:28} {name:6} {compared(texts, found)}  {1e3 * seconds / len(texts):.2f} ms a text")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
