"""What everything that opens links must do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import timedelta

import pytest

from ccgcompose.domain.link_answer import LinkState
from ccgcompose.usecases.ports.links import LinkLooker


class LinkLookerContract(ABC):
    """Inherited by the web's looker and the fake. Each run knows a link that opens and one that is dead."""

    @abstractmethod
    @pytest.fixture
    def looker(self) -> LinkLooker: ...

    @abstractmethod
    @pytest.fixture
    def links(self) -> tuple[str, str]: ...

    def test_each_link_has_its_answer_in_order(self, looker: LinkLooker, links: tuple[str, str]) -> None:
        answers = looker.look(links)
        assert [answer.url for answer in answers] == list(links)
        assert [answer.state for answer in answers] == [LinkState.OPENS, LinkState.DEAD]

    def test_an_answer_tells_its_moment_and_where_it_ended(
        self, looker: LinkLooker, links: tuple[str, str]
    ) -> None:
        (answer,) = looker.look(links[:1])
        assert answer.leads_to == links[0]
        assert answer.status == 200
        assert answer.looked_at.utcoffset() == timedelta(0)

    def test_nothing_asked_nothing_answered(self, looker: LinkLooker) -> None:
        assert looker.look(()) == ()
