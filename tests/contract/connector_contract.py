"""What every connector must do, asserted on what the public sees and never on what the connector says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest

from ccgcompose.domain.account import Account
from ccgcompose.domain.cleaning import clean
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request

HOSTILE = {
    "markup": "<script>alert(1)</script> & <b>bold</b> ]]> <!-- \"quotes\" 'and' &amp; &#x3c;",
    "templates": "{{ 7 * 7 }} {% raw %} ${HOME} %s %(name)s \\n",
    "bad link": 'See https://www.nhs.uk/"onmouseover="alert(1) and javascript:alert(1)',
    "right to left": "مرحبا \u202eNHS\u202c \u200f\u2067שלום\u2069 end",
    "emoji": "Families 👩‍👩‍👧‍👦 and flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿 💉",
    "control characters": "a\x00b\x08c\x1bd\x7fe\ufffef",
    "lone surrogates": "a\ud800b\udfffc",
    "line ends": "one\r\ntwo\rthree\u2028four\n\n\n\n\nfive",
    "combining": "Z̸̘͝a̶͚͑l̷̯̈g̸̰͝o̷͎͐ " + "e" + "\u0301" * 50,
    "one long word": "a" * 400,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One post as the public sees it now. `pictures`: content hash, alt text, credit; in the order shown."""

    title: str
    text: str
    byline: str
    subject: str
    pictures: tuple[tuple[str, str, str], ...]
    edit_notes: tuple[str, ...]


class Platform(Protocol):
    """A platform with its connector, and a way to see what is public that does not ask the connector."""

    @property
    def connector(self) -> Connector: ...

    @property
    def account(self) -> Account: ...

    def public(self) -> dict[str, Shown]:
        """Return every post in public, by the remote id that its receipt names."""
        ...

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Publish so that the platform takes it, and the caller is gone before it hears of it."""
        ...


def words(text: str) -> list[str]:
    """What a reader reads, without regard to the white space."""
    return clean(text).split()


class ConnectorContract(ABC):
    """Inherited by the run of every connector and of the fake."""

    @abstractmethod
    @pytest.fixture
    def platform(self, tmp_path: Path) -> Platform: ...

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
        shown = platform.public()[receipt.remote_id]
        assert shown.title == wanted.title
        assert words(shown.text) == words(wanted.text)
        assert shown.byline == "Amara Obi, Head of Communications"
        assert shown.subject == "Vaccination"
        assert shown.pictures == tuple((each.sha256, each.alt_text, each.credit) for each in media)
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
        receipt = platform.connector.publish(wanted, files, NOW)
        assert words(platform.public()[receipt.remote_id].text) == words(wanted.text)

    def test_a_repeat_publishes_once(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        first = platform.connector.publish(wanted, files, NOW)
        again = platform.connector.publish(wanted, files, NOW + timedelta(minutes=1))
        assert again == first
        assert list(platform.public()) == [first.remote_id]

    def test_a_key_cannot_be_used_for_something_else(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        receipt = platform.connector.publish(wanted, files, NOW)
        with pytest.raises(Rejected):
            platform.connector.publish(replace(wanted, text="Something else"), files, NOW)
        assert words(platform.public()[receipt.remote_id].text) == words(wanted.text)

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
        assert platform.connector.find(wanted, NOW + timedelta(hours=1)) == receipt

    def test_a_lost_answer_is_found_and_never_doubled(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account, media=(medium(files, "navy", "The entrance"),))
        platform.publish_and_die(wanted, files)
        found = platform.connector.find(wanted, NOW)
        assert found is not None
        assert platform.connector.publish(wanted, files, NOW) == found
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
        assert words(shown.text) == words(twice.text)
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
        assert platform.connector.correct(better, original, files, NOW + timedelta(hours=3)) == first
        assert platform.connector.find(better, NOW) == first
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
        assert words(platform.public()[original.remote_id].text) == words(wanted.text)

    def test_an_edit_note_in_public_stays(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        once = corrected(wanted, "Clinics open on Tuesday.", "The day was wrong.")
        first = platform.connector.correct(once, original, files, NOW)
        twice = corrected(replace(once, edit_notes=()), "Tuesday, 9am.", "The time.", "And the place.")
        with pytest.raises(Rejected):
            platform.connector.correct(twice, first, files, NOW)
        assert platform.public()[original.remote_id].edit_notes == (
            "Edited 24 November 2026: The day was wrong.",
        )

    def test_an_older_revision_never_replaces_a_newer(self, platform: Platform, files: PictureFolder) -> None:
        wanted = request(platform.account)
        original = platform.connector.publish(wanted, files, NOW)
        second = corrected(wanted, "Tuesday.", "The day.")
        third = corrected(second, "Wednesday.", "The day again.")
        platform.connector.correct(third, original, files, NOW)
        with pytest.raises(Rejected):
            platform.connector.correct(second, original, files, NOW)
        assert words(platform.public()[original.remote_id].text) == ["Wednesday."]

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

    def test_a_preview_shows_the_post_and_who_speaks(self, platform: Platform) -> None:
        facts = platform.connector.preview(request(platform.account))
        assert facts.heading == "Flu clinics open on Monday"
        assert facts.byline == "Amara Obi, Head of Communications"
        assert facts.brand_name == "NHS Exampleshire"
        assert facts.paragraphs[0].startswith("Flu clinics open")
