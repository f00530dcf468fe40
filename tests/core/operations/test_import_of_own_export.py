"""A ledger that this program wrote comes back as the records it was written from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft, UnitName
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.proposal import Tally
from core.domain.unit import UnitRole
from core.domain.verdict import Verdict
from core.operations import exports, history, imports, issues, measures, notes
from core.store import records
from tests.core.conftest import begin

WAYS = (
    "立行立改",
    "2020年底前",
    "长期坚持",
    "9月底前，并长期坚持",
    "按省统一部署",
    "5月底70%，6月底全部完成",
    "",
)


def exported(ws, folder):
    return exports.export_ledger(ws, folder / "整改台账.xlsx")


def verdicts(proposal):
    return {issue.verdict for issue in proposal.issues} | {
        measure.verdict for issue in proposal.issues for measure in issue.measures
    }


def edited(path, header, row, text):
    """Change one cell of an exported ledger as a person would, in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = next(c.column for line in sheet.iter_rows(3, 4) for c in line if c.value == header)
    sheet.cell(row, column).value = text
    book.save(path)
    return path


def test_the_practice_ledger_comes_back_unchanged(practice, tmp_path):
    before = history.entries(practice)
    proposal = imports.read_proposal(practice, exported(practice, tmp_path))
    assert (len(proposal.issues), verdicts(proposal)) == (22, {Verdict.UNCHANGED})
    assert sum(len(issue.measures) for issue in proposal.issues) == 55
    assert imports.apply_proposal(practice, proposal).value.issues == Tally(unchanged=22)
    assert history.entries(practice) == before


@pytest.fixture
def lived_in(ws):
    """A ledger with what a year of work leaves: parts, own deadlines, notes, issues entered by hand."""
    for number in range(1, 13):
        lead = UnitName("县司法局", UnitRole.LEAD)
        draft = IssueDraft(
            text=f"第{number}个问题，投入1.5万元\n分两行写",
            area=f"{'一二三'[number % 3]}、某某方面",
            units=(lead, UnitName("县公安局", UnitRole.SUPPORTING)),
            deadline_raw=WAYS[number % len(WAYS)],
            progress="总的进展" if number % 2 else "",
        )
        issue = issues.register_issue(ws, draft).value
        for place in range(number % 4):
            own = (UnitName("县财政局"),) if place == 1 else ()
            raw = "2020年10月底前" if place == 2 else ""
            text = f"第{number}个问题的第{place + 1}条措施：1.印发；2.公布"
            measure = measures.add_measure(
                ws, issue.uuid, MeasureDraft(text=text, units=own, deadline_raw=raw)
            )
            if place == 0:
                told = ProgressDraft(text=f"{number}号已印发", noted_on=date(2020, 8, 1))
                notes.add_note(ws, issue.uuid, measure.value.uuid, told, [])
    return ws


def test_a_ledger_of_hand_made_issues_comes_back_without_a_single_double(lived_in, tmp_path):
    proposal = imports.read_proposal(lived_in, exported(lived_in, tmp_path))
    assert verdicts(proposal) == {Verdict.UNCHANGED}
    assert len(proposal.issues) == len(records.find(lived_in.ledger, Issue)) == 12
    count = sum(len(issue.measures) for issue in proposal.issues)
    assert count == len(records.find(lived_in.ledger, Measure))


def test_an_issue_reworded_here_or_in_the_exported_sheet_is_still_the_same_issue(practice, tmp_path):
    mine = next(i for i in records.find(practice.ledger, Issue) if i.text == "复议人员配备不足")
    draft = replace(issues.draft_of(practice, mine.uuid), text="复议人员配备仍然不足")
    issues.revise_issue(practice, mine.uuid, mine.revision, draft)
    path = edited(exported(practice, tmp_path), "问题内容", 5, "学习贯彻还不够深入")
    proposal = imports.read_proposal(practice, path)
    assert [issue.verdict for issue in proposal.issues].count(Verdict.UPDATED) == 1
    assert Verdict.NEW not in verdicts(proposal)
    assert imports.apply_proposal(practice, proposal).value.issues == Tally(updated=1, unchanged=21)
    assert "学习贯彻还不够深入" in {issue.text for issue in records.find(practice.ledger, Issue)}


def test_rows_moved_by_hand_do_not_take_the_record_of_another_row(practice, tmp_path):
    path = exported(practice, tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.delete_rows(5)
    book.save(path)
    assert Verdict.NEW not in {i.verdict for i in imports.read_proposal(practice, path).issues}


def test_another_office_takes_an_exported_ledger_as_new_issues(practice, tmp_path):
    path = exported(practice, tmp_path)
    other = begin(tmp_path / "other")
    proposal = imports.read_proposal(other, path)
    assert verdicts(proposal) == {Verdict.NEW}
    assert imports.apply_proposal(other, proposal).value.issues == Tally(new=22)
    again = imports.read_proposal(other, path)
    assert verdicts(again) == {Verdict.UNCHANGED}
    other.close()
