"""An issue is led from start to closure, back and into look-back through the forms of 办理 alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from core.domain.drafts import MeasureDraft, ProgressDraft, UnitName
from core.domain.issue import IssueStatus
from core.domain.lifecycle import Way
from core.domain.measure import MeasureStatus
from core.domain.review import FollowUpResult, ReviewStep
from core.operations import issues, measures, moving, notes, offices
from core.operations.moving import Deed
from tests.ui.steps import choose, settle
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.pages import life_acts
from ui.pages.ledger_page import LedgerPage


def fill(page: LedgerPage, task: FormTask, **values: object) -> FormDialog:
    """Type ``values`` into the form of a deed and save it."""
    dialog = FormDialog(page.session, task, page.panel)
    dialog.form.set_values(values)
    dialog.save()
    settle(page)
    return dialog


def deed(page: LedgerPage, way: Way, target: IssueStatus) -> Deed:
    found = moving.deeds(page.session.reader, page.panel.uuid)
    return next(each for each in found if (each.way, each.target) == (way, target))


def do(page: LedgerPage, way: Way, target: IssueStatus, **values: object) -> None:
    task = life_acts.deed_task(page.panel, deed(page, way, target))
    fill(page, task, **values)


@pytest.fixture
def ready(page: LedgerPage, tmp_path) -> LedgerPage:
    """The page on an issue with everything that closure asks for, asked to be closed."""
    uuid = choose(page, 3)
    proof = tmp_path / "验收意见.txt"
    proof.write_text("合格", encoding="utf-8")

    def prepare(ws, _progress):
        issue = issues.issue_dossier(ws, uuid).issue
        seen = dict.fromkeys(("person", "matter", "case", "result", "effect"), "有")
        draft = replace(
            issues.draft_of(ws, uuid),
            criteria="制度健全",
            units=(UnitName("市司法局"),),
            **{f"seen_{name}": text for name, text in seen.items()},
        )
        issues.revise_issue(ws, uuid, issue.revision, draft)
        for each in issues.issue_dossier(ws, uuid).measures:
            done = replace(measures.measure_draft_of(ws, each.measure.uuid), status=MeasureStatus.DONE)
            measures.revise_measure(ws, each.measure.uuid, each.measure.revision, done)
        measures.add_measure(ws, uuid, MeasureDraft(text="验收", status=MeasureStatus.DONE))
        return notes.add_note(ws, uuid, None, ProgressDraft(text="已验收"), [proof])

    page.session.write(prepare)
    settle(page)
    for target in (IssueStatus.RECTIFYING, IssueStatus.SELF_CHECKED, IssueStatus.CLOSURE_REQUESTED):
        if page.panel.dossier.issue.status is not target:
            do(page, Way.MOVE, target)
    return page


def menu_of(page: LedgerPage) -> list[str]:
    menu = QMenu(page)
    life_acts.fill_moves(page.panel, menu)
    return [action.text() for action in menu.actions()]


def test_a_deed_that_is_not_ready_says_everything_that_is_missing(page: LedgerPage):
    choose(page, 0)
    found = deed(page, Way.MOVE, IssueStatus.RECTIFYING)
    assert f"转为“整改中”（还缺 {len(found.missing)} 项）" in menu_of(page)
    life_acts.begin(page.panel, found)
    settle(page)
    assert "还没有责任单位" in page.panel.banner.text()
    assert page.panel.dossier.issue.status is IssueStatus.REGISTERED


def test_the_menu_offers_exactly_what_can_be_done_at_every_turn(ready: LedgerPage):
    page = ready
    assert menu_of(page) == ["市级初核通过", "转为“自查完成”", "市级初核退回"]
    do(page, Way.REVIEW, IssueStatus.FIRST_REVIEWED, by="市依法治市办")
    assert page.panel.head.status.text() == "初核通过"
    assert menu_of(page) == ["省级终审通过并销号", "省级终审退回"]
    do(page, Way.REVIEW, IssueStatus.CLOSED, by="省委依法治省办", document_number="冀法〔2020〕9号")
    assert page.panel.head.status.text() == "销号"
    assert menu_of(page) == ["回头看", "转为“长期坚持”", "重开"]
    do(
        page, Way.FOLLOW_UP, IssueStatus.CLOSED,
        result=FollowUpResult.REBOUND, ground="又出现同类问题", reopen=True,
    )  # fmt: skip
    assert page.panel.head.status.text() == "整改中"
    assert page.panel.dossier.issue.round == 2
    assert page.panel.tabs.words("LifeTab") == "核验 3"


def test_what_was_said_of_a_deed_goes_when_the_deed_is_taken_back(page: LedgerPage):
    choose(page, 3)
    do(page, Way.MOVE, IssueStatus.CLAIMED, by="李四")
    assert menu_of(page)[0] == "转为“整改中”"
    page.panel.banner.tell("已办理")
    page.session.undo()
    settle(page)
    assert page.panel.dossier.issue.status is IssueStatus.REGISTERED
    assert page.panel.banner.isHidden() or "已办理" not in page.panel.banner.text()


def test_a_form_that_lacks_something_says_so_in_its_place_and_nothing_is_done(ready: LedgerPage):
    task = life_acts.deed_task(ready.panel, deed(ready, Way.RETURN, IssueStatus.RECTIFYING))
    dialog = fill(ready, task, by="", dated=ready.session.today, ground="")
    assert ready.panel.dossier.issue.status is IssueStatus.CLOSURE_REQUESTED
    for key in ("by", "ground"):
        assert dialog.form.editor(key).property("wrong") == "yes"
    later = ready.session.today.replace(year=2021)
    dialog.form.set_values({"by": "市依法治市办", "ground": "佐证材料不全", "new_due": later})
    dialog.save()
    settle(ready)
    issue = ready.panel.dossier.issue
    assert (issue.status, issue.round) == (IssueStatus.RECTIFYING, 2)
    assert (issue.deadline.due, issue.deadline.original_due.isoformat()) == (
        later,
        "2020-06-30",
    )
    dialog.close()


def test_a_later_level_may_let_an_earlier_one_send_back(ready: LedgerPage):
    do(ready, Way.REVIEW, IssueStatus.FIRST_REVIEWED, by="市依法治市办")
    values = {"by": "市依法治市办", "ground": "误登", "step": ReviewStep.CITY}
    do(ready, Way.RETURN, IssueStatus.RECTIFYING, **values)
    last = ready.panel.dossier.life.reviews[-1]
    assert (last.step, last.opinion) == (ReviewStep.CITY, "误登")


def test_reopening_and_keeping_up_ask_for_their_grounds(ready: LedgerPage):
    do(ready, Way.REVIEW, IssueStatus.FIRST_REVIEWED, by="市依法治市办")
    do(ready, Way.REVIEW, IssueStatus.CLOSED, by="省委依法治省办")
    do(ready, Way.MOVE, IssueStatus.STANDING, ground="转入长效机制")
    assert menu_of(ready) == ["回头看", "重开", "转为“销号”"]
    assert ready.panel.dossier.life.look_back_due is not None
    do(ready, Way.REOPEN, IssueStatus.RECTIFYING, ground="整改不实")
    assert ready.panel.dossier.issue.round == 2


def test_an_extension_is_offered_while_the_limit_runs_and_kept_with_its_first_day(page: LedgerPage):
    choose(page, 3)
    do_levels = life_acts.levels_task(page.panel)
    fill(page, do_levels, levels=(ReviewStep.COUNTY,))
    assert page.panel.dossier.batch.review_levels == (ReviewStep.COUNTY,)
    assert page.panel.dossier.life.chain == (ReviewStep.COUNTY,)
    dossier = page.panel.dossier
    first = dossier.issue.deadline.due
    assert menu_of(page)[-1] == "延期"
    task = life_acts.extension_task(page.panel)
    later = first.replace(year=first.year + 1)
    fill(page, task, new_due=later, by="县委书记", ground="资金到位迟")
    deadline = page.panel.dossier.issue.deadline
    assert (deadline.due, deadline.original_due) == (later, first)


def test_an_issue_of_no_batch_has_no_levels_of_its_own(page: LedgerPage):
    choose(page, 3)
    page.panel.dossier = replace(page.panel.dossier, batch=None)
    life_acts.set_levels(page.panel, None)
    assert "不属于任何批次" in page.panel.banner.text()


def test_a_name_typed_once_is_offered_in_the_next_act(page: LedgerPage):
    choose(page, 3)
    page.session.write(lambda ws, _: offices.revise_office(ws, replace(ws.office, operator="")))
    settle(page)
    do(page, Way.MOVE, IssueStatus.CLAIMED, by="李四")
    task = life_acts.deed_task(page.panel, deed(page, Way.MOVE, IssueStatus.REGISTERED))
    assert task.draft.by == "李四"


def test_an_act_opens_with_all_it_asks_in_sight(ready: LedgerPage, qtbot):
    task = life_acts.deed_task(ready.panel, deed(ready, Way.RETURN, IssueStatus.RECTIFYING))
    dialog = FormDialog(ready.session, task, ready.panel)
    qtbot.addWidget(dialog)
    dialog.open_small()
    dialog.show()
    QApplication.processEvents()
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
    assert dialog.height() < 640
