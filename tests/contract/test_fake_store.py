"""The store in memory keeps the contract."""

from __future__ import annotations

import pytest

from ccgcompose.usecases.ports import Store
from tests.contract import store_contract as units
from tests.contract import store_contract_claims as claims
from tests.contract import store_contract_library as library
from tests.contract import store_contract_outbox as outbox
from tests.contract import store_contract_policy as policy
from tests.contract import store_contract_records as records
from tests.contract import store_contract_search as search
from tests.fakes.store import FakeStore


@pytest.fixture
def store() -> Store:
    return FakeStore()


class TestUnits(units.StoreContract): ...


class TestTestimony(units.TestimonyContract): ...


class TestWorkspace(units.WorkspaceContract): ...


class TestAutosaves(units.AutosavesContract): ...


class TestTrails(units.TrailsContract): ...


class TestChain(units.ChainContract): ...


class TestPosts(records.PostsContract): ...


class TestPeople(records.PeopleContract): ...


class TestAccounts(records.AccountsContract): ...


class TestMedia(records.MediaContract): ...


class TestApprovals(records.ApprovalsContract): ...


class TestPublications(outbox.PublicationsContract): ...


class TestClaims(claims.ClaimsContract): ...


class TestAttempts(outbox.AttemptsContract): ...


class TestHolds(outbox.HoldsContract): ...


class TestHistoryLines(search.HistoryLinesContract): ...


class TestEntries(search.EntriesContract): ...


class TestPolicy(policy.PolicyContract): ...


class TestWaivers(policy.WaiversContract): ...


class TestConsents(library.ConsentsContract): ...


class TestAppearances(library.AppearancesContract): ...


class TestEvidence(library.EvidenceContract): ...


class TestTasks(library.TasksContract): ...


class TestSights(library.SightsContract): ...


class TestLibraryMedia(library.LibraryMediaContract): ...
