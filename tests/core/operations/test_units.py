from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.domain.letter import Letter
from core.domain.unit import Unit, UnitRole
from core.errors import Refused
from core.identity import new_uuid
from core.operations import history, issues, units
from core.operations.writing import change
from core.store import records
from tests.builders import a_letter


def test_a_unit_is_known_by_any_name_whatever_the_spaces(ws):
    issues.register_issue(ws, IssueDraft(text="一", units=(UnitName("市司法局"),)))
    unit = units.unit_of(ws, "市司法局")
    units.revise_unit(ws, replace(unit, aliases=("保定市司法局",)))
    issues.register_issue(ws, IssueDraft(text="二", units=(UnitName("保定市 司法局"),)))
    assert units.unit_names(ws) == ["市司法局"]
    assert units.unit_of(ws, "没有") is None


def test_parts_and_order_are_kept(ws):
    wanted = (UnitName("乙", UnitRole.LEAD), UnitName("甲"), UnitName("乙", UnitRole.SUPPORTING))
    issue = issues.register_issue(ws, IssueDraft(text="一", units=wanted)).value
    assert units.names_of(ws, issue_uuid=issue.uuid) == wanted


def test_a_unit_without_a_name_or_with_one_of_another_is_refused(ws):
    issues.register_issue(ws, IssueDraft(text="一", units=(UnitName("市司法局"), UnitName("市财政局"))))
    unit = units.unit_of(ws, "市司法局")
    for wrong in ({"name": " "}, {"name": "市财政局"}, {"aliases": ("市 财政局",)}):
        with pytest.raises(Refused, match="not_valid"):
            units.revise_unit(ws, replace(unit, **wrong))


def test_two_units_become_one_with_all_names_and_parts_and_undo_splits_them_again(ws):
    first, second = UnitName("市住建局", UnitRole.LEAD), UnitName("市住房和城乡建设局", UnitRole.LEAD)
    both = issues.register_issue(ws, IssueDraft(text="一", units=(first, second))).value
    other = issues.register_issue(ws, IssueDraft(text="二", units=(second,))).value
    keep, gone = units.unit_of(ws, first.name), units.unit_of(ws, second.name)
    letter = a_letter(gone)
    with change(ws, "unit.revise", name="x") as tx:
        tx.add(letter)
        tx.replace(replace(gone, phone="0312-1", aliases=("住房城乡建设局",)))
    merged = units.merge_units(ws, keep.uuid, gone.uuid).value
    assert (merged.aliases, merged.phone) == (("市住房和城乡建设局", "住房城乡建设局"), "0312-1")
    assert units.names_of(ws, issue_uuid=both.uuid) == units.names_of(ws, issue_uuid=other.uuid) == (first,)
    assert records.get(ws.ledger, Letter, letter.uuid).unit_uuid == keep.uuid
    assert units.unit_names(ws) == ["市住建局"]
    assert units.unit_of(ws, second.name) == merged
    history.undo(ws)
    assert units.names_of(ws, issue_uuid=both.uuid) == (first, second)
    assert units.names_of(ws, issue_uuid=other.uuid) == (second,)
    assert units.unit_of(ws, first.name).aliases == ()


def test_a_unit_is_not_merged_with_itself(ws):
    issues.register_issue(ws, IssueDraft(text="一", units=(UnitName("市司法局"),)))
    unit = units.unit_of(ws, "市司法局")
    with pytest.raises(Refused, match="same_unit"):
        units.merge_units(ws, unit.uuid, unit.uuid)


def test_a_unit_entered_before_any_record_is_the_one_that_records_find(ws):
    made = units.add_unit(ws, Unit(uuid=new_uuid(), name="县公安局", aliases=("公安局",))).value
    issue = issues.register_issue(ws, IssueDraft(text="一", units=(UnitName("公安局"),))).value
    assert units.names_of(ws, issue_uuid=issue.uuid) == (UnitName("县公安局"),)
    with pytest.raises(Refused, match="not_valid"):
        units.add_unit(ws, Unit(uuid=new_uuid(), name="公安局"))
    assert units.unit_of(ws, "公安局").uuid == made.uuid


def test_a_name_with_brackets_is_one_unit_and_stands_in_lists_as_in_letters(ws):
    """The list said 各县(市、区), the letter 各县（市、区）, and each spelling made a unit of its own."""
    half, full = "各县(市、区)执法大队", "各县（市、区）执法大队"
    issues.register_issue(ws, IssueDraft(text="一", units=(UnitName(half),)))
    issues.register_issue(ws, IssueDraft(text="二", units=(UnitName(full),)))
    assert units.unit_names(ws) == [full]
    unit = units.unit_of(ws, half)
    assert units.revise_unit(ws, replace(unit, name=half, phone="3022")).value.name == full


def test_two_units_that_an_older_ledger_kept_apart_can_still_be_edited(ws):
    with change(ws, "unit.add", name="甲") as tx:
        twins = [tx.add(Unit(uuid=new_uuid(), name=name)) for name in ("县(区)局", "县（区）局")]
    for twin in twins:
        assert units.check_unit(ws, replace(twin, phone="1")) == []
