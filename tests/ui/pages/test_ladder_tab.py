"""设置 · 函件阶梯: a scheme is chosen, steps are changed, moved and removed; each says what it means."""

from __future__ import annotations

from core.domain.ladder import LadderStep, LadderTrigger
from core.operations import history, ladders, listing
from tests.ui.steps import KeepsWidgets
from ui.pages import ladder_tab
from ui.pages.ladder_fields import StepDialog, terms_dialog
from ui.pages.ladder_tab import LadderTab
from ui.session import Session


def tab_of(qtbot: KeepsWidgets, session: Session) -> LadderTab:
    tab = LadderTab(session)
    qtbot.addWidget(tab)
    tab.refresh()
    tab.show()
    return tab


def wait(session: Session, tab: LadderTab) -> None:
    session.jobs.wait()
    tab.refresh()


def names(tab: LadderTab) -> list[str]:
    return [tab.steps.item(at, 1).text() for at in range(tab.steps.rowCount())]


def test_the_steps_stand_with_their_sentences(qtbot: KeepsWidgets, full: Session) -> None:
    tab = tab_of(qtbot, full)
    assert names(tab) == ["书面调度", "函询提示", "警示督促", "挂牌督办", "约谈"]
    tab.steps.setCurrentCell(1, 0)
    assert tab.sentence.text() == "逾期8天起 → 提示函（蓝色），回复期限按文种"
    assert tab.steps.item(4, 0).text() == "并行"


def test_a_local_scheme_is_chosen_and_undone(qtbot: KeepsWidgets, full: Session, monkeypatch) -> None:
    monkeypatch.setattr(ladder_tab, "ask", lambda *_: True)
    tab = tab_of(qtbot, full)
    tab.preset.set_value("sanming")
    tab.choose_button.click()
    wait(full, tab)
    assert names(tab) == ["蓝色督办", "橙色督办", "红色督办"]
    assert "三明" in tab.name.text()
    full.write(lambda ws, _: history.undo(ws))
    wait(full, tab)
    assert len(names(tab)) == 5


def test_a_step_moves_and_goes(qtbot: KeepsWidgets, full: Session) -> None:
    tab = tab_of(qtbot, full)
    tab.steps.setCurrentCell(2, 0)
    tab.up_button.click()
    wait(full, tab)
    assert names(tab)[1:3] == ["警示督促", "函询提示"]
    assert tab.current is not None
    assert tab.current.name == "警示督促"
    tab.remove_button.click()
    wait(full, tab)
    assert "警示督促" not in names(tab)


def test_the_dialog_explains_the_step_while_it_is_typed_and_saves_it(
    qtbot: KeepsWidgets, full: Session
) -> None:
    tab = tab_of(qtbot, full)
    dialog = StepDialog(full, LadderStep(key="", name="", kind="supervision"), tab)
    dialog.form.set_values({"name": "黄函", "kind": "supervision", "before_due": 7, "reply_days": 5})
    dialog.explain()
    assert dialog.sentence.text() == "到期前7天未完成 → 督办函，5天内回复"
    dialog.save()
    wait(full, tab)
    added = ladders.ladder_for(full.reader).steps[-1]
    assert [(each.trigger, each.count) for each in added.when] == [(LadderTrigger.BEFORE_DUE, 7)]
    assert names(tab)[-1] == "黄函"


def test_a_batch_takes_its_own_ladder_and_gives_it_up(
    qtbot: KeepsWidgets, full: Session, monkeypatch
) -> None:
    monkeypatch.setattr(ladder_tab, "ask", lambda *_: True)
    batch = listing.batches(full.reader)[0]
    tab = tab_of(qtbot, full)
    assert not tab.back_button.isVisible()
    tab.scope.set_value(batch.uuid)
    tab.refresh()
    assert "按本单位的阶梯" in tab.name.text()
    tab.preset.set_value("ziyang")
    tab.choose_button.click()
    wait(full, tab)
    assert names(tab) == ["蓝函", "黄函", "红函"]
    assert tab.back_button.isVisible()
    assert batch.name in history.entries(full.reader)[0].summary
    tab.steps.setCurrentCell(2, 0)
    tab.remove_button.click()
    wait(full, tab)
    assert names(tab) == ["蓝函", "黄函"]
    assert len(ladders.ladder_for(full.reader).steps) == 5
    tab.back_button.click()
    wait(full, tab)
    assert len(names(tab)) == 5
    assert "按本单位的阶梯" in tab.name.text()
    full.write(lambda ws, _: history.undo(ws))
    wait(full, tab)
    assert names(tab) == ["蓝函", "黄函"]


def test_tags_and_asking_first_are_set_in_a_dialog_and_undone(qtbot: KeepsWidgets, full: Session) -> None:
    tab = tab_of(qtbot, full)
    assert "急办标签：紧急、急办；曝光标签：媒体曝光" in tab.terms.text()
    now = ladders.ladder_for(full.reader)
    dialog = terms_dialog(full, now, None, tab)
    dialog.form.set_values({"urgent_tags": ("特急",), "exposed_tags": ("特急",)})
    dialog.save()
    full.jobs.wait()
    assert ladders.ladder_for(full.reader) == now
    dialog.form.set_values({"exposed_tags": (), "chase_first": True})
    dialog.save()
    wait(full, tab)
    assert tab.terms.text() == "急办标签：特急；曝光标签：没有；回复逾期先发催报函，再升级"
    full.write(lambda ws, _: history.undo(ws))
    wait(full, tab)
    assert "直接按阶梯升级" in tab.terms.text()


def test_the_keyboard_stays_at_its_button_and_one_step_is_chosen_after_a_change(
    qtbot: KeepsWidgets, full: Session
) -> None:
    tab = tab_of(qtbot, full)
    tab.steps.stand_on(1)
    tab.edit_button.setFocus()
    tab.refresh()
    assert tab.focusWidget() is tab.edit_button
    assert {each.row() for each in tab.steps.selectedIndexes()} == {1}
