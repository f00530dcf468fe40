from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.domain.unit import UnitRole
from core.errors import Refused
from core.operations import issues, units


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
    for change in ({"name": " "}, {"name": "市财政局"}, {"aliases": ("市 财政局",)}):
        with pytest.raises(Refused, match="not_valid"):
            units.revise_unit(ws, replace(unit, **change))
