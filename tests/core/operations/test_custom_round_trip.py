"""What stands in own fields goes out in the printed ledger and comes in again, here and at another office."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.register import NO, YES, RegisterFieldKind
from core.operations import custom_fields, exports, imports, issues, measures
from core.store import records
from core.workspace import Workspace
from tests.core.conftest import begin

KIND = RegisterFieldKind
WORDS = st.text("经费依法治县甲乙abc（）", min_size=1, max_size=20).map(str.strip)
NUMBERS = st.decimals(-9999, 9999, places=2).map(lambda number: f"{number.normalize():f}")
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2190, 1, 1)).map(lambda day: day.isoformat())
FIELDS = (
    ("说明文字", KIND.LONG, FieldOwner.ISSUE, WORDS),
    ("整改经费", KIND.NUMBER, FieldOwner.ISSUE, NUMBERS),
    ("公开日期", KIND.DATE, FieldOwner.ISSUE, DAYS),
    ("是否公开", KIND.FLAG, FieldOwner.ISSUE, st.sampled_from((YES, NO))),
    ("协作科室", KIND.TEXT, FieldOwner.MEASURE, WORDS),
    ("投入资金", KIND.NUMBER, FieldOwner.MEASURE, NUMBERS),
)
VALUES = st.tuples(*(st.one_of(st.just(""), texts) for *_, texts in FIELDS))
_places = count(1)


def defined(ws: Workspace) -> list[CustomField]:
    return [
        custom_fields.define(ws, CustomField(uuid="", label=label, kind=kind, owner=owner)).value
        for label, kind, owner, _ in FIELDS
    ]


def pairs(fields: list[CustomField], values: tuple[str, ...], owner: FieldOwner) -> dict[str, str]:
    return {
        each.uuid: text for each, text in zip(fields, values, strict=True) if each.owner is owner and text
    }


def told(ws: Workspace) -> list[dict[str, str]]:
    labels = {each.uuid: each.label for each in custom_fields.all_fields(ws)}
    found: list[Issue | Measure] = [*records.find(ws.ledger, Issue, order="code")]
    found += records.find(ws.ledger, Measure, order="text")
    return [{labels[uuid]: text for uuid, text in record.custom} for record in found]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(VALUES, min_size=1, max_size=3))
def test_values_survive_store_export_and_import(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    place = tmp_path / str(next(_places))
    ws, other = begin(place / "one"), begin(place / "two")
    try:
        fields = defined(ws)
        for number, values in enumerate(rows, 1):
            issue_pairs = tuple(pairs(fields, values, FieldOwner.ISSUE).items())
            draft = IssueDraft(
                text=f"第{number}个问题需要整改", units=(UnitName("县司法局"),), custom=issue_pairs
            )
            issue = issues.register_issue(ws, draft).value
            for text in ("要落实", "要巩固"):
                own = tuple(pairs(fields, values, FieldOwner.MEASURE).items()) if text == "要落实" else ()
                measures.add_measure(ws, issue.uuid, MeasureDraft(text=f"第{number}项措施{text}", custom=own))
        path = exports.export_ledger(ws, place / "a.xlsx")
        again = imports.read_proposal(ws, path)
        assert {each.verdict.value for each in again.issues} == {"unchanged"}
        assert {item.verdict.value for each in again.issues for item in each.measures} == {"unchanged"}
        defined(other)
        imports.apply_proposal(other, imports.read_proposal(other, path))
        assert told(other) == told(ws)
    finally:
        ws.close()
        other.close()
