"""The export: readable without ccgcompose, whole or openly incomplete, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.domain.post import Content
from ccgcompose.errors import BadInput, FolderUnwritable
from tests.unit.usecases.world import World


def _export(world: World, name: str = "export", **period: Any) -> tuple[Path, dict[str, Any]]:
    manifest = world.desk.export.write(world.folder / name, **period)
    return manifest.parent, json.loads(manifest.read_text(encoding="utf-8"))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _corrected(world: World) -> str:
    media_id = world.picture()
    world.permit(media_id)
    post_id = world.published(media=(media_id,))
    content = replace(world.desk.compose.open(post_id).content, text="Clinics open on Tuesday.")
    world.desk.correct.correct(world.amara, post_id, content, "Tuesday, not Monday.", base=1, confirmed=True)
    world.desk.deliver.run_due()
    return post_id


def test_everything_that_explains_a_post_is_there_with_its_hash(world: World) -> None:
    post_id = _corrected(world)
    folder, manifest = _export(world)
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there == {*manifest["files"], "manifest.json"}
    (post,) = _lines(folder / "posts.jsonl")
    assert (post["post"]["id"], len(post["revisions"])) == (post_id, 2)
    assert post["permissions"]
    entries = _lines(folder / "history.jsonl")
    assert (len(entries), manifest["publications"]) == (manifest["entries"], 2)
    assert entries[0]["hash"] == manifest["proof"]["head"]["hash"]
    assert (manifest["proof"]["reason"], manifest["wanting"]) == ("", [])
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "Tuesday, not Monday." in page
    assert "I, Amara Obi, take responsibility" in page


def test_a_post_that_went_out_twice_is_written_once(world: World) -> None:
    _corrected(world)
    folder, _ = _export(world)
    assert (folder / "index.html").read_text(encoding="utf-8").count("<article>") == 1


def test_a_period_holds_what_happened_in_it(world: World) -> None:
    early = world.published()
    world.clock.advance(timedelta(days=10))
    late = world.published()
    since = world.clock.now() - timedelta(days=1)
    for name, period, wanted in (("late", {"since": since}, late), ("early", {"until": since}, early)):
        folder, manifest = _export(world, name, **period)
        assert [post["post"]["id"] for post in _lines(folder / "posts.jsonl")] == [wanted]
        assert manifest["publications"] == 1
    folder, manifest = _export(world, "none", since=since, until=since)
    assert (manifest["publications"], (folder / "posts.jsonl").read_text()) == (0, "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_is_a_formula(world: World, start: str) -> None:
    title = f'{start}HYPERLINK("https://evil.example")'
    content = Content("Vaccination", title, "Clinics open on Monday.", (world.page.id,))
    post_id = world.desk.compose.save(world.amara, content).revision.post_id
    world.plan(post_id, timedelta(0))
    world.desk.deliver.run_due()
    folder, _ = _export(world)
    with (folder / "publications.csv").open(encoding="utf-8", newline="") as file:
        _, row = csv.reader(file)
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert any('HYPERLINK("https://evil.example")' in cell for cell in row)


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)


def test_no_text_becomes_markup(world: World) -> None:
    text = "<script>alert(1)</script> </pre><img src=x onerror=alert(1)> & &amp;"
    content = Content("Vaccination", "<b>Bold</b>", text, (world.page.id,))
    world.plan(world.desk.compose.save(world.amara, content).revision.post_id, timedelta(0))
    world.desk.deliver.run_due()
    folder, _ = _export(world)
    tags = Tags()
    tags.feed((folder / "index.html").read_text(encoding="utf-8"))
    assert "article" in tags.seen
    assert not tags.seen & {"script", "img", "b"}


def test_a_picture_that_is_gone_is_said_to_be_wanting(world: World) -> None:
    _corrected(world)
    (line,) = world.desk.library.lines()
    world.desk.library.picture(line.asset).unlink()
    _, manifest = _export(world)
    assert [name.split(":")[0] for name in manifest["wanting"]] == ["clinic.png"]


def test_a_folder_with_something_in_it_is_left_alone(world: World) -> None:
    folder = world.folder / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        world.desk.export.write(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_file_in_the_place_of_the_folder_is_a_sentence(world: World) -> None:
    (world.folder / "file").touch()
    for target in (world.folder / "file", world.folder / "file" / "export"):
        with pytest.raises(FolderUnwritable) as refused:
            world.desk.export.write(target)
        assert refused.value.kept


def test_an_empty_history_is_an_empty_export(world: World) -> None:
    folder, manifest = _export(world)
    assert manifest["publications"] == 0
    assert (folder / "publications.csv").read_text(encoding="utf-8").count("\n") == 1
