from __future__ import annotations

from ui.dialogs.paste_dialog import PasteDialog
from ui.dialogs.register_years_dialog import RegisterYearsDialog
from ui.dialogs.scores_dialog import ScoresDialog
from ui.pages.registers_page import RegistersPage


def test_the_page_opens_the_year_the_points_and_the_paste(qtbot, empty_session):
    page = RegistersPage(empty_session)
    qtbot.addWidget(page)
    page.refresh()
    assert not page.more.score_action.isVisible()
    page.show_register("scores")
    assert page.more.score_action.isVisible()
    made = [page.more.sum_up(), page.more.score(), page.more.paste()]
    assert [type(each) for each in made] == [RegisterYearsDialog, ScoresDialog, PasteDialog]
    for each in made:
        each.close()
    page.shelf_words.setText("线索")
    assert any(page.shelf.item(place).isHidden() for place in range(page.shelf.count()))
