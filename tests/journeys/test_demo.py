"""The demonstration: the officer's whole job through the real windows, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import feedparser
from PIL import Image

NOTE = "The coffee morning is on Wednesday, not Tuesday."


def test_the_main_job_from_sign_in_to_proof(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ccgcompose", "demo", "--out", str(out)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.strip().splitlines()[-1])
    assert said["proof"]["intact"]
    assert said["counts"]["publications"] == 4
    assert len(said["screenshots"]) >= 25
    for path in said["screenshots"]:
        with Image.open(path) as picture:
            assert len(picture.getcolors(maxcolors=1 << 24) or ()) > 50, f"{path} shows nothing"
    for feed in said["feeds"][:2]:
        read = feedparser.parse(feed)
        assert not read.bozo
        (entry,) = [entry for entry in read.entries if entry.title == "Coffee morning for carers"]
        assert NOTE in json.dumps(entry, default=str, ensure_ascii=False)
        assert "on Wednesday at 10am" in json.dumps(entry, default=str)
