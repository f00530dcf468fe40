"""The checks of the standard on placed runs (numbered as in the reference on letters, §5)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from core.letters.fonts import FontRole
from core.letters.letter import Block, BlockStyle, Layout, LetterContent
from core.letters.placed import Element, Page, Run

CELL = 156 / 28
PITCH = (225 - CELL) / 21
EM = 16 * 25.4 / 72
SAME_LINE = 0.05
"""Baselines of one line, read back from a PDF, differ by less (mm)."""
GRID = (Element.ADDRESSEE, Element.BODY, Element.ATTACHMENT, Element.SIGNATURE, Element.DATE, Element.NOTE)


def runs_of(page: Page, *elements: Element) -> list[Run]:
    return [run for run in page.runs if run.element in elements]


def lines_of(page: Page, *elements: Element) -> list[list[Run]]:
    """Return the runs of ``elements`` grouped into lines from top to bottom."""
    lines: list[list[Run]] = []
    for run in sorted(runs_of(page, *elements), key=lambda run: run.y):
        if lines and run.y - lines[-1][0].y < SAME_LINE:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def text_of(line: list[Run]) -> str:
    return "".join(run.text for run in line)


def top_of(run: Run) -> float:
    """Return the top of the 16 pt em box centred in the line of ``run``."""
    em = run.size * 25.4 / 72
    return run.y - 0.88 * em + em / 2 - EM / 2


def check_head(layout: Layout, content: LetterContent) -> None:
    """Checks 3 to 6."""
    page = layout.pages[0]
    issuer = runs_of(page, Element.ISSUER)[0]
    em = issuer.size * 25.4 / 72
    inks = [ink for ink in (layout.book.ink(issuer.role, char) for char in issuer.glyphs) if ink]
    assert issuer.text == content.letterhead
    assert issuer.red
    assert issuer.y - max(ink.top for ink in inks) * em == pytest.approx(30.0, abs=0.01)
    assert (issuer.left + issuer.right) / 2 == pytest.approx(106.0, abs=0.01)
    assert issuer.left >= 28 - 0.01
    assert issuer.right <= 184 + 0.01
    thick, thin, second_thin, second_thick = page.bars
    assert thick.y - (issuer.y - min(ink.bottom for ink in inks) * em) == pytest.approx(4.0, abs=0.01)
    assert second_thick.y + second_thick.thickness == pytest.approx(277.0, abs=0.01)
    assert thick.thickness > thin.thickness
    assert second_thick.thickness > second_thin.thickness
    assert thick.y < thin.y
    assert second_thin.y < second_thick.y
    assert {(bar.x, bar.length) for bar in page.bars} == {(21.0, 170.0)}
    number = runs_of(page, Element.NUMBER)[-1]
    assert number.right == pytest.approx(184.0, abs=0.01)
    assert top_of(number) - (thin.y + thin.thickness) == pytest.approx(4.9, abs=0.1)
    assert re.fullmatch(r".+〔\d{4}〕[1-9]\d*号", number.text)
    marks = runs_of(page, Element.MARK)
    assert [mark.text for mark in marks] == [content.urgency] * bool(content.urgency)
    assert all(mark.role is FontRole.HEI and mark.left == 28.0 and mark.y == number.y for mark in marks)
    assert all(not page.bars for page in layout.pages[1:])


def check_title(layout: Layout) -> None:
    """Check 7: size, centring, blank lines, shape."""
    page = layout.pages[0]
    lines = lines_of(page, Element.TITLE)
    tops = [top_of(line[0]) for line in lines]
    for line in lines:
        assert {run.size for run in line} == {22.0}
        assert {run.role for run in line} == {FontRole.TITLE}
        assert (line[0].left + line[-1].right) / 2 == pytest.approx(106.0, abs=0.01)
    assert tops[0] - top_of(runs_of(page, Element.NUMBER)[0]) == pytest.approx(3 * PITCH, abs=0.01)
    assert top_of(runs_of(page, Element.ADDRESSEE)[0]) - tops[-1] == pytest.approx(2 * PITCH, abs=0.01)
    widths = [line[-1].right - line[0].left for line in lines]
    if len(widths) >= 3:
        assert min(widths[1:-1]) >= min(widths[0], widths[-1]) - 0.01


def check_grid(layout: Layout) -> None:
    """Checks 8 to 11 and 18: sizes, places, pitch and page bottoms."""
    for page in layout.pages:
        lines = lines_of(page, *GRID)
        tops = [top_of(line[0]) for line in lines]
        assert all({run.size for run in line} == {16.0} for line in lines)
        for above, below in pairwise(tops):
            steps = (below - above) / PITCH
            assert steps == pytest.approx(round(steps), abs=0.002)
        assert tops[-1] + EM <= (272.1 if page.number == 1 else 262.1)
        if page.number > 1:
            assert tops[0] == pytest.approx(37.0, abs=0.05)
            assert len(lines) <= 22
        for line in lines:
            assert line[0].left >= 28 - 0.01
            last = line[-1]
            inside = last.right - (CELL / 2 if last.glyphs[-1] in "。，、；：”’）〕】》〉" else 0)
            assert inside <= 184.01


def body_of(layout: Layout, content: LetterContent) -> list[tuple[Page, list[Run], Block, bool]]:
    """Return every body line with its page, the block it belongs to and whether it begins the block."""
    lines = [(page, line) for page in layout.pages for line in lines_of(page, Element.BODY)]
    words = "".join(block.lead + block.text for block in content.blocks)
    assert squeezed("".join(text_of(line) for _, line in lines)) == squeezed(words)
    found = []
    waiting = iter(content.blocks)
    rest = ""
    for page, line in lines:
        begins = not rest
        if begins:
            block = next(waiting)
            rest = squeezed(block.lead + block.text)
        found.append((page, line, block, begins))
        rest = rest.removeprefix(squeezed(text_of(line)))
    return found


def check_paragraphs(layout: Layout, content: LetterContent) -> None:
    """Checks 8, 12 and 13 on the body: indents, whole text in order, faces of the levels."""
    for _, line, block, begins in body_of(layout, content):
        if not begins:
            assert line[0].left == pytest.approx(28, abs=0.01)
            continue
        assert line[0].left == pytest.approx(28 + 2 * CELL, abs=0.01)
        if block.style is BlockStyle.HEADING_1:
            assert line[0].role is FontRole.HEI
        elif block.lead or block.style is BlockStyle.HEADING_2:
            assert line[0].role is FontRole.KAI
        else:
            assert line[0].role is FontRole.FANG


def check_headings_kept(layout: Layout, content: LetterContent) -> None:
    """No page ends with a heading."""
    for (page, _, block, _), (below, *_) in pairwise(body_of(layout, content)):
        if page is not below:
            assert block.style is BlockStyle.PARAGRAPH


def squeezed(text: str) -> str:
    return text.replace(" ", "")


def check_signature(layout: Layout, content: LetterContent) -> None:
    """Checks 15 and 16: places of name and date, the seal's room, company of the text."""
    last = layout.pages[-1]
    assert runs_of(last, Element.BODY), "the signature stands with text"
    names = lines_of(last, Element.SIGNATURE)
    date = runs_of(last, Element.DATE)[0]
    name_left = min(line[0].left for line in names)
    name_right = max(line[-1].right for line in names)
    text_bottom = max(top_of(run) for run in runs_of(last, Element.BODY, Element.ATTACHMENT)) + EM
    blanks = (top_of(names[0][0]) - text_bottom + EM) / PITCH - 1
    if content.sealed:
        assert blanks == pytest.approx(3 - len(names), abs=0.02)
        assert (name_left + name_right) / 2 == pytest.approx((date.left + date.right) / 2, abs=0.02)
        at_four = abs(date.right - (184 - 4 * CELL)) < 0.02
        assert at_four or abs(name_right - 184) < 0.02
        check_seal(layout, text_bottom)
    else:
        assert layout.seal is None
        assert blanks == pytest.approx(1, abs=0.02)
        if name_right - name_left >= date.right - date.left + 2 * CELL:
            assert name_right == pytest.approx(184 - 2 * CELL, abs=0.02)
            assert date.left - name_left == pytest.approx(2 * CELL, abs=0.02)
        else:
            assert date.right == pytest.approx(184 - 2 * CELL, abs=0.02)


