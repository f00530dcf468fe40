"""The standard's checks, one function each, numbered as in the reference on letters (§5).

A check looks at a ``Case``: a letter's content and its pages, as placed or as read back from the PDF.
``CHECKS`` says which formats each holds for; a letter's own rules have their analogue for red heads.
Checks of the file (2 fonts, 19 text, 20 uncovered, 21 same bytes, 24 raster) stand in ``test_checks``,
check 12 over thousands of lines in ``test_breaking``, check 23 (speed) in ``benchmarks``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from core.letters import paper
from core.letters.fonts import FontRole
from core.letters.letter import BlockStyle, Layout, LetterContent, PaperFormat
from core.letters.placed import Bar, Element, Page, Run
from tests.core.letters import geometry
from tests.core.letters.geometry import CELL, EM, runs_of, text_of

LEFT, RIGHT, CENTRE, TOP, BOTTOM = 28.0, 184.0, 106.0, 37.0, 262.0
SMALL = 14 * 25.4 / 72
GRID = (*geometry.GRID, Element.ATTENDANCE)
ALL = frozenset(PaperFormat)
LETTER = frozenset({PaperFormat.LETTER})
RED_HEADS = ALL - LETTER
NUMBERED = frozenset({PaperFormat.DOCUMENT, PaperFormat.UPWARD})
ISSUES = frozenset({PaperFormat.BULLETIN, PaperFormat.MINUTES})
MINUTES = frozenset({PaperFormat.MINUTES})
HALF_FREE = "。，、；：！？”’）〕】》〉"
"""Closing marks: their cell may reach beyond the line's end, their ink does not."""
NEVER_FIRST = frozenset("。，、；：？！”’）〕】》〉」』％℃·")
NEVER_LAST = frozenset("“‘（〔【《〈「『￥")
UNIT = re.compile(
    r"——|……|[0-9]+|(?<![A-Za-z])[A-Za-z]{2,20}(?![A-Za-z])|〔[0-9]+〕[0-9]+号|[0-9]+[年月日号项％%]"
)
BROKEN = (
    Element.BODY,
    Element.ADDRESSEE,
    Element.ATTACHMENT,
    Element.NOTE,
    Element.COPIED_TO,
    Element.ATTENDANCE,
    Element.ANNEX_TEXT,
    Element.TITLE,
)
"""Elements whose lines the breaker made."""


_CROWDED = 12
"""Lines of 抄送 or 附件说明 that leave no room for a letter's text and signature beside them."""


_NO_LINE_TO_SPARE = 3
"""So few lines of text stay on page 1, which else shows none; 附件说明 accompanies the signature."""


_STACKED = 8
"""More joint issuers than these leave page 1 no text: then 主办机关 stands in the head alone."""


@dataclass(frozen=True)
class Case:
    """A letter and its pages. ``slack`` is what reading back may add to a limit (mm)."""

    content: LetterContent
    layout: Layout
    sizes: Sequence[tuple[float, float]]
    slack: float = 0.0

    def near(self, got: float, wanted: float, limit: float = 0.02) -> None:
        assert abs(got - wanted) <= limit + self.slack, f"{got:.3f} instead of {wanted:.3f}"

    @cached_property
    def text(self) -> Layout:
        """The pages of the letter itself, without annexes and slips."""
        return geometry.text_of_letter(self.layout)

    @property
    def first(self) -> Page:
        return self.layout.pages[0]

    @property
    def signed(self) -> Page:
        """The page that bears name and date."""
        signed = [page for page in self.layout.pages if runs_of(page, Element.DATE)]
        return (signed or self.text.pages)[0]

    @property
    def pitch(self) -> float:
        return paper.GRIDS[self.content.pitch].pitch

    def lines(self, page: Page, *elements: Element) -> list[list[Run]]:
        """Return the runs of ``elements`` as lines from top to bottom, also when read with a little noise."""
        lines: list[list[Run]] = []
        for run in sorted(runs_of(page, *elements), key=lambda run: run.y):
            if lines and abs(lines[-1][0].y - run.y) < 1.0:
                lines[-1].append(run)
            else:
                lines.append([run])
        return [sorted(line, key=lambda run: run.left) for line in lines]


def top_of(run: Run) -> float:
    return geometry.top_of(run)


def page_size(case: Case) -> None:
    """Every page is A4 upright."""
    assert len(case.sizes) == len(case.layout.pages)
    for width, height in case.sizes:
        assert abs(width - 210) <= 0.1
        assert abs(height - 297) <= 0.1


def _ink(case: Case, runs: Sequence[Run]) -> tuple[float, float]:
    """Return where the ink of ``runs`` begins and ends (mm from the page's top)."""
    tops, bottoms = [], []
    for run in runs:
        em = run.size * 25.4 / 72
        inks = [ink for ink in (case.layout.book.ink(run.role, char) for char in run.glyphs) if ink]
        tops.append(run.y - max(ink.top for ink in inks) * em)
        bottoms.append(run.y - min(ink.bottom for ink in inks) * em)
    return min(tops), max(bottoms)


