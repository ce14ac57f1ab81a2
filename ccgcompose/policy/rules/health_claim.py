"""LAW003: health claims and advertising that the law forbids.

What it does
    Stops what offers to treat or cure cancer, and warns of cures, guarantees and miracles: "cures", "100% effective",
    "guaranteed", "no side effects", "completely safe". Warns where a prescription-only medicine is advertised to the
    public: wrinkle and weight-loss injections by name or by what they are, with an offer, a price or an invitation to
    book.

Why it matters
    Clause LAW-1: nobody may take part in publishing an advertisement that offers to treat cancer, to prescribe a remedy
    for it or to give advice on its treatment (Cancer Act 1939, section 4, in Great Britain; there are defences, among
    them for notices to doctors, nurses and pharmacists). Nor may anybody publish to the public an advertisement that is
    likely to lead to the use of a prescription-only medicine (Human Medicines Regulations 2012, regulation 284;
    approved vaccination campaigns and campaigns against the spread of a disease are exempt, regulations 291A and 292),
    or one that says of any medicine that its effects are guaranteed or that it has no adverse reactions (regulation
    287). The CAP Code, section 12, has rules for the marketing of medicines and health products.

What to do
    Say what the treatment can do and for whom, with a source. Speak of the consultation and not of the medicine.

Known limits
    NHS news of trials and screening ("there is no cure yet", "the cure rate", "can be cured if it is found early") and
    safety warnings about a medicine are left alone. Names of medicines beyond a short list are not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues


class HealthClaim(ClueRule):
    """A promise of cure, or a medicine advertised."""

    id = "LAW003"
    title = "Health claim or medicine advertised"
    clause = "LAW-1"
    severity = Severity.BLOCK

    def clues(self) -> Clues:
        """Return the wordings of cures, guarantees and advertised medicines."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of each."""
        return _SAID


