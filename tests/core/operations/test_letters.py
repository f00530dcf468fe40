from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from core import files
from core.clock import FixedClock
from core.domain.drafts import InspectionDraft, IssueDraft, MeasureDraft, ProblemDraft, UnitName
from core.domain.letter import Letter, LetterItem, LetterKind, LetterNumber, LetterState
from core.errors import Environment, Refused
from core.operations import history, inspections, issues, ledgers, letters, measures, offices, upkeep
from core.operations.letter_dress import LetterDress
from core.store import numbers, records

DAY = date(2020, 8, 17)


@pytest.fixture
def late(ws):
    """A unit with an issue and two measures that were due in June."""
    draft = IssueDraft(text="拖欠账款", units=(UnitName("市工信局"),), deadline_raw="2020年6月底前")
    issue = issues.register_issue(ws, draft).value
    for text in ("加强资金筹措；", "防止新增拖欠。"):
        measures.add_measure(ws, issue.uuid, MeasureDraft(text=text))
    return letters.propose(ws)[0]


def supervision(unit_uuid, **fields):
    return letters.LetterRequest(
        kind=LetterKind.SUPERVISION, unit_uuid=unit_uuid, **({"dated_on": DAY} | fields)
    )


def test_a_letter_speaks_of_the_late_items_takes_a_number_and_stops_the_proposal(ws, late):
    letter = letters.dispatch(ws, supervision(late.unit_uuid)).value
    assert letter.document_number == "容法督〔2020〕1号"
    assert letter.reply_due == date(2020, 9, 1)
    assert "加强资金筹措；防止新增拖欠" in letter.content
    assert "48天" in letter.content
    assert len(records.find(ws.ledger, LetterItem, letter_uuid=letter.uuid)) == 2
    assert letters.path_of(ws, letter.uuid).read_bytes().startswith(b"%PDF")
    assert letters.propose(ws) == []


def test_a_preview_is_the_very_paper_and_takes_no_number(ws, late):
    request = replace(supervision(late.unit_uuid), dress=LetterDress(slip=False))
    preview = letters.preview(ws, request)
    assert numbers.upcoming(ws.ledger, "容法督", 2020) == 1
    letter = letters.dispatch(ws, request).value
    assert preview.document_number == letter.document_number
    assert preview.pdf.read_bytes() == letters.path_of(ws, letter.uuid).read_bytes()


def _on(ws, day):
    """Return the ledger as opened on another day."""
    return replace(ws, clock=FixedClock.on(day))


def test_numbers_run_on_within_a_year_and_begin_again_with_the_letters_own_year(ws, late):
    request = supervision(late.unit_uuid)
    made = [
        letters.dispatch(_on(ws, max(day, DAY)), replace(request, dated_on=day)).value.document_number
        for day in (DAY, DAY, date(2021, 1, 4), date(2020, 12, 31))
    ]
    assert made == [
        "容法督〔2020〕1号",
        "容法督〔2020〕2号",
        "容法督〔2021〕1号",
        "容法督〔2020〕3号",
    ]


def test_a_dispatched_letter_is_not_undone_but_made_void_and_its_number_stays_taken(ws, late):
    letter = letters.dispatch(ws, supervision(late.unit_uuid)).value
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(ws)
    with pytest.raises(Refused, match="void_reason_needed"):
        letters.void(ws, letter.uuid, " ")
    void = letters.void(ws, letter.uuid, "主送单位有误").value
    assert (void.state, void.void_reason) == (LetterState.VOID, "主送单位有误")
    number = records.find(ws.ledger, LetterNumber, letter_uuid=letter.uuid)[0]
    assert (number.state, number.reason) == (LetterState.VOID, "主送单位有误")
    assert letters.dispatch(ws, supervision(late.unit_uuid)).value.number == 2
    with pytest.raises(Refused, match="letter_is_void"):
        letters.void(ws, letter.uuid, "再次")


def test_a_character_no_font_has_stops_the_letter_and_takes_no_number(ws):
    draft = IssueDraft(text="联系\ue123同志", units=(UnitName("市工信局"),), deadline_raw="2020年6月底前")
    issues.register_issue(ws, draft)
    unit = letters.propose(ws)[0].unit_uuid
    assert letters.preview(ws, supervision(unit)).missing
    with pytest.raises(Refused, match="letter_missing_glyphs"):
        letters.dispatch(ws, supervision(unit))
    assert records.find(ws.ledger, LetterNumber) == []
    assert list((ws.folder / "issued").iterdir()) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reply_due": date(2020, 8, 16)}, "letter_reply_early"),
        ({"issue_uuids": ("nobody",)}, "letter_nothing"),
    ],
)
def test_a_letter_with_nothing_to_say_or_an_early_reply_day_is_refused(ws, late, change, code):
    with pytest.raises(Refused, match=code):
        letters.dispatch(ws, supervision(late.unit_uuid, **change))


def test_without_a_number_prefix_no_letter_leaves(ws, late):
    offices.revise_office(ws, replace(ws.office, number_prefix=""))
    with pytest.raises(Refused, match="letter_no_prefix"):
        letters.dispatch(ws, supervision(late.unit_uuid))