INK_TOP = {
    PaperFormat.LETTER: 30.0,
    PaperFormat.DOCUMENT: TOP + 35,
    PaperFormat.UPWARD: TOP + 35,
    PaperFormat.MINUTES: TOP + 35,
    PaperFormat.BULLETIN: TOP + 15,
}


def issuer_name(case: Case) -> None:
    """The issuer's ink begins where the format has it: red, centred, inside the type area."""
    runs = runs_of(case.first, Element.ISSUER)
    assert runs
    assert all(run.red and run.role is FontRole.TITLE for run in runs)
    wanted = INK_TOP[case.content.format]
    beside = len(
        [text for text in (case.content.copy_number, case.content.secrecy, case.content.urgency) if text]
    )
    if case.content.format is PaperFormat.BULLETIN and beside > 1:
        wanted = max(wanted, TOP + beside * case.pitch)
    case.near(_ink(case, runs)[0], wanted, 0.05)
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    case.near((left + right) / 2, CENTRE)
    assert left >= LEFT - 0.01 - case.slack
    assert right <= RIGHT + 0.01 + case.slack
    said = "".join(run.text for run in runs)
    names = case.content.issuers if case.content.format in NUMBERED else ()
    shown = names if len(names) <= _STACKED else names[:1]
    assert all(name in said for name in shown or (case.content.letterhead,))
    assert said.endswith("文件") == (case.content.format in NUMBERED)


def double_rules(case: Case) -> None:
    """Two red double rules of 170 mm: 4 mm below the name, 20 mm above the page's end, thick outside."""
    thick, thin, second_thin, second_thick = case.first.bars
    case.near(thick.y - _ink(case, runs_of(case.first, Element.ISSUER))[1], 4.0)
    case.near(second_thick.y + second_thick.thickness, 277.0)
    assert thick.thickness > thin.thickness
    assert second_thick.thickness > second_thin.thickness
    assert thick.y < thin.y
    assert second_thin.y < second_thick.y
    for bar in case.first.bars:
        assert bar.red
        case.near(bar.x, 21.0)
        case.near(bar.length, 170.0)
    assert not any(bar.red for page in case.layout.pages[1:] for bar in page.bars)


def red_rule(case: Case) -> None:
    """One red rule as wide as the type area, 4 mm below the last line of the head."""
    (bar,) = [bar for bar in case.first.bars if bar.red]
    head = runs_of(case.first, Element.NUMBER, Element.ISSUE, Element.SIGNER)
    case.near(bar.y - (max(map(_line_top, head)) + CELL), 4.0, 0.1)
    case.near(bar.x, LEFT)
    case.near(bar.length, 156.0)
    assert not any(each.red for page in case.layout.pages[1:] for each in page.bars)


def _line_top(run: Run) -> float:
    return paper.line_top(run.y)


def number_at_the_right(case: Case) -> None:
    """发文字号 ends with the type area, 7/8 of a character below the rule."""
    number = runs_of(case.first, Element.NUMBER)[-1]
    case.near(number.right, RIGHT)
    thin = case.first.bars[1]
    case.near(_line_top(number) - (thin.y + thin.thickness), 4.875, 0.05)
    assert re.fullmatch(r".+〔\d{4}〕[1-9]\d*号", number.text)


def number_of_a_document(case: Case) -> None:
    """发文字号 stands two blank lines below the name, in the middle, or at the left beside the signers."""
    number = runs_of(case.first, Element.NUMBER)[-1]
    signers = runs_of(case.first, Element.SIGNER)
    bottom = _ink(case, runs_of(case.first, Element.ISSUER)[: len(case.content.issuers) or 1])[1]
    case.near(min(map(_line_top, (number, *signers))) - bottom, 2 * case.pitch, 0.1)
    assert re.fullmatch(r".+〔\d{4}〕[1-9]\d*号", number.text)
    if case.content.format is PaperFormat.DOCUMENT:
        case.near((number.left + number.right) / 2, CENTRE)
        return
    case.near(number.left, LEFT + CELL)
    case.near(max(run.right for run in signers), RIGHT - CELL)
    case.near(number.y, max(run.y for run in signers))
    assert {run.role for run in signers[1:]} == {FontRole.KAI}


def issue_lines(case: Case) -> None:
    """第N期 stands in the middle; under it issuer and day, a character from either edge."""
    lines = case.lines(case.first, Element.ISSUE)
    *middle, last = lines
    for line in middle:
        case.near((line[0].left + line[-1].right) / 2, CENTRE)
    case.near(last[0].left, LEFT + CELL)
    case.near(last[-1].right, RIGHT - CELL)
    assert last[-1].text.endswith(case.content.dated[-3:])
    assert text_of(middle[0]) == (case.content.issue or case.content.document_number)