_SAID = {
    "cancer": Said(
        "{} promises to treat or cure cancer. To advertise treatment of cancer is an offence (Cancer Act 1939).",
        "Say what is known about the treatment, for whom, and link to the NHS page. Do not offer or promise it.",
    ),
    "cure": Said(
        "{} promises a cure or a certain effect.",
        "Say what it can do, for whom and how often, with a source. No treatment works for everybody.",
        Severity.WARN,
    ),
    "safe": Said(
        "{} promises that there is no risk. No treatment is without one.",
        "Name the common side effects, or link to the patient leaflet.",
        Severity.WARN,
    ),
    "medicine": Said(
        "{} advertises a prescription-only medicine to the public.",
        "Speak of the consultation or the service, not of the medicine. Prescribers decide what is right for a person.",
        Severity.WARN,
    ),
}
_NO_PROMISE = (
    r"\b(?:no|not|n't|isn't|without|never|none|nobody|myths?|false|fake|scam|fraud|claims? (?:to|that|of)"
    r"|claiming|beware|so-called|hoax|misinformation|rumours?|wrong|untrue|stop believing"
    r"|trial|trials|study|studies|research(?:ers)?|scientists|fundrais\w{0,4}|donat\w{1,4}|charity|race for"
    r"|towards|hope(?:s)? (?:for|of)|one day|search for|find a|looking for|cured meat|cure rates?"
    r"|can often|may be|could be|can be|sometimes|most|if (?:it's|it is|found|caught)|caught early|found early"
    r"|early enough)\b"
)
_CANCER = r"(?:cancers?|tumours?|leukaemia|lymphoma|melanoma|carcinoma|sarcoma|myeloma)"
_POM = (
    r"(?:botox|botulinum(?: toxin)?|dysport|azzalure|bocouture|anti-?wrinkle (?:injections?|jabs?|treatment)"
    r"|wrinkle(?:-relaxing)? injections?|ozempic|wegovy|mounjaro|saxenda|rybelsus|semaglutide|tirzepatide|liraglutide"
    r"|weight[- ]?loss (?:injections?|jabs?|pens?|medication)|skinny jabs?|fat[- ]?loss jabs?|slimming"
    r" (?:injections?|jabs?|pens?)|obesity (?:injections?|jabs?)|glp-?1s?(?: injections?)?"
    r"|viagra|sildenafil|cialis|tadalafil|finasteride|propecia|vitamin b12 injections?|b12 (?:shots?|jabs?)"
    r"|kenalog|hay ?fever (?:injections?|jab)|melatonin|tretinoin|roaccutane|champix|varenicline|zyban)"
)
_OFFER = (
    r"(?<!\w)(?:book (?:now|your|today|in)|now available|available (?:now|here|from us|at our)|offer|offers?|special"
    r"|discount|\d{1,2}% off|only \u00a3|from \u00a3|just \u00a3|\u00a3\d+|get |free consultation|get yours|ask (?:us"
    r" )?for|buy|order|sale|"
    r"deal|voucher|\d for \d|bogof|half[- ]price|dm (?:me|to order)"
    r"|lose (?:up to )?\d|lose weight (?:fast|now|with)|look (?:years )?younger|slots|come (?:and|in)"
    r"|try|transform|we (?:now )?(?:offer|sell|stock|provide|prescribe|do)|dm (?:us|to book)|walk-?ins?|limited"
    r"|in stock|book an?|win)\b"
)
_WARNING = (
    r"\b(?:fake|counterfeit|illegal|unlicensed|warning|warn(?:s|ed)?|recall(?:ed)?|side effects?|do not (?:buy"
    r"|stop|use)|don't (?:buy|use)|never (?:buy|use)|beware|shortage|safety|mhra|yellow card|nice (?:has|have"
    r"|recommend|says|guidance)"
    r"|pregnan\w{1,3}|contraception|scam|migraine clinic|spasticity|bladder|stroke patients|dangers?|risks?|report)\b"
)
_CLUES = (
    Clue(
        "cancer",
        "cancer|tumour",
        r"\b(?:homeopathy|reiki|acupuncture|hypnotherapy|ayurveda|herbs?|herbal \w+|mushrooms?|alkaline \w+|ozone"
        r"|essential oils?|cannabis(?: oil)?|cbd(?: oil)?|turmeric(?: \w+)?|garlic|ginger|lemons?|baking soda|bleach"
        r"|ivermectin|keto(?: diet)?|juicing|fasting|prayer|crystals?) (?:can |will |really |naturally )?(?:treats?"
        rf"|cures?|kills?|heals?|beats?|shrinks?|fights?) (?:all |any |your |the )?(?:\w+ )?{_CANCER}"
        rf"|^\W{{0,5}}(?:cures?|kills?|heals?) (?:all |any )?{_CANCER}\b",
        unless=_NO_PROMISE,
    ),
    Clue(
        "cancer",
        "cancer",
        r"\btreats? (?:all|any|every) (?:\w+ )?cancers?\b",
        unless=_NO_PROMISE + r"|\bwe treat\b|\bcentre\b|\bcenter\b",
    ),
    Clue(
        "cancer",
        "cancer|tumour|leukaemia|lymphoma|melanoma|carcinoma|sarcoma|myeloma",
        rf"\b(?:we|our \w+(?: \w+)?|this|it|that|which|tea|herbs?|mushrooms?|honey|garlic|fasting"
        rf"|diet|supplement|cannabis|cbd|juice|therapy|treatment"
        rf"|clinic|turmeric|oil|vitamin \w+|apricot kernels|he|she) (?:will |can |now |also |really"
        rf" ){{0,2}}(?:cures?|kills?|heals?|beats?|destroys?|eliminates?|reverses?|gets? rid of|melts?|shrinks?)"
        rf" (?:all |any |your |most |the |breast |prostate |bowel |lung |skin |stage \w+ |\w+ )?(?:\w+ )?{_CANCER}\b"
        rf"|\b(?:cures?|remed(?:y|ies)|antidote) for (?:all |any |your |\w+ )?{_CANCER}\b|\b{_CANCER}[- ](?:cure"
        rf"|cures|killing (?:diet|juice|food)|killer)\b|\b(?:cure|heal|beat|reverse) your (?:\w+ )?{_CANCER}\b"
        rf"|\bwe (?:can |will |now )?(?:offer to treat|treat your|offer (?:alternative|natural|holistic)"
        rf" (?:cancer )?treatment) ?(?:\w+ )?(?:for )?{_CANCER}\b|\b(?:instead of|rather than|no need for|better"
        rf" than|alternative to) (?:chemo(?:therapy)?|radiotherapy)\b[^.\n!?]{{0,60}}?{_CANCER}"
        rf"|{_CANCER}[^.\n!?]{{0,60}}?\b(?:instead of|rather than|no need for|without|alternative to)"
        rf" (?:chemo(?:therapy)?|radiotherapy)\b"
        rf"|\b(?:prevents?|stops?) (?:all )?{_CANCER} (?:completely|for good|forever|100%|guaranteed)\b"
        rf"|\b{_CANCER} (?:will be |is |are )?(?:cured|gone) (?:in|within) \w+ (?:days?|weeks?|months?)\b"
        rf"|\bguaranteed (?:cancer|tumour)\w* (?:cure|treatment)\b",
        unless=_NO_PROMISE,
    ),
    Clue(
        "cure",
        "cure|miracle|goodbye|lose |shed |drop |remed|wonder|proven|effective|weight loss|guarantee|100%|100 per cent"
        "|works every time|wonder drug|heals|never fails|reverses|instant"
        "|detox|superfood|boosts your immun",
        r"\b(?:miracle|wonder|magic|instant|overnight|guaranteed|secret|natural|proven|total|complete) (?:cures?"
        r"|remed(?:y|ies)|drug|treatment|pill|cream|jab|diet|weight loss)\b|\b(?:this|it|that|which|our \w+(?:"
        r" \w+)?|acupuncture|homeopathy|honey|garlic|turmeric|vitamin \w|cbd(?: oil)?|yoga|massage|hypnotherapy"
        r"|reiki|mindfulness) (?:will |really |can |now )?(?:cures?|heals|reverses) (?:your |all |any |the )?\w+"
        r"|\b(?:a|the) (?:sure |certain |real |new )?cure for (?!all\b.{0,10}ills)\w+|\bcure your \w+|\b(?:be|get"
        r"|are|is) (?:completely |fully )?cured (?:of|in|within|from)\b"
        r"|\b(?:100 ?%|100 per cent|completely|totally|always) effective\b|\b(?:works|effective) (?:every time"
        r"|for everyone|for everybody|100% of the time|without fail)\b|\b(?:results|success|recovery|weight loss"
        r"|to (?:work|cure|heal|lose|stop)) (?:are |is )?guaranteed\b|\bguaranteed (?:results|success|recovery|to"
        r" (?:work|cure|heal|lose|stop|help you))\b|\bwe guarantee (?:that )?(?:you|your|results|a cure|success"
        r"|it)\b|\b(?:completely|totally|fully|naturally|permanently) (?:cures?|heals)\b|\bnever fails\b|\bsay"
        r" goodbye to (?:your )?\w+(?: \w+)? (?:forever|for good)\b"
        r"|\b(?:lose|shed|drop) (?:up to )?\d{1,2} ?(?:kg|kilos|lbs?|pounds|stone) in (?:\w+ )?(?:\d+ |one |two "
        r"|a )?(?:days?|weeks?|month)\b",
        unless=_NO_PROMISE + r"|\bcannot\b|\bcan't\b|\bplaces? (?:are|is) (?:not )?guaranteed|\bguaranteed"
        r" (?:interview|minimum|hours)",
    ),
    Clue(
        "safe",
        "side effect|side-effect|100% safe|completely safe|totally safe|risk free|risk-free|perfectly safe|no"
        " risk|absolutely safe|100 per cent safe|painless",
        r"\b(?:no|zero|without(?: any)?|free (?:of|from)) (?:known |bad |nasty |harmful )?side[- ]effects?\b"
        r"|\b(?:100 ?%|100 per cent|completely|totally|perfectly|absolutely|entirely) (?:safe|risk[- ]free"
        r"|harmless)\b|\b(?:no|zero) risks? (?:at all|whatsoever|to you)\b|\b(?:has|have|with|carries) zero risks?\b"
        r"|\brisk[- ]free (?:treatment|procedure"
        r"|surgery|operation|vaccine|jab|medicine)\b",
        unless=(
            r"\b(?:not|no (?:medicine|treatment|vaccine|drug)|never|isn't|nothing is|if you (?:have|had|get)"
            r"|most people|many people|some people|usually|nobody|myth|scam|trial|had no|have no|with no side"
            r" effects\?)\b|\bdata\b|\bcar park\b|\bwalk\b|\broute\b"
        ),
    ),
    Clue(
        "medicine",
        "botox|botulinum|dysport|azzalure|bocouture|wrinkle|ozempic|wegovy|mounjaro|saxenda|rybelsus|semaglutide"
        "|tirzepatide|liraglutide|weight loss|weight-loss|weightloss|skinny jab|fat loss|fat-loss|slimming"
        "|obesity|glp|viagra|sildenafil|cialis|tadalafil|finasteride|propecia|b12|kenalog|hayfever|hay fever"
        "|melatonin|tretinoin|roaccutane|champix|varenicline|zyban",
        rf"(?<!\w)#?{_POM}(?!\w)",
        only=_OFFER,
        unless=_WARNING,
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)
