"""The ledger lives: a whole batch from the sheet it came in as to the look-back that reopens an issue.

Every figure is asked of the program (``stats``, registers, inspections) on a day of the story, never computed
here; the story is written to a real ledger on disk, by the operations of the window and by commands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.domain.deadline import Cycle
from core.domain.inspection import InspectionWay
from core.domain.issue import IssueStatus
from core.domain.lifecycle import Statement
from core.domain.listing import ListKind
from core.domain.milestone import MilestoneDraft, ReportDraft
from core.domain.review import FollowUpDraft, FollowUpResult, ReviewStep
from core.domain.unit import Unit
from core.domain.verdict import Verdict
from core.errors import Refused
from core.exchange.unpacking import verify
from core.operations import (
    health,
    history,
    imports,
    inspection_figures,
    issues,
    milestones,
    overview,
    reviews,
    statistics,
    units,
    upkeep,
)
from core.statistics.figures import Figure
from core.statistics.inspection_figures import InspectionFigure, InspectionSplit
from core.store import records
from tests.core.operations.inspected import enter
from tests.scenario.batch import (
    BATCH,
    BUREAUS,
    CHAIN,
    DISTRICTS,
    ISSUES,
    MEASURES,
    TRACKS,
    all_issues,
    ask,
    at,
    close_clue,
    clue_rate,
    command,
    coverage,
    decide,
    decide_or_send_back,
    enter_clue,
    finish,
    sheet,
    statuses,
)

ARRIVED = date(2020, 3, 2)
CLAIMED = date(2020, 3, 9)
STARTED = date(2020, 3, 16)
INSPECTED = date(2020, 6, 1)
CHECKED = date(2020, 8, 31)
FINISHED = date(2020, 10, 20)
REVIEWED = {ReviewStep.COUNTY: date(2020, 10, 26), ReviewStep.CITY: date(2020, 11, 2)}
LAST = date(2020, 11, 16)
CLOSED = date(2020, 11, 30)
LOOKED_BACK = date(2020, 12, 14)
STANDING = range(8)
"""The first eight issues are kept up for ever, the other 88 are struck off."""


def test_a_whole_batch_lives_from_its_sheet_to_the_look_back(tmp_path: Path) -> None:
    ledger = tmp_path / "台账"
    comes_in(ledger, tmp_path)
    is_claimed_and_started(ledger)
    is_inspected_in_every_district(ledger)
    has_its_clues_and_files_checked(ledger)
    is_rectified(ledger, tmp_path)
    is_reviewed_and_partly_sent_back(ledger, tmp_path)
    is_struck_off_but_for_what_is_kept_up(ledger)
    is_reported(ledger, tmp_path / "2020-11", "2020-11", CLOSED)
    is_looked_back_at(ledger)
    is_reported(ledger, tmp_path / "2020-12", "2020-12", LOOKED_BACK)
    leaves_a_sound_ledger(ledger, tmp_path)


def comes_in(ledger: Path, folder: Path) -> None:
    command(
        *(ledger, ARRIVED, "new", "--office", "平安市委全面依法治市委员会办公室", "--code", "PA00"),
        *("--level", "city", "--superior", "省委全面依法治省委员会办公室", "--superior-code", "SW00"),
        *("--number-prefix", "平法", "--operator", "王经办"),
    )
    told = command(ledger, ARRIVED, "import", sheet(folder), "--batch", BATCH, "--anchor", ARRIVED)
    assert (told["issues"]["new"], told["measures"]["new"], told["rejected"]) == (ISSUES, MEASURES, [])
    command(ledger, ARRIVED, "review-levels", BATCH, "--step", *CHAIN)
    found = command(ledger, ARRIVED, "stats", "--batch", BATCH)
    assert (found["issues"], found["measures"], found["undated"]) == (96, 302, 0)
    tracks = found["statistics"]["issues"]["tables"]["track"]
    assert {line["value"]: line["counts"]["all"] for line in tracks} == TRACKS
    again = command(ledger, ARRIVED, "import", folder / "反馈问题整改台账.xlsx", "--batch", BATCH)
    assert (again["issues"]["unchanged"], again["measures"]["unchanged"]) == (ISSUES, MEASURES)


def is_claimed_and_started(ledger: Path) -> None:
    with at(ledger, CLAIMED) as ws:
        for issue in all_issues(ws):
            issues.move_issue(ws, issue.uuid, IssueStatus.CLAIMED)
        history.undo(ws)
        assert statuses(ws) == {"claimed": 95, "registered": 1}
        history.redo(ws)
        with pytest.raises(Refused, match="not_valid"):
            ask(ws, all_issues(ws)[0].uuid)
    with at(ledger, STARTED) as ws:
        for issue in all_issues(ws):
            issues.move_issue(ws, issue.uuid, IssueStatus.RECTIFYING)
        first = all_issues(ws)[0]
        made = milestones.add_milestone(
            ws, first.uuid, None, MilestoneDraft(due=INSPECTED, target="完成自查", percent=50)
        ).value
        milestones.report(ws, made.uuid, ReportDraft(percent=30))
        code = all_issues(ws)[8].code
    reached = command(ledger, STARTED, "criteria", "split", code)
    assert [each["state"] for each in reached["criteria"]] == ["unanswered", "unanswered"]
    assert command(ledger, STARTED, "stats")["by_status"]["rectifying"] == 96
    assert command(ledger, STARTED, "stats", "--as-of", CLAIMED)["by_status"]["claimed"] == 96


def is_inspected_in_every_district(ledger: Path) -> None:
    with at(ledger, INSPECTED) as ws:
        for unit in records.find(ws.ledger, Unit):
            if unit.name in DISTRICTS:
                units.revise_unit(ws, replace(unit, tags=("县区",)))
        for name in DISTRICTS[1:]:
            enter(ws, name, started_on=INSPECTED, theme=name, title=f"{name}实地督察")
        assert coverage(ws) == (12, 13, "92.3")
        enter(ws, DISTRICTS[0], ways=(InspectionWay.IN_WRITING,), started_on=INSPECTED, theme="书面")
        assert coverage(ws) == (12, 13, "92.3")
    command(
        *(ledger, INSPECTED, "inspections", "add", "--title", "东湖区实地督察", "--started", INSPECTED),
        *("--unit", DISTRICTS[0], "--way", "on_site", "--basis", "年度计划", "--theme", "实地"),
    )
    told = command(ledger, INSPECTED, "inspections", "coverage", "--year", 2020, "--tag", "县区")
    assert told["rate"] == {"part": 13, "whole": 13, "percent": "100.0"}


def has_its_clues_and_files_checked(ledger: Path) -> None:
    with at(ledger, INSPECTED) as ws:
        clues = [enter_clue(ws, number) for number in range(207)]
    command(
        *(ledger, INSPECTED, "registers", "clues", "--add", "source=上级交办", "received_on=2020-06-01"),
        "content=第208条线索",
    )
    with at(ledger, CHECKED) as ws:
        assert clue_rate(ws) == ("查结率", "0", "208", "0.0")
        for number, uuid in enumerate(clues[:112]):
            close_clue(ws, uuid, problem=number < 41)
        assert clue_rate(ws) == ("查结率", "112", "208", "53.8")
        assert clue_rate(ws, "问题发现率")[1:3] == ("41", "112")
        history.undo(ws)
        assert clue_rate(ws) == ("查结率", "111", "208", "53.4")
        history.redo(ws)
    told = command(ledger, CHECKED, "registers", "clues")["rates"][0]
    assert (told["part"], told["whole"], told["percent"]) == ("112", "208", "53.8")
    are_files_and_campaign_checked(ledger)


def are_files_and_campaign_checked(ledger: Path) -> None:
    files = ("--title", "执法案卷评查", "--kind", "file_review", "--started", CHECKED, "--basis", "年度计划")
    told = command(
        *(ledger, CHECKED, "inspections", "add", *files, "--unit", BUREAUS[0], "--way", "case_files"),
        *("--files", "1000余册", "--found", 112, "--solved", 104, "--long-term", 8),
    )
    assert told["warnings"] == []
    told = command(
        *(ledger, CHECKED, "inspections", "add", "--title", "清风执法专项监督自查", "--kind", "campaign"),
        *("--started", CHECKED, "--unit", *BUREAUS, "--basis", "专项方案", "--found", 112, "--open", 112),
        *("--measures-taken", 120, "--measures-done", 40, "--count", "核查案卷=13.7万件"),
    )
    assert told["warnings"] == []
    with at(ledger, CHECKED) as ws:
        found = inspection_figures.figures(ws, 2020)
        kinds = {line.value: line for line in found.tables[InspectionSplit.KIND]}
        of_files, campaign = kinds["file_review"], kinds["campaign"]
        assert [
            of_files.totals[figure].value
            for figure in (InspectionFigure.FOUND, InspectionFigure.SOLVED, InspectionFigure.LONG_TERM)
        ] == [112, 104, 8]
        rate = campaign.completion
        assert rate is not None
        assert (rate.part, rate.whole, rate.percent) == (40, 120, "33.3")
        assert [(line.name, line.total.value) for line in found.counts] == [("核查案卷", 137_000)]


def is_rectified(ledger: Path, folder: Path) -> None:
    proof = folder / "整改佐证.txt"
    proof.write_text("会议纪要、制度文本", encoding="utf-8")
    with at(ledger, FINISHED) as ws:
        for issue in all_issues(ws)[len(STANDING) :]:
            finish(ws, issue, proof)
        answered = all_issues(ws)[8]
        with pytest.raises(Refused, match="not_valid"):
            ask(ws, answered.uuid)
        history.undo(ws)
    for number in (1, 2):
        command(
            *(ledger, FINISHED, "criteria", "answer", answered.code, number, "--answer", "met"),
            *("--file", proof),
        )
    with at(ledger, FINISHED) as ws:
        for issue in all_issues(ws)[len(STANDING) :]:
            ask(ws, issue.uuid)
        assert statuses(ws) == {"closure_requested": 88, "rectifying": 8}
        done = statistics.statistics(ws, ListKind.MEASURES, BATCH).whole
        assert (done.number(Figure.DONE), done.number(Figure.ALL)) == (270, 302)


def is_reviewed_and_partly_sent_back(ledger: Path, folder: Path) -> None:
    for step, day in REVIEWED.items():
        with at(ledger, day) as ws:
            under = all_issues(ws)[len(STANDING) :]
            with pytest.raises(Refused, match="not_valid"):
                decide(ws, under[0].uuid, CHAIN[CHAIN.index(step) + 1])
            for issue in under:
                decide_or_send_back(ws, issue, step)
            with pytest.raises(Refused, match="undo_barrier"):
                history.undo(ws)
    with at(ledger, REVIEWED[ReviewStep.CITY]) as ws:
        assert statuses(ws) == {"first_reviewed": 88, "rectifying": 8}
        assert sum(issue.round == 2 for issue in all_issues(ws)) == 7
        assert statistics.statistics(ws, ListKind.ISSUES, BATCH).whole.number(Figure.CLOSED) == 0
    assert (folder / "整改佐证.txt").is_file()


def is_struck_off_but_for_what_is_kept_up(ledger: Path) -> None:
    with at(ledger, LAST) as ws:
        for issue in all_issues(ws)[len(STANDING) :]:
            decide_or_send_back(ws, issue, ReviewStep.PROVINCE)
        for issue in all_issues(ws)[: len(STANDING)]:
            said = Statement(ground="需要长期坚持", cycle=Cycle.QUARTERLY)
            issues.move_issue(ws, issue.uuid, IssueStatus.STANDING, statement=said)
        assert statuses(ws) == {"closed": 88, "standing": 8}
        whole = statistics.statistics(ws, ListKind.ISSUES, BATCH).whole
        assert (whole.closure.part, whole.closure.whole, whole.closure.percent) == (88, 96, "91.7")
        struck = all_issues(ws)[8]
        with pytest.raises(Refused, match="issue_closed"):
            issues.revise_issue(ws, struck.uuid, struck.revision, issues.draft_of(ws, struck.uuid))
        found = overview.overview(ws)
        assert (found.issues, found.measures, found.closed, found.standing) == (96, 302, 88, 8)


def is_reported(ledger: Path, out: Path, period: str, day: date) -> None:
    told = command(ledger, day, "submit", "--period", period, "--out", out)
    assert (told["issues"], told["measures"]) == (96, 302)
    assert verify(Path(told["path"])).records_count > 1_500


def is_looked_back_at(ledger: Path) -> None:
    before = command(ledger, LOOKED_BACK, "stats", "--as-of", CLOSED)
    with at(ledger, LOOKED_BACK) as ws:
        closed = all_issues(ws)[40:43]
        kept = FollowUpDraft(
            by="督察组", dated=LOOKED_BACK, result=FollowUpResult.CONSOLIDATED, ground="稳固"
        )
        for issue in closed[:2]:
            reviews.follow_up(ws, issue.uuid, kept)
    command(
        *(ledger, LOOKED_BACK, "follow-up", closed[2].code, "--result", "rebound", "--reopen"),
        *("--by", "督察组", "--dated", LOOKED_BACK, "--ground", "问题反弹", "--new-due", "2021-03-31"),
    )
    now = command(ledger, LOOKED_BACK, "stats")
    assert (now["closed"], now["by_status"]["rectifying"], now["standing"]) == (87, 1, 8)
    assert command(ledger, LOOKED_BACK, "stats", "--as-of", CLOSED) == before
    assert (before["closed"], before["by_status"]) == (88, {"closed": 88, "standing": 8})
    periods_add_up(ledger, closed[2].code)
    with at(ledger, LOOKED_BACK) as ws:
        assert [issue.round for issue in all_issues(ws) if issue.uuid == closed[2].uuid] == [2]
        with pytest.raises(Refused, match="undo_barrier"):
            history.undo(ws)


def periods_add_up(ledger: Path, reopened: str) -> None:
    """The month of the closings stays as it was; December tells the reopening, and every month leads on."""
    months = {
        line["period"]: line
        for line in command(ledger, LOOKED_BACK, "stats", "--by", "month", "--batch", BATCH)["issues"]
    }
    november, december = months["2020-11"]["counts"], months["2020-12"]["counts"]
    assert [november[name] for name in ("opening", "closed", "closing", "standing")] == [96, 88, 8, 8]
    assert [december[name] for name in ("opening", "closed", "reopened", "closing")] == [8, 0, 1, 9]
    assert months["2020-12"]["rows"]["reopened"] == [reopened]
    for line in months.values():
        count = line["counts"]
        came = count["opening"] + count["added"] - count["closed"] + count["reopened"] - count["removed"]
        assert came == count["closing"]
    then = command(ledger, LOOKED_BACK, "stats", "--by", "month", "--batch", BATCH, "--as-of", CLOSED)
    assert then["issues"][:-1] == list(months.values())[: len(then["issues"]) - 1]


def leaves_a_sound_ledger(ledger: Path, folder: Path) -> None:
    book = command(ledger, LOOKED_BACK, "export", "ledger", "--out", folder / "台账.xlsx")["path"]
    with at(ledger, LOOKED_BACK) as ws:
        read = imports.read_proposal(ws, Path(book))
        assert len(read.issues) == ISSUES
        assert {issue.verdict for issue in read.issues} == {Verdict.UNCHANGED}
        assert sum(len(issue.measures) for issue in read.issues) == MEASURES
        assert upkeep.check(ws, full=True) == []
        reopened = [issue.code for issue in all_issues(ws) if issue.status is IssueStatus.RECTIFYING]
        told = [(each.rule, each.title.split()[0]) for each in health.ailments(ws)]
        assert told == [("all_done_not_reported", code) for code in reopened]
        restored = folder / "恢复"
        upkeep.restore(upkeep.backup(ws, folder / "备份"), restored, ws.clock)
    assert command(restored, LOOKED_BACK, "stats")["closed"] == 87
    for day, status in ((ARRIVED, "registered"), (CLAIMED, "claimed"), (INSPECTED, "rectifying")):
        assert command(ledger, LOOKED_BACK, "stats", "--as-of", day)["by_status"] == {status: 96}
    assert command(ledger, LOOKED_BACK, "check", "--full")["clean"]
