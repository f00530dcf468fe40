from __future__ import annotations

from dataclasses import fields

from core.domain.drafts import InspectionDraft
from core.domain.inspection_plan import PlanDraft
from core.operations import inspection_plans
from ui.pages.inspection_fields import inspection_fields


def test_the_form_asks_for_everything_a_draft_holds(full_session):
    keys = [field.key for field in inspection_fields(full_session)]
    assert sorted(keys) == sorted(field.name for field in fields(InspectionDraft))


def test_the_plan_is_offered_with_its_year(full_session):
    draft = PlanDraft(year=2020, title="案卷检查", basis="x")
    full_session.write(lambda ws, _: inspection_plans.add_items(ws, [draft]))
    full_session.jobs.wait()
    item = next(field for field in inspection_fields(full_session) if field.key == "plan_item_uuid")
    assert [words for _, words in item.choices()] == ["（不在计划内）", "2020年：案卷检查"]