def marks(case: Case) -> None:
    """份号, 密级 and 紧急程度 stand at the left edge in this order, one a line, the last two in 黑体."""
    content = case.content
    wanted = [text for text in (content.copy_number, content.secrecy, content.urgency) if text]
    lines = case.lines(case.first, Element.MARK)
    assert [text_of(line) for line in lines] == wanted
    start = TOP
    if content.format is PaperFormat.LETTER:
        start = case.first.bars[1].y + case.first.bars[1].thickness + 4.875
    for place, line in enumerate(lines):
        case.near(line[0].left, LEFT)
        case.near(_line_top(line[0]), start + place * case.pitch, 0.05)
        hei = {run.role for run in line if not run.text.isascii()} <= {FontRole.HEI}
        assert hei or text_of(line) == content.copy_number


def title(case: Case) -> None:
    """The title: 2号, each line centred, two blank lines above, one below, no hourglass."""
    page = case.first
    lines = case.lines(page, Element.TITLE)
    assert squeezed("".join(map(text_of, lines))) == squeezed(case.content.title)
    for line in lines:
        assert {(run.size, run.role) for run in line} == {(22.0, FontRole.TITLE)}
        case.near((line[0].left + line[-1].right) / 2, CENTRE)
        assert line[0].left >= LEFT - case.slack - 0.01
    tops = [_line_top22(line[0]) for line in lines]
    if case.content.format is PaperFormat.LETTER:
        above = max(map(_line_top, runs_of(page, Element.NUMBER, Element.MARK)))
        case.near(tops[0] - above, 3 * case.pitch)
    else:
        (bar,) = [bar for bar in page.bars if bar.red]
        case.near(tops[0] - bar.y - bar.thickness, 2 * case.pitch)
    for upper, lower in pairwise(tops):
        case.near(lower - upper, case.pitch)
    under = [run for run in runs_of(page, Element.ADDRESSEE, Element.BODY) if run.y > lines[-1][0].y]
    if under:
        case.near(min(map(_line_top, under)) - tops[-1], 2 * case.pitch)
    widths = [line[-1].right - line[0].left for line in lines]
    if len(widths) >= 3:
        assert min(widths[1:-1]) >= min(widths[0], widths[-1]) - 0.01 - case.slack, "an hourglass"


def title_shape(case: Case) -> None:
    """Three lines or more of a title are no block of equal lines unless all but the last are full."""
    lines = case.lines(case.first, Element.TITLE)
    widths = [line[-1].right - line[0].left for line in lines]
    if len(widths) < 3 or max(widths) - min(widths) > 0.5:
        return
    assert min(widths) > (paper.TITLE_MAX_CELLS - 1) * 22 * 25.4 / 72, "a block of equal lines"


def addressees(case: Case) -> None:
    """主送机关 and its turned lines begin at the left edge, 3号仿宋, and end with a colon (clause 7.3.2)."""
    lines = case.lines(case.first, Element.ADDRESSEE)
    assert bool(lines) == bool(case.content.addressee and not _moved(case))
    for line in lines:
        case.near(line[0].left, LEFT)
        assert {(run.size, run.role) for run in line} == {(16.0, FontRole.FANG)}
    assert not lines or text_of(lines[-1])[-1] == "："


def note(case: Case) -> None:
    """附注 stands under the day, two characters in, in round brackets (clause 7.3.6)."""
    lines = [line for page in case.layout.pages for line in case.lines(page, Element.NOTE)]
    assert bool(lines) == bool(case.content.note)
    if not lines:
        return
    case.near(lines[0][0].left, LEFT + 2 * CELL)
    said = "".join(map(text_of, lines))
    assert said[0] == "（"
    assert said[-1] == "）"
    page = case.signed
    under = [run for run in runs_of(page, Element.NOTE) if run.y > 0]
    days = runs_of(page, Element.DATE)
    if under and days:
        lines_down = (min(run.y for run in under) - max(run.y for run in days)) / case.pitch
        joint = len(case.content.issuers) > 1
        assert lines_down <= (4 if joint else 1.01) + case.slack, "附注 far below the day"


def attendance(case: Case) -> None:
    """出席, 请假 and 列席: 黑体, a blank line above, two characters in, names aligned (10.3)."""
    pages = [page for page in case.layout.pages if runs_of(page, Element.ATTENDANCE)]
    assert bool(pages) == bool(case.content.attendance)
    if not pages:
        return
    waiting = [f"{each.label}：" for each in case.content.attendance]
    for page in pages:
        for line in case.lines(page, Element.ATTENDANCE):
            begins = line[0].role is FontRole.HEI
            case.near(line[0].left, LEFT + (2 if begins else 5) * CELL, 0.03)
            assert not begins or text_of(line).startswith(waiting.pop(0))
    assert not waiting
    above = [
        _line_top(run)
        for run in runs_of(pages[0], Element.BODY, Element.ATTACHMENT)
        if run.y < min(each.y for each in runs_of(pages[0], Element.ATTENDANCE))
    ]
    if above:
        first = min(map(_line_top, runs_of(pages[0], Element.ATTENDANCE)))
        case.near(first - max(above), 2 * case.pitch)


def nobody_signs(case: Case) -> None:
    """Minutes and bulletins bear neither name and day under the text nor a seal (clause 10.3)."""
    for page in case.layout.pages:
        assert not runs_of(page, Element.SIGNATURE, Element.DATE)
    assert not case.layout.seals


