"""What every witness of the chain keeps."""

from __future__ import annotations

from ccgcompose.domain.history import NO_HEAD, Head
from ccgcompose.usecases.ports import Witness


def head(number: int) -> Head:
    """A head of this number."""
    return Head(number, f"{number:064x}")


class WitnessContract:
    """The newest head, outside the database."""

    def test_there_is_none_before_the_first_entry(self, witness: Witness) -> None:
        assert witness.recall() == NO_HEAD

    def test_what_is_remembered_is_recalled(self, witness: Witness) -> None:
        witness.remember(head(3))
        assert witness.recall() == head(3)

    def test_it_is_never_moved_backwards(self, witness: Witness) -> None:
        for number in (3, 5, 4, 5, 1):
            witness.remember(head(number))
        witness.remember(Head(5, "f" * 64))
        assert witness.recall() == head(5)
