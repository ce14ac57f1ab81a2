"""prism, from npm: a server that goes by a platform's OpenAPI document and refuses what the document does not allow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.live.servers.process import CACHE, Program, free_port, missing

PROGRAM = CACHE / "prism" / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
DOCUMENTS = Path(__file__).parent.parent / "documents"


@contextmanager
def prism(document: str, folder: Path) -> Iterator[str]:
    """Serve a document of `tests/live/documents`; yield the address. Skip the test where prism is not installed."""
    if not shutil.which("node") or not PROGRAM.is_file():
        missing("prism", "packaging/servers.sh puts @stoplight/prism-cli into its cache")
    port = free_port()
    command: list[str | Path] = [
        "node",
        PROGRAM,
        "mock",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        DOCUMENTS / document,
    ]
    program = Program(command, folder / "prism.log", folder)
    try:
        program.wait_for_address(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        program.stop()
