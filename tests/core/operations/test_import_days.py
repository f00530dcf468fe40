"""A sheet's day of finishing makes a measure done; what is no whole day is left to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from core.domain.deadline import Deadline
from core.domain.measure import Measure, MeasureStatus
from core.domain.proposal import ProposedIssue, ProposedMeasure, Tally
from core.domain.verdict import Verdict
from core.operations import exports, imports, measures
from core.operations.import_days import finished_by, without_future
from core.store import records
from tests import builders

HEADS = ("序号", "存在问题", "整改措施", "责任单位", "整改时限", "完成日期")


@pytest.fixture
def sheet(tmp_path):
    def written(*days):
        book = openpyxl.Workbook()
        page = book.active
        page.append(["整改台账"])
        page.append(HEADS)
        for number, day in enumerate(days, 1):
            page.append([number, f"问题{number}", f"措施{number}", "司法局", "2020年12月底前", day])
        path = tmp_path / "台账.xlsx"
        book.save(path)
        return path

    return written


def verdicts(proposal):
    return {each.verdict for issue in proposal.issues for each in (issue, *issue.measures)}


def days_of(ws):
    found = records.find(ws.ledger, Measure, order="text")
    return {each.text: (each.finished_on, each.status) for each in found}


def test_whole_days_are_taken_and_others_are_to_be_confirmed(ws, sheet):
    path = sheet("2020-05-20", "2020年6月1日", "5月底", "2031-01-01", None)
    proposal = imports.read_proposal(ws, path)
    said = ["".join(each.reasons) for each in proposal.issues]
    assert ["完成日期" in each for each in said] == [False, False, True, True, False]
    assert dict(proposal.issues[2].extra) == {"完成日期": "5月底"}
    imports.apply_proposal(ws, proposal)
    done, fresh = MeasureStatus.DONE, MeasureStatus.NOT_STARTED
    assert days_of(ws) == {
        "措施1": (date(2020, 5, 20), done),
        "措施2": (date(2020, 6, 1), done),
        "措施3": (None, fresh),
        "措施4": (None, fresh),
        "措施5": (None, fresh),
    }
    again = imports.read_proposal(ws, path)
    assert verdicts(again) == {Verdict.UNCHANGED}


def test_a_day_filled_in_later_is_taken_unless_the_clerk_said_another(ws, sheet):
    imports.apply_proposal(ws, imports.read_proposal(ws, sheet(None, "2020-05-20")))
    stored = next(each for each in records.find(ws.ledger, Measure) if each.text == "措施2")
    draft = measures.measure_draft_of(ws, stored.uuid)
    measures.revise_measure(ws, stored.uuid, stored.revision, replace(draft, finished_on=date(2020, 5, 25)))
    proposal = imports.read_proposal(ws, sheet("2020-06-01", "2020-06-02"))
    assert "完成日" in "".join(proposal.issues[1].reasons)
    assert imports.apply_proposal(ws, proposal).value.measures == Tally(updated=1, unchanged=1)
    assert [day for day, _ in days_of(ws).values()] == [date(2020, 6, 1), date(2020, 5, 25)]


def test_our_own_ledger_with_the_days_comes_back_unchanged(ws, sheet, tmp_path):
    imports.apply_proposal(ws, imports.read_proposal(ws, sheet("2020-05-20", None)))
    path = exports.export_ledger(ws, tmp_path / "导出.xlsx", targets=True)
    page = openpyxl.load_workbook(path).worksheets[0]
    heads = [cell.value for line in page.iter_rows(3, 4) for cell in line]
    assert "完成日" in heads
    again = imports.read_proposal(ws, path)
    assert verdicts(again) == {Verdict.UNCHANGED}
    read = [item.finished_on for issue in again.issues for item in issue.measures]
    assert read == [date(2020, 5, 20), None]


def test_a_verified_measure_keeps_its_state_and_a_day_ahead_is_put_aside():
    issue = builders.an_issue()
    item = ProposedMeasure(
        row=3, position=1, text="开展培训", deadline=Deadline(), finished_on=date(2020, 5, 20)
    )
    verified = builders.a_measure(issue, status=MeasureStatus.VERIFIED)
    assert finished_by(verified, item).status is MeasureStatus.VERIFIED
    assert finished_by(builders.a_measure(issue), item).status is MeasureStatus.DONE
    row = ProposedIssue(row=3, key="k", fields=(), deadline=Deadline(), measures=(item,))
    assert without_future(row, date(2020, 5, 20)) == row
    ahead = without_future(row, date(2020, 5, 19))
    assert ahead.measures[0].finished_on is None
    assert len(ahead.reasons) == 1
