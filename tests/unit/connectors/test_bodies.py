"""Files and forms with files: what arrives, byte for byte, and what the guard sees of them."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

import pytest

from ccgcompose.errors import DeletionRefused
from connectors.bodies import Json, Multipart, Part, Raw, Stream, multipart
from connectors.http import Call
from tests.unit.connectors.door import door
from tests.unit.connectors.server import Server, answering


def sent(call: Call) -> tuple[bytes, bytes]:
    """Send a call for this body; return head and body as they arrived."""
    with Server(answering()) as server:
        door().send(Call(call.method, server.url, body=call.body, headers=call.headers))
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    return head, body


def test_a_part_of_a_file_arrives(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(range(256)) * 1000)
    head, body = sent(Call("PUT", "", body=Raw(film, "video/mp4", start=100, length=200_000)))
    assert b"Content-Length: 200000" in head
    assert b"Content-Type: video/mp4" in head
    assert body == film.read_bytes()[100:200_100]


def test_the_rest_of_a_file_and_nothing_at_all_arrive(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"0123456789")
    assert sent(Call("PUT", "", body=Raw(film, "video/mp4", start=7)))[1] == b"789"
    head, body = sent(Call("PUT", "", body=Raw(b"", "video/mp4")))
    assert (b"Content-Length: 0" in head, body) == (True, b"")


def test_a_form_with_files_arrives_in_its_order(tmp_path: Path) -> None:
    picture = tmp_path / "clinic.png"
    picture.write_bytes(b"\x89PNG" + bytes(50_000))
    form = multipart(
        Part("description", 'The entrance, 💉 "open"'),
        Part("file", picture, 'a "name"\r\n.png', "image/png"),
        Part("note", b"bytes"),
    )
    head, body = sent(Call("POST", "", body=form))
    found = BytesParser(policy=HTTP).parsebytes(head.split(b"\r\n", 1)[1] + b"\r\n\r\n" + body)
    parts = list(found.iter_parts())
    payloads = [bytes(part.get_payload(decode=True)) for part in parts]
    names = [part.get_param("name", header="content-disposition") for part in parts]
    assert names == ["description", "file", "note"]
    assert payloads[0].decode() == 'The entrance, 💉 "open"'
    assert payloads[1] == picture.read_bytes()
    assert parts[1].get_filename() == "a %22name%22%0D%0A.png"
    assert parts[1].get_content_type() == "image/png"


def test_a_repeat_is_equal() -> None:
    form = multipart(Part("a", "1"), Part("b", b"2", "b.bin"))
    with form.open() as first, form.open() as second:
        assert first.read() == second.read() != b""


def test_a_file_that_shrinks_while_it_is_sent_is_an_error(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * 1000)
    with Stream([(film, 0, None)]) as stream:
        film.write_bytes(b"x" * 10)
        with pytest.raises(OSError, match="shorter"):
            stream.read()


@pytest.mark.parametrize("size", [1, 7, 4096, -1])
def test_pieces_of_any_size_make_the_whole(tmp_path: Path, size: int) -> None:
    file = tmp_path / "part"
    file.write_bytes(b"from the file")
    with Stream([(b"before ", 0, None), (file, 5, 8), (b" after", 1, 3)]) as stream:
        assert len(stream) == 18
        assert b"".join(iter(lambda: stream.read(size), b"")) == b"before the fileaft"


def test_a_file_that_is_gone_sends_nothing(tmp_path: Path) -> None:
    with Server(answering()) as server, pytest.raises(Exception, match="could not be reached"):
        door().send(Call("POST", server.url, body=Raw(tmp_path / "gone", "image/png")))
    assert server.requests == []


@pytest.mark.parametrize(
    "body",
    [
        multipart(Part("_method", "DELETE"), Part("file", b"x", "x.png")),
        multipart(Part("action", "delete")),
        multipart(Part("batch", '[{"method": "DELETE", "relative_url": "1"}]')),
        Raw(b'{"writes": [{"$type": "com.atproto.repo.applyWrites#delete"}]}', "application/json"),
        Raw(b'[{"status": "trash"}]', "application/json; charset=utf-8"),
        Raw(b"_method=delete&id=1", "application/x-www-form-urlencoded"),
        Raw(b"<methodCall><methodName>wp.deletePost</methodName></methodCall>", "text/xml"),
        Raw(b"--b\r\nContent-Type: application/http\r\n\r\nDELETE /videos?id=1\r\n--b--", "multipart/mixed"),
        Raw(b"mutation { deletePost(id: 1) { ok } }", "application/graphql"),
        Json({"posts": [{"status": "trash"}]}),
        Json({"_method": "delete"}),
    ],
)  # fmt: skip
def test_a_deletion_in_a_body_never_reaches_a_socket(body: Raw | Json | Multipart) -> None:
    with pytest.raises(DeletionRefused):
        door().send(Call("POST", "http://127.0.0.1:9/", body=body))


@pytest.mark.parametrize(
    "body",
    [
        multipart(Part("description", "How we delete your records"), Part("delete.png", b"x", "delete.png")),
        Raw(b'{"text": "DELETE is a word"}', "application/json"),
        Raw(b"DELETE /everything", "video/mp4"),
        Raw(b"mutation { createPost(text: \"x\") { id } }", "application/graphql"),
        Json({"status": "A gene’s mutation, and how we delete (your) records&status=trash"}),
    ],
)  # fmt: skip
def test_what_only_speaks_of_it_goes_through(body: Raw | Json | Multipart) -> None:
    assert sent(Call("POST", "", body=body))[0].startswith(b"POST")


def test_json_goes_out_in_utf_8_and_never_breaks() -> None:
    head, body = sent(Call("POST", "", body=Json({"status": "Flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "half": "a\ud800"})))
    assert b"content-type: application/json\r\n" in head.lower() + b"\r\n"
    assert body == '{"status": "Flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "half": "a?"}'.encode()
