"""What every connector must do, asserted on what the public sees and never on what the connector says.

Where a platform has no place for something (a title, a byline, a credit line), or no way to show what was sent (it
makes its pictures anew), its run says so in `Shows`, and asserts what was *sent* in tests of its own. Nothing else
is left out: a test that a platform cannot pass is a fault of the connector.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.policy.length import fits
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.sign_in import SignInWay
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.contract.connector_platform import HOSTILE, Platform, Shown, Shows, words

__all__ = ["ConnectorContract", "Platform", "Shown", "Shows"]


class ConnectorContract(ABC):
    """Inherited by the run of every connector and of the fake."""

    shows = Shows()

    @abstractmethod
    @pytest.fixture
    def platform(self, tmp_path: Path) -> Platform: ...

    def expected(self, wanted: PublishRequest) -> str:
        """Return the text that the public is to read; a platform may add to it what it has no place for."""
        return wanted.text

    def assert_says(self, platform: Platform, remote_id: str, wanted: PublishRequest) -> None:
        """Assert that the public reads these words, in this order, whatever the white space."""
        assert words(platform.public()[remote_id].text) == words(self.expected(wanted))

    def assert_same(self, found: Receipt | None, first: Receipt) -> None:
        """Assert that this is the receipt of before."""
        assert found is not None
        moment = found.received_at if self.shows.receipt_moment else first.received_at
        assert replace(found, received_at=moment) == first

    @pytest.fixture
    def files(self, tmp_path: Path) -> PictureFolder:
        return PictureFolder(tmp_path / "media-store")

    def test_it_names_its_platform_and_its_limits(self, platform: Platform) -> None:
        limits = platform.connector.limits(platform.account)
        assert platform.account.platform == platform.connector.platform
        assert limits.max_media >= 2
        assert limits.max_length is None or limits.max_length > 0

    def test_a_complete_account_is_well(self, platform: Platform) -> None:
        assert platform.connector.verify(platform.account).ok

    def test_what_is_published_is_all_there(self, platform: Platform, files: PictureFolder) -> None:
        media = (
            medium(files, "navy", "The entrance of Park Lane Health Centre", "Photograph: Sam Reed"),
            medium(files, "teal", "A nurse draws up a vaccine <gloved hands>"),
        )
        wanted = request(platform.account, media=media)
        receipt = platform.connector.publish(wanted, files, NOW)
        shown, shows = platform.public()[receipt.remote_id], self.shows
        self.assert_says(platform, receipt.remote_id, wanted)
        assert shown.title == (wanted.title if shows.title else "")
        assert shown.byline == ("Amara Obi, Head of Communications" if shows.byline else "")
        assert shown.subject == ("Vaccination" if shows.subject else "")
        assert [alt for _, alt, _ in shown.pictures] == [each.alt_text for each in media]
        if shows.picture_bytes:
            assert [sha256 for sha256, _, _ in shown.pictures] == [each.sha256 for each in media]
        if shows.credits:
            assert [credit for _, _, credit in shown.pictures] == [each.credit for each in media]
        assert shown.edit_notes == ()

    def test_the_receipt_names_the_key_the_place_and_the_moment(
        self, platform: Platform, files: PictureFolder
    ) -> None:
        receipt = platform.connector.publish(request(platform.account), files, NOW)
        assert (receipt.delivery_id, receipt.received_at) == ("delivery-1", NOW)
        assert receipt.url
        assert receipt.proof

    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_hostile_text_arrives_as_text(
        self, platform: Platform, files: PictureFolder, name: str
    ) -> None:
        wanted = request(platform.account, text=f"Before.\n\n{HOSTILE[name]}\n\nAfter.")
        if not fits(self.expected(wanted), platform.connector.limits(platform.account)).fits:
            with pytest.raises((Rejected, TooLarge)):
                platform.connector.publish(wanted, files, NOW)
            assert platform.public() == {}
            return
        receipt = platform.connector.publish(wanted, files, NOW)
        self.assert_says(platform, receipt.remote_id, wanted)

    def test_a_line_that_breaks_a_thread_is_never_seen(
        self, platform: Platform, files: PictureFolder
    ) -> None:
        text = (
            "---\nFlu clinics open on Monday.\n---\nBring your letter.\n\n ----- \nNo appointment is needed."
        )
        wanted = request(platform.account, text=text)
        facts = platform.connector.preview(wanted)
        platform.connector.publish(wanted, files, NOW)
        public = "\n\n".join(shown.text for shown in platform.public().values())
        for seen in (public, "\n\n".join(facts.paragraphs), "\n\n".join(facts.parts)):
            assert "--" not in seen
            assert not seen or all(said in seen for said in ("Monday.", "Bring your", "No appointment"))
        assert public
        assert facts.paragraphs

    def test_a_repeat_publishes_once(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        first = platform.connector.publish(wanted, files, NOW)
        again = platform.connector.publish(wanted, files, NOW + timedelta(minutes=1))
        self.assert_same(again, first)
        assert list(platform.public()) == [first.remote_id]

    def test_a_key_cannot_be_used_for_something_else(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        receipt = platform.connector.publish(wanted, files, NOW)
        with pytest.raises(Rejected):
            platform.connector.publish(replace(wanted, text="Something else"), files, NOW)
        self.assert_says(platform, receipt.remote_id, wanted)

    def test_two_keys_are_two_posts(self, platform: Platform, files: PictureFolder) -> None:
        receipts = [
            platform.connector.publish(request(platform.account, key), files, NOW)
            for key in ("delivery-1", "delivery-2")
        ]
        assert sorted(platform.public()) == sorted(receipt.remote_id for receipt in receipts)
        assert len(platform.public()) == 2

    def test_what_is_not_out_is_not_found(self, platform: Platform, files: PictureFolder) -> None:
        platform.connector.publish(request(platform.account, "delivery-1"), files, NOW)
        assert platform.connector.find(request(platform.account, "delivery-2"), NOW) is None

    def test_what_is_out_is_found_with_its_receipt(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        receipt = platform.connector.publish(wanted, files, NOW)
        self.assert_same(platform.connector.find(wanted, NOW + timedelta(hours=1)), receipt)

    def test_a_lost_answer_is_found_and_never_doubled(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account, media=(medium(files, "navy", "The entrance"),))
        platform.publish_and_die(wanted, files)
        found = platform.connector.find(wanted, NOW)
        assert found is not None
        self.assert_same(platform.connector.publish(wanted, files, NOW), found)
        assert list(platform.public()) == [found.remote_id]
        assert len(platform.public()[found.remote_id].pictures) == 1

    def test_a_correction_says_what_was_changed(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        once = corrected(wanted, "Clinics open on Tuesday.", "The day was wrong: it is Tuesday.")
        first = platform.connector.correct(once, original, files, NOW)
        twice = corrected(once, "Clinics open on Tuesday at 9am.", "The time was missing.")
        second = platform.connector.correct(twice, first, files, NOW)
        shown = platform.public()[second.remote_id]
        self.assert_says(platform, second.remote_id, twice)
        if not self.shows.same_place:
            self.assert_says(platform, original.remote_id, wanted)
            assert len(platform.public()) == 3
            return
        assert [note.split(": ", 1) for note in shown.edit_notes] == [
            ["Edited 24 November 2026", "The day was wrong: it is Tuesday."],
            ["Edited 24 November 2026", "The time was missing."],
        ]
        assert len(platform.public()) == 1

    def test_a_correction_again_changes_nothing(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        better = corrected(wanted, "Clinics open on Tuesday.", "The day was wrong.")
        first = platform.connector.correct(better, original, files, NOW)
        before = platform.public()
        again = platform.connector.correct(better, original, files, NOW + timedelta(hours=3))
        self.assert_same(again, first)
        self.assert_same(platform.connector.find(better, NOW), first)
        assert platform.public() == before

    def test_a_correction_is_not_out_before_it_was_sent(
        self, platform: Platform, files: PictureFolder
    ) -> None:
        wanted = request(platform.account)
        platform.connector.publish(wanted, files, NOW)
        assert platform.connector.find(corrected(wanted, "Tuesday.", "The day."), NOW) is None

    def test_nothing_is_corrected_in_silence(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        with pytest.raises(Rejected):
            platform.connector.correct(corrected(wanted, "Clinics open on Tuesday."), original, files, NOW)
        self.assert_says(platform, original.remote_id, wanted)
        assert len(platform.public()) == 1

    def test_an_edit_note_in_public_stays(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        once = corrected(wanted, "Clinics open on Tuesday.", "The day was wrong.")
        first = platform.connector.correct(once, original, files, NOW)
        twice = corrected(replace(once, edit_notes=()), "Tuesday, 9am.", "The time.", "And the place.")
        with pytest.raises(Rejected):
            platform.connector.correct(twice, first, files, NOW)
        if self.shows.same_place:
            notes = platform.public()[original.remote_id].edit_notes
            assert notes == ("Edited 24 November 2026: The day was wrong.",)
        else:
            assert len(platform.public()) == 2

    def test_an_older_revision_never_replaces_a_newer(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        second = corrected(wanted, "Tuesday.", "The day.")
        third = corrected(second, "Wednesday.", "The day again.")
        newest = platform.connector.correct(third, original, files, NOW)
        before = platform.public()
        with pytest.raises(Rejected):
            platform.connector.correct(second, original, files, NOW)
        self.assert_says(platform, newest.remote_id, third)
        assert platform.public() == before

    def test_what_is_not_out_cannot_be_corrected(self, platform: Platform, files: PictureFolder) -> None:
        original = platform.connector.publish(request(platform.account), files, NOW)
        other = corrected(request(platform.account, "delivery-2"), "Tuesday.", "The day.")
        with pytest.raises(Rejected):
            platform.connector.correct(other, original, files, NOW)
        assert list(platform.public()) == [original.remote_id]

    def test_a_picture_that_is_gone_is_refused_whole(self, platform: Platform, files: PictureFolder) -> None:
        lost = medium(files, "navy", "The entrance")
        (files.folder / lost.sha256).unlink()
        with pytest.raises(Rejected):
            platform.connector.publish(request(platform.account, media=(lost,)), files, NOW)
        assert platform.public() == {}

    def test_it_says_how_it_is_signed_in_to(self, platform: Platform) -> None:
        form = platform.connector.sign_in_form()
        assert all(field.name and field.label for field in form.fields)
        assert len({field.name for field in form.fields}) == len(form.fields)
        if form.way is not SignInWay.NONE:
            assert form.steps
        secret = {field.name for field in form.fields if field.secret}
        assert not secret & set(platform.account.settings)

    def test_keeping_it_signed_in_publishes_nothing(self, platform: Platform) -> None:
        platform.connector.refresh(platform.account)
        assert platform.public() == {}

    def test_a_health_check_names_who_we_are(self, platform: Platform) -> None:
        health = platform.connector.verify(platform.account)
        if platform.connector.sign_in_form().way is not SignInWay.NONE:
            assert health.identity
            assert any(fact.label == "Name" for fact in health.facts)

    def test_a_preview_shows_the_post_and_who_speaks(self, platform: Platform) -> None:
        facts = platform.connector.preview(request(platform.account))
        if self.shows.title:
            assert facts.heading == "Flu clinics open on Monday"
        if self.shows.byline:
            assert facts.byline == "Amara Obi, Head of Communications"
        assert facts.brand_name == "NHS Exampleshire"
        assert facts.paragraphs[0].startswith("Flu clinics open")
