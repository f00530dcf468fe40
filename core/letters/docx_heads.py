"""The red heads of an editable letter: names and numbers as text, red rules as shapes or borders.

The letter format's name and rules lie outside the type area and go into the head of the first page; those of
the other formats stand in the text. A word processor sets a line of exact height with its baseline four
fifths down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.lengths import millimetres
from core.letters import paper
from core.letters.content import LetterContent
from core.letters.docx_lines import head_line, lines_of
from core.letters.docx_parts import (
    RED,
    border,
    paragraph,
    rule,
    run,
    spacing,
    table,
    table_cell,
    table_row,
    tag,
    twips,
)
from core.letters.docx_styles import DocxStyle, style_id
from core.letters.head import Head
from core.letters.paper import PaperFormat
from core.letters.placed import Element, Run

_BASELINE = 0.8
_TALL = 1.25
"""Height of the line of a red name, in parts of its size."""
_SPARE = 0.05
"""Millimetres that twips may round away from a page full of rows."""
_RULE_SPACE = 8
"""Points from a line's lower edge to its border; with the line's own white 4 mm under the characters."""


@dataclass(frozen=True, slots=True)
class DocxHead:
    """The head of the first page and where it begins (mm), then what stands first in the text."""

    header: str
    header_top: float
    body: str


def docx_head(content: LetterContent, head: Head, pitch: float) -> DocxHead:
    """Return the head of ``content`` as the typesetter measured it."""
    names = [each for each in head.runs if each.element is Element.ISSUER]
    lines = lines_of([each for each in head.runs if each.element is not Element.ISSUER])
    if content.format is PaperFormat.LETTER:
        return _letter(names[0], head, lines, pitch)
    marks = [line for line in lines if line[0].element is Element.MARK]
    others = [line for line in lines if line[0].element is not Element.MARK]
    made, cursor = [], float(paper.TYPE_TOP)
    for line in marks:
        made.append(head_line(line))
        cursor += pitch
    name, cursor = _names(names, cursor)
    made.append(name)
    for number, line in enumerate(others):
        before = max(line[0].y - _BASELINE * pitch - cursor, 0.0)
        last = {"pBdr": _red_border()} if number == len(others) - 1 else {}
        made.append(head_line(line, spacing=spacing(before=before), **last))
        cursor += before + pitch
    if not others:
        made.append(paragraph(style_id(DocxStyle.NUMBER), pBdr=_red_border()))
    return DocxHead("", float(paper.TYPE_TOP) / 2, "".join(made))


def _letter(name: Run, head: Head, lines: Sequence[Sequence[Run]], pitch: float) -> DocxHead:
    height = _height(name)
    top = name.y - _BASELINE * height
    rules = "".join(rule(n, bar.x, bar.y, bar.length, bar.thickness) for n, bar in enumerate(head.bars, 1))
    white = spacing(after=max(_first_row(head, pitch) - top - height, 0.0), line=height)
    header = paragraph(style_id(DocxStyle.MARK), _red_name(name), rules, spacing=white)
    body = "".join(head_line(line, spacing=spacing(line=pitch)) for line in lines)
    return DocxHead(header, top, body)


def _first_row(head: Head, pitch: float) -> float:
    """Return where the first row of page 1 begins, so that whole rows fill the page down to its last.

    As many rows fit as on the printed page; the first stands lower by what they leave, under a third of one.
    LibreOffice would put half of what is left over above the first row by itself.
    """
    highest = paper.body_baseline(head.origin) - _BASELINE * pitch
    rows = int((paper.TYPE_BOTTOM - highest) / pitch)
    return paper.TYPE_BOTTOM - rows * pitch - _SPARE


def _height(name: Run) -> float:
    return float(millimetres(name.size)) * _TALL


def _red_name(name: Run) -> str:
    """Return the characters of a red name, spread or condensed as on the page."""
    half = tag("sz", val=round(float(name.size) * 2))
    look = {"sz": half}
    if name.stretch < 1:
        look["w"] = tag("w", val=max(round(name.stretch * 100), 1))
    gap = name.cells[1][0] - sum(name.cells[0]) if len(name.cells) > 1 else 0.0
    if gap <= 0:
        return run(name.text, **look)
    spread = tag("spacing", val=twips(gap))
    return run(name.text[:-1], **look, spacing=spread) + run(name.text[-1], **look)


def _names(names: Sequence[Run], cursor: float) -> tuple[str, float]:
    """Return one name as a paragraph, several as a table with 文件 halfway down at their right."""
    height = _height(names[0])
    before = max(names[0].y - _BASELINE * height - cursor, 0.0)
    if len(names) == 1:
        made = paragraph(
            style_id(DocxStyle.MARK), _red_name(names[0]), spacing=spacing(before=before, line=height)
        )
        return made, cursor + before + height
    step = paper.MARK_PITCH * millimetres(names[0].size)
    stacked, ending = names[:-1], names[-1]
    widths = (max(each.right - each.left for each in stacked) + 4.0, ending.right - ending.left + 6.0)
    left = "".join(
        paragraph(
            style_id(DocxStyle.MARK), _red_name(each), spacing=spacing(line=step), jc=tag("jc", val="center")
        )
        for each in stacked
    )
    right = paragraph(style_id(DocxStyle.MARK), _red_name(ending), spacing=spacing(line=step))
    row = table_row((table_cell(widths[0], left), table_cell(widths[1], right, middle=True)))
    white = paragraph(style_id(DocxStyle.BREAK), spacing=spacing(before=before, line=0.2))
    return white + table(widths, [row], centred=True, padding=0.0), cursor + before + step * len(stacked)


def _red_border() -> str:
    return f"<w:pBdr>{border('bottom', paper.RED_RULE, space=_RULE_SPACE, colour=RED)}</w:pBdr>"