def no_addressee(case: Case) -> None:
    """Minutes name nobody they are sent to: who was there stands after the text (clause 10.3)."""
    assert not any(runs_of(page, Element.ADDRESSEE) for page in case.layout.pages)
    copied = "".join(run.text for page in case.layout.pages for run in runs_of(page, Element.COPIED_TO))
    assert not copied.startswith("主送")


def _line_top22(run: Run) -> float:
    return paper.line_top(run.y, paper.TITLE_PT)


def squeezed(text: str) -> str:
    return "".join(text.split())


def paragraphs(case: Case) -> None:
    """Text is 3号; a paragraph begins two characters in, its turned lines at the edge."""
    for _, line, _, begins in geometry.body_of(case.text, case.content):
        assert {run.size for run in line} == {16.0}
        case.near(line[0].left, LEFT + 2 * CELL if begins else LEFT)


def line_pitch(case: Case) -> None:
    """Lines follow each other by whole steps of the pitch, to 0.05 mm each and 0.3 mm over a page."""
    for page in case.text.pages:
        tops = [_line_top(line[0]) for line in case.lines(page, *GRID)]
        for above, below in pairwise(tops):
            steps = round((below - above) / case.pitch)
            assert abs(below - above - steps * case.pitch) <= 0.05 or _halved(case, page)
        if tops:
            whole = round((tops[-1] - tops[0]) / case.pitch)
            assert abs(tops[-1] - tops[0] - whole * case.pitch) <= 0.3 or _halved(case, page)


def _halved(case: Case, page: Page) -> bool:
    """Tell whether names of joint issuers stand beside each other here, centred on one another's lines."""
    return len(case.content.issuers) > 1 and bool(runs_of(page, Element.SIGNATURE))


def full_pages(case: Case) -> None:
    """From page 2 on text begins at 37 mm; a full page has 22 lines, the last ending at 262 mm."""
    pages = case.text.pages
    for place, page in enumerate(pages):
        lines = case.lines(page, *GRID)
        assert len(lines) <= 22
        if page.number == 1 or not lines:
            continue
        case.near(_line_top(lines[0][0]), TOP, 0.05)
        if len(lines) == 22 and case.content.pitch is paper.Pitch.STANDARD:
            case.near(_line_top(lines[-1][0]) + CELL, BOTTOM, 0.05)
        if place + 2 < len(pages):
            assert len(lines) >= 22 - 6, "a page in the middle is full but for kept headings"


def justified(case: Case) -> None:
    """28 Chinese characters fill a line at 5.571 mm each; other lines that turn end at the edge."""
    seen = geometry.body_of(case.text, case.content)
    for (_, line, _, begins), (*_, next_begins) in pairwise(seen):
        if next_begins:
            continue
        cells = [cell for run in line for cell in run.cells]
        glyphs = [glyph for run in line for glyph in run.glyphs]
        wanted = 26 if begins else 28
        if len(glyphs) == wanted and all("一" <= glyph <= "龥" for glyph in glyphs):
            for one, other in pairwise(cells):
                case.near(other[0] - one[0], CELL, 0.02)
        spare = (RIGHT - line[0].left) - sum(width for _, width in cells)
        gaps = len(cells) - 1 - _joined(glyphs)
        if not gaps or spare > 0.6 * CELL * gaps - 0.1:
            continue  # a gap wider than that is worse than a ragged line
        end = cells[-1][0] + cells[-1][1]
        assert end >= RIGHT - 0.05 - case.slack, text_of(line)
        assert end <= RIGHT + 0.05 + case.slack + (CELL / 3 if glyphs[-1] in HALF_FREE else 0), text_of(line)


def _joined(glyphs: Sequence[str]) -> int:
    both = sum(1 for one, other in pairwise(glyphs) if one.isascii() and other.isascii())
    return both + sum(1 for one, other in pairwise(glyphs) if one == other and one in "—…")


def kinsoku(case: Case) -> None:
    """No line begins with a closing mark or ends with an opening one; no number or pair of marks is split."""
    said = _words(case.content)
    for element in BROKEN:
        before = ""
        for page in case.layout.pages:
            for line in case.lines(page, element) if not _lies_across(page, element) else ():
                text = text_of(line)
                assert text[0] not in NEVER_FIRST, text
                assert text[-1] not in NEVER_LAST, text
                if before and not _begins(case, element, line):
                    joint, cut = before[-40:] + text[:40], len(before[-40:])
                    split = [
                        unit.group()
                        for unit in UNIT.finditer(joint)
                        if unit.start() < cut < unit.end() and unit.group() in said
                    ]
                    assert not split, f"{split} is split"
                before = text


def _words(content: LetterContent) -> str:
    blocks = [*content.blocks, *(block for annex in content.annexes for block in annex.blocks)]
    texts = [block.lead + block.text for block in blocks]
    return "\n".join(
        [*texts, content.title, content.addressee, content.note, *content.attachments, *content.copied_to]
    )


