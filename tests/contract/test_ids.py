"""The real maker of ids and the fake keep the contract."""

from __future__ import annotations

import pytest

from ccgcompose.host.clock import SystemClock
from ccgcompose.host.ids import SortableIds
from tests.contract.ids_contract import IdsContract
from tests.fakes.clock import FixedClock
from tests.fakes.ids import SequentialIds


class TestSortableIds(IdsContract):
    @pytest.fixture
    def ids(self) -> SortableIds:
        return SortableIds(SystemClock())


class TestSortableIdsWithinOneMillisecond(IdsContract):
    @pytest.fixture
    def ids(self) -> SortableIds:
        return SortableIds(FixedClock())


class TestSequentialIds(IdsContract):
    @pytest.fixture
    def ids(self) -> SequentialIds:
        return SequentialIds()
