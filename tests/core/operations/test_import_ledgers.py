"""Ledgers of many shapes go into a ledger whole, and a second import of the same file changes nothing."""

from __future__ import annotations

import pytest

from core.domain.proposal import Tally
from core.operations import history, imports, upkeep
from tests.core.importing import ledgers, ledgers_of_cells
from tests.core.importing.ledger_files import read

SHAPES = (*ledgers.BUILDERS, ledgers_of_cells.deadlines, ledgers_of_cells.states, ledgers_of_cells.units)


@pytest.mark.parametrize("builder", SHAPES, ids=[builder.__name__ for builder in SHAPES])
def test_a_second_import_of_a_ledger_changes_nothing(builder, ws, tmp_path):
    path = builder(tmp_path)
    proposal = read(path, anchor=None)
    first = imports.apply_proposal(ws, proposal).value
    assert first.issues == Tally(new=len(proposal.issues))
    assert first.measures == Tally(new=sum(len(issue.measures) for issue in proposal.issues))
    before = history.entries(ws)
    second = imports.apply_proposal(ws, read(path, anchor=None)).value
    assert second.issues == Tally(unchanged=len(proposal.issues))
    assert (second.measures.new, second.measures.updated) == (0, 0)
    assert history.entries(ws) == before
    assert upkeep.check(ws, full=True) == []