def _lies_across(page: Page, element: Element) -> bool:
    return any(run.turned for run in runs_of(page, element))


def _begins(case: Case, element: Element, line: Sequence[Run]) -> bool:
    """Tell whether a new paragraph may begin here."""
    if element in (Element.TITLE, Element.ADDRESSEE, Element.COPIED_TO):
        return False
    return abs(line[0].left - LEFT) > 0.5 or element in (Element.ATTACHMENT, Element.ATTENDANCE)


def heading_faces(case: Case) -> None:
    """一、 in 黑体, （一） in 楷体, 1. and text in 仿宋."""
    for _, line, block, begins in geometry.body_of(case.text, case.content):
        if not begins:
            continue
        role = FontRole.FANG
        if block.style is BlockStyle.HEADING_1:
            role = FontRole.HEI
        elif block.lead or block.style is BlockStyle.HEADING_2:
            role = FontRole.KAI
        assert line[0].role is role


def headings_kept(case: Case) -> None:
    """No page ends with a heading."""
    geometry.check_headings_kept(case.text, case.content)


def attachment_list(case: Case) -> None:
    """附件： two characters in, a blank line above; turned lines align with the name."""
    pages = [page for page in case.text.pages if runs_of(page, Element.ATTACHMENT)]
    assert bool(pages) == bool(case.content.attachments)
    if not pages:
        return
    lines = [line for page in pages for line in case.lines(page, Element.ATTACHMENT)]
    case.near(lines[0][0].left, LEFT + 2 * CELL)
    above = [run for run in runs_of(pages[0], Element.BODY) if run.y < lines[0][0].y]
    if above:
        case.near(_line_top(lines[0][0]) - max(map(_line_top, above)), 2 * case.pitch)
    assert text_of(lines[0]).startswith("附件：")
    waiting = list(case.content.attachments)
    rest = ""
    for line in lines:
        front = (
            ""
            if rest
            else re.match(r"(附件：)?(\d+\.)?", text_of(line)).group()
            if len(waiting) > 1 or _several(case)
            else re.match("(附件：)?", text_of(line)).group()
        )
        cells = [cell for run in line for cell in run.cells]
        if not rest:
            name_left = cells[len(front)][0]
            rest = squeezed(waiting.pop(0))
            case.near(cells[0][0], LEFT + (2 if front.startswith("附") else 5) * CELL, 0.03)
        else:
            case.near(cells[0][0], name_left)
        rest = rest.removeprefix(squeezed(text_of(line))[len(front) :])
    assert not waiting
    assert not rest


def _several(case: Case) -> bool:
    return len(case.content.attachments) > 1


def sealed_signature(case: Case) -> None:
    """With a seal: the date four characters from the edge or the long name at it, the name over the date."""
    content = case.content
    if not content.sealed or len(content.issuers) > 1:
        return
    names, day = case.lines(case.signed, Element.SIGNATURE), runs_of(case.signed, Element.DATE)[0]
    left, right = min(line[0].left for line in names), max(line[-1].right for line in names)
    case.near((left + right) / 2, (day.left + day.right) / 2)
    assert min(abs(day.right - (RIGHT - 4 * CELL)), abs(right - RIGHT)) <= 0.02 + case.slack
    seal = case.layout.seal
    assert seal is not None
    case.near((day.left + day.right) / 2, seal.x)
    assert left >= LEFT - 0.01 - case.slack
    assert top_of(names[0][0]) < seal.y < seal.y + seal.diameter / 2 - 1
    assert top_of(day) < seal.y + seal.diameter / 2


def seal_room(case: Case) -> None:
    """Every seal begins within a line of the text, stays on the page, meets no text, presses a name."""
    seals = case.layout.seals
    assert bool(seals) == case.content.sealed
    if not seals:
        return
    page = case.layout.pages[seals[0].page - 1]
    text = runs_of(page, Element.BODY, Element.ATTACHMENT)
    bottom = max(map(top_of, text)) + EM
    first = min(seals, key=lambda seal: (seal.y, seal.x))
    assert -0.01 - case.slack <= first.y - first.diameter / 2 - bottom <= 10.45 + case.slack
    for seal in seals:
        radius = seal.diameter / 2
        assert seal.x - radius >= LEFT - 0.01
        assert seal.x + radius <= 210
        assert seal.y + radius <= 297
        for run in runs_of(page, Element.NOTE, Element.COPIED_TO, Element.IMPRINT, Element.PAGE_NUMBER):
            free = CELL / 2 if run.glyphs[-1] in HALF_FREE else 0.0
            across = max(seal.x - run.right + free, run.left - seal.x, 0.0)
            em = run.size * 25.4 / 72
            down = max(run.y - 0.88 * em - seal.y, 0.0)
            assert (across**2 + down**2) ** 0.5 >= radius - 0.5 - case.slack, "a seal touches text"
    for one, other in ((a, b) for n, a in enumerate(seals) for b in seals[n + 1 :]):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > one.diameter, "seals touch"


