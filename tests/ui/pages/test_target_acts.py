"""Criteria, milestones and links through their forms alone, and the buttons of the tabs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.domain.criterion import Answer, Comparison, CriterionState, state_of
from core.domain.dossier import IssueDossier
from core.domain.links import SeenSlot
from core.domain.milestone import MilestoneState
from core.operations import evidence, issues
from tests.ui.steps import choose, settle
from ui.dialogs.form_dialog import FormDialog
from ui.pages import target_acts
from ui.pages.ledger_page import LedgerPage


@pytest.fixture
def typed(monkeypatch, page: LedgerPage):
    """Return a list of values; each dialog an act opens is filled with the next of them and saved."""
    waiting: list[dict[str, object]] = []

    def fill(dialog: FormDialog) -> int:
        values = waiting.pop(0)
        basket = values.pop("files", ())
        dialog.form.set_values(values)
        if basket:
            dialog.basket.add_files(basket)
        dialog.save()
        settle(page)
        return dialog.result()

    monkeypatch.setattr(FormDialog, "exec", fill)
    return waiting


def shown(page: LedgerPage) -> IssueDossier:
    settle(page)
    assert page.panel.dossier is not None
    return page.panel.dossier


def press(page: LedgerPage, name: str) -> None:
    page.panel.findChild(QPushButton, name).click()
    settle(page)


def test_a_criterion_is_entered_answered_and_taken_out(page: LedgerPage, typed, tmp_path: Path):
    choose(page, 3)
    typed += [
        {"text": "培训", "comparison": Comparison.AT_LEAST, "target": "20", "measure_word": "次"},
        {"actual": "21"},
        {"text": "培训到位", "comparison": None, "target": "", "measure_word": ""},
        {"answer": Answer.NOT_MET, "note": "还差两家"},
    ]
    press(page, "criteria_tab.add")
    press(page, "criteria_tab.answer_1")
    (entry,) = shown(page).criteria
    assert (state_of(entry.criterion), entry.criterion.actual) == (CriterionState.MET, "21")
    assert page.panel.tabs.words("CriteriaTab") == "检验标准 1"
    target_acts.edit_criterion(page.panel, entry)
    target_acts.answer_criterion(page.panel, shown(page).criteria[0])
    (entry,) = shown(page).criteria
    assert (state_of(entry.criterion), entry.criterion.answer_note) == (CriterionState.NOT_MET, "还差两家")
    press(page, "issue_panel.remove_1")
    assert shown(page).criteria == ()
    assert not typed


def test_raw_words_and_stages_are_offered_and_taken_only_when_agreed(page: LedgerPage, monkeypatch):
    uuid = choose(page, 0)
    asked: list[str] = []

    def rewrite(ws, _progress):
        draft = replace(
            issues.draft_of(ws, uuid),
            criteria="1.制度健全；2.培训不少于20次",
            deadline_raw="2020年6月底前完成21项，2021年底前24项全部完成",
        )
        return issues.revise_issue(ws, uuid, issues.issue_dossier(ws, uuid).issue.revision, draft)

    page.session.write(rewrite)
    settle(page)
    monkeypatch.setattr(target_acts, "ask", lambda _panel, text, *_: bool(asked.append(text)))
    press(page, "criteria_tab.split")
    assert "1．制度健全\n2．培训不少于20次" in asked[0]
    assert shown(page).criteria == ()
    monkeypatch.setattr(target_acts, "ask", lambda *_: True)
    press(page, "criteria_tab.split")
    press(page, "milestones_tab.split")
    assert [each.criterion.target for each in shown(page).criteria] == ["", "20"]
    assert [each.state for each in shown(page).milestones] == [MilestoneState.BEHIND, MilestoneState.OPEN]
    press(page, "criteria_tab.split")
    assert "没有可以拆分的文字" in page.panel.banner.text()


def test_a_milestone_is_entered_reported_edited_and_taken_out(page: LedgerPage, typed):
    choose(page, 3)
    measure = shown(page).measures[0].measure
    typed += [
        {"measure_uuid": measure.uuid, "due": date(2020, 7, 31), "target": "七成", "percent": 70},
        {"percent": 60},
        {"percent": 50},
    ]
    press(page, "milestones_tab.add")
    press(page, "milestones_tab.report_1")
    (entry,) = shown(page).milestones
    assert (entry.measure, entry.state, entry.lacking) == (1, MilestoneState.BEHIND, 10)
    target_acts.edit_milestone(page.panel, entry)
    assert shown(page).milestones[0].state is MilestoneState.LATE
    target_acts.remove_milestone(page.panel, shown(page).milestones[0])
    assert shown(page).milestones == ()


def test_words_alone_are_said_to_be_reached_by_hand(page: LedgerPage, typed):
    choose(page, 3)
    typed += [{"due": date(2020, 12, 31), "target": "印发制度"}, {"reached": True}]
    press(page, "milestones_tab.add")
    press(page, "milestones_tab.report_1")
    assert shown(page).milestones[0].state is MilestoneState.AHEAD


def test_links_are_made_from_numbers_and_taken_away(page: LedgerPage, typed):
    choose(page, 4)
    other = shown(page)
    choose(page, 3)
    typed += [{"code": other.issue.code, "number": 1}, {"code": other.issue.code, "note": "同类"}]
    press(page, "links_tab.add_measure")
    press(page, "links_tab.add_issue")
    links = shown(page).links
    assert [each.home.code for each in links.measures] == [other.issue.code]
    assert [each.link.note for each in links.alike] == ["同类"]
    assert page.panel.tabs.words("LinksTab") == "关联 2"
    wanted: list[str] = []
    page.panel.record_wanted.connect(lambda _kind, each: wanted.append(each))
    target_acts.open_issue(page.panel, other.issue.uuid)
    assert wanted == [other.issue.uuid]
    target_acts.unlink_measure(page.panel, links.measures[0].link.uuid)
    target_acts.unlink_issue(page.panel, links.alike[0].link.uuid)
    choose(page, 3)
    assert (shown(page).links.measures, shown(page).links.alike) == ((), ())


def test_a_file_proves_a_slot_a_criterion_and_another_issue(page: LedgerPage, typed, tmp_path: Path):
    choose(page, 4)
    code = shown(page).issue.code
    uuid = choose(page, 3)
    proof = tmp_path / "照片.txt"
    proof.write_text("照片", encoding="utf-8")
    page.session.write(lambda ws, progress: evidence.attach(ws, "issue", uuid, [proof], progress))
    settle(page)
    typed += [{"text": "现场整改到位"}]
    press(page, "criteria_tab.add")
    choices = [value for value, _ in target_acts.targets_of(page.panel)]
    typed += [{"target": choices[0]}, {"target": f"slot:{SeenSlot.EFFECT.value}"}, {"code": code}]
    for _ in range(3):
        press(page, "evidence_tab.prove_1")
    found = shown(page).evidence
    assert {each.slot for each in found} == {None, SeenSlot.EFFECT}
    assert [each.name for each in shown(page).criteria[0].evidence] == ["照片.txt"]
    assert page.panel.tabs.words("EvidenceTab") == "佐证材料 1"
    choose(page, 4)
    assert [each.name for each in shown(page).evidence] == ["照片.txt"]


def test_a_proposed_goal_without_words_is_told_by_its_number():
    assert target_acts.goal_words_of(target_acts.MilestoneDraft(percent=70)) == "70%"
    assert target_acts.goal_words_of(target_acts.MilestoneDraft(amount="21", measure_word="项")) == "21项"
    assert target_acts.form_task("report_form", (), target_acts.ReportDraft(), list, print).title == "报进度"


def test_every_act_says_its_own_sentence_and_no_older_one_stays(page: LedgerPage, typed, tmp_path: Path):
    choose(page, 3)
    page.panel.form.editor("note").set_value("已核对")
    page.panel.save()
    settle(page)
    saved = page.panel.banner.text()
    typed.append({"text": "培训", "comparison": None})
    press(page, "criteria_tab.add")
    entered = page.panel.banner.text()
    assert entered not in {"", saved}
    assert "检验标准" in entered
    proof = tmp_path / "证明.txt"
    proof.write_text("已办", encoding="utf-8")
    assert page.take_files([proof])
    settle(page)
    assert page.panel.banner.text() not in {"", saved, entered}
    assert page.panel.banner.isVisibleTo(page.panel)
