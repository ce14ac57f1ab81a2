"""PROP005: what only colleagues can open: internal hosts, paths, lists, extensions and e-mail threads.

What it does
    Finds addresses of internal hosts (.local, .internal, .corp, nww., private addresses, the organisation's own list),
    shared drives and home folders, pages in SharePoint, Teams and the like, distribution lists, extension and bleep
    numbers, and the headers and disclaimers of an e-mail that was pasted in.

Why it matters
    Clause PROP-1: it shows outsiders how we are set up, and readers cannot open it anyway. A pasted e-mail was written
    to somebody, not to everybody.

What to do
    Link to the public page, give the public number, and write it in your own words.

Known limits
    An extension right behind a full telephone number is taken to be public. Meeting links of Teams are left alone.
    A host inside that is named like a public one is known only when the organisation lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.text import Text


class Internal(ClueRule):
    """Something that only colleagues can open, or that was written to one of them."""

    id = "PROP005"
    title = "Internal address, path or e-mail"
    clause = "PROP-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the shapes of internal addresses and of e-mail."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of hosts, paths, lists, numbers and e-mail."""
        return _SAID

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each shape, and for each host on the organisation's list."""
        yield from super().check(draft, text)
        for host in _hosts_of(draft):
            for start, end in _places(host, text):
                said = _SAID["host"]
                message = said.message.format(quoted(text.original[start:end]))
                yield self.finding(message, said.remedy, span=(start, end))


def _hosts_of(draft: Draft) -> tuple[str, ...]:
    return tuple(host for listed in draft.settings.internal_hosts if (host := listed.lower().strip(".* ")))


def _places(host: str, text: Text) -> Iterator[tuple[int, int]]:
    """Yield where a listed host is named: in a link, or as a word."""
    for link in text.links:
        if link.host == host or link.host.endswith("." + host):
            yield link.start, link.end
    folded = text.folded.text
    if host in folded:
        for match in re.finditer(rf"(?<![\w.@-]){re.escape(host)}(?![\w-]|\.[a-z])", folded):
            yield text.span(*match.span())


