"""PROP002: commercial terms, and money matters that are not public.

What it does
    Finds what we pay to a supplier, rates, prices and discounts that were agreed, the value of a contract beside the
    supplier's name, bids with their amounts, a deficit or savings plan that is not published, settlements, and what is
    said to be commercially sensitive.

Why it matters
    Clause PROP-1: business and financial information of our suppliers and of ourselves is confidential until it is
    published. A price that is known weakens the next negotiation; the law lets a public body keep back what would
    prejudice commercial interests (Freedom of Information Act 2000, section 43).

What to do
    Leave the figure out, or link to where it was published.

Known limits
    Prices for the public, donations, grants, pay as advertised and sentences that name a publication are left alone. A
    supplier with an ordinary name beside an amount, without a word of trade, is not known as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues
from ccgcompose.policy.finances import FINANCES, TERMS
from ccgcompose.policy.money import AMOUNT, GAP, PERCENT, PUBLIC, SUPPLIER


class Commercial(ClueRule):
    """A price, a bid, a sum or a plan that is between us and others."""

    id = "PROP002"
    title = "Commercial or financial information"
    clause = "PROP-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the wordings of trade and finance."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of prices, contracts, finances and terms."""
        return _SAID


_SAID = {
    "price": Said(
        "{} tells what a supplier charges or was offered.",
        "Leave the figure out. Prices between us and a supplier are confidential unless they were published.",
    ),
    "contract": Said(
        "{} tells what a contract is worth.",
        "Has it been published on Find a Tender? Then link to the notice. If not, leave the figure out.",
    ),
    "award": Said(
        "{} tells what a contract is worth.",
        "Make sure that the award notice is out, and link to it.",
        Severity.ADVISE,
    ),
    "finance": Said(
        "{} speaks of money matters that may not be public yet.",
        "Publish it only when it is in the papers of a meeting in public, and link to them.",
    ),
    "terms": Said(
        "{} is something that was agreed to be kept between us and others.",
        "Leave it out, or ask the other side first.",
    ),
}

_NOT_PRICES = PUBLIC + (
    r"|\b(?:involvement|lived experience|partners?|research|your|pay you|paid you|if you|you(?: will| can)?"
    r" (?:get|claim)|volunteers?|participants?|taking part"
    r"|travel|expenses|mileage|tax|patients? pay)\b"
)
_NOT_TRADE = (
    PUBLIC + r"|\b(?:auction|community|capital funding|funding bid|bid for (?:funding|money|capital))\b"
)
_GOOD_NEWS = r"announc|delighted|pleased|proud|welcom|to build|construction|new hospital|awarded"
_PER = (
    r"(?:an?|per|each|every) (?:\w+ )?(?:day|hour|shift|session|unit|item|test|meal|bed|patient|licen[cs]e"
    r"|user|head|journey|month|year|week|kit|dose|scan|visit|slot|mask|gown|box)"
)

