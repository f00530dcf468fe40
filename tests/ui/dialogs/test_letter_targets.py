from __future__ import annotations

import pytest

from core import letter_kinds
from core.domain.letter import LetterKind
from core.operations import letter_items
from core.operations.letter_request import LetterRequest
from ui.dialogs.letter_targets import targets
from ui.dialogs.target_reading import TargetReading


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_finds_what_it_may_be_about(full_session, kind):
    request = LetterRequest(kind=kind, dated_on=full_session.today)
    read = targets(full_session.reader, kind, request)
    found = read.subjects
    if kind.plan.speaks_of == letter_kinds.ITEMS:
        assert found == ()
        assert all(each.items for each in read.addressees)
    if kind.plan.speaks_of == letter_kinds.REVIEW:
        assert found == (), "no issue of this ledger was reviewed"


def test_a_unit_counts_the_items_its_letter_will_count(full_session):
    kind = LetterKind.SUPERVISION
    found = targets(
        full_session.reader, kind, LetterRequest(kind=kind, dated_on=full_session.today)
    ).addressees
    proposed = {
        each.unit_uuid: each.entries
        for each in letter_items.units_for(full_session.reader, kind, full_session.today)
    }
    assert {each.unit_uuid: each.entries for each in found} == proposed
    assert any(each.entries < len(each.items) for each in found), "no unit has measures told together"
    offered = TargetReading(full_session, LetterRequest(kind=kind, dated_on=full_session.today))
    offered.ask(kind)
    assert dict(offered.units())[found[0].unit_uuid].endswith(f"（{found[0].entries} 项）")
