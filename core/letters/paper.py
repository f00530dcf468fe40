"""The numbers of GB/T 9704-2012 in one place: the type area, the letter format (clause 10.1), red heads.

All lengths are millimetres from the top left corner of the page unless a name ends in ``_PT`` (points).
Numbers that the standard leaves open (thickness of the rules, the white between them) follow what offices
print; docs/decisions names the choices.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.lengths import Mm, Pt, millimetres


class PaperFormat(StrEnum):
    """How the head and foot of a paper are set (GB/T 9704-2012)."""

    LETTER = "letter"
    """信函格式, clause 10.1: double red rules, the number at the right, no page number on page 1."""
    DOCUMENT = "document"
    """文件格式, clause 7: red head 35 mm below the type area's top, red rule, 版记 with 印发机关."""
    UPWARD = "upward"
    """上行文: as ``DOCUMENT``, with the number at the left and 签发人 at the right (clause 7.2.6)."""
    BULLETIN = "bulletin"
    """通报、专报、简报 with 第N期 and a line of issuer and day above the red rule (office practice)."""
    MINUTES = "minutes"
    """纪要格式, clause 10.3: red head, attendance after the text, no seal."""


class Pitch(StrEnum):
    """From one line to the next: the standard's own measure, or what Word users type."""

    STANDARD = "standard"
    EXACT_28 = "28"
    EXACT_28_95 = "28.95"


PAGE_WIDTH = Mm(210.0)
PAGE_HEIGHT = Mm(297.0)

TYPE_LEFT = Mm(28.0)
TYPE_TOP = Mm(37.0)
TYPE_WIDTH = Mm(156.0)
TYPE_HEIGHT = Mm(225.0)
TYPE_RIGHT = Mm(TYPE_LEFT + TYPE_WIDTH)
TYPE_BOTTOM = Mm(TYPE_TOP + TYPE_HEIGHT)
TYPE_CENTRE = Mm(TYPE_LEFT + TYPE_WIDTH / 2)

CELLS_PER_LINE = 28
LINES_PER_PAGE = 22

CELL = Mm(TYPE_WIDTH / CELLS_PER_LINE)
"""One character of 3号 on the grid, 5.571 mm: 28 of them fill the type area (clause 5.2.3)."""

PITCH = Mm((TYPE_HEIGHT - CELL) / (LINES_PER_PAGE - 1))
"""From one line to the next, 10.449 mm: a character and 7/8 of one, so that 22 lines fill 225 mm."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a page: ``pitch`` from one to the next and how much the last one takes (mm).

    The standard's last line ends with its characters; a line of Word's exact spacing is as high as its pitch.
    """

    pitch: float
    last: float

    def lines(self, height: float) -> int:
        """Return how many lines fit into ``height`` mm, never more than the page's 22."""
        return min(int((height - self.last) / self.pitch + 1 + 1e-6), LINES_PER_PAGE)


_WORD_28 = millimetres(Pt(28.0))
_WORD_28_95 = millimetres(Pt(28.95))
GRIDS = {
    Pitch.STANDARD: Grid(PITCH, CELL),
    Pitch.EXACT_28: Grid(_WORD_28, _WORD_28),
    Pitch.EXACT_28_95: Grid(_WORD_28_95, _WORD_28_95),
}

SEVEN_EIGHTHS = Mm(CELL * 7 / 8)

BODY_PT = Pt(16.0)
"""3号."""
TITLE_PT = Pt(22.0)
"""2号."""
SMALL_PT = Pt(14.0)
"""4号, for page numbers and 抄送."""
SMALL_CELL = millimetres(SMALL_PT)
SMALL_PITCH = Mm(8.467)
"""Lines of 抄送: 24 points apart."""

EM_ASCENT = 0.88
"""Part of the em box above the baseline; the same for all Chinese faces, so that faces share a baseline."""

ISSUER_INK_TOP = Mm(30.0)
"""The issuer name's ink, not its em box, begins here."""
ISSUER_MAX_PT = Pt(38.0)
ISSUER_MIN_PT = Pt(26.0)
"""Below this size a long name is condensed before it is made smaller."""
ISSUER_MIN_STRETCH = 0.6
ISSUER_SPREAD_WIDTH = Mm(124.0)
"""A short name is spaced out towards this width."""
ISSUER_MAX_SPREAD = 0.5
"""... but by no more than this part of an em between two characters."""

