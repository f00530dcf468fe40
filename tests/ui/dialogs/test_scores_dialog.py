from __future__ import annotations

from openpyxl import load_workbook

from core.domain.register import RegisterDraft
from core.operations import registers, scores
from core.wording import word
from tests.ui.steps import held_reading
from ui.dialogs.scores_dialog import ScoresDialog


def add(session, register, **values):
    session.write(lambda ws, _: registers.add_entry(ws, register, RegisterDraft(values=values)))
    session.jobs.wait()


def test_points_of_another_year_are_gone_while_those_of_the_chosen_one_are_read(
    qtbot, empty_session, monkeypatch
):
    year = str(empty_session.today.year)
    add(empty_session, "score_rules", year=year, event="亮点工作", points="2")
    add(empty_session, "practices", title="甲", unit="县司法局", noted_on=f"{year}-01-02")
    dialog = ScoresDialog(empty_session)
    qtbot.addWidget(dialog)
    assert dialog.proposals.rowCount() == 1
    with held_reading(empty_session, monkeypatch):
        dialog.years.set_value(int(year) - 1)
        assert dialog.waiting.text() == word("window.reading")
        assert (dialog.proposals.rowCount(), dialog.accept_button.isEnabled()) == (0, False)
        dialog.years.set_value(int(year))
    assert dialog.proposals.rowCount() == 1
    assert dialog.accept_button.isEnabled()


def test_ticked_events_are_counted_and_ranked_only_when_asked(qtbot, empty_session, tmp_path):
    year = str(empty_session.today.year)
    dialog = ScoresDialog(empty_session)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    add(empty_session, "score_rules", year=year, event="亮点工作", points="2")
    add(empty_session, "practices", title="甲", unit="县司法局", noted_on=f"{year}-01-02")
    dialog.refresh()
    dialog.take()
    assert scores.table(empty_session.reader, int(year)) == []
    dialog.all_button.click()
    dialog.take()
    empty_session.jobs.wait()
    assert [each.total for each in scores.table(empty_session.reader, int(year))] == [2]
    assert dialog.proposals.rowCount() == 0
    assert dialog.table.isColumnHidden(0)
    dialog.ranking.setChecked(True)
    empty_session.jobs.wait()
    assert not dialog.table.isColumnHidden(0)
    dialog.export_to(tmp_path / "s.xlsx")
    empty_session.jobs.wait()
    assert load_workbook(tmp_path / "s.xlsx").active["A3"].value in ("1", 1)
