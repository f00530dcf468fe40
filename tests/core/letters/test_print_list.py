"""The list of a run: a table across the sheet, headings on every page, the title on the first."""

from __future__ import annotations

from core.domain.letter import LetterKind
from core.letters.content import Column, LetterContent
from core.letters.fonts import font_book
from core.letters.print_list import SHEET, list_layout

CONTENT = LetterContent(
    kind=LetterKind.SUPERVISION,
    letterhead="",
    document_number="",
    title="发文打印清单",
    addressee="",
    blocks=(),
    signature="",
    dated="",
)
COLUMNS = (Column(heading="文号"), Column(heading="标题", width=3))


def texts(page):
    return "".join(run.text for run in page.runs)


def test_a_long_list_goes_on_with_its_headings_inside_the_sheet():
    rows = [(f"容法督〔2026〕{n}号", "关于限期办结逾期整改事项的督办函") for n in range(1, 61)]
    layout = list_layout(CONTENT, COLUMNS, rows, font_book(bundled_only=True))
    assert layout.sheet == SHEET
    assert len(layout.pages) > 1
    assert all("文号" in texts(page) for page in layout.pages)
    assert [CONTENT.title in texts(page) for page in layout.pages] == [True] + [False] * (
        len(layout.pages) - 1
    )
    assert sum(texts(page).count("号") for page in layout.pages) == 60 + len(layout.pages)
    for page in layout.pages:
        assert all(run.left >= 20 and run.right <= 277 and 20 <= run.y <= 190 for run in page.runs)
