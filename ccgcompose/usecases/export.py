"""Export a period of the history for an information request, with everything that explains it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from ccgcompose.domain.canonical import plain
from ccgcompose.domain.history import HistoryEntry
from ccgcompose.errors import BadInput, DiskFull, FolderUnwritable, Problem
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.export_page import page
from ccgcompose.usecases.past import Past
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery, PostDetail

PAGE = 500


class Export:
    """Writes a folder that needs no ccgcompose to be read."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._past = Past(context)

    def write(self, folder: Path, since: datetime | None = None, until: datetime | None = None) -> Path:
        """Write the period into a new or empty folder; return the manifest.

        The manifest names every file with its SHA-256, the proof of the chain, and anything that was wanting.
        Raise BadInput for a folder with something in it, FolderUnwritable or DiskFull.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise BadInput(
                    f"{folder} is not empty.", kept="Nothing was written.", next="Name a new folder."
                )
            return self._write(folder, since, until)
        except OSError as error:
            full = error.errno == 28  # ENOSPC
            kind = DiskFull if full else FolderUnwritable
            raise kind(
                f"{folder} could not be written: {error.strerror}.",
                kept="The history is untouched; the export is not complete.",
                next="Free some room, or name another folder.",
            ) from error

    def _write(self, folder: Path, since: datetime | None, until: datetime | None) -> Path:
        lines = tuple(self._lines(since, until))
        posts = {line.post_id: self._past.detail(line.post_id) for line in lines}
        entries = tuple(self._entries(since, until))
        missing = [self._media(folder, detail) for detail in posts.values()]
        _text(folder / "publications.csv", _csv(lines))
        _text(folder / "posts.jsonl", _jsonl(_post(detail) for detail in posts.values()))
        _text(folder / "history.jsonl", _jsonl(plain(entry) for entry in entries))
        _text(folder / "index.html", page(tuple(posts.values()), since, until))
        proof = plain(self._past.verify())
        wanting = sorted({name for names in missing for name in names})
        files = {str(p.relative_to(folder)): _hash(p) for p in sorted(folder.rglob("*")) if p.is_file()}
        manifest = {
            "made_at": plain(self._context.clock.now()),
            "since": plain(since),
            "until": plain(until),
            "publications": len(lines),
            "entries": len(entries),
            "proof": proof,
            "wanting": wanting,
            "files": files,
        }
        _text(folder / "manifest.json", json.dumps(manifest, indent=2) + "\n")
        return folder / "manifest.json"

    def _lines(self, since: datetime | None, until: datetime | None) -> Iterator[HistoryLine]:
        before = None
        while True:
            found = self._past.lines(HistoryQuery(since=since, until=until, before=before, limit=PAGE))
            yield from found
            if len(found) < PAGE:
                return
            before = found[-1].publication_id

    def _entries(self, since: datetime | None, until: datetime | None) -> Iterator[HistoryEntry]:
        before = None
        while True:
            found = self._past.entries(EntryQuery(since=since, until=until, before=before, limit=PAGE))
            yield from found
            if len(found) < PAGE:
                return
            before = found[-1].number

    def _media(self, folder: Path, detail: PostDetail) -> list[str]:
        wanting = []
        for asset in detail.media.values():
            target = folder / "media" / f"{asset.published_sha256}{_ending(asset.mime)}"
            target.parent.mkdir(exist_ok=True)
            try:
                shutil.copyfile(self._context.files.path(asset.published_sha256), target)
            except Problem as problem:
                wanting.append(f"{asset.filename}: {problem.what}")
        return wanting


def _ending(mime: str) -> str:
    return {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}.get(
        mime, ""
    )


def _post(detail: PostDetail) -> dict[str, Any]:
    shown: dict[str, Any] = plain(detail)
    shown.pop("entries")
    return shown


def _jsonl(values: Iterator[Any]) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def _csv(lines: tuple[HistoryLine, ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        ("moment (UTC)", "post", "headline", "subject", "accounts", "speaker", "kind", "states", "edit notes")
    )
    for line in lines:
        states = ", ".join(state.value for state in line.states)
        cells = (
            plain(line.at),
            line.post_id,
            line.headline,
            line.subject,
            ", ".join(line.accounts),
            line.speaker,
        )
        writer.writerow([_cell(cell) for cell in (*cells, line.kind.value, states)] + [line.edit_notes])
    return out.getvalue()


def _cell(text: str) -> str:
    """A spreadsheet must not take a text for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
