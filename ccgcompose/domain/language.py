"""Languages by their tags (BCP 47), in the extent in which captions need them."""

from __future__ import annotations

import re
from functools import cache

# How people call the languages that are most spoken in the United Kingdom, in these languages where that is usual.
_NAMES = {
    "en": "English",
    "cy": "Cymraeg",
    "gd": "Gàidhlig",
    "ga": "Gaeilge",
    "ar": "العربية",
    "bn": "বাংলা",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "gu": "ગુજરાતી",
    "it": "Italiano",
    "pa": "ਪੰਜਾਬੀ",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "so": "Soomaali",
    "uk": "Українська",
    "ur": "اردو",
    "zh": "中文",
}


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def language_tag(said: str) -> str | None:
    """Return a tag as it is usually written, such as en-GB or zh-Hant; None for what is no tag."""
    said = said.strip().replace("_", "-")
    if _tag().fullmatch(said) is None:
        return None
    first, *rest = said.split("-")
    return "-".join((first.lower(), *(_part(each) for each in rest)))


def _part(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()


def language_name(tag: str) -> str:
    """Return how the language is called; the tag itself where that is not known here."""
    return _NAMES.get(tag.split("-")[0], tag)
