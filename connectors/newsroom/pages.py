"""The pages people read: one for each post, and the list of all."""

from __future__ import annotations

from connectors.newsroom.colour import brand_style_name
from connectors.newsroom.entry import Picture, Site
from connectors.newsroom.names import index_name
from connectors.newsroom.settings import web_address
from connectors.newsroom.templates import environment
from connectors.newsroom.view import Addresses, PostView

PAGE_SIZE = 50
FEEDS = (
    ("feed.rss", "application/rss+xml", "RSS"),
    ("feed.atom", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON Feed"),
)


def post_page(post: PostView, site: Site, where: Addresses) -> bytes:
    """Return the page of one post."""
    return _render("post.html", site, where, up="../", post=post)


def index_page(posts: list[PostView], number: int, pages: int, site: Site, where: Addresses) -> bytes:
    """Return one page of the list; `posts` are those on it."""
    return _render(
        "index.html",
        site,
        where,
        up="",
        posts=posts,
        number=number,
        pages=pages,
        newer=index_name(number - 1) if number > 1 else "",
        older=index_name(number + 1) if number < pages else "",
    )


def content_html(post: PostView, where: Addresses) -> str:
    """Return what feeds quote: pictures, text, sign-off and edit notes, with absolute addresses."""
    rendered = environment().get_template("content.html").render(post=post, address=where.of)
    return rendered.strip()


def content_text(post: PostView) -> str:
    """Return the same as plain text."""
    pictures = [f"[Picture: {_caption(picture)}]" for picture in post.pictures]
    notes = [note.sentence for note in post.notes]
    return "\n\n".join(part for part in (*pictures, post.text.strip(), post.byline, *notes) if part)


def _caption(picture: Picture) -> str:
    return f"{picture.alt_text} ({picture.credit})" if picture.credit else picture.alt_text


def _render(template: str, site: Site, where: Addresses, up: str, **values: object) -> bytes:
    page = (
        environment()
        .get_template(template)
        .render(
            site=site,
            website=web_address(site.website),
            where=where,
            up=up,
            brand_style=brand_style_name(site.colour),
            feeds=FEEDS,
            **values,
        )
    )
    return page.encode("utf-8")
