"""What must hold before the newsroom shows or changes a post."""

from __future__ import annotations

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.newsroom.entry import Entry, PublicRevision
from connectors.newsroom.settings import NOTHING

MOST_PICTURES = 20
UNCHANGED = "What is out stays as it is."


def check(request: PublishRequest) -> None:
    """Raise Rejected or TooLarge for what may not go out: nobody named (clause BEST-1), too many pictures."""
    if not request.author.strip() or not request.position.strip():
        raise Rejected(
            "Nobody is named with a position as the author of this post.",
            kept=NOTHING,
            next="Publish it in the name of a designated spokesperson.",
        )
    sounds = len(request.media) - len(pictures_of(request))
    if sounds > 1:
        raise Rejected(
            f"The post has {sounds} sounds or films; a page plays one.",
            kept=NOTHING,
            next="Make a post of each.",
        )
    if len(request.media) > MOST_PICTURES:
        raise TooLarge(
            f"The post has {len(request.media)} pictures; the newsroom shows at most {MOST_PICTURES}.",
            kept=NOTHING,
            next="Take some out.",
        )


def same_content(shown: PublicRevision, request: PublishRequest) -> None:
    """Raise Rejected when something else is out under this key and revision."""
    if not says_the_same(shown, request):
        raise Rejected(
            "Something else is out in the newsroom under this key already.",
            kept=UNCHANGED,
            next="Look at the post in the newsroom; correct it there with an edit note if it is wrong.",
        )


def may_be_new(old: Entry | None, request: PublishRequest) -> None:
    """Raise Rejected when the post is out already in another revision."""
    if old is not None:
        raise Rejected(
            f"The post is out in the newsroom already, as revision {old.current.number}.",
            kept=UNCHANGED,
            next="Correct it with an edit note.",
        )


def may_correct(original: Receipt, old: Entry | None, request: PublishRequest) -> None:
    """Raise Rejected unless a newer revision says openly what was changed (clauses BEST-5, BEST-6)."""
    if old is None or original.remote_id != old.guid:
        raise Rejected(
            "The post that is to be corrected is not out in this newsroom.",
            kept=NOTHING,
            next="Publish it first, or look whether the account's folder was changed.",
        )
    if request.revision <= old.current.number:
        raise Rejected(
            f"Revision {old.current.number} is out, which is not older than revision {request.revision}.",
            kept=UNCHANGED,
            next="Correct the newest revision.",
        )
    before = [(note.text, note.made_at) for note in old.current.notes]
    after = [(note.text, note.made_at) for note in request.edit_notes]
    if after[: len(before)] != before or len(after) == len(before):
        raise Rejected(
            "A correction adds an edit note and keeps every note that is already public.",
            kept=UNCHANGED,
            next="Say in an edit note what was changed.",
        )


def says_the_same(shown: PublicRevision, request: PublishRequest) -> bool:
    """Return whether a revision that is out is what this request asks for."""
    return _of_revision(shown) == _of_request(request)


def _of_revision(shown: PublicRevision) -> tuple[object, ...]:
    words = (shown.subject, shown.title, shown.text, shown.author, shown.position)
    pictures = tuple((each.sha256, each.alt_text, each.credit) for each in shown.pictures)
    notes = tuple((note.text, note.made_at) for note in shown.notes)
    sound = shown.sound
    heard = (sound.sha256, sound.title, sound.credit, sound.transcript) if sound else ()
    said = tuple(each.sha256 for each in sound.captions) if sound else ()
    return (shown.number, words, shown.published_at, pictures, notes, heard, said)


def _of_request(request: PublishRequest) -> tuple[object, ...]:
    words = (request.subject, request.title, request.text, request.author, request.position)
    pictures, sound = pictures_of(request), sound_of(request)
    seen = tuple((each.sha256, each.alt_text, each.credit) for each in pictures)
    notes = tuple((note.text, note.made_at) for note in request.edit_notes)
    heard = (sound.sha256, sound.alt_text, sound.credit, sound.transcript) if sound else ()
    said = tuple(each.sha256 for each in sound.captions) if sound else ()
    return (request.revision, words, request.published_at, seen, notes, heard, said)


def pictures_of(request: PublishRequest) -> tuple[OutgoingMedia, ...]:
    """Return what is looked at."""
    return tuple(each for each in request.media if each.kind == "picture")


def sound_of(request: PublishRequest) -> OutgoingMedia | None:
    """Return what is listened to: the first sound or film."""
    return next((each for each in request.media if each.kind != "picture"), None)