def test_a_notice_names_place_problem_and_requirement(ws):
    draft = InspectionDraft(
        title="执法督察",
        started_on=date(2020, 8, 10),
        units=("县城管局",),
        points=("执法大厅",),
        problems=(ProblemDraft(text="案卷缺页", place="案卷室", requirement="一周内补齐"),),
    )
    record = inspections.record_inspection(ws, draft).value
    request = letters.LetterRequest(
        kind=LetterKind.RECTIFICATION_NOTICE, inspection_uuid=record.uuid, dated_on=DAY
    )
    letter = letters.dispatch(ws, request).value
    assert letter.document_number == "容法改〔2020〕1号"
    assert letter.addressee == "县城管局"
    for words in ("案卷缺页", "案卷室", "一周内补齐", "2020年8月10日"):
        assert words in letter.content


def reopened(ws):
    ws.close()
    return ledgers.open_ledger(ws.folder, FixedClock.on(DAY))


def test_a_crash_between_commit_and_name_is_healed_at_the_next_start(ws, late):
    letter = letters.dispatch(ws, supervision(late.unit_uuid)).value
    path = letters.path_of(ws, letter.uuid)
    paper = path.read_bytes()
    path.rename(path.with_name(path.name + ".pending"))
    again = reopened(ws)
    assert letters.path_of(again, letter.uuid).read_bytes() == paper
    path.unlink()
    again = reopened(again)
    assert letters.path_of(again, letter.uuid).read_bytes() == paper
    again.close()


def test_a_paper_whose_change_never_committed_goes_with_it(ws, late, monkeypatch):
    def fail(*_args, **_kwargs):
        raise Environment("disk_full", path="x")

    monkeypatch.setattr(letters, "LetterItem", fail)
    with pytest.raises(Environment):
        letters.dispatch(ws, supervision(late.unit_uuid))
    assert records.find(ws.ledger, Letter) == []
    assert numbers.upcoming(ws.ledger, "容法督", 2020) == 1
    assert list((ws.folder / "issued").iterdir()) == []


def test_a_paper_that_waits_for_a_change_that_never_came_is_cleared_away(ws):
    (ws.folder / "issued" / "容法督〔2020〕1号.pdf.pending").write_bytes(b"%PDF")
    again = reopened(ws)
    assert list((again.folder / "issued").iterdir()) == []
    again.close()


def test_a_letter_that_stands_is_told_though_its_file_cannot_take_its_name(ws, late, monkeypatch):
    heard = []
    ws.events.subscribe(heard.append)

    as_ever = files.rename

    def held(source, target):
        if target.suffix == ".pdf":
            raise PermissionError(13, "held by a scanner")
        as_ever(source, target)

    monkeypatch.setattr(files, "rename", held)
    with pytest.raises(Environment, match="letter_waits"):
        letters.dispatch(ws, supervision(late.unit_uuid))
    assert [change.operation for change in heard] == ["letter.dispatch"]
    assert letters.propose(ws) == []
    monkeypatch.undo()
    again = reopened(ws)
    letter = records.find(again.ledger, Letter)[0]
    assert letters.path_of(again, letter.uuid).read_bytes().startswith(b"%PDF")
    again.close()


def test_a_letter_that_cannot_be_mended_keeps_nobody_from_the_ledger(ws, late, monkeypatch):
    letter = letters.dispatch(ws, supervision(late.unit_uuid)).value
    letters.path_of(ws, letter.uuid).unlink()

    def full(*_args):
        raise Environment("disk_full", path="x")

    monkeypatch.setattr(letters.paper, "draw_pdf", full)
    again = reopened(ws)
    assert [finding.code for finding in upkeep.check(again, full=True)] == ["file_missing"]
    again.close()


@pytest.mark.parametrize("day", [date(202, 8, 17), date(9999, 12, 31)])
def test_a_date_no_letter_can_have_is_refused(ws, late, day):
    with pytest.raises(Refused, match="letter_date_wrong"):
        letters.dispatch(ws, supervision(late.unit_uuid, dated_on=day))


def test_a_lost_paper_is_named(ws, late):
    letter = letters.dispatch(ws, supervision(late.unit_uuid)).value
    shutil.rmtree(ws.folder / "issued")
    with pytest.raises(Environment, match="letter_file_missing"):
        letters.path_of(ws, letter.uuid)


def test_file_names_are_fit_for_every_system():
    name = letters.file_name("容法督〔2020〕1号", 'a<b>:"/\\|?*\n' + "长" * 200)
    assert name == "容法督〔2020〕1号 a_b_________" + "长" * 52 + ".pdf"
    assert len(name) == 80
    assert letters.file_name("号", "名 . ") == "号 名.pdf"


def test_a_paper_that_lies_there_already_is_never_written_over(ws, late):
    """After a restore papers may lie in the folder that the older ledger knows nothing of."""
    preview = letters.preview(ws, supervision(late.unit_uuid))
    former = ws.folder / "issued" / letters.file_name(preview.document_number, preview.title)
    former.write_bytes(b"sent before")
    letter = letters.dispatch(ws, supervision(late.unit_uuid)).value
    assert former.read_bytes() == b"sent before"
    assert letters.path_of(ws, letter.uuid).name == f"{former.stem}-2.pdf"