_PRICES = (
    Clue(
        "price",
        "to pay |up by|down by|went up|gone up",
        rf"\b(?:agreed?|has|have|going|promised) to pay (?:[\w&]+ ){{1,4}}?{AMOUNT}|\b(?:prices?|rates?|fees?"
        rf"|charges) (?:up|down|have gone up|went up) by"
        rf" (?:{AMOUNT}|{PERCENT})",
        only=SUPPLIER + r"|\b(?:we|ccg|trust|icb|board|practice|hospital) (?:has |have )?agreed?\b",
        unless=_NOT_PRICES,
    ),
    Clue(
        "price",
        "price of|rate of|fee of|cost of|discount of|from",
        rf"\b(?:agreed|negotiated|secured|fixed|offered|got) (?:on |us )?(?:a|an|the|our|their) (?:\w+ )?(?:price"
        rf"|rate|fee|cost|discount) of"
        rf" (?:{AMOUNT}|{PERCENT})(?: {_PER}\b)?|\b(?:bid|quote|quotation|tender|offer) from (?:[\w&]+"
        rf" ){{0,3}}[\w&]+[:,]? {AMOUNT}",
        unless=_NOT_PRICES,
    ),
    Clue(
        "price",
        "we pay|we paid|we're paying|we are paying|we have paid|we've paid|we still pay|we now pay|we currently"
        " pay|we only pay",
        rf"\bwe(?:'re| are|'ve| have)? (?:currently |now |only |still |just )?(?:pay|paid"
        rf"|paying)\b{GAP}{AMOUNT}(?: {_PER}\b)?",
        unless=_NOT_PRICES,
    ),
    Clue(
        "price",
        " us £| us for | us a | us €| us only | us just | us over | us around | us about | us at | us nearly | us"
        " up to ",
        rf"\b(?:charge[sd]?|charging|bill(?:s|ed|ing)|invoice[sd]?|quot(?:e|es|ed|ing)|offer(?:s|ed)|sells?|sold"
        rf"|costs?|costing)"
        rf" us\b{GAP}{AMOUNT}(?: {_PER}\b)?",
        unless=PUBLIC
        + r"|no-?shows?|did not attend|didn't attend|every missed|each missed|vandal|false alarm",
    ),
    Clue(
        "price",
        "rate|price|fee",
        rf"\b(?:day|daily|hourly|shift|agency|locum|consultancy|charge-?out|unit|night|sessional|agreed"
        rf"|negotiated|contract"
        rf"|bid|tender|their|suppliers?'?s?|wholesale|purchase|confidential|special|secret|framework|call-?off"
        rf"|management)"
        rf" (?:rates?|prices?|pricing|fees?)\b{GAP}(?:{AMOUNT}|{PERCENT})",
        unless=_NOT_PRICES
        + r"|\b(?:vacanc|apply|join our|earn|bank staff|mortality|infection|pass rate|response)",
    ),
    Clue(
        "price",
        "£|€|pounds|quid",
        rf"{AMOUNT} {_PER}\b",
        only=SUPPLIER,
        unless=_NOT_PRICES + r"|\b(?:save|apply|earn|vacanc|join)",
    ),
    Clue(
        "price",
        "%|per cent|percent",
        rf"{PERCENT} (?:off|discount|rebate|reduction|mark-?up|margin|below|cheaper|uplift|price)\b"
        rf"|\b(?:discounts?|rebates?|margins?|mark-?up|price (?:cut|rise|increase)) of (?:up to |about )?{PERCENT}",
        only=SUPPLIER + r"|\bnegotiat|\btheir (?:price|rate|contract|list)|\bcontract\b|\blist price\b",
        unless=PUBLIC
        + r"|\bstaff discount|\bblue light|\bcaf[e\u00e9]\b|\bshops?\b|\bgym\b|\bcustomers\b|\bstudents\b",
    ),
    Clue(
        "price",
        "bid|quot|tender|offer|proposal",
        rf"\b(?:bid|quote|quotation|tender|offer|proposal)s?\b(?: \w+){{0,3}}? (?:of|was|is|were|came in at"
        rf"|stands at|at|for)"
        rf" (?:about |around |only |just |under |over )?{AMOUNT}",
        unless=_NOT_TRADE + r"|\bjob offers?|\bspecial offer|\bmeal offer",
    ),
    Clue(
        "price",
        "bid|quot|offered",
        rf"\b(?:bid|quoted|offered|tendered)\b (?:us )?(?:about |around |only |just |under |over )?{AMOUNT}",
        unless=_NOT_TRADE,
    ),
    Clue(
        "price",
        "want|ask|charg|bills|demand|gets |takes |pric|cut |drop|offered|propos|runs |for £|settle",
        rf"\b(?:wants?|asks?|asking|charges|charging|bills|demand(?:s|ed|ing)?|gets|takes|prices? (?:at|of|to|by"
        rf"|from)|dropp\w{{1,3}}"
        rf"|offer(?:s|ed)|propos(?:es|ed)"
        rf"|runs? it)\b{GAP}{AMOUNT}(?: {_PER}\b)?",
        only=SUPPLIER,
        unless=_NOT_PRICES + r"|\b(?:apply|vacanc|earn)",
    ),
    Clue(
        "price",
        "rent|lease|licen|retainer|service charge|order |invoice",
        rf"\b(?:rent|lease|service charge|licen[cs]e (?:fee|cost)|retainer|order (?:value|total)|invoice(?: total)?)\b"
        rf"{GAP}(?:is|was|of|at|for|:|costs?|came to|totals?) (?:about )?{AMOUNT}",
        unless=PUBLIC + r"|\b(?:housing|tenants?|your|afford|help with|tv licen|landlords? must)\b",
    ),
    Clue(
        "price",
        "negotiat",
        rf"\b(?:re)?negotiat(?:ed|ing|e|ion|ions)\b{GAP}(?:{AMOUNT}|{PERCENT})",
        unless=PUBLIC + r"|\b(?:unions?|strike|pay (?:award|deal|offer)|bma|rcn)\b",
    ),
)
_CONTRACTS = (
    Clue(
        "contract",
        "value of|deal|contract",
        rf"\bvalue of (?:the|our|this|that) (?:\w+ )?(?:contract|deal)\b{GAP}{AMOUNT}|\b(?:deal|contract) with"
        rf" (?:[\w&]+ ){{1,3}}?sav(?:es|ed|ing)"
        rf"(?: us)? {AMOUNT}",
        unless=PUBLIC,
    ),
    Clue(
        "contract",
        "contract|deal",
        rf"\b(?:contract|deal)(?: value)?\b{GAP}\b(?:worth|valued? (?:of|at)|value is|totalling|costs?|costing"
        rf"|price|at|for|is|of)"
        rf" (?:about |around |over |up to |nearly |just )?{AMOUNT}(?: {_PER}\b)?"
        rf"|{AMOUNT}(?:[- ][\w-]{{1,20}}){{0,4}} (?:contract|deal)\b",
        only=SUPPLIER + r"|\bwith (?!the (?:nhs|government))\w|\bcontract value\b|\bsigned\b|\bconfidential\b"
        r"|\bsecret\b",
        unless=PUBLIC + "|" + _GOOD_NEWS,
    ),
    Clue(
        "price",
        "contract to|order to|tender to|contract for",
        rf"\b(?:contract|order|tender) (?:to|for) (?:[\w&'-]+ ){{1,6}}?(?:at|for) {AMOUNT} {_PER}\b",
        unless=PUBLIC,
    ),
    Clue(
        "award",
        "contract",
        rf"\bcontract\b{GAP}\bworth (?:about |around |over |up to |nearly )?{AMOUNT}"
        rf"|{AMOUNT}(?:[- ][\w-]{{1,20}}){{0,3}} contract\b",
        only=_GOOD_NEWS,
        unless=PUBLIC,
    ),
)


@cache
def _clues() -> Clues:
    return Clues((*_PRICES, *_CONTRACTS, *FINANCES, *TERMS))
