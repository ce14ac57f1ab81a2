"""What is written on a forum: a topic made once, its first post changed in the open, its title after that."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT
from connectors.discourse.api import Forum, ForumRefused
from connectors.discourse.content import raw_of, reason_of, reply_of
from connectors.discourse.replies import Shown, reply
from connectors.discourse.topics import Topic, look, number_of
from connectors.discourse.uploads import uploaded
from connectors.ledger import digest_of
from connectors.marks import one_line
from connectors.steps import Steps


class Writing:
    """Writes one revision of one post."""

    def __init__(
        self, forum: Forum, steps: Steps, request: PublishRequest, limits: Limits, id: str, clock: Clock
    ) -> None:
        self._forum = forum
        self._steps = steps
        self._request = request
        self._limits = limits
        self._id = id
        self._clock = clock

    def made(self, files: MediaFiles) -> Topic:
        """Make the topic. Raise OutcomeUnknown where moderators look at it first."""
        title = self._title()
        raw = self._raw(files)
        said: dict[str, Any] = {"title": title, "raw": raw, "external_id": self._id}
        category = self._request.account.settings.get("category", "")
        said |= {"category": int(category)} if category.isdecimal() else {}
        said |= self._tags()
        try:
            answer = self._begun(said)
        except ForumRefused as problem:
            return self._already_there(problem)
        if answer.get("action") == "enqueued":
            raise self._queued(answer)
        post = answer.get("post", answer)
        return self._noted(post if isinstance(post, dict) else answer, title, raw)

    def changed(self, topic: Topic, files: MediaFiles) -> Shown:
        """Change the first post, with the edit note as its reason. Raise Rejected where somebody else has."""
        known = [self._steps.get("raw", number) for number in range(self._request.revision - 1, 0, -1)]
        ours = next((found for found in known if found), None)
        if ours is not None and ours != digest_of(topic.raw):
            raise Rejected(
                "Somebody has changed this post on the forum since it was published.",
                kept="What is out stays as it is.",
                next="Look at the post's history there, and make the correction by hand, with a reason.",
            )
        raw = self._raw(files)
        said = {"raw": raw, "edit_reason": reason_of(self._request)}
        answer = self._forum.ask("PUT", f"/posts/{topic.post}.json", json={"post": said})
        self._keep(answer.get("post"), raw)
        return Shown(topic.post, 1, raw)

    def replied(self, topic: Topic, files: MediaFiles) -> Shown:
        """Correct by a reply, where the forum lets nobody change the post any more."""
        address = f"{self._forum.server}/t/{topic.slug}/{topic.id}/1"
        media = uploaded(self._forum, self._request, self._steps, files)
        return reply(self._forum, topic, self._steps, self._fitting(reply_of(self._request, address, media)))

    def renamed(self, topic: Topic) -> None:
        """Give the topic its new title, after the note under it says that something was changed."""
        said = {"topic": {"title": self._title()}}
        try:
            self._forum.ask("PUT", f"/t/-/{topic.id}.json", json=said)
        except (Rejected, AuthExpired) as problem:
            kept = "The text is corrected and says so; the title stays as it was."
            refusal = AuthExpired if isinstance(problem, AuthExpired) else Rejected
            raise refusal(problem.what, kept=kept, next=problem.next) from problem
        self._steps.put("titled", str(topic.id))

    def _title(self) -> str:
        title, settings = one_line(self._request.title), self._request.account.settings
        least, most = settings.get("min_title", ""), settings.get("max_title", "")
        if not title or (least.isdecimal() and len(title) < int(least)):
            wanted = f"at least {least} characters" if title else "one"
            raise Rejected(
                f"The title has {len(title)} characters; a topic on this forum needs {wanted}.",
                kept=KEPT,
                next="Write a longer title.",
            )
        if most.isdecimal() and len(title) > int(most):
            raise TooLarge(
                f"The title has {len(title)} characters; this forum takes {most}.",
                kept=KEPT,
                next="Shorten the title.",
            )
        return title

    def _raw(self, files: MediaFiles) -> str:
        return self._fitting(raw_of(self._request, uploaded(self._forum, self._request, self._steps, files)))

    def _fitting(self, raw: str) -> str:
        most = self._limits.max_length
        if most is not None and len(raw) > most:
            raise TooLarge(
                f"With byline, pictures and notes the post has {len(raw)} characters; this forum takes {most}.",
                kept=KEPT,
                next="Shorten it, or put the whole story on your website and link it.",
            )
        return raw

    def _tags(self) -> dict[str, Any]:
        subject, way = one_line(self._request.subject), self._request.account.settings.get("tags", "")
        if not subject or way not in ("names", "objects"):
            return {}
        return {"tags": [subject] if way == "names" else [{"name": subject}]}

    def _begun(self, said: dict[str, Any]) -> dict[str, Any]:
        """Note that a topic may be there before it is asked for; where it surely is not, the note goes back."""
        before = self._steps.get("begun") or ""
        self._steps.put("begun", self._clock.now().isoformat())
        try:
            return self._forum.ask("POST", "/posts.json", json=said)
        except (Unreachable, RateLimited, Rejected, AuthExpired, TooLarge):
            self._steps.put("begun", before)
            raise

    def _already_there(self, problem: ForumRefused) -> Topic:
        """A refusal after an earlier call was taken: the id is ours already."""
        topic = look(self._forum, self._request, self._steps)
        if topic is None or topic.mark.key != self._request.key:
            raise problem
        return topic

    def _queued(self, answer: dict[str, Any]) -> OutcomeUnknown:
        pending = answer.get("pending_post")
        number = pending.get("id") if isinstance(pending, dict) else None
        self._steps.put("waiting", str(number or "yes"))
        return OutcomeUnknown(
            "The forum has it, and its moderators look at it before anybody else does.",
            kept="It is not sent again.",
            next="Ask the forum's moderators, or wait for them.",
        )

    def _noted(self, post: dict[str, Any], title: str, raw: str) -> Topic:
        number, first = number_of(post, "topic_id"), number_of(post, "id")
        self._steps.put("topic", str(number))
        self._keep(post, raw)
        return Topic(number, str(post.get("topic_slug") or "-"), title, first, raw)

    def _keep(self, post: Any, raw: str) -> None:
        """Note what the forum has kept of the text, so that a change by somebody else is seen."""
        echoed = post.get("raw") if isinstance(post, dict) else None
        self._steps.put("raw", digest_of(echoed if isinstance(echoed, str) else raw))
