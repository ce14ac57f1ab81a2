"""A looker that knows its answers."""

from __future__ import annotations

from ccgcompose.domain.link_answer import LinkAnswer, LinkState
from ccgcompose.usecases.ports import Clock


class FakeLinkLooker:
    """Answers as it was told, else that the link opens. `asked` holds each question."""

    def __init__(self, clock: Clock, states: dict[str, LinkState] | None = None) -> None:
        self._clock = clock
        self._states = states or {}
        self.asked: list[tuple[str, ...]] = []

    def look(self, urls: tuple[str, ...]) -> tuple[LinkAnswer, ...]:
        self.asked.append(urls)
        return tuple(self._answer(url, self._states.get(url, LinkState.OPENS)) for url in urls)

    def _answer(self, url: str, state: LinkState) -> LinkAnswer:
        leads_to = url if state is LinkState.OPENS else ""
        status = {LinkState.OPENS: 200, LinkState.DEAD: 404}.get(state)
        reason = "it did not answer in time" if state is LinkState.UNKNOWN else ""
        return LinkAnswer(url, state, self._clock.now(), leads_to, status, reason)
