from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from core.operations import register_definitions
from ui.dialogs.paste_dialog import PasteDialog
from ui.dialogs.register_dialog import RegisterDialog
from ui.dialogs.register_years_dialog import RegisterYearsDialog
from ui.dialogs.scores_dialog import ScoresDialog
from ui.pages.registers_page import RegistersPage


def test_the_page_opens_the_year_the_points_and_the_paste(qtbot, empty_session):
    page = RegistersPage(empty_session)
    qtbot.addWidget(page)
    page.refresh()
    assert not page.more.score_action.isVisible()
    page.show_register("scores")
    QGuiApplication.clipboard().clear()
    assert page.more.score_action.isVisible()
    made = [page.more.sum_up(), page.more.score(), page.more.paste()]
    assert [type(each) for each in made] == [RegisterYearsDialog, ScoresDialog, PasteDialog]
    for each in made:
        each.close()
    assert made[2].count.text() == ""
    QGuiApplication.clipboard().setText("单位\t年度\n甲局\t2020")
    pasted = page.more.paste()
    assert pasted.table.rowCount() == 1
    pasted.close()
    QGuiApplication.clipboard().clear()
    page.shelf_words.setText("线索")
    assert any(page.shelf.item(place).isHidden() for place in range(page.shelf.count()))


def test_a_register_is_copied_written_to_a_file_and_read_again(qtbot, empty_session, tmp_path):
    page = RegistersPage(empty_session)
    qtbot.addWidget(page)
    page.refresh()
    page.show_register("meetings")
    page.more.copy_action.trigger()
    dialog = page.findChild(RegisterDialog)
    assert dialog.form.editor("name").text() == "会议与调研（本单位）"
    dialog.form.editor("name").setText("支部会议")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    made = page.definition
    assert (made.name, made.uuid != "") == ("支部会议", True)
    assert made.fields == register_definitions.shipped()["meetings"].fields
    assert page.more.reset_action.isVisible()
    page.more.write_to(tmp_path / "会议.toml", made.key)
    page.session.jobs.wait()
    page.session.write(lambda ws, _: register_definitions.drop(ws, made.key))
    page.session.jobs.wait()
    page.more.read_from(tmp_path / "会议.toml")
    again = next(each for each in page.findChildren(RegisterDialog) if each.isVisible())
    assert again.is_dirty()
    with qtbot.waitSignal(again.accepted):
        again.save()
    assert page.definition.name == "支部会议"


def test_a_file_that_is_no_register_is_told_and_opens_nothing(qtbot, empty_session, tmp_path):
    page = RegistersPage(empty_session)
    qtbot.addWidget(page)
    page.refresh()
    (tmp_path / "x.toml").write_text("nothing = 1", encoding="utf-8")
    page.more.read_from(tmp_path / "x.toml")
    assert "不是专项台账的设置文件" in page.banner.text()
    assert page.findChild(RegisterDialog) is None


def test_what_has_no_room_goes_into_the_menu(qtbot, empty_session):
    page = RegistersPage(empty_session)
    qtbot.addWidget(page)
    page.show()
    page.resize(800, 500)
    assert page.folding.button.isVisible()
    assert not page.more.buttons[1].isVisible()
    page.resize(1200, 700)
    assert page.more.buttons[1].isVisible()
    assert page.shelf.isVisible()
