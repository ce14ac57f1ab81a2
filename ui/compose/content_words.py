"""A content as one text, so that two of them can be laid side by side. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccgcompose.domain.account import Account
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.post import Content


def whole_text(content: Content, accounts: Mapping[str, Account], media: Mapping[str, MediaAsset]) -> str:
    """Return all that the public would see of a content, and where it goes."""
    return "\n\n".join(part for part in _parts(content, accounts, media) if part.strip())


def _parts(
    content: Content, accounts: Mapping[str, Account], media: Mapping[str, MediaAsset]
) -> Iterator[str]:
    yield content.title
    yield content.text
    for variant in content.variants:
        name = accounts[variant.account_id].name if variant.account_id in accounts else variant.account_id
        yield f"Only for {name}:\n{variant.text}"
    for use in content.media:
        name = media[use.media_id].filename if use.media_id in media else use.media_id
        yield f"Picture {name}: {use.alt_text or 'no alt text'}"
    if content.subject:
        yield f"Subject: {content.subject}"
