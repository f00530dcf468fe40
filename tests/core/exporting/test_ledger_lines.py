from __future__ import annotations

from core.exporting.ledger_book import FIRST_BODY_ROW, write_ledger
from core.exporting.ledger_lines import LedgerLine, issue_cells, measure_cells
from tests.core.exporting.practice_lines import PLACE, heading, one_line, practice_lines, rows_of


def test_progress_of_the_issue_and_of_its_measures_are_both_kept(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), [one_line(progress="已印发", issue_progress="正在推进")])
    assert rows_of(path)[FIRST_BODY_ROW][PLACE["progress"]] == "总体进展：正在推进\n已印发"
    write_ledger(path, heading(), [one_line(issue_progress="正在推进")])
    assert [row[PLACE["progress"]] for row in rows_of(path)[FIRST_BODY_ROW:][:3]] == ["正在推进", "", ""]


def test_cells_are_clean_and_say_states_in_words():
    line = one_line(issue_text="整改\x00不力\r\n")
    assert issue_cells(line.issue)["issue"] == "整改不力\n"
    assert issue_cells(line.issue)["issue_status"] == "整改中"
    assert [row["measure"] for row in measure_cells(line)] == [m.text for m in line.measures]


def test_an_issue_without_measures_answers_for_itself():
    line = LedgerLine(issue=practice_lines()[2].issue)
    assert measure_cells(line)[0]["units"] == "市委全面依法治市委员会"
    assert measure_cells(line)[0]["measure"] == ""