RULE_LENGTH = Mm(170.0)
RULE_THICK = millimetres(Pt(1.5))
RULE_THIN = millimetres(Pt(0.75))
RULE_WHITE = Mm(0.42)
RULE_BELOW_ISSUER = Mm(4.0)
DOUBLE_RULE = Mm(RULE_THICK + RULE_WHITE + RULE_THIN)
SECOND_RULE_BOTTOM = Mm(PAGE_HEIGHT - 20.0)
FIRST_PAGE_BOTTOM = Mm(SECOND_RULE_BOTTOM - DOUBLE_RULE - SEVEN_EIGHTHS)
"""Text of page 1 may reach to 7/8 of a character above the second rule."""

MARK_INK_TOP = Mm(TYPE_TOP + 35.0)
"""发文机关标志 of a red head: its ink begins 35 mm below the type area's top (clause 7.2.4)."""
BULLETIN_INK_TOP = Mm(TYPE_TOP + 15.0)
"""The name of a bulletin, which has two more lines in its head; office practice."""
RED_RULE = Mm(0.5)
RED_RULE_BELOW = Mm(4.0)
"""The red rule lies 4 mm below the number and is as wide as the type area (clause 7.2.7)."""
MARK_BLANK_LINES = 2
"""Between 发文机关标志 and the number (clause 7.2.5)."""
MARK_PITCH = 1.3
"""From one joint issuer to the next, in parts of the em."""
JOINT_MARKS_HEIGHT = Mm(80.0)
"""Joint issuers below each other take no more, so that page 1 shows text under number, title and 主送."""

IMPRINT_OUTER = Mm(0.35)
IMPRINT_INNER = Mm(0.25)
"""First and last rule of the 版记, and those between (clause 7.4.1)."""

TITLE_MAX_CELLS = 19.0
"""Characters of 2号 on a title line; 20 would touch both edges of the type area."""
TITLE_BLANK_LINES = 2

PARAGRAPH_INDENT = 2.0
DATE_FROM_RIGHT = 4.0
"""Cells between a sealed letter's date and the right edge."""
PLAIN_FROM_RIGHT = 2.0
SEALED_BLANK_LINES = 2
"""Above a name of one line, which brings the seal's top within a line of the text; one less for two lines."""
PLAIN_BLANK_LINES = 1
BODY_LINES_WITH_SIGNATURE = 2
"""So many lines of text at least stand on the page that bears the signature."""

SEAL_DIAMETER = Mm(42.0)
"""Seal of a department (国发〔1999〕25号: not above 45 mm). The seal itself is never drawn."""
SEAL_ABOVE_PAIR = Mm(5.0)
"""The seal's centre lies so far above the middle of name and date: the name on its centre line, the date
below (居印章中心偏下), its top 7.8 mm under the text, its lower edge clear of a one-line 附注."""

SEALS_A_ROW = 3
"""Joint issuers: so many seals beside each other at most."""
SEAL_GAP = Mm(3.0)
SEAL_BAND = Mm(SEAL_DIAMETER + 1.0)
"""From one row of seals to the next where there are more than ``SEAL_ROWS_ON_GRID``; else whole lines."""
SEAL_ROWS_ON_GRID = 3

ANNEX_TITLE_ROW = 2
"""An annex's title stands on the third line of its first page (clause 7.3.4)."""

PAGE_NUMBER_DASH = Mm(TYPE_BOTTOM + 7.0)
"""The dashes beside the page number: 7 mm below the type area."""

RED = (0.9, 0.0, 0.0)


def body_baseline(top: float, size: Pt = BODY_PT) -> float:
    """Return the baseline of ``size`` glyphs centred in the 3号 line whose top is ``top`` (mm)."""
    em = millimetres(size)
    return top + CELL / 2 - em / 2 + EM_ASCENT * em


def line_top(baseline: float, size: Pt = BODY_PT) -> float:
    """Return the top of the 3号 line that has its ``baseline`` there; the inverse of ``body_baseline``."""
    em = millimetres(size)
    return baseline - EM_ASCENT * em + em / 2 - CELL / 2


def first_page_bottom(paper_format: PaperFormat) -> float:
    """Return how far text may reach on page 1: above the second red rule of a letter, else the type area."""
    return FIRST_PAGE_BOTTOM if paper_format is PaperFormat.LETTER else TYPE_BOTTOM