def joint_signatures(case: Case) -> None:
    """Joint issuers: every name stands, the main one first; under its seal, or two from the edge."""
    issuers = case.content.issuers
    if len(issuers) < 2 or case.content.format in ISSUES:
        return
    runs = runs_of(case.signed, Element.SIGNATURE)
    assert sorted("".join(run.text for run in runs)) == sorted("".join(issuers))
    assert runs[0].text[0] == issuers[0][0]
    day = runs_of(case.signed, Element.DATE)[0]
    if case.content.sealed:
        assert len(case.layout.seals) == len(issuers)
        for run in runs:
            assert (
                min(abs((run.left + run.right) / 2 - seal.x) for seal in case.layout.seals) < 0.1 + case.slack
            )
        case.near((day.left + day.right) / 2, case.layout.seals[-1].x, 0.05)
    else:
        for run in runs:
            case.near(run.right, RIGHT - 2 * CELL)


def plain_signature(case: Case) -> None:
    """Without a seal: a blank line, the name two characters from the edge, the day two in from the name."""
    content = case.content
    if content.sealed or len(content.issuers) > 1 or content.format in ISSUES:
        return
    names, day = case.lines(case.signed, Element.SIGNATURE), runs_of(case.signed, Element.DATE)[0]
    left, right = min(line[0].left for line in names), max(line[-1].right for line in names)
    text = [_line_top(run) for run in runs_of(case.signed, Element.BODY, Element.ATTACHMENT)]
    case.near(_line_top(names[0][0]) - max(text), 2 * case.pitch)
    if right - left >= day.right - day.left + 2 * CELL - 0.02:
        case.near(right, RIGHT - 2 * CELL)
    else:
        case.near(day.right, RIGHT - 2 * CELL)
    case.near(day.left - left, 2 * CELL)


def never_alone(case: Case) -> None:
    """Name and date stand on a page with text."""
    for page in case.layout.pages:
        if runs_of(page, Element.SIGNATURE, Element.DATE):
            listed = [line for each in case.text.pages for line in case.lines(each, Element.ATTACHMENT)]
            text = sum(len(case.lines(each, Element.BODY)) for each in case.text.pages)
            short = len(listed) >= _CROWDED or text <= _NO_LINE_TO_SPARE
            assert runs_of(page, Element.BODY, *((Element.ATTACHMENT,) if short else ()))
    signed = [page for page in case.layout.pages if runs_of(page, Element.DATE)]
    assert len(signed) == (0 if case.content.format in ISSUES else 1)


def page_numbers(case: Case) -> None:
    """— n — in 4号, its dashes at 269 mm, odd right, even left; none on a letter's first page and slips."""
    for page in case.layout.pages:
        runs = runs_of(page, Element.PAGE_NUMBER)
        slip = bool(runs_of(page, Element.FORM, Element.FORM_TITLE))
        if slip or (page.number == 1 and case.content.format is PaperFormat.LETTER):
            assert not runs
            continue
        (run,) = runs
        assert run.text == f"— {page.number} —"
        assert (run.size, run.role) == (14.0, FontRole.SONG)
        assert not run.turned
        ink = case.layout.book.ink(FontRole.SONG, "—")
        case.near(run.y - (ink.top + ink.bottom) / 2 * SMALL, 269.0, 0.05)
        edge, wanted = (run.right, RIGHT - SMALL) if page.number % 2 else (run.left, LEFT + SMALL)
        case.near(edge, wanted)


def page_bottoms(case: Case) -> None:
    """Text ends with the type area; on a letter's first page 7/8 of a character above the second rule."""
    for page in case.layout.pages:
        far = page.number == 1 and case.content.format is PaperFormat.LETTER
        for run in page.runs:
            if run.element is not Element.PAGE_NUMBER and not run.turned:
                bottom = run.y + 0.12 * run.size * 25.4 / 72
                assert bottom <= (272.1 if far else BOTTOM) + 0.1 + case.slack, run.text


def copies(case: Case) -> None:
    """抄送 of a letter: 4号, no rules, at the end of the last page's type area, turned after the colon."""
    content = case.content
    pages = [page for page in case.layout.pages if runs_of(page, Element.COPIED_TO)]
    assert bool(pages) == bool(content.copied_to or _moved(case))
    if not pages:
        return
    assert pages[-1] is _last_page(case)
    _check_copies(case, pages)
    page = pages[-1]
    lines = case.lines(page, Element.COPIED_TO)
    case.near(lines[-1][0].y + 0.12 * SMALL, BOTTOM)
    assert not any(bar.y > lines[0][0].y - 6 and bar.y < 264 for bar in page.bars), "no rules"


def _check_copies(case: Case, pages: Sequence[Page]) -> None:
    lines = [line for page in pages for line in case.lines(page, Element.COPIED_TO)]
    for line in lines:
        assert {run.size for run in line} == {14.0}
        begins = text_of(line)[:3] in ("抄送：", "主送：")
        case.near(line[0].left, LEFT + (1 if begins else 4) * SMALL)
    assert max(line[-1].right for line in lines) <= RIGHT - SMALL / 2 + 0.01 + case.slack
    said = squeezed("".join(map(text_of, lines)))
    content = case.content
    wanted = f"主送：{content.addressee}。" if _moved(case) else ""
    wanted += f"抄送：{'，'.join(content.copied_to)}。" if content.copied_to else ""
    assert said == squeezed(wanted)


