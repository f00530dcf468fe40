from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import Refused
from tests.ui.sample_pdf import write_pdf
from ui.dialogs.print_planning import arranged, planned, with_list
from ui.models.print_setup import PrintSetup, RunOrder
from ui.widgets.printed_pages import PieceFiles, PrintPiece

SETUP = PrintSetup()


@pytest.fixture
def pieces(tmp_path):
    made = []
    for number, pages, addressee in ((10, 3, "乙局"), (9, 1, "甲局"), (2, 2, "乙局")):
        path = write_pdf(tmp_path / f"{number}.pdf", pages)
        made.append(
            PrintPiece(path=path, name=f"〔2026〕{number}号", addressee=addressee, letter_uuid=str(number))
        )
    return made


def names(pieces):
    return [piece.letter_uuid for piece in pieces]


def test_a_run_is_printed_as_listed_by_number_or_by_addressee(pieces):
    assert names(arranged(pieces, SETUP)) == ["10", "9", "2"]
    assert names(arranged(pieces, replace(SETUP, order=RunOrder.NUMBER))) == ["2", "9", "10"]
    assert names(arranged(pieces, replace(SETUP, order=RunOrder.ADDRESSEE))) == ["2", "10", "9"]


def test_a_reprint_is_noted_only_when_wished_and_only_on_what_was_printed(pieces):
    again = [replace(pieces[0], printed=2), pieces[1]]
    assert [piece.marks.foot for piece in arranged(again, SETUP)] == ["", ""]
    noted = arranged(again, replace(SETUP, note_reprint=True))
    assert [piece.marks.foot for piece in noted] == ["重印第2次", ""]


def test_odd_letters_of_a_run_end_with_a_blank_back_and_the_preview_shows_one_copy(pieces):
    run = planned(pieces, [2, 1, 1], SETUP, PieceFiles())
    shown = run.sides(copies=False)
    assert [shown.number(n) for n in range(shown.count)] == [1, 2, 3, 0, 4, 0, 5, 6]
    assert run.sides(copies=True).count == 12
    assert run.told() == "共打印 9 面，用纸 6 张；回执、送达回证和下一份文书另起一张纸，前面的背面留空"
    assert run.first_side(pieces[2].path) == 6


def test_slips_always_and_annexes_when_wished_begin_a_sheet(pieces):
    piece = replace(pieces[0], slips=(2,), annexes=(1,))
    plain = planned([piece], [1], SETUP, PieceFiles()).sides(copies=True)
    wished = planned([piece], [1], replace(SETUP, annexes_fresh=True), PieceFiles()).sides(copies=True)
    assert [plain.number(n) for n in range(plain.count)] == [1, 2, 3]
    assert [wished.number(n) for n in range(wished.count)] == [1, 0, 2, 0, 3]


def test_what_is_entered_names_pages_only_when_not_all_were_printed(pieces):
    run = planned(pieces, [1, 1, 3], replace(SETUP, pages="2-3,5-6"), PieceFiles())
    assert [(each.piece.letter_uuid, each.copies, each.pages) for each in run.printed()] == [
        ("10", 1, "2,3"),
        ("2", 3, ""),
    ]
    with pytest.raises(Refused):
        planned(pieces, [1, 0, 1], replace(SETUP, pages="6"), PieceFiles())


def test_a_printer_that_makes_copies_gets_one_that_ends_with_a_back(pieces):
    run = planned(pieces[:1], [4], SETUP, PieceFiles())
    pages, copies = run.for_machine()
    assert copies == 4
    assert pages.count == 4
    assert pages.is_blank(3)
    several = planned(pieces, [4, 1, 1], SETUP, PieceFiles())
    assert several.for_machine()[1] == 1
    assert several.for_machine()[0].count == several.sides(copies=True).count


def test_the_list_goes_in_front_once_and_is_no_letter(pieces):
    files = PieceFiles()
    listed, copies = with_list(pieces, [2, 0, 1], files)
    assert copies == [1, 2, 0, 1]
    assert files.count(listed[0].path) == 1
    run = planned(listed, copies, SETUP, files)
    assert [each.piece.letter_uuid for each in run.printed()] == ["", "10", "2"]
