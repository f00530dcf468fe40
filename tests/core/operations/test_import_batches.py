"""A sheet comes into one batch; a list that names one beside each row brings every row back to its own."""

from __future__ import annotations

from core.domain.batch import Batch
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.verdict import Verdict
from core.operations import exports, imports, listing
from core.store import records
from tests.core.operations.test_sheet_marks import read, two_ledgers


def batches(ws):
    return {batch.uuid: batch.name for batch in records.find(ws.ledger, Batch)}


def listed(here, path):
    return exports.export_list(here, path, listing.query_of(here, ListKind.ISSUES))


def test_a_list_makes_only_the_batches_it_names_and_knows_its_rows_again():
    with two_ledgers(3) as (here, there, path):
        proposal = read(there, listed(here, path))
        done = imports.apply_proposal(there, proposal).value
        named = {batches(here)[issue.batch_uuid] for issue in records.find(here.ledger, Issue)}
        assert set(batches(there).values()) == named
        assert done.batch_uuid in batches(there)
        again = listed(there, path.with_name("再.xlsx"))
        assert {each.verdict for each in read(there, again).issues} == {Verdict.UNCHANGED}
        assert {each.verdict for each in read(there, path).issues} == {Verdict.UNCHANGED}


def test_a_batch_that_a_person_names_takes_every_row():
    with two_ledgers(3) as (here, there, path):
        imports.apply_proposal(there, read(there, listed(here, path)), "第三批")
        assert set(batches(there).values()) == {"第三批"}
