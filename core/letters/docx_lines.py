"""Placed runs into paragraphs: where the typesetter put characters, tab stops and indents put them too.

Head and tail of a paper are measured (red names, signers, signatures over seals). Their lines are taken from
the same functions that set the PDF, so that both papers agree without a second set of rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from core.letters import paper
from core.letters.docx_parts import hundredths, paragraph, run, spacing, tabs, tag, twips
from core.letters.docx_styles import DocxStyle, faces, style_id
from core.letters.fonts import FontRole
from core.letters.placed import Run
from core.letters.rows import Row

_TOGETHER = 0.5
"""Runs of a line nearer than this (mm) are one piece of text."""
_CENTRED = 0.6


def lines_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Return ``runs`` line by line from the top, each from left to right."""
    ordered = sorted(runs, key=lambda each: (round(each.y, 2), each.left))
    return [list(group) for _, group in groupby(ordered, key=lambda each: round(each.y, 2))]


def pieces_of(line: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of a line in pieces that stand apart."""
    pieces: list[list[Run]] = []
    for each in line:
        if pieces and each.left - pieces[-1][-1].right < _TOGETHER:
            pieces[-1].append(each)
        else:
            pieces.append([each])
    return pieces


def spoken(runs: Sequence[Run]) -> str:
    """Return ``runs`` as runs of text, each in the face of its role."""
    return "".join(
        run(each.text, **({} if each.role is FontRole.FANG else {"rFonts": faces(each.role)}))
        for each in runs
    )


def head_line(line: Sequence[Run], **properties: str) -> str:
    """Return a line of a head: centred where it is, else its pieces at tab stops."""
    pieces = pieces_of(line)
    middle = (line[0].left + line[-1].right) / 2
    if len(pieces) == 1 and abs(middle - paper.TYPE_CENTRE) < _CENTRED:
        properties["jc"] = tag("jc", val="center")
        return paragraph(style_id(DocxStyle.NUMBER), spoken(line), **properties)
    stops, inside = [], ""
    for piece in pieces:
        if piece[-1].right > paper.TYPE_RIGHT - _TOGETHER:
            stops.append(("right", paper.TYPE_WIDTH - 0.01))
        elif piece[0].left - paper.TYPE_LEFT > _TOGETHER:
            stops.append(("left", piece[0].left - paper.TYPE_LEFT))
        else:
            inside += spoken(piece)
            continue
        inside += run("\t") + spoken(piece)
    if stops:
        properties["tabs"] = tabs(stops)
    return paragraph(style_id(DocxStyle.NUMBER), inside, **properties)


def tail_lines(rows: Sequence[Row], pitch: float) -> list[str]:
    """Return the lines of name and date; blank lines above one become white above its paragraph."""
    made, blank = [], 0
    for row in rows:
        if not row.runs:
            blank += 1
            continue
        line = sorted(row.runs, key=lambda each: each.left)
        made.append(_tail_line(line, before=blank * pitch))
        blank = 0
    return made


def _tail_line(line: Sequence[Run], before: float) -> str:
    properties = {"keepNext": tag("keepNext"), "spacing": spacing(before=before)}
    pieces = pieces_of(line)
    if len(pieces) == 1:
        free = max(paper.TYPE_RIGHT - line[-1].right, 0.0)
        properties["ind"] = tag("ind", rightChars=hundredths(free), right=twips(free))
        return paragraph(style_id(DocxStyle.SIGNATURE), spoken(line), **properties)
    centres = [(piece[0].left + piece[-1].right) / 2 - paper.TYPE_LEFT for piece in pieces]
    inside = "".join(run("\t") + spoken(piece) for piece in pieces)
    properties |= {"jc": tag("jc", val="left"), "tabs": tabs([("center", each) for each in centres])}
    return paragraph(style_id(DocxStyle.SIGNATURE), inside, **properties)
