"""LAW001: elections, and the pre-election period.

What it does
    Within a pre-election period that the organisation has set, warns of announcements, new campaigns, visits of
    politicians and whatever speaks of the election. At any time it warns of what asks for votes, and of praise or blame
    for a party, and gives a hint where candidates or a campaign are spoken of.

Why it matters
    Clause LAW-1: the NHS takes no side. Before an election there are no new decisions or announcements of policy or
    strategy, and nothing that could influence the outcome (NHS England, Pre-election guidance for NHS organisations).
    Councils may at no time publish what appears designed to affect support for a party (Local Government Act 1986,
    section 2). In the 28 days before a referendum, bodies that live mainly on public money may with few exceptions
    publish nothing about it (Political Parties, Elections and Referendums Act 2000, section 125).

What to do
    Wait until after the election, or ask the head of communications whether it is business as usual. Reminding people
    to register or to bring photo identification is the Electoral Commission's.

Known limits
    Knows the periods that the organisation has entered, by the date of publication in the United Kingdom. Safety
    messages and routine service information in a period are left alone. Parties of a single town are not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.policy_settings import ElectionPeriod
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues, Trace
from ccgcompose.policy.text import Text

_ZONE = "Europe/London"


class PreElection(ClueRule):
    """Party politics, or an announcement in a pre-election period."""

    id = "LAW001"
    title = "Election and pre-election period"
    clause = "LAW-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the wordings of elections and of announcements."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of votes, parties, campaigns and announcements."""
        return _SAID

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each wording; within a period it is named, and announcements count as well."""
        period = _period(draft)
        if period is None:
            yield from super().check(draft, text)
            return
        for trace in _clues_within().find(text):
            if self.is_meant(trace, draft, text):
                yield _within(self.found(trace, text), period)

    def is_meant(self, trace: Trace, draft: Draft, text: Text) -> bool:
        """Return whether what is voted for, where it is no party, has the capitals of a person's name."""
        name = trace.match.groupdict().get("name")
        return not name or text.written(*trace.match.span("name")).istitle()


def _period(draft: Draft) -> ElectionPeriod | None:
    """Return the period in which the draft would go out."""
    periods = draft.settings.election_periods
    if not periods:
        return None
    day = draft.moment.astimezone(ZoneInfo(_ZONE)).date()
    return next((period for period in periods if period.first <= day <= period.last), None)


def _within(finding: Finding, period: ElectionPeriod) -> Finding:
    message = f"{finding.message} It would go out in the pre-election period “{period.name}”."
    return replace(finding, message=message, severity=Severity.WARN, remedy=_WAIT)


