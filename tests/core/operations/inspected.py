"""Inspections that several tests of operations enter."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.domain.drafts import InspectionDraft
from core.domain.inspection import InspectionRecord, InspectionWay
from core.operations import inspections
from core.workspace import Workspace


def enter(ws: Workspace, *units: str, **fields: Any) -> InspectionRecord:
    """Enter a visit in place of 1 June 2020."""
    plain = {
        "title": "涉企案卷检查",
        "theme": "涉企",
        "basis": "年度计划",
        "ways": (InspectionWay.ON_SITE,),
        "started_on": date(2020, 6, 1),
        "units": units or ("安新县",),
    }
    return inspections.record_inspection(ws, InspectionDraft(**(plain | fields))).value
