"""Clues with what they lead to, for tests of registers and their links."""

from __future__ import annotations

from datetime import date

from core.domain.drafts import InspectionDraft, IssueDraft, MeasureDraft, ProblemDraft, UnitName
from core.domain.register import RegisterDraft, RegisterEntry
from core.operations import inspections, issues, measures, registers

CLUE = {"source": "媒体反映", "received_on": "2020-07-01", "content": "乱罚款"}


def an_issue(ws, text="执法不规范", code=""):
    draft = IssueDraft(code=code, text=text, units=(UnitName("县司法局"),), deadline_raw="2020年12月底前")
    return issues.register_issue(ws, draft).value


def a_measure(ws, issue):
    return measures.add_measure(ws, issue.uuid, MeasureDraft(text="组织培训")).value


def an_inspection(ws, *problems):
    draft = InspectionDraft(
        title="专项督察",
        started_on=date(2020, 8, 1),
        units=("县司法局",),
        problems=tuple(ProblemDraft(text=text) for text in problems),
    )
    return inspections.record_inspection(ws, draft).value


def a_clue(ws, links=None, **values) -> RegisterEntry:
    draft = RegisterDraft(values=CLUE | values, links=links or {})
    return registers.add_entry(ws, "clues", draft).value
