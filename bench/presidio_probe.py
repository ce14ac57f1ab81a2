"""What Presidio says of texts: run by another interpreter that has it, for `bench.accuracy --presidio-python`.

Reads a JSON list of texts from standard input, writes a JSON object with the entities of each and the
milliseconds. Needs nothing of ours. All of Presidio's recognisers for the United Kingdom are switched on,
also those that are off by default.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from importlib import import_module
from typing import Any


def analyser(model: str) -> Any:
    """Return an analyser with the spaCy model of that name and every British recogniser."""
    presidio = import_module("presidio_analyzer")
    predefined = import_module("presidio_analyzer.predefined_recognizers")
    provider = import_module("presidio_analyzer.nlp_engine").NlpEngineProvider
    settings = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = presidio.AnalyzerEngine(nlp_engine=provider(nlp_configuration=settings).create_engine())
    known = {recogniser.name for recogniser in engine.registry.recognizers}
    for name in dir(predefined):
        if name.startswith(("Uk", "Nhs", "NHS")) and name not in known:
            engine.registry.add_recognizer(getattr(predefined, name)())
    return engine


def milliseconds(engine: Any, text: str, rounds: int = 15) -> float:
    """Return the median of a few runs over one text."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        engine.analyze(text, language="en")
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1e3


def main() -> int:
    """Answer for the texts on standard input; the last ones are the texts to be timed."""
    asked = json.load(sys.stdin)
    engine = analyser(asked["model"])
    found = [
        [[entity.entity_type, entity.start, entity.end] for entity in engine.analyze(text, language="en")]
        for text in asked["texts"]
    ]
    timed = [milliseconds(engine, text) for text in asked["timed"]]
    json.dump({"found": found, "milliseconds": timed}, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
