from __future__ import annotations

from datetime import date

from core.operations import letters
from core.operations.letter_request import request_of


def test_a_proposal_becomes_a_request_for_just_its_items(practice):
    proposal = letters.propose(practice)[0]
    asked = request_of(proposal, date(2020, 8, 17))
    assert (asked.kind, asked.unit_uuid) == (proposal.kind, proposal.unit_uuid)
    assert len(asked.issue_uuids) + len(asked.measure_uuids) == len(proposal.items)
    assert letters.preview(practice, asked).title
