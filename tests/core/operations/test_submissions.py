from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.domain.issue import Issue
from core.domain.letter import LetterKind
from core.domain.register import RegisterDraft
from core.domain.submission import Submission
from core.errors import Environment, Refused
from core.exchange.unpacking import verify
from core.operations import (
    evidence,
    exports,
    history,
    issues,
    ledgers,
    letters,
    offices,
    registers,
    submissions,
)
from core.operations.letter_request import LetterRequest
from core.store import records


@pytest.fixture
def full(ws, tmp_path):
    """A ledger with an issue, a dispatched letter and a piece of evidence."""
    draft = IssueDraft(text="拖欠账款", units=(UnitName("市工信局"),), deadline_raw="2020年6月底前")
    issue = issues.register_issue(ws, draft).value
    (tmp_path / "证明.txt").write_text("证明")
    evidence.attach(ws, "issue", issue.uuid, [tmp_path / "证明.txt"])
    entry = {"kind": "司法建议", "sender": "县法院", "received_on": "2020-08-03", "content": "完善归档"}
    registers.add_entry(ws, "suggestions", RegisterDraft(values=entry))
    unit = letters.propose(ws)[0].unit_uuid
    letters.dispatch(
        ws, LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit, dated_on=ws.clock.today())
    )
    return ws


def test_a_package_carries_every_record_the_ledger_the_letters_and_the_evidence(full, tmp_path):
    sealed = submissions.submit(full, "2020-08", tmp_path / "usb").value
    package = verify(tmp_path / "usb" / sealed.file_name)
    names = {entry.name for entry in package.entries}
    assert "data/ledger.xlsx" in names
    assert sum(name.startswith("data/letters/") for name in names) == 1
    assert sum(name.startswith("data/evidence/") for name in names) == 1
    with zipfile.ZipFile(tmp_path / "usb" / sealed.file_name) as archive:
        lines = [json.loads(line) for line in archive.read("data/records.jsonl").splitlines()]
    tables = [line["table"] for line in lines]
    assert tables.count("issue") == 1
    assert tables.count("letter") == 1
    assert {"unit", "unit_share", "evidence", "letter_item", "register_entry"} <= set(tables)
    assert (sealed.issues, sealed.records) == (1, len(lines))


def test_a_second_package_of_a_period_follows_and_supersedes_the_first(full):
    first = submissions.submit(full, "2020-08").value
    second = submissions.submit(full, "2020-08").value
    assert (first.sequence, second.sequence) == (1, 2)
    assert second.supersedes == first.uuid
    assert submissions.path_of(full, first.uuid).is_file()


def test_a_zero_report_is_a_package_with_nothing_in_it(ws, tmp_path):
    sealed = submissions.submit(ws, "2020-08", tmp_path, nil=True).value
    assert (sealed.nil, sealed.records) == (True, 0)
    assert verify(tmp_path / sealed.file_name).info.nil


@pytest.mark.parametrize(("period", "code"), [("八月", "period_wrong"), ("2020-13", "period_wrong")])
def test_a_period_that_is_none_is_refused(full, period, code):
    with pytest.raises(Refused, match=code):
        submissions.submit(full, period)


def test_an_empty_ledger_and_a_missing_superior_are_refused(ws):
    with pytest.raises(Refused, match="nothing_to_submit"):
        submissions.submit(ws, "2020-08")
    offices.revise_office(ws, replace(ws.office, superior_code=""))
    with pytest.raises(Refused, match="no_superior"):
        submissions.submit(ws, "2020-08", nil=True)


def test_a_sealed_package_is_an_act(full):
    submissions.submit(full, "2020-08")
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(full)


def test_a_crash_between_commit_and_name_is_healed(full):
    sealed = submissions.submit(full, "2020-08").value
    path = submissions.path_of(full, sealed.uuid)
    path.rename(path.with_name(path.name + ".pending"))
    with pytest.raises(Environment, match="package_missing"):
        submissions.path_of(full, sealed.uuid)
    full.close()
    again = ledgers.open_ledger(full.folder, full.clock)
    assert submissions.path_of(again, sealed.uuid).is_file()
    again.close()


def test_what_a_person_should_look_at_is_named_before_sealing(full):
    offices.revise_office(full, replace(full.office, superior_code=""))
    found = submissions.check_submission(full, "八月")
    assert len(found) == 3
    assert any("八月" in line for line in found)
    assert any("1 个问题已逾期" in line for line in found)


def test_a_folder_that_cannot_be_is_refused_before_anything_is_sealed(full, tmp_path):
    (tmp_path / "usb").write_text("a file where a folder should be")
    with pytest.raises(Environment):
        submissions.submit(full, "2020-08", tmp_path / "usb")
    assert records.find(full.ledger, Submission) == []
    assert list((full.folder / "sent").iterdir()) == []


def test_a_sealed_package_is_told_though_it_could_not_be_handed_out(full, tmp_path):
    heard = []
    full.events.subscribe(heard.append)
    (tmp_path / "usb").mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(exports, "copy_file", _full)
        with pytest.raises(Environment, match="not_handed_out"):
            submissions.submit(full, "2020-08", tmp_path / "usb")
    assert [change.operation for change in heard] == ["submission.seal"]
    sealed = records.find(full.ledger, Submission, period="2020-08")[0]
    assert submissions.path_of(full, sealed.uuid).is_file()


def test_a_package_whose_change_failed_leaves_nothing(full, monkeypatch):
    def fail(*_args, **_kwargs):
        raise Environment("disk_full", path="x")

    monkeypatch.setattr(submissions, "_count", fail)
    with pytest.raises(Environment):
        submissions.submit(full, "2020-08")
    assert list((full.folder / "sent").iterdir()) == []


def _full(*_args):
    raise Environment("disk_full", path="x")


def test_an_office_that_reports_weekly_seals_a_week(full):
    offices.revise_settings(full, replace(full.settings, submission_cycle="weekly", submission_day=5))
    assert submissions.current_period(full) == "2020-W33"
    assert submissions.next_due(full) == date(2020, 8, 21)
    sealed = submissions.submit(full, submissions.current_period(full)).value
    assert verify(submissions.path_of(full, sealed.uuid)).info.period == "2020-W33"
    assert submissions.current_period(full) == "2020-W34"


@pytest.mark.parametrize("with_names", [False, True])
def test_names_of_persons_travel_only_when_asked_for(full, tmp_path, with_names):
    clue = {"source": "媒体反映", "received_on": "2020-08-01", "content": "乱罚款", "informant": "张三"}
    issue = records.find(full.ledger, Issue)[0]
    draft = RegisterDraft(values=clue, links={"issues": (issue.uuid,)})
    registers.add_entry(full, "clues", draft)
    sealed = submissions.submit(full, "2020-08", tmp_path / "usb", with_names=with_names).value
    with zipfile.ZipFile(tmp_path / "usb" / sealed.file_name) as archive:
        text = archive.read("data/records.jsonl").decode()
    assert ("张三" in text) is with_names
    tables = [json.loads(line)["table"] for line in text.splitlines()]
    assert tables.index("register_link") > tables.index("register_entry")
