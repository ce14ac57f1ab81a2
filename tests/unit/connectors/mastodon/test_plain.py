"""HTML as servers of Mastodon's kind make it, read back as what was written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.mastodon.plain import plain, says, says_to_the_letter
from tests.live.doubles.mastodon_text import shown

# As mastodon.social, an Akkoma server and snac2 write it.
MASTODON = (
    '<p>Find out more: <a href="https://www.nhs.uk/vaccinations/flu-vaccine/" target="_blank" rel="nofollow noopener" '
    'translate="no"><span class="invisible">https://www.</span><span class="ellipsis">nhs.uk/vaccinations/flu-vac'
    '</span><span class="invisible">cine/</span></a><br />Ask <span class="h-card" translate="no"><a '
    'href="https://nhs.example/@flu" class="u-url mention">@<span>flu</span></a></span></p><p><a '
    'href="https://social.example/tags/FluJab" class="mention hashtag" rel="tag">#<span>FluJab</span></a> &amp; '
    "more</p>"
)
AKKOMA = (
    'Find out more: <a href="https://www.nhs.uk/vaccinations/flu-vaccine/" rel="ugc">https://www.nhs.uk/vaccinations/'
    'flu-vaccine/</a><br/>Ask <span class="h-card"><a class="u-url mention" data-user="9x" href="https://nhs.example/'
    '@flu" rel="ugc">@<span>flu</span></a></span><br/><br/><a class="hashtag" data-tag="flujab" href="https://a.example'
    '/tag/flujab" rel="tag ugc">#FluJab</a> &amp; more'
)
SHORTENED = (
    '<p>Find out more: <a href="https://www.nhs.uk/vaccinations/flu-vaccine/">https://www.nhs.uk/vacc…</a></p>'
    "<p>Ask @flu</p><p>#FluJab &amp; more</p>"
)
WRITTEN = (
    "Find out more: https://www.nhs.uk/vaccinations/flu-vaccine/\nAsk @flu@nhs.example\n\n#FluJab & more"
)


@pytest.mark.parametrize("content", [MASTODON, AKKOMA, SHORTENED])
def test_what_servers_make_of_a_text_says_the_same(content: str) -> None:
    assert says({"content": content}, WRITTEN)
    assert says_to_the_letter({"content": content}, WRITTEN)
    assert not says({"content": content}, f"{WRITTEN} Today.")


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br />Three", "One\nTwo\nThree"),
        ("&lt;b&gt; &quot;q&quot; &#39;a&#39;", "<b> \"q\" 'a'"),
        ("<p>a<script>alert(1)</script>b</p>", "ab"),
        ("", ""),
        ("a < b", "a < b"),
    ],
)
def test_html_is_read_as_a_reader_reads_it(content: str, read: str) -> None:
    assert plain(content) == read


def test_the_source_counts_where_a_server_shows_it() -> None:
    status: dict[str, Any] = {"content": "<i>on</i> Monday<br>", "text": "*on* <b>Monday</b>"}
    assert says(status, "*on* <b>Monday</b>")
    pleroma = {"content": "", "pleroma": {"content": {"text/plain": "Clinics open"}}}
    assert says(pleroma, "Clinics open")


@pytest.mark.parametrize("status", [{}, {"content": None}, {"content": "", "pleroma": None, "text": 7}])
def test_a_status_without_words_says_nothing(status: dict[str, Any]) -> None:
    assert not says(status, "Clinics open")


def test_marks_matter_to_the_letter() -> None:
    assert says({"content": "<p>Open 9-5</p>"}, "Open 95")
    assert not says_to_the_letter({"content": "<p>Open 9-5</p>"}, "Open 95")


@given(st.text(st.sampled_from("aé @#*_<>&\"'`~\n./:-👩\u200d1"), max_size=60))
def test_whatever_was_written_is_known_again(text: str) -> None:
    assert says({"content": shown(text, "social.example")}, text)