def _moved(case: Case) -> bool:
    """Tell whether 主送机关 stands in the 版记."""
    return bool(case.content.addressee) and not any(
        runs_of(page, Element.ADDRESSEE) for page in case.layout.pages
    )


def _last_page(case: Case) -> Page:
    """Return the last page that is no slip."""
    slips = (Element.FORM, Element.FORM_TITLE)
    return [page for page in case.layout.pages if not runs_of(page, *slips)][-1]


def imprint(case: Case) -> None:
    """版记: black rules as wide as the type area, 0.35 mm outside and 0.25 within, the last on its end."""
    content = case.content
    printed = bool(content.printed_by and content.printed_on)
    page = _last_page(case)
    rules = sorted(_imprint_rules(case, page), key=lambda bar: bar.y)
    listed = bool(content.copied_to or _moved(case))
    wanted = {0: 0, 1: 2, 2: 3}[printed + listed]
    assert len(rules) == wanted
    if not rules:
        return
    case.near(rules[-1].y + rules[-1].thickness, BOTTOM)
    thick = [0.35] + [0.25] * (wanted - 2) + [0.35]
    for bar, thickness in zip(rules, thick, strict=True):
        case.near(bar.x, LEFT)
        case.near(bar.length, 156.0)
        assert abs(bar.thickness - thickness) <= 0.02
    if listed:
        _check_copies(case, [each for each in case.layout.pages if runs_of(each, Element.COPIED_TO)])
    if printed:
        office, *_, day = sorted(runs_of(page, Element.IMPRINT), key=lambda run: run.left)
        case.near(office.left, LEFT + SMALL)
        case.near(day.right, RIGHT - SMALL)
        assert day.text.endswith("印发")
        assert rules[-2].y < day.y < rules[-1].y


def _imprint_rules(case: Case, page: Page) -> list[Bar]:
    """Return the rules of the 版记: from the highest of its lines down, upright and black."""
    runs = runs_of(page, Element.COPIED_TO, Element.IMPRINT)
    top = min((run.y for run in runs), default=297.0) - 10
    return [bar for bar in page.bars if not bar.red and not bar.turned and bar.y > top and bar.length > 100]


def edges(case: Case) -> None:
    """Nothing leaves the type area; only the ink-free half of a closing mark may."""
    for page in case.layout.pages:
        for run in page.runs:
            if run.element in (Element.ISSUER, Element.PAGE_NUMBER):
                continue
            low, high = (35.0, BOTTOM - TOP + 35.0) if run.turned else (LEFT, RIGHT)
            free = run.size * 25.4 / 72 / 2 if run.glyphs[-1] in HALF_FREE else 0.0
            assert run.left >= low - 0.02 - case.slack, run.text
            assert run.right <= high + free + 0.02 + case.slack, run.text


def apart(case: Case) -> None:
    """No two texts lie over each other."""
    for page in case.layout.pages:
        boxes = sorted(_box(run) for run in page.runs)
        for place, (top, bottom, left, right, turned, text) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                if other[0] >= bottom - 0.6:
                    break
                over = min(right, other[3]) - max(left, other[2])
                assert over <= 0.6 * (bottom - top) or turned != other[4], f"{text} over {other[5]}"


def _box(run: Run) -> tuple[float, float, float, float, bool, str]:
    em = run.size * 25.4 / 72
    return run.y - 0.86 * em, run.y + 0.1 * em, run.left, run.right, run.turned, run.text


def no_blank_page(case: Case) -> None:
    """Every page says something besides its number; none bears 抄送 or 版记 alone."""
    aside = (Element.PAGE_NUMBER, Element.COPIED_TO, Element.IMPRINT)
    for page in case.layout.pages:
        crowded = len(case.lines(page, Element.COPIED_TO)) >= _CROWDED
        says = [run for run in page.runs if run.element not in aside]
        assert says or crowded, f"page {page.number} is blank"


def first_page_has_text(case: Case) -> None:
    """The first page shows text (clause 7.3.2)."""
    assert runs_of(case.first, Element.BODY) or not case.content.blocks


def annex_heads(case: Case) -> None:
    """An annex begins a page: 附件 in 黑体 at the top left, its title on the third line, centred."""
    pages = [page for page in case.layout.pages if runs_of(page, Element.ANNEX_MARK)]
    assert len(pages) == len(case.content.annexes)
    several = len(case.content.annexes) > 1 or len(case.content.attachments) > 1
    for number, page in enumerate(pages, 1):
        mark, *_ = runs_of(page, Element.ANNEX_MARK)
        across = mark.turned
        said = "".join(run.text for run in runs_of(page, Element.ANNEX_MARK))
        assert said == (f"附件{number}" if several else "附件")
        assert mark.role is FontRole.HEI
        start, middle, top = (mark.left, (mark.left + 260) / 2, LEFT) if across else (LEFT, CENTRE, TOP)
        assert start >= (35.0 if across else LEFT) - 0.02 - case.slack
        case.near(mark.left, start)
        case.near(_line_top(mark), top, 0.05)
        line = case.lines(page, Element.ANNEX_TITLE)[0]
        case.near((line[0].left + line[-1].right) / 2, middle)
        case.near(_line_top22(line[0]), top + 2 * case.pitch, 0.05)


