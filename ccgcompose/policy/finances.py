"""How deficits, savings, suppliers in trouble and confidential terms are spoken of before they are public."""

from __future__ import annotations

from ccgcompose.policy.clues import Clue
from ccgcompose.policy.money import AMOUNT, GAP, PERCENT, PUBLIC, SUPPLIER

_OPEN_BOOKS = (
    r"\bpublish|\bboard papers?\b|\bannual (?:report|accounts)|\bin public\b|\bour accounts\b|\bpapers (?:are|at)\b"
    r"|\bnational(?:ly)?\b|\bnhs england (?:said|says)|\bcalorie|\bvitamin|\battention|\biron\b|\bhearing\b|\bsleep\b"
    r"|\bskills\b|\bblood\b|\bmental health funding gap|\bgovernment\b|\bminister"
)
_SHORT = (
    r"\b(?:deficit|over-?spen[dt](?:ing)?|shortfall|black hole|(?:financial|funding|budget) gap|savings? target"
    r"|cost[- ]improvement(?: programme| plan)?|cips?|qipp|control total|forecast outturn|year-end (?:position"
    r"|forecast)"
    r"|cash (?:position|flow)|in the red)\b"
)
FINANCES = (
    Clue(
        "finance",
        "left ",
        rf"{AMOUNT} (?:is |was )?left (?:in (?:the bank|our (?:budget|account))|to spend|until)\b",
        unless=PUBLIC + r"|\bappeal\b|\bto go\b|\btarget\b",
    ),
    Clue(
        "finance",
        "loss of",
        rf"\b(?:a|an|our|the) (?:\w+ )?loss of {AMOUNT}",
        unless=PUBLIC + "|" + _OPEN_BOOKS + r"|\bweight\b|\bearnings\b",
    ),
    Clue(
        "finance",
        "deficit|overspen|over-spen|shortfall|black hole|gap|saving|improvement|cip|qipp|control total|outturn"
        "|year-end|cash |in the red",
        rf"{_SHORT}{GAP}(?:{AMOUNT}|{PERCENT})|{AMOUNT}(?:[- ][\w-]{{1,20}}){{0,4}}? {_SHORT}",
        unless=PUBLIC + "|" + _OPEN_BOOKS,
    ),
    Clue(
        "finance",
        "overspen|overspent|out of money|run out of|deficit|break even|over budget|insolven|special measures",
        r"\bwe(?:'re| are|'ll be| will be| have| expect to be| were)? (?:\w+ )?(?:overspen[dt]|over budget|in"
        r" deficit|insolvent)\b"
        r"|\bwe(?:'ll| will| may| could)? (?:run|be running|ran) out of (?:money|cash|budget)\b"
        r"|\b(?:won't|will not|cannot|can't) break even\b|\bunpublished (?:accounts|figures|budget|forecast)\b",
        unless=_OPEN_BOOKS,
    ),
    Clue(
        "finance",
        "saving|turnaround|efficiency|cost cutting|cost-cutting|cost reduction|financial recovery|freeze",
        r"\b(?:savings?|turnaround|efficiency|cost[- ]cutting|cost[- ]reduction|financial recovery) (?:plans?"
        r"|programme|scheme|proposals?)\b"
        r"|\b(?:vacancy|recruitment|hiring|spending) freeze\b|\bfreeze on (?:recruitment|vacancies|hiring|spending)\b",
        unless=PUBLIC + "|" + _OPEN_BOOKS + r"|\benergy|\bcarbon|\bwater|\bpersonal|\bhave your say",
    ),
    Clue(
        "finance",
        "insolven|administration|bust|cash flow|cash-flow|financial trouble|bankrupt|profit",
        rf"{SUPPLIER}{GAP}\b(?:insolven\w{{0,4}}|(?:in|into) administration|going bust|cash[- ]flow (?:problems?"
        rf"|trouble)"
        rf"|in financial (?:trouble|difficult\w{{1,4}})|bankrupt\w{{0,3}}|profit margins?)\b",
    ),
)
TERMS = (
    Clue(
        "terms",
        "commercial|nda|non-disclosure|trade secret|undisclosed|settlement|settled|heads of terms|pricing|rate"
        " card|exclusiv",
        r"\bcommercial(?:ly)?[- ](?:sensitive|confidential)\b|\b(?:under|signed|covered by) (?:an? |our |their"
        r" )?(?:nda|non-disclosure)\b"
        r"|\bnon-disclosure agreement\b|\btrade secrets?\b|\bundisclosed (?:sum|fee|amount|price)\b"
        rf"|\b(?:settled|settlement)\b{GAP}{AMOUNT}"
        r"|\b(?:confidential|secret) (?:commercial )?(?:pric(?:es?|ing)|terms|rates?|fees?|rebates?|settlement"
        r"|deal|bid)\b"
        r"|\b(?:pricing schedule|price schedule|supplier rate card|supplier's rate card|commercial terms|pricing"
        r" model)\b",
        unless=r"\bnever\b|\bpolicy\b|\bfreedom of information\b|\bfoi\b|\bpublished\b|\bnice\b|\bsupport\b",
    ),
)