_SAID = {
    "host": Said(
        "{} is an address inside our network. Readers cannot open it, and it shows how we are set up.",
        "Link to the public page instead.",
    ),
    "path": Said(
        "{} is a place on our drives. Readers cannot open it, and it shows how we are set up.",
        "Publish the file on the website and link to it there.",
    ),
    "shared": Said(
        "{} leads to a shared workspace, which is for colleagues.",
        "Publish the page or file on the website and link to it there.",
    ),
    "list": Said("{} is a mailing list for colleagues.", "Give a mailbox that is meant for the public."),
    "number": Said("{} is a number inside the house.", "Give a number that the public can ring."),
    "mail": Said(
        "{} looks like part of an e-mail that was pasted in.",
        "An e-mail was written to one reader. Write it in your own words, without names and addresses.",
    ),
}

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_HOSTS = (
    Clue(
        "host",
        ".local|.internal|.corp|.lan|.intranet|.intra|.home.arpa|.nhs.loc",
        r"(?:https?://)?(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}(?:local|internal|corp|lan|intranet|intra|home\.arpa|loc)"
        r"(?![\w-]|\.[a-z])(?::\d{2,5})?(?:/[^\s\"<>]{0,200})?",
    ),
    Clue(
        "host",
        "nww.|intranet.|staffnet.|localhost|portal.int|staffintranet.",
        r"(?:https?://)?(?<![\w@.-])(?:(?:nww|intranet|staff-?net|staff-?intranet|[\w-]{1,40}\.intranet)\."
        r"(?:[\w-]{1,63}\.){0,5}[a-z]{2,8}|localhost(?=[:/]))(?::\d{2,5})?(?:/[^\s\"<>]{0,200})?",
    ),
    Clue(
        "host",
        "10.|192.168.|172.|127.0",
        rf"(?:https?://|\\\\)?(?<![\w.-])(?:10\.{_OCTET}\.{_OCTET}\.{_OCTET}|192\.168\.{_OCTET}\.{_OCTET}"
        rf"|172\.(?:1[6-9]|2\d|3[01])\.{_OCTET}\.{_OCTET}|127\.0\.0\.1)(?![\w]"
        rf"|\.\d)(?:/\d\d)?(?::\d{{2,5}})?(?:/[^\s\"<>]{{0,200}})?",
        unless=r"\b(?:version|release|update|build|firmware|v) ?(?:10\.|172\.|192\.)",
    ),
    Clue(
        "host",
        "[fd|[fc|[fe80|[::1]|[::ffff",
        r"\bhttps?://\[(?:f[cd][0-9a-f]{2}|fe80|::1\]|::ffff)[0-9a-f:.\]]*(?:/\S{0,200})?",
    ),
    Clue(
        "shared",
        "sharepoint.com|onedrive|teams.microsoft.com|teams.live|atlassian.net|slack.com|trello.com/b"
        "|trello.com/c|docs.google.com|drive.google.com|dev.azure.com|app.asana.com|monday.com/b|notion.so/"
        "|1drv.ms|miro.com/app|powerbi.com|outlook.office|app.box.com|dropbox.com|ssrs/|/reportserver",
        r"(?:https?://)?(?<![\w@.-])(?:[\w-]{1,60}\.sharepoint\.com|[\w.-]{0,60}onedrive\.live\.com|1drv\.ms"
        r"|teams\.(?:microsoft|live)\.com/(?:l/(?:channel|message|team|chat|file|entity)|_#)"
        r"|[\w-]{1,60}\.atlassian\.net"
        r"|[\w-]{1,60}\.slack\.com/(?:archives|messages|files)|trello\.com/[bc]/|dev\.azure\.com|app\.asana\.com"
        r"|[\w-]{1,60}\.monday\.com/boards|(?:www\.)?notion\.so|miro\.com/app/board|app\.powerbi\.com"
        r"|docs\.google\.com/(?:document|spreadsheets|presentation)/d/[\w-]{10,80}/edit|drive\.google\.com/drive"
        r"|outlook\.office(?:365)?\.com)(?:/?[^\s\"<>]{0,300})",
    ),
)
_PATHS = (
    Clue("host", "://", r"\bhttps?://[a-z][a-z\d-]{1,40}(?::\d{2,5})?(?:/[^\s\"<>]{0,200})?(?=\s|$)"),
    Clue("path", "\\\\", r"\\\\[\w.-]{1,60}\\[\w$.-][^\n\"<>|?*]{0,200}?(?=[\s,;:!)]|\.\s|\.?$|\")"),
    Clue("path", "file:|smb:", r"\b(?:file|smb):/{1,4}[^\s\"<>]{1,300}"),
    Clue(
        "path",
        ":\\|:/",
        r"(?<![\w])[a-z]:(?:\\{1,2}|/(?=(?:users|shared|data|documents)/))[\w$ .-][^\s\"<>|?*]{0,200}",
    ),
    Clue(
        "path",
        "/home/|/users/|/mnt/|/srv/|/etc/|/var/|/opt/|/volumes/",
        r"(?<![\w.:/])/(?:home|users|mnt|srv|etc|var|opt|volumes)/[\w.-]{1,60}(?:/[\w.-]{1,80}){0,12}",
    ),
    Clue(
        "path",
        "drive|folder",
        r"\b(?:on|in|from|to|under) (?:the |our |my )?(?:[b-z]:? ?drive|shared? drive|team drive|network drive)\b"
        r"(?!(?:-| )(?:in|through|thru|time|test))|\b[b-z]:? drive(?: folder| path|:|\\)",
        unless=r"\bcar drive|\bdisk|\bhospital drive",
    ),
)
_PEOPLE = (
    Clue(
        "number",
        "dial |call |ring |phone ",
        r"\b(?:dial|call|ring|phone) \d{3,5}\b(?= (?:internally|from (?:an? |any |your )?(?:internal|ward"
        r"|hospital|desk) phone))",
    ),
    Clue("number", " x", r"\b(?:on|at|call|ring|phone|dial) x ?\d{4,5}\b"),
    Clue(
        "list",
        "@",
        r"(?<![\w.])(?:[\w.-]{0,30}[-_.])?(?:all[-_.]?(?:staff|users?|gps?|practices|employees|colleagues"
        r"|consultants"
        r"|nurses|managers|teams?)|every(?:one|body)|staff[-_.]?all|dl[-_.][\w.-]{1,40}|dist(?:ribution)?[-_.]?list"
        r"|dg[-_.][\w.-]{1,40}|[\w-]{1,30}[-_.](?:dl|distribution|all)|(?:smt|slt|exec(?:s|utives?)?|directors)"
        r"(?:[-_.]?team)?)@[\w-]{1,40}(?:\.[\w-]{1,40}){1,5}",
    ),
    Clue(
        "list",
        "distribution list|mailing list|all-staff|all staff|group email|group e-mail",
        r"\b(?:all[- ]staff|internal|staff|team) (?:distribution list|mailing list|e-?mail (?:list|group))\b",
    ),
    Clue(
        "number",
        "ext|xtn",
        r"(?<!\d )(?<!\d)(?<!\d, )(?<!\d \()\b(?:ext(?:ension|n)?|xtn)\.?(?: (?:no\.?"
        r"|number))?\s?[:#]?\s?(?:is )?\d{3,6}\b",
        unless=r"\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b",
    ),
    Clue(
        "number",
        "bleep|pager|internal|baton|fast bleep|dect|vocera|speed dial|speed-dial",
        r"\b(?:bleep|pager|baton|dect|speed[ -]dial)s?(?: (?:no\.?|number|phone|on|holder))?\s?[:#]?\s?(?:on "
        r"|is )?#?\d{3,6}\b"
        r"|\binternal (?:phone|number|extension|line|tel(?:ephone)?)(?: number)?\s?[:#]?\s?(?:is )?\d{3,6}\b",
    ),
)
_HEADER = r"(?:from|sent|to|cc|bcc|subject|date)"
_MAIL = (
    Clue("mail", "subject:", r"\bto:\s?[^\n:]{2,120}\ssubject:\s?[^\n]{0,80}"),
    Clue(
        "mail",
        "from:|subject:|sent:",
        rf"^[ *_>]*{_HEADER}:[^\n]{{1,200}}\n(?:[ *_>]*{_HEADER}:[^\n]{{0,200}}(?:\n|$)){{1,6}}",
        lines=True,
    ),
    Clue(
        "mail",
        "from:",
        r"\bfrom:\s?[^\n:]{2,80}\s(?:sent:[^\n]{2,60}\s)?to:\s?[^\n:]{2,120}\s(?:cc:[^\n:]{2,120}\s)?subject:\s?[^\n]{0,80}",
    ),
    Clue(
        "mail",
        "fw:|fwd:|fw :",
        r"(?:^|(?<=subject: )|(?<=subject:))[ *_>\"]*fwd?\s?:\s?[^\n]{0,80}",
    ),
    Clue(
        "mail",
        "original message|forwarded message|wrote:|sent from my|originated from outside",
        r"-{2,8} ?(?:original|forwarded) message ?-{0,8}|\bbegin forwarded message\b"
        r"|^[ >]*on [^\n]{6,80}?(?:wrote|writes):|\bsent from my (?:iphone|ipad|android|samsung|phone|mobile"
        r"|work phone)[^\n]{0,20}"
        r"|\bthis e-?mail originated from outside[^\n]{0,60}",
    ),
    Clue(
        "mail",
        "intended recipient|this message may contain|in error|disclaimer",
        r"\bif you are not the (?:intended|named) (?:recipient|addressee)\b|\bthis (?:message|e-?mail)(?: and"
        r" any attachments?)?"
        r" (?:may contain|contains?|is) confidential\b|\breceived this (?:message|e-?mail) in error\b",
    ),
)


@cache
def _clues() -> Clues:
    return Clues((*_HOSTS, *_PATHS, *_PEOPLE, *_MAIL))