_WAIT = (
    "Wait until after the election, or ask your head of communications whether this is business as usual. "
    "Safety messages may go out."
)
_SAID = {
    "vote": Said("{} asks for votes.", "The NHS takes no side. Leave it out."),
    "party": Said(
        "{} takes sides in party politics.",
        "The NHS takes no side. Say what you do and leave the parties out.",
    ),
    "election": Said(
        "{} speaks of an election or a candidate.",
        "Make sure that it favours nobody. Voting itself is explained by the Electoral Commission.",
        Severity.ADVISE,
    ),
    "announcement": Said("{} announces something new.", _WAIT),
}
_PARTY = (
    r"(?:labour|conservatives?|tor(?:y|ies)|lib(?:eral)? dem(?:ocrat)?s?|reform uk|green party|snp|plaid cymru"
    r"|ukip|dup|sinn f[e\u00e9]in|alliance party|sdlp"
    r"|uup|workers party|your party)"
)
_NOT_POLITICS = (
    r"\b(?:in labour|labour (?:ward|suite|pain|room|and birth|line|unit)|early labour|labour starts|governor"
    r"|council of governors|members? of (?:our|the) trust|staff award|job candidates?"
    r"|candidates? (?:for (?:the )?(?:post|role|job|surgery|treatment|transplant|vaccine)|should apply|will be"
    r" interviewed)|successful candidates?|best candidate|transplant|vaccine candidate"
    r"|conservative (?:treatment|management|care|estimate)|staff governor|youth council|photo competition|public"
    r" choice|people's choice|nurse of the year|bbc|premiership)\b"
)
_CLUES = (
    Clue(
        "vote",
        "#vote",
        r"(?<!\w)#vote(?:labour|tory|tories|conservatives?|green|greens|libdems?|reform|reformuk|snp|plaid|ukip|dup)\b",
        unless=_NOT_POLITICS,
    ),
    Clue(
        "party",
        "only party|tories|tory|labour|lib dem|conservative|reform ",
        rf"\b{_PARTY} (?:is|are) the (?:only|best|worst) party\b"
        rf"|\b(?:get|kick|throw|vote|boot|keep) (?:the |these )?{_PARTY} out\b|\b{_PARTY} (?:scum|out)\b(?= ?[!.]|$)"
        r"|\breform(?: uk)? (?:will|would|want to|wants to) (?:privatise|sell|destroy|wreck|save|fix)\b"
        rf"|\b{_PARTY} candidates\b",
        unless=_NOT_POLITICS,
    ),
    Clue(
        "party",
        "campaigning|(lib dem)|(labour)|(conservative)|(green)|(reform)|vote for th|vote for h",
        rf"\bcampaign(?:ing|ed)? for {_PARTY}\b|\((?:lib dem|labour|conservative|green|reform)\) (?:is|has|will"
        rf"|would) \w+"
        r"|\b(?:don't|do not|never) vote for (?:them|him|her|this lot)\b",
        unless=_NOT_POLITICS,
    ),
    Clue(
        "vote",
        "vote for|your vote|back our",
        r"\bvote for (?P<name>[a-z]+ [a-z]+)|\bdeserves? your vote\b|\bback our (?:mp|councillor|candidate|mayor)\b",
        unless=_NOT_POLITICS,
    ),
    Clue(
        "vote",
        "vote|voting|re-elect|ballot|labour|tory|tories|conservative|lib dem|reform uk|green party|snp|plaid|ukip"
        "|dup|for mayor|for parliament|for mp|for council",
        rf"\b(?:vote|voting|voted) (?:for )?(?:{_PARTY}|him|her|the candidate|our candidate|change|councillor \w+"
        rf"|mp \w+)\b|\bvote (?:them|him|her|the government|the council) out\b"
        rf"|\bre-elect\b|\b(?:don't|do not|never) vote (?:for )?{_PARTY}\b|\bvote (?:\w+ ){{1,3}}on (?:the"
        rf" )?\d{{1,2}}(?:st|nd|rd|th)? (?:may|june|july|december|november|october)\b"
        rf"|\b(?:use|cast) your vote (?:to|for|against)\b|\bvote for the (?:nhs|party|government)\b|\b(?:back"
        rf"|endorse) {_PARTY}\b|\b(?:don't let|stop|never trust|kick out|get rid of|only) (?:the )?{_PARTY}\b(?!"
        rf" (?:ward|suite|pain|room))|\b(?:we|i) (?:back|support|endorse) (?:councillor )?\w+ (?:\w+ )?for"
        rf" (?:mayor|parliament|council(?:lor)?|mp)\b",
        unless=_NOT_POLITICS,
    ),
    Clue(
        "party",
        "labour|conservative|tory|tories|lib dem|liberal dem|reform uk|green party|snp|plaid|ukip|dup|sinn"
        "|government|minister|mp ",
        rf"\b{_PARTY}(?:'s|s')? (?:party |government |council(?:lors?)? |mps? |ministers? |leader )?(?:\w+"
        rf" ){{0,2}}?(?:manifesto|pledge[sd]?|promise[sd]?|has failed|have failed|failed|let (?:us|you|patients)"
        rf" down|lies|lied|cuts|broke|saved|will save|delivers?|delivering|wrecked|ruined|destroyed|doesn't care"
        rf"|don't care|wants? to privatise|policy|policies|plans? for the nhs)\b"
        rf"|\b(?:thanks to|blame|because of|shame on|well done|bravo|down with|support|supporting) (?:the"
        rf" )?{_PARTY}\b|\b{_PARTY} (?:candidate|manifesto|campaign|rally|conference|leaflet)\b"
        rf"|\b(?:the government|this government|the minister|ministers|the prime minister|the health secretary)"
        rf" (?:has|have|is|are) (?:\w+ ){{0,2}}?(?:failed|failing|lied|lying|broken (?:its|their|his|her) promise"
        rf"|betrayed|wrecked|a disgrace|useless|incompetent)\b",
        unless=_NOT_POLITICS,
    ),
    Clue(
        "election",
        "candidate|election|manifesto|polling|hustings|canvass|campaign trail|purdah|constituency",
        r"\b(?:parliamentary|election|council|mayoral|local|prospective|labour|conservative) candidates?\b"
        r"|\bcandidates? (?:in|for|at|standing in) (?:the |this |our )?(?:\w+ ){0,2}(?:election|seat|ward"
        r" election|constituency|parliament|mayor)"
        r"|\b(?:general|local|mayoral|council|by-?|snap|parliamentary) ?-?elections?\b|\belection (?:day|campaign"
        r"|result|manifesto|pledges?|promises?|debate)\b|\b(?:party|their|his|her|election) manifesto\b"
        r"|\bhustings\b|\bcanvassing\b|\bcampaign trail\b",
        unless=_NOT_POLITICS + r"|\bpolling (?:station|day) (?:at|in|is)|\bpurdah\b|\bregister to vote\b"
        r"|\bgovernors?\b|\bphoto id\b",
    ),
)
_ANNOUNCEMENTS = (
    Clue(
        "announcement",
        "announc|launch|unveil|new |campaign|consult|minister|secretary of state|prime minister|mp |mps "
        "|councillor|mayor|invest|strategy|plans|vote|polic|£|proud|open",
        r"\b(?:we(?:'re| are)?|today|proud to|delighted to|pleased to|excited to|the trust|the ccg|the icb)"
        r" (?:\w+ ){0,4}?(?:announc\w{1,4}|launch\w{0,3}|unveil\w{0,3}|consult\w{1,4} on)\b"
        r"|\b(?:announc(?:e|ed|es|ing|ement)|launch(?:es|ed|ing)?|unveil(?:s|ed|ing)?) (?:of )?(?:a |an |our |the"
        r" |its |plans|new |\u00a3)(?:[\w-]+ ){0,4}?"
        r"(?:campaign|strategy|plan|plans|policy|investment|hospital|centre|unit|service|scheme|programme"
        r"|consultation|initiative|funding|contract|review|hub)\b"
        r"|\b(?:launch|public consultation|new campaign|new policy|new strategy|new investment)\b(?= (?:of|on|for"
        r"|to|opens|starts|launches|today|this))"
        r"|\b(?:visit(?:ed|s|ing)?|welcom(?:e|ed|es|ing)|host(?:ed|ing)?|met|meeting|opened by|joined by|with)"
        r" (?:by |from |with )?(?:our |the |local |your )?(?:\w+ )?(?:health secretary|secretary of state|prime"
        r" minister|minister|mps?|councillors?|mayor|candidate)\b"
        r"|\b(?:minister|health secretary|mp|mayor|councillor) (?:\w+ ){0,3}(?:visited|opened|announced|launched"
        r"|met|said|toured)\b"
        r"|\b(?:new|extra|record) (?:\w+ ){0,2}(?:investment|funding)\b|\u00a3\d[\d.,]*\s?(?:m|bn|million"
        r"|billion)? (?:\w+ ){0,2}(?:investment|funding|boost)\b",
        unless=r"\b(?:flu|covid|measles|whooping|vaccin|norovirus|heatwave|cold weather|999|111)\b",
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)


@cache
def _clues_within() -> Clues:
    return Clues((*_CLUES, *_ANNOUNCEMENTS))
