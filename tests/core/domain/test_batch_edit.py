from __future__ import annotations

from core.domain.batch_edit import BatchEditDraft, units_after
from core.domain.drafts import UnitName
from core.domain.unit import UnitRole


def test_blanks_change_nothing():
    assert BatchEditDraft(deadline_raw="　").empty
    assert not BatchEditDraft(batch_uuid="x").empty


def test_supporting_units_stay_when_the_answering_one_changes():
    before = (UnitName("甲", UnitRole.LEAD), UnitName("乙", UnitRole.SUPPORTING))
    assert units_after(before, (UnitName("丙"), UnitName("丙"))) == (UnitName("丙"), before[1])
