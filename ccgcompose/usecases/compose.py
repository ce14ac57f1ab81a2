"""Write a post: check as it is typed, keep what is typed, save revisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.history import Entry
from ccgcompose.domain.media import MediaKind
from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content, EditNote, Post, Revision, headline
from ccgcompose.domain.signoff import published_text
from ccgcompose.errors import BadInput
from ccgcompose.policy.clauses import Clause, load_clauses
from ccgcompose.policy.explaining import for_reader
from ccgcompose.policy.length import measure
from ccgcompose.usecases.check import Pace, check
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.outbox import outgoing
from ccgcompose.usecases.ports import Autosave, PreviewFacts, PublishRequest, UnitOfWork
from ccgcompose.usecases.surroundings import Surroundings, gather
from ccgcompose.usecases.works import standing

MAX_TEXT = 200_000  # code points; ten times the longest newsroom article we could find use for
MAX_LINE = 1_000
MAX_ALT_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved revision and what the checks say of it. `changed` is false when nothing had to be saved."""

    revision: Revision
    findings: tuple[Finding, ...]
    changed: bool


class Compose:
    """What a person does while writing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known_clauses: dict[str, Clause] = {}

    def surroundings(self, post_id: str | None = None) -> Surroundings:
        """Read what the checks need, with one post's waivers. Call it when records changed, not at each key press."""
        with self._context.store.read() as unit:
            return gather(unit, self._context.connectors, post_id=post_id)

    def check(
        self, content: Content, author: Person, around: Surroundings, moment: datetime | None = None
    ) -> tuple[Finding, ...]:
        """Return the findings as a reader wants them, worst first; `moment` is when it would go out (None: now)."""
        return for_reader(self.look(content, author, around, moment, Pace.ALL))

    def look(
        self,
        content: Content,
        author: Person,
        around: Surroundings,
        moment: datetime | None = None,
        pace: Pace = Pace.QUICK,
    ) -> tuple[Finding, ...]:
        """Return what some of the rules find, or all; `explained` makes of several answers what a reader wants."""
        # To the minute, so that from one key press to the next nothing has changed but the words.
        now = moment or self._context.clock.now().replace(second=0, microsecond=0)
        return check(self._context.engine(), content, author, now, around, pace)

    def explained(self, *answers: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return several answers about one content as one, what is about the same words said once, worst first."""
        return for_reader(finding for answer in answers for finding in answer)

    @property
    def has_slow_checks(self) -> bool:
        """Return whether some rules run behind."""
        return self._context.engine().has_slow_rules

    def length(self, text: str, account_id: str, around: Surroundings) -> int:
        """Return how long a text is, as this account's platform counts."""
        limits = around.limits[account_id]
        return measure(text, limits.unit, limits.link_length)

    def clause_words(self, clause_id: str) -> str:
        """Return a clause for people, for example "Policy 4, patient confidentiality"."""
        clause = self._clauses().get(clause_id)
        if clause is None:
            return clause_id
        return f"Policy {clause.section}, {clause.title[:1].lower()}{clause.title[1:]}"

    def _clauses(self) -> dict[str, Clause]:
        if not self._known_clauses:
            self._known_clauses = {clause.id: clause for clause in load_clauses()}
        return self._known_clauses

    def preview(
        self,
        content: Content,
        author: Person,
        account_id: str,
        around: Surroundings,
        *,
        published_at: datetime | None = None,
        notes: tuple[EditNote, ...] = (),
    ) -> PreviewFacts:
        """Return how one account will show the content, published at that moment (None: now)."""
        account = around.accounts[account_id]
        moment = published_at or self._context.clock.now()
        request = PublishRequest(
            key="preview",
            post_id="preview",
            revision=0,
            account=account,
            subject=content.subject,
            title=headline(content),
            text=published_text(clean(content.text_for(account_id)), account, author),
            author=author.name,
            position=author.position,
            published_at=moment,
            updated_at=moment,
            media=tuple(
                outgoing(use, asset, standing(asset, account.platform, moment, around))
                for use in content.media
                if (asset := around.media.get(use.media_id)) and asset.kind is not MediaKind.TEXT
            ),
            edit_notes=notes,
        )
        return self._context.connectors.get(account.platform).preview(request)

    def open(self, post_id: str) -> Revision:
        """Return the newest revision. Raise NotFound."""
        with self._context.store.read() as unit:
            return unit.posts.latest(post_id)

    def save(self, person: Person, content: Content, post_id: str | None = None, base: int = 0) -> Saved:
        """Append a revision. `base` is the number that was opened.

        Raise ConcurrentEdit when somebody saved meanwhile, BadInput for a text that is too long.
        """
        wanted = cleaned(content)
        with self._context.store.write() as unit:
            saved = add_revision(self._context, unit, person, wanted, post_id, base)
            unit.autosaves.drop(person.id, post_id)
            used = tuple(use.media_id for use in wanted.media)
            around = gather(unit, self._context.connectors, used, saved.revision.post_id)
        return replace(saved, findings=self.check(wanted, person, around))

    def autosave(self, person: Person, content: Content, post_id: str | None, base: int) -> None:
        """Keep unsaved text through a crash."""
        kept = Autosave(person.id, post_id, base, cleaned(content), self._context.clock.now())
        with self._context.store.write() as unit:
            unit.autosaves.put(kept)

    def recover(self, person: Person, post_id: str | None = None) -> Autosave | None:
        """Return what was typed into this post (None: a new one) when the program last ended."""
        with self._context.store.read() as unit:
            return unit.autosaves.get(person.id, post_id)

    def newest_autosave(self, person: Person) -> Autosave | None:
        """Return the unsaved text that this person touched last."""
        with self._context.store.read() as unit:
            return unit.autosaves.newest(person.id)

    def discard(self, person: Person, post_id: str | None) -> None:
        """Let go of unsaved text, because the person said so."""
        with self._context.store.write() as unit:
            unit.autosaves.drop(person.id, post_id)


def cleaned(content: Content) -> Content:
    """Return the content with texts that every feed can carry and each account once.

    Raise BadInput when a text is too long to be kept.
    """
    for variant in (content.text, *(variant.text for variant in content.variants)):
        _must_fit("The text", variant, MAX_TEXT, "Shorten the text, or split it into several posts.")
    _must_fit("The title", content.title, MAX_LINE, "Shorten the title; the text has room.")
    _must_fit("The subject", content.subject, MAX_LINE, "Choose one of the organisation's subjects.")
    for use in content.media:
        _must_fit("The alt text", use.alt_text, MAX_ALT_TEXT, "One or two sentences serve a listener best.")
    return replace(
        content,
        account_ids=tuple(dict.fromkeys(content.account_ids)),
        subject=clean(content.subject),
        title=clean(content.title),
        text=clean(content.text),
        variants=tuple(replace(variant, text=clean(variant.text)) for variant in content.variants),
        media=tuple(replace(use, alt_text=clean(use.alt_text)) for use in content.media),
    )


def _must_fit(what: str, text: str, most: int, next: str) -> None:
    if len(text) > most:
        raise BadInput(
            f"{what} has {len(text):,} characters; {most:,} are the most that can be kept.",
            kept="What was saved before is kept.",
            next=next,
        )


def add_revision(
    context: Context,
    unit: UnitOfWork,
    person: Person,
    content: Content,
    post_id: str | None,
    base: int,
    note: EditNote | None = None,
) -> Saved:
    """Append a revision and its history entry in this unit of work; nothing when nothing changed."""
    if post_id is not None:
        latest = unit.posts.latest(post_id)
        if latest.content == content and note is None and latest.number == base:
            return Saved(latest, (), changed=False)
    now = context.clock.now()
    if post_id is None:
        post = Post(context.ids.new("post"), person.id, now)
        unit.posts.add(post)
        post_id = post.id
    revision = Revision(post_id, base + 1, content, person.id, now, note)
    unit.posts.add_revision(revision)
    unit.history.append(_saved_entry(person, revision), now)
    return Saved(revision, (), changed=True)


def _saved_entry(person: Person, revision: Revision) -> Entry:
    what = f"revision {revision.number} of “{headline(revision.content)}”"
    said = f" with the edit note “{revision.edit_note.text}”" if revision.edit_note else ""
    return Entry("revision.saved", person.id, f"{person.name} saved {what}{said}.", revision.post_id)
