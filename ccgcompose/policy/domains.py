"""Top-level domains that make a bare name a link.

The common ones, those of this country and its neighbours, and those that unsafe links favour. A name under
another one is found when it is written with https:// or www.
"""

from __future__ import annotations

_COMMON = """
uk com org net gov edu int mil info biz name pro mobi eu ie fr de es it nl be pt pl ro ch at dk se fi cz gr
hu lt lv sk si bg hr is lu mt cy im je gg gi us ca au nz in pk bd ng za ke jp cn kr hk sg br mx ar ru ua tr
il ae scot wales cymru london ly gl gd co io me tv cc ws to ai app dev page site online website web xyz top
club shop store link click live news blog health care clinic doctor hospital dental charity foundation
community support help today world life space tech agency digital media social email cloud academy training
events video tk ml ga cf gq icu buzz
"""

# Also words or abbreviations of everyday English: after a forgotten space they are no address.
_SPOKEN = """
it is in at to me be us co ca de no so my am as do im es help today support care clinic doctor hospital health
news life live space world online page site store shop link click top club name pro web website media social
email community charity foundation digital training events video agency academy cloud app dental tech buzz
"""

TOP_LEVEL_DOMAINS = frozenset(_COMMON.split())
SPOKEN_DOMAINS = frozenset(_SPOKEN.split())