def whole_text(case: Case) -> None:
    """Everything the letter says stands on its pages, in order, once."""
    content, said = case.content, _said(case)
    listed = [
        f"{n}.{name}" if len(content.attachments) > 1 else name
        for n, name in enumerate(content.attachments, 1)
    ]
    wanted = {
        Element.TITLE: content.title,
        Element.ADDRESSEE: f"{content.addressee}：" if content.addressee and not _moved(case) else "",
        Element.BODY: "".join(block.lead + block.text for block in content.blocks),
        Element.ATTACHMENT: "附件：" + "".join(listed) if listed else "",
        Element.NOTE: f"（{content.note}）" if content.note else "",
        Element.ATTENDANCE: "".join(f"{each.label}：{each.names}" for each in content.attendance),
        Element.ANNEX_TITLE: "".join(annex.title for annex in content.annexes),
        Element.ANNEX_TEXT: "".join(
            block.lead + block.text for annex in content.annexes for block in annex.blocks
        ),
        Element.FORM_TITLE: "".join(form.title for form in content.forms),
        Element.CODE: "".join(form.code for form in content.forms),
        Element.DATE: "" if content.format in ISSUES else content.dated,
    }
    for element, text in wanted.items():
        assert said.get(element, "") == squeezed(text), element


def _said(case: Case) -> dict[Element, str]:
    said: dict[Element, str] = {}
    for page in case.layout.pages:
        for run in page.runs:
            said[run.element] = said.get(run.element, "") + squeezed(run.text)
    return said


def table_cells(case: Case) -> None:
    """Every character of every table and slip stands there, a table's headings again on each page."""
    pages = [page for page in case.layout.pages if runs_of(page, Element.TABLE)]
    said = "".join(run.text for page in pages for run in runs_of(page, Element.TABLE))
    tables = [annex.table for annex in case.content.annexes if annex.table]
    least = "".join(cell for table in tables for row in table.rows for cell in row)
    for char in set(squeezed(least)):
        assert said.count(char) >= least.count(char), char
    if len(tables) == 1 and pages:
        for heading in tables[0].columns:
            for page in pages:
                shown = "".join(run.text for run in runs_of(page, Element.TABLE))
                assert heading.heading in shown
    slips = "".join(run.text for page in case.layout.pages for run in runs_of(page, Element.FORM))
    wanted = [cell.text for form in case.content.forms for row in form.rows for cell in row.cells]
    wanted += [line for form in case.content.forms for line in (*form.closing, form.subtitle)]
    assert [text for text in wanted if squeezed(text) not in squeezed(slips)] == []


@dataclass(frozen=True)
class Check:
    """A check: its number in the reference (a letter behind it: our own), what it looks at, its formats."""

    number: str
    look: Callable[[Case], None]
    formats: frozenset[PaperFormat] = ALL


CHECKS = (
    Check("1", page_size),
    Check("3", issuer_name),
    Check("4", double_rules, LETTER),
    Check("4r", red_rule, RED_HEADS),
    Check("5", number_at_the_right, LETTER),
    Check("5d", number_of_a_document, NUMBERED),
    Check("5i", issue_lines, ISSUES),
    Check("6", marks),
    Check("7", title),
    Check("7s", title_shape),
    Check("7a", addressees),
    Check("8", paragraphs),
    Check("9", line_pitch),
    Check("10", full_pages),
    Check("11", justified),
    Check("12", kinsoku),
    Check("13", heading_faces),
    Check("13k", headings_kept),
    Check("14", attachment_list),
    Check("15", sealed_signature),
    Check("15s", seal_room),
    Check("15j", joint_signatures),
    Check("16", plain_signature),
    Check("16a", never_alone),
    Check("16n", note),
    Check("16x", nobody_signs, ISSUES),
    Check("17", page_numbers),
    Check("18", page_bottoms),
    Check("18e", edges),
    Check("18o", apart),
    Check("18b", no_blank_page),
    Check("18t", first_page_has_text),
    Check("19", whole_text),
    Check("19t", table_cells),
    Check("22", copies, LETTER),
    Check("22i", imprint, RED_HEADS),
    Check("22a", annex_heads),
    Check("22m", attendance),
    Check("22n", no_addressee, MINUTES),
)


def failures(case: Case) -> list[str]:
    """Return the numbers of the checks that ``case`` fails, each with what is wrong."""
    found = []
    for check in CHECKS:
        if case.content.format in check.formats:
            try:
                check.look(case)
            except AssertionError as error:
                found.append(f"{check.number} {check.look.__name__}: {str(error).splitlines()[:1]}")
    return found
