"""Both witnesses keep the contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.store.witness import FileWitness
from ccgcompose.usecases.ports import Witness
from tests.contract.store_contract_witness import WitnessContract
from tests.fakes.store import FakeWitness


class TestFileWitness(WitnessContract):
    @pytest.fixture
    def witness(self, tmp_path: Path) -> Witness:
        return FileWitness(tmp_path / "witness.json")


class TestFakeWitness(WitnessContract):
    @pytest.fixture
    def witness(self) -> Witness:
        return FakeWitness()
