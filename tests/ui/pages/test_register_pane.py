from __future__ import annotations

from core.domain.register import RegisterDraft
from core.operations import registers
from core.operations.register_definitions import shipped
from core.statistics.register_figures import RegisterCounts
from ui.pages.register_pane import RegisterPane, group_text


def enter(session, key, **values):
    session.write(lambda ws, _: registers.add_entry(ws, key, RegisterDraft(values=values)))
    session.jobs.wait()


def test_a_pane_names_the_units_without_an_entry_and_counts_the_rest(qtbot, empty_session):
    enter(
        empty_session,
        "suggestions",
        kind="司法建议",
        sender="法院",
        received_on="2020-09-01",
        content="一",
        unit="县司法局",
    )
    enter(empty_session, "annual_reports", year="2019", unit="县财政局", compiled_on="2020-01-10")
    pane = RegisterPane(empty_session, shipped()["annual_reports"])
    qtbot.addWidget(pane)
    pane.show()
    pane.refresh()
    assert "编制率：1/1，100.0%" in pane.rates.text()
    assert "县司法局" in pane.missing.text()
    assert pane.year is None
    pane.years.set_value(2019)
    assert pane.year == 2019


def test_what_hides_a_line_is_taken_off(qtbot, empty_session):
    enter(empty_session, "meetings", kind="调研", held_on="2020-09-01", title="乡镇调研", results="2")
    pane = RegisterPane(empty_session, shipped()["meetings"])
    qtbot.addWidget(pane)
    pane.refresh()
    assert "成果转化（项）合计 2" in pane.rates.text()
    pane.model.set_words("没有的词")
    assert pane.model.rowCount() == 0
    pane.show_all()
    assert pane.model.rowCount() == 1
    assert not pane.missing.text()


def test_a_further_count_says_what_is_counted_by_what():
    counted = RegisterCounts("责任层级", "", (("直接责任", "2"), ("领导责任", "1")))
    assert group_text(counted) == "责任层级：直接责任 2、领导责任 1"
    assert group_text(RegisterCounts("问责方式", "人数", (("诫勉", "3"),))) == "人数按问责方式：诫勉 3"
