"""What every maker of ids must do."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor

import pytest

from ccgcompose.usecases.ports import Ids


class IdsContract(ABC):
    """Inherited by the real maker and the fake."""

    @abstractmethod
    @pytest.fixture
    def ids(self) -> Ids: ...

    def test_an_id_is_its_prefix_and_safe_letters(self, ids: Ids) -> None:
        assert re.fullmatch(r"post-[0-9a-hjkmnp-tv-z]+", ids.new("post"))

    def test_later_ids_are_greater(self, ids: Ids) -> None:
        made = [ids.new("post") for _ in range(500)]
        assert made == sorted(made)
        assert len(set(made)) == 500

    def test_prefixes_share_no_number(self, ids: Ids) -> None:
        made = [ids.new(prefix) for prefix in ("post", "person", "media") for _ in range(20)]
        assert len({each.partition("-")[2] for each in made}) == 60

    def test_threads_never_share_an_id(self, ids: Ids) -> None:
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda _: ids.new("post"), range(2_000)))
        assert len(set(made)) == 2_000
