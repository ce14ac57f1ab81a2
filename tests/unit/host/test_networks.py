"""What runs our models reports to nobody: it carries telemetry, which is shut off before it is loaded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, under

LOADS = re.compile(r"^\s*(?:import|from) (?:onnxruntime|rapidocr)\b", re.MULTILINE)
PROGRAMS = {
    "tagger": (
        "from ccgcompose.policy.tagger.reading import names_in\n"
        "from ccgcompose.policy.text import Text\n"
        "assert names_in(Text('We thank Margaret Wilson for her letter.'))\n"
    ),
    "faces": (
        "from importlib import resources\n"
        "from ccgcompose.host.faces import Faces\n"
        "Faces((resources.files('resources') / 'models/centerface/centerface.onnx').read_bytes())\n"
    ),
    "words": "from ccgcompose.host.reading import Reader\nReader()\n",
}


def left_behind(program: str, folder: Path) -> list[str]:
    """Return the files that a program leaves where telemetry keeps its session and its queue.

    It gets no variable of ours but the path: on a machine that says it builds (CI, TF_BUILD) telemetry keeps
    quiet by itself, and the question would not be asked.
    """
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(folder))
    done = subprocess.run([sys.executable, "-B", "-c", program], cwd=ROOT, env=kept | places)
    assert done.returncode == 0
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_model_leaves_anything_behind(name: str, tmp_path: Path) -> None:
    assert left_behind(PROGRAMS[name], tmp_path) == []


def test_the_library_still_knows_the_switch() -> None:
    """Where this fails, telemetry is gone from the library or is shut off otherwise: look again."""
    found = find_spec("onnxruntime")
    assert found is not None
    assert found.origin is not None
    built = [
        path.read_bytes() for path in (Path(found.origin).parent / "capi").glob("onnxruntime_pybind11_state*")
    ]
    assert [b"ORT_DISABLE_TELEMETRY" in library for library in built] == [True]


def test_nothing_of_ours_loads_it_otherwise() -> None:
    found = {
        path for path in under("ccgcompose", suffix=".py") if LOADS.search((ROOT / path).read_text("utf-8"))
    }
    assert found == {"ccgcompose/networks.py", "ccgcompose/host/reading.py"}
    reading = (ROOT / "ccgcompose/host/reading.py").read_text("utf-8")
    assert reading.index("keep_quiet()\n") < reading.index("from rapidocr")
