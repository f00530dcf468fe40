from __future__ import annotations

from dataclasses import replace

from core.letters.letter import FormCell, FormRow, lay_out
from core.letters.placed import Bar, Element, Page
from tests.core.letters import formats, samples
from tests.core.letters.geometry import runs_of


def sheets(**changes: object) -> list[Page]:
    content = samples.content(forms=(replace(formats.SLIP, **changes),))
    layout = lay_out(content, bundled_only=True)
    return [page for page in layout.pages if runs_of(page, Element.FORM)]


def modules(page: Page) -> list[Bar]:
    return [bar for bar in page.bars if bar.y + bar.thickness <= 44.1]


def test_a_slip_stands_on_a_sheet_of_its_own_without_a_page_number():
    (page,) = sheets()
    assert not runs_of(page, Element.PAGE_NUMBER, Element.BODY)
    assert "".join(run.text for run in runs_of(page, Element.FORM_TITLE)) == "回执"
    words = "".join(run.text for run in runs_of(page, Element.FORM))
    assert "主送单位" in words
    assert "办理情况" in words
    assert "请于2020年12月7日前报送。" in words


def test_the_qr_code_is_the_library_s_matrix_of_the_code_below_it():
    import segno

    (page,) = sheets()
    matrix = segno.make_qr(formats.SLIP.code, error="m").matrix
    side = 22.0 / len(matrix)
    dark = set()
    for bar in modules(page):
        row = round((bar.y - 22.0) / side)
        start = round((bar.x - 162.0) / side)
        dark |= {(row, start + place) for place in range(round(bar.length / side))}
    wanted = {(y, x) for y, row in enumerate(matrix) for x, value in enumerate(row) if value}
    assert dark == wanted
    (code,) = runs_of(page, Element.CODE)
    assert code.text == formats.SLIP.code
    assert code.right <= 184.01


def test_a_slip_without_a_code_bears_no_qr_code():
    (page,) = sheets(code="")
    assert modules(page) == []
    assert not runs_of(page, Element.CODE)


def test_a_slip_with_long_texts_goes_on_over_pages_and_loses_nothing():
    rows = tuple(
        FormRow(cells=(FormCell(text="办理情况", label=True), FormCell(text="整改" * 200, width=3)))
        for _ in range(8)
    )
    pages = sheets(rows=rows)
    assert len(pages) > 1
    words = "".join(run.text for page in pages for run in runs_of(page, Element.FORM))
    assert words.count("整改") == 1600
    assert all(run.y < 262 for page in pages for run in runs_of(page, Element.FORM))


def test_a_slip_too_high_for_its_sheet_takes_the_room_from_the_rows_to_be_written_into():
    high = FormRow(cells=(FormCell(text="办理情况", label=True), FormCell(width=3)), lines=40)
    closing = ("请于2020年12月7日前将本回执加盖公章后连同书面反馈材料报送我办。",) * 3
    (page,) = sheets(rows=(*formats.SLIP.rows, high), closing=closing)
    assert max(run.y for run in runs_of(page, Element.FORM)) <= 262
    assert "".join(run.text for run in runs_of(page, Element.FORM)).count("请于2020年") == 3
