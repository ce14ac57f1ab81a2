"""Characters that a reader takes for a Latin letter, and that Unicode's own folding leaves alone.

Facts of form, gathered by eye from the Cyrillic, Greek, Armenian, Cherokee, Lisu, phonetic and enclosed
blocks. What NFKD folds already (full-width, mathematical, superscript, circled letters) is not repeated.
"""

from __future__ import annotations

from functools import cache

_BY_LETTER = {
    "a": "аАαΑɑᴀ∀ɐᎪꓮ∂ӑ",
    "b": "ВвЬьβΒʙƀᏴꓐɓƄ",
    "c": "сСϲϹᴄↄɔᏟꓚ¢ƈ₵",
    "d": "ԁԂᴅđĐɖɗᎠꓓ",
    "e": "еЕєЄεΕᴇǝɛƐᎬꓰ℮ɘ₠",
    "f": "ғҒϝꜰƒɟʄꓝ₣",
    "g": "ԍԌɡɢǥᏀꓖɠ₲",
    "h": "һҺНнΗʜɥħĦᎻꓧɦ",
    "i": "іІιΙıɪӀӏɩᎥꓲ",
    "j": "јЈϳᴊɟʝᎫꓙ",
    "k": "кКκΚᴋᏦꓗƙ₭",
    "l": "ʟłŁƚɭᏞꓡⅼ∣",
    "m": "мМΜᴍɯᎷꓟ",
    "n": "ΝηпПɴոռꓠƞ₦",
    "o": "оОοΟσøØᴏօ০ဝꓳθѲѳ",
    "p": "рРρΡᴘƿᏢꓑ₱",
    "q": "ԛԚզʠ",
    "r": "гГʀɹяЯᎡꓣɾ",
    "s": "ѕЅꜱՏᏚꓢʂ§",
    "t": "тТτΤᴛŧŦʇᎢꓔ†₮",
    "u": "υսᴜцʊꓴμ",
    "v": "νѵѴᴠʌᏙꓦ",
    "w": "ԝԜωшщᴡʍᎳꓪ₩ѡ",
    "x": "хХχΧ×ꓫ✗✘╳",
    "y": "уУүҮγΥʏʎɏꓬ",
    "z": "ΖᴢƶᏃꓜʐʒ",
    "ss": "ẞ",
    "ae": "æÆ",
    "oe": "œŒ",
    "th": "þÞ",
}

# Letters inside a white or black shape; the blocks run from A to Z.
_SHAPED = (0x1F130, 0x1F150, 0x1F170)
_REGIONAL_INDICATORS = 0x1F1E6


@cache
def lookalikes() -> dict[str, str]:
    """Return the Latin letters for each look-alike character."""
    table = {other: letter for letter, others in _BY_LETTER.items() for other in others}
    for first in _SHAPED:
        table |= {chr(first + step): chr(ord("a") + step) for step in range(26)}
    return table


def regional_letter(character: str) -> str:
    """Return the letter that a regional indicator stands for: two make a flag, more spell a word."""
    return chr(ord("a") + ord(character) - _REGIONAL_INDICATORS)
