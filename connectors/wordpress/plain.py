"""Plain text as HTML that WordPress shows to the letter.

WordPress embellishes what it shows: quotes become curly, "--" a dash, ":)" a picture, "[gallery]" a program. Written as
numeric entities the characters are left alone. Sources: wptexturize, convert_smilies, do_shortcode and capital_P_dangit
in WordPress 6.1 (wp-includes/formatting.php, shortcodes.php).
"""

from __future__ import annotations

import html
import re
from functools import cache

from connectors.newsroom.links import segments


def line_of(text: str) -> str:
    """Return one line as HTML, its addresses made clickable."""
    return "".join(
        f'<a href="{html.escape(piece.href, quote=True)}">{_letters(piece.text)}</a>'
        if piece.href
        else _letters(piece.text)
        for piece in segments(text)
    )


def attribute(text: str) -> str:
    """Return a text for the value of an attribute."""
    return _letters(text)


def _letters(text: str) -> str:
    return _embellished().sub(_spelt, html.escape(text, quote=True))


def _spelt(match: re.Match[str]) -> str:
    """Spell the first character as a number; the rest is no longer what WordPress looks for."""
    found = match[0]
    if found[0] in "-.`":
        return "".join(f"&#{ord(character)};" for character in found)
    return f"&#{ord(found[0])};{found[1:]}"


@cache
def _embellished() -> re.Pattern[str]:
    return re.compile(
        r"[\[\]]"  # shortcodes
        r"|--+|\.\.\.+|``+"  # dashes, an ellipsis, quotes
        r"|\((?=tm\))"  # a trade mark
        r"|x(?<=[0-9]x)(?=[0-9])"  # a multiplication sign
        r"|(?<!\S)[:;8(](?=[^\s&;]{1,12}(?!\S))"  # smilies
        r"|W(?=ordpress)",  # a matter of pride
        re.IGNORECASE,
    )
