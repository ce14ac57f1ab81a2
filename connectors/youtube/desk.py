"""One film on its way: begun once, each step written down, its session asked before anything is sent again.

What is not all there is no film yet, and nobody sees it. Where captions or a picture go with it, it is private until
they are there. A session that has come to its end after the last piece was sent leaves a doubt: then the newest uploads
of the channel are looked through for the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.alone import in_doubt, nothing_public
from connectors.answer import KEPT, LOOK
from connectors.ledger import Ledger, digest_of
from connectors.marks import mark_of, must_be_open
from connectors.steps import Steps
from connectors.youtube.channel import SKEW, Channel, Film, film_of, must_be_usable
from connectors.youtube.extras import Extras, must_be_a_film
from connectors.youtube.films import Stuck, Upload
from connectors.youtube.sessions import Sessions
from connectors.youtube.wording import CATEGORY, description_of, privacy_of, snippet_of, status_of, title_of

SETTLED = timedelta(minutes=2)  # after which a film that arrived is among the uploads, or never will be
STAYS = "What is out stays as it is."
Uploads = Callable[[int], Upload]


class Desk:
    """What is done for one request. `uploads` makes the upload of a file of so many bytes."""

    def __init__(
        self,
        request: PublishRequest,
        steps: Steps,
        ledger: Ledger,
        channel: Channel,
        sessions: Sessions,
        uploads: Uploads,
    ) -> None:
        self._request = request
        self._steps = steps
        self._ledger = ledger
        self._channel = channel
        self._sessions = sessions
        self._uploads = uploads
        self._mark = mark_of(request)

    def publish(self, extras: Extras, now: datetime) -> Receipt:
        """Put it out, or go on where it was interrupted."""
        self._steps.freeze(self._mark.digest)
        if self._steps.get("received"):
            return self._receipt(now)
        if self._ledger.out() is not None:
            raise Rejected("Something else is out under this key already.", kept=KEPT)
        size = extras.film_path.stat().st_size
        self._steps.put("size", str(size))
        with in_doubt(self._steps.get("closing")):
            film, received = self._found(now)
        film = film or self._sent(extras, self._uploads(size), received, now)
        must_be_usable(film)
        with nothing_public():
            extras.add(film.id)
            self._steps.put("complete", film.id)
        return self._done(self._shown(film), now)

    def find(self, now: datetime) -> Receipt | None:
        """Return the receipt where this revision or a later one is out. Publishes nothing."""
        out = self._ledger.out()
        if out is not None and out.mark.revision > self._request.revision:
            proof = f"film {out.id}, revision {out.mark.revision}"
            return Receipt(self._request.key, out.id, out.url, now, proof)
        if self._steps.get("received"):
            self._must_be_seen(self._there(self._steps.get("film") or ""))
            return self._receipt(now)
        if self._steps.get("begun") is None:
            return None
        if out is not None:  # a correction: its words say whether it was taken
            film = self._there(out.id)
            return self._done(film, now) if self._says(film) else None
        found, _ = self._found(now)
        if found is None or found.privacy != privacy_of(self._request):
            return None
        if self._steps.get("quiet") and self._steps.get("complete") is None:
            return None
        self._must_be_seen(found)
        return self._done(found, now)

    def correct(self, extras: Extras, original: Receipt, now: datetime) -> Receipt:
        """Change title and description in place, with the edit notes under the text; captions and picture before."""
        out = self._ledger.out_by(original)
        if out is None:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        if out.mark == self._mark and self._steps.get("received"):
            return self._receipt(now)
        must_be_open(out.mark, self._mark)
        self._must_show_the_same()
        self._steps.freeze(self._mark.digest)
        with nothing_public():
            film = self._there(out.id)
        if not self._says(film):
            self._must_be_ours(film)
            with nothing_public():  # done twice it is the same
                extras.add(film.id)
            category = self._request.account.settings.get("category") or CATEGORY
            self._channel.say(film, title_of(self._request), description_of(self._request), category)
        return self._done(film, now)

    def _found(self, now: datetime) -> tuple[Film | None, int]:
        """Return the film where all of it is there, else None and how much is. Raise OutcomeUnknown for a doubt."""
        known = self._steps.get("film")
        if known:
            return self._there(known), 0
        address = self._sessions.get()
        if address:
            progress = self._uploads(int(self._steps.get("size") or 0)).asked(address)
            if progress.film is not None:
                return self._known(progress.film), 0
            if not progress.gone:
                return None, progress.received
            self._sessions.forget()
        return self._looked_up(now), 0

    def _looked_up(self, now: datetime) -> Film | None:
        closing = self._steps.get("closing")
        if not closing:
            return None
        since = datetime.fromisoformat(self._steps.get("first") or closing)
        ours = [film for film in self._channel.newest(since) if self._is_ours(film, since)]
        if ours:
            self._keep(ours[-1].id)
            return self._there(ours[-1].id)
        if now < datetime.fromisoformat(closing) + SETTLED:
            raise OutcomeUnknown(
                "The film was sent a moment ago and is not shown yet.",
                kept="It is not sent again blindly.",
                next=LOOK,
            )
        self._steps.put("closing", "")
        return None

    def _sent(self, extras: Extras, upload: Upload, received: int, now: datetime) -> Film:
        """Send the film, from where its session stands. Until the last piece is on its way, nothing can be out."""
        try:
            address = self._sessions.get() or self._opened(extras, upload, now)
            return self._pieces(extras, upload, address, received, now)
        except OutcomeUnknown as problem:
            if self._steps.get("closing"):
                raise
            kept = "What has arrived stays there; nothing was published."
            raise Unreachable(problem.what, kept=kept, next="The upload is taken up again.") from problem

    def _opened(self, extras: Extras, upload: Upload, now: datetime) -> str:
        privacy = "private" if extras.any else privacy_of(self._request)
        self._steps.put("quiet", "yes" if extras.any else "")
        address = upload.open(snippet_of(self._request), status_of(self._request, privacy))
        self._sessions.keep(address)
        self._steps.put("first", self._steps.get("first") or now.isoformat())
        return address

    def _pieces(self, extras: Extras, upload: Upload, address: str, start: int, now: datetime) -> Film:
        stuck = Stuck()
        while True:
            if upload.is_last(start):
                self._steps.put("closing", now.isoformat())
            progress = upload.sent(address, extras.film_path, start)
            if progress.film is not None:
                return self._known(progress.film)
            if progress.gone:
                self._sessions.forget()
                raise OutcomeUnknown("The upload has come to its end before the film was there.", next=LOOK)
            self._steps.put("closing", "")
            stuck.went_on(start, progress.received)
            start = progress.received

    def _known(self, said: dict[str, Any]) -> Film:
        film = film_of(said)
        self._keep(film.id)
        return film if film.privacy else self._there(film.id)

    def _keep(self, id: str) -> None:
        self._steps.put("film", id)
        self._ledger.claim(id)
        self._sessions.forget()

    def _shown(self, film: Film) -> Film:
        """Return the film as the public sees it. Raise Rejected where YouTube keeps it private."""
        wanted = privacy_of(self._request)
        if film.privacy == wanted:
            return film
        shown = self._channel.show(film, status_of(self._request, wanted))
        shown = shown if shown.privacy else self._there(film.id)
        if shown.privacy != wanted:
            raise Rejected(
                f"YouTube has the film and keeps it {shown.privacy or 'to itself'}, though it was to be {wanted}.",
                kept="The film stays there; a repeat sends it no second time.",
                next="Google has to audit an application before what it uploads can be public. Ask for that, or make "
                "the film public in YouTube Studio; then plan this again.",
            )
        return shown

    def _there(self, id: str) -> Film:
        """Return a film that is known. Raise OutcomeUnknown where YouTube has it no longer."""
        film = self._channel.read(id)
        if film is None:
            raise OutcomeUnknown(
                "The film went up, and YouTube no longer has it: somebody has taken it away there.",
                kept="It is not sent again blindly.",
                next="Look at the channel yourself.",
            )
        return film

    def _must_be_seen(self, film: Film) -> None:
        wanted = privacy_of(self._request)
        if film.state in ("failed", "rejected"):
            raise OutcomeUnknown(
                f"YouTube took the film and does not show it: it was {film.state} {film.reason}".strip()
                + ".",
                kept="It is not sent again.",
                next="Look at it in YouTube Studio.",
            )
        if film.privacy and film.privacy != wanted:
            raise OutcomeUnknown(
                f"The film was {wanted}, and somebody has made it {film.privacy} on YouTube.",
                kept="It is not sent again.",
                next="Look at the channel yourself, and settle by hand whether it counts as published.",
            )

    def _is_ours(self, film: Film, since: datetime) -> bool:
        late = film.made is None or film.made >= since - SKEW
        return bool(film.id) and late and self._says(film) and not self._ledger.is_anothers(film.id)

    def _says(self, film: Film) -> bool:
        return digest_of(film.words) == self._words()

    def _film(self) -> str:
        return must_be_a_film(self._request).sha256[:32]

    def _words(self) -> str:
        return digest_of(f"{title_of(self._request)}\n{description_of(self._request)}")

    def _must_be_ours(self, film: Film) -> None:
        """Raise Rejected where somebody has changed the words on YouTube: theirs are not written over."""
        known = self._steps.earlier("words")
        if known is not None and known != digest_of(film.words):
            raise Rejected(
                "Somebody has changed this film's title or description on YouTube since it was published.",
                kept=STAYS,
                next="Look at it in YouTube Studio, and make the correction by hand, with a note that says so.",
            )

    def _must_show_the_same(self) -> None:
        shown = self._steps.earlier("media")
        if shown is not None and shown != self._film():
            raise Rejected(
                "YouTube lets no film be changed for another, and this correction changes the film.",
                kept=STAYS,
                next="Say in the text what was wrong with it, or publish a new post with the new film.",
            )

    def _done(self, film: Film, now: datetime) -> Receipt:
        """Write down what is out, and return its receipt."""
        self._steps.put("film", film.id)
        self._steps.put("words", self._words())
        self._steps.put("media", self._film())
        self._steps.received(now)
        self._ledger.now_out(self._mark, film.id, url_of(film.id))
        return self._receipt(now)

    def _receipt(self, now: datetime) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        at = self._steps.received(now)
        film = self._steps.get("film") or ""
        return Receipt(
            self._request.key, film, url_of(film), at, f"film {film}, revision {self._request.revision}"
        )


def url_of(film: str) -> str:
    """Return where everybody can see a film."""
    return f"https://www.youtube.com/watch?v={film}"
