"""The post on the desk as a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from ccgcompose.domain.post import Content, MediaUse, Revision, Variant
from ui.compose.working import EMPTY, Published, Working

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BOTH = Working(content=Content("", "", "Common", ("a", "b")))


def test_a_new_post_has_no_change() -> None:
    assert not Working().is_changed
    assert Working().content == EMPTY


def test_words_of_its_own_make_a_variant_and_the_common_ones_end_it() -> None:
    own = BOTH.with_text("a", "Own")
    assert own.content.variants == (Variant("a", "Own"),)
    assert own.varies("a")
    assert not own.with_text("a", "Common").varies("a")


def test_words_for_an_account_that_is_not_chosen_stay_here_and_do_not_go_out() -> None:
    one = BOTH.with_text("a", "Own").with_accounts(["b"])
    assert one.content.variants == (Variant("a", "Own"),)
    assert one.outgoing.variants == ()
    assert one.with_accounts(["a", "b"]).outgoing.variants == (Variant("a", "Own"),)


def test_text_is_held_as_it_will_be_saved() -> None:
    assert BOTH.with_text(None, "a\x00b").content.text == "a\ufffdb"
    assert Working().with_title("a\ud800").content.title == "a\ufffd"


def test_a_picture_is_there_once_and_described_where_it_is() -> None:
    work = Working().with_medium(MediaUse("m", "")).with_medium(MediaUse("m", "again"))
    assert work.content.media == (MediaUse("m", ""),)
    assert work.with_alt_text("m", "A clinic").content.media == (MediaUse("m", "A clinic"),)
    assert work.without_medium("m").content.media == ()


def test_a_saved_post_is_unchanged_until_it_is() -> None:
    revision = Revision("post", 3, BOTH.outgoing, "p", NOW)
    saved = BOTH.as_saved(revision)
    assert (saved.post_id, saved.base, saved.is_changed) == ("post", 3, False)
    assert saved.with_subject("Flu").is_changed


def test_a_correction_is_one_when_it_says_something_else_than_what_is_out() -> None:
    revision = Revision("post", 1, BOTH.outgoing, "p", NOW)
    work = replace(BOTH.as_saved(revision), published=Published(revision, ("a", "b"), NOW))
    assert work.is_correction
    assert not work.is_corrected
    assert work.with_text(None, "Corrected").is_corrected