def check_seal(layout: Layout, text_bottom: float) -> None:
    seal = layout.seal
    assert seal is not None
    assert seal.page == len(layout.pages)
    radius = seal.diameter / 2
    assert seal.y - radius - text_bottom <= 10.45
    assert seal.y - radius >= text_bottom
    assert seal.x + radius <= 210
    assert seal.y + radius <= 297
    for run in runs_of(layout.pages[-1], Element.NOTE):
        for left, width in run.cells[-1:]:
            across = max(seal.x - (left + width / 2), 0.0)
            down = max(top_of(run) - seal.y, 0.0)
            assert across**2 + down**2 >= (radius - 0.5) ** 2, "the seal does not touch the note"


def check_foot(layout: Layout, content: LetterContent) -> None:
    """Checks 17 and 22: page numbers and 抄送."""
    assert not runs_of(layout.pages[0], Element.PAGE_NUMBER)
    for page in layout.pages[1:]:
        run = runs_of(page, Element.PAGE_NUMBER)[0]
        em = 14 * 25.4 / 72
        assert run.text == f"— {page.number} —"
        assert run.size == 14.0
        assert run.role is FontRole.SONG
        ink = layout.book.ink(FontRole.SONG, "—")
        assert run.y - (ink.top + ink.bottom) / 2 * em == pytest.approx(269.0, abs=0.01)
        if page.number % 2:
            assert run.right == pytest.approx(184 - em, abs=0.01)
        else:
            assert run.left == pytest.approx(28 + em, abs=0.01)
    assert all(not runs_of(page, Element.COPIED_TO) for page in layout.pages[:-1])
    copies = lines_of(layout.pages[-1], Element.COPIED_TO)
    assert bool(copies) == bool(content.copied_to)
    if copies:
        em = 14 * 25.4 / 72
        assert copies[-1][0].y + 0.12 * em == pytest.approx(262.0, abs=0.01)
        assert copies[0][0].left == pytest.approx(28 + em, abs=0.01)
        assert all(line[0].left == pytest.approx(28 + 4 * em, abs=0.01) for line in copies[1:])
        assert max(line[-1].right for line in copies) <= 184 - em / 2 + 0.01
        above = max(top_of(run) for run in runs_of(layout.pages[-1], *GRID)) + EM
        assert copies[0][0].y - 0.88 * em > above


def text_of_letter(layout: Layout) -> Layout:
    """Return the layout without annexes and slips, which stand on pages of their own."""
    apart = (Element.FORM, Element.TABLE, Element.ANNEX_TITLE)
    pages = tuple(page for page in layout.pages if runs_of(page, *GRID) and not runs_of(page, *apart))
    return replace(layout, pages=pages)


def check_all(layout: Layout, content: LetterContent) -> None:
    layout = text_of_letter(layout)
    if content.annexes:
        content = replace(content, copied_to=())  # it stands behind the annexes
    check_head(layout, content)
    check_title(layout)
    check_grid(layout)
    check_paragraphs(layout, content)
    check_headings_kept(layout, content)
    check_signature(layout, content)
    check_foot(layout, content)
