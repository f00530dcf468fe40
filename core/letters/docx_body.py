"""The parts of an editable letter below its head: title, text, name and date, annexes, forms, 版记."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from core.letters import paper
from core.letters.annexes import mark_of
from core.letters.content import Annex, Block, BlockStyle, Form, FormRow, LetterContent, Table
from core.letters.docx_lines import tail_lines
from core.letters.docx_parts import (
    border,
    hundredths,
    paragraph,
    run,
    spacing,
    table,
    table_cell,
    table_row,
    tabs,
    tag,
    twips,
)
from core.letters.docx_styles import BLOCKS, DocxStyle, faces, pitch_of, style_id
from core.letters.fonts import FontRole
from core.letters.forms import LINE_HEIGHT, QR_SIDE, QR_TOP
from core.letters.paper import Grid, PaperFormat
from core.letters.placed import Element
from core.letters.rows import RowMaker
from core.letters.tables import CELL as TABLE_CELL
from core.letters.tables import RULE as TABLE_RULE
from core.letters.tables import column_widths, widths_of
from core.letters.tail import tail_of
from core.wording import word

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def main_part(content: LetterContent, maker: RowMaker, grid: Grid) -> str:
    """Return everything from the title to 附注."""
    pitch = pitch_of(content.pitch)
    white = spacing(before=paper.TITLE_BLANK_LINES * pitch, after=pitch)
    made = [_title(content.title, DocxStyle.TITLE, maker, white)]
    if content.addressee:
        made.append(_plain(DocxStyle.ADDRESSEE, word("letters.addressee", name=content.addressee)))
    following = [*content.blocks[1:], None]
    made += [_block(*each) for each in zip(content.blocks, following, strict=True)]
    made += _attachments(content, maker, pitch)
    made += _attendance(content, pitch)
    made += _tail(content, maker, grid, pitch)
    return "".join(made)


def _plain(style: DocxStyle, text: str, **properties: str) -> str:
    return paragraph(style_id(style), run(text), **properties)


def _title(text: str, style: DocxStyle, maker: RowMaker, white: str) -> str:
    """Return a title in the lines that the typesetter balances, as line breaks within one paragraph."""
    rows = maker.title_rows(text, Element.TITLE)
    lines = ("".join(each.text for each in row.runs) for row in rows)
    return _plain(style, "\n".join(lines), spacing=white)


def _block(block: Block, following: Block | None = None) -> str:
    """Return ``block`` as a paragraph, held on the page of lines to be signed where they follow it."""
    lead = run(block.lead, style=style_id(DocxStyle.LEAD))
    held = following is not None and following.style is BlockStyle.SIGNING
    together = {"keepNext": tag("keepNext")} if held else {}
    return paragraph(style_id(BLOCKS[block.style]), lead, run(block.text), **together)


def _attachments(content: LetterContent, maker: RowMaker, pitch: float) -> list[str]:
    """Return 附件说明: turned lines align with the name, which the hanging indent does."""
    label, names = word("letters.attachments"), content.attachments
    made = []
    for number, name in enumerate(names, 1):
        digits = word("letters.attachment_number", number=number) if len(names) > 1 else ""
        front = (label if number == 1 else "") + digits
        left = (paper.PARAGRAPH_INDENT + len(label) + maker.width_of(digits)) * paper.CELL
        look = {"ind": _hanging(left, maker.width_of(front) * paper.CELL)}
        if number == 1:
            look["spacing"] = spacing(before=pitch)
        made.append(_plain(DocxStyle.ATTACHMENT, front + name, **look))
    return made


def _hanging(left: float, back: float) -> str:
    chars = {"leftChars": hundredths(left), "hangingChars": hundredths(back)}
    return tag("ind", **chars, left=twips(left), hanging=twips(back))


def _attendance(content: LetterContent, pitch: float) -> list[str]:
    made = []
    for number, each in enumerate(content.attendance):
        label = word("letters.attendance_label", label=each.label)
        indent = (paper.PARAGRAPH_INDENT + len(label)) * paper.CELL
        look = {"ind": _hanging(indent, len(label) * paper.CELL)}
        if number == 0:
            look["spacing"] = spacing(before=pitch)
        front = run(label, rFonts=faces(FontRole.HEI))
        made.append(paragraph(style_id(DocxStyle.ATTENDANCE), front, run(each.names), **look))
    return made


def _tail(content: LetterContent, maker: RowMaker, grid: Grid, pitch: float) -> list[str]:
    """Return name and date where the typesetter places them, then 附注 left of the seal's place."""
    rows = tail_of(content, maker, grid).rows
    notes = [row for row in rows if row.runs and row.runs[0].element is Element.NOTE]
    made = tail_lines([row for row in rows if row not in notes], pitch)
    if content.note:
        right = max(row.runs[-1].right for row in notes) if len(notes) > 1 else paper.TYPE_RIGHT
        free = max(paper.TYPE_RIGHT - right, 0.0)
        indent = tag(
            "ind",
            rightChars=hundredths(free),
            right=twips(free),
            firstLineChars=200,
            firstLine=twips(2 * paper.CELL),
        )
        made.append(_plain(DocxStyle.NOTE, word("letters.note", text=content.note), ind=indent))
    return made


# --- annexes ---------------------------------------------------------------------------------------------


def annex_part(content: LetterContent, number: int, maker: RowMaker) -> str:
    """Return annex ``number`` (from 1): mark, title on the third line, text and table."""
    annex = content.annexes[number - 1]
    pitch = pitch_of(content.pitch)
    mark = mark_of(content, number)
    white = spacing(before=pitch, after=pitch if annex.blocks else 0.0)
    made = [_plain(DocxStyle.ANNEX_MARK, mark), _title(annex.title, DocxStyle.ANNEX_TITLE, maker, white)]
    made += [_block(block) for block in annex.blocks]
    if annex.table is not None:
        made.append(paragraph(style_id(DocxStyle.BREAK), spacing=spacing(before=TABLE_CELL, line=0.2)))
        made.append(_table(annex.table, widths_of(annex.table, _width(annex), maker)))
    return "".join(made)


def _width(annex: Annex) -> float:
    return float(paper.TYPE_HEIGHT if annex.turned else paper.TYPE_WIDTH)


def _table(given: Table, widths: Sequence[float]) -> str:
    heads = [
        table_cell(each, _plain(DocxStyle.TABLE_HEAD, column.heading), middle=True)
        for each, column in zip(widths, given.columns, strict=True)
    ]
    rows = [table_row(heads, heading=True)]
    for texts in given.rows:
        cells = [
            table_cell(each, _cell_text(text, centred=column.centred), middle=column.centred)
            for each, column, text in zip(widths, given.columns, texts, strict=True)
        ]
        rows.append(table_row(cells))
    return table(widths, rows, borders=_ruled(TABLE_RULE))


def _cell_text(text: str, *, centred: bool) -> str:
    look = {"jc": tag("jc", val="center")} if centred else {}
    lines = text.splitlines() or [""]
    return "".join(_plain(DocxStyle.TABLE, line, **look) for line in lines)


def _ruled(thickness: float, sides: Sequence[str] = _SIDES) -> str:
    return f"<w:tblBorders>{''.join(border(side, thickness) for side in sides)}</w:tblBorders>"


# --- forms -----------------------------------------------------------------------------------------------


def code_line(code: str, drawn: str) -> str:
    """Return the record code under its QR code at the right."""
    before = max(QR_TOP + QR_SIDE - paper.TYPE_TOP, 0.0)
    look = {"jc": tag("jc", val="right"), "spacing": spacing(before=before)}
    return paragraph(style_id(DocxStyle.FORM), drawn, run(code), **look)


def form_part(form: Form, maker: RowMaker) -> str:
    """Return a sheet to be filled in: title, rows, and the lines under them."""
    pitch = float(paper.PITCH)
    made = [_title(form.title, DocxStyle.ANNEX_TITLE, maker, spacing(before=pitch))]
    if form.subtitle:
        centred = {"jc": tag("jc", val="center"), "spacing": spacing(line=pitch)}
        made.append(_plain(DocxStyle.FORM, form.subtitle, **centred))
    if form.rows:
        made.append(_form_table(form.rows))
    made += [_plain(DocxStyle.FORM, line) for line in form.closing]
    return "".join(made)


def _form_table(rows: Sequence[FormRow]) -> str:
    """Return the rows over one grid that has an edge wherever any row has one."""
    edges = [list(accumulate(_widths(row))) for row in rows]
    grid = sorted({round(edge, 2) for row in edges for edge in row})
    made = []
    for row, ends in zip(rows, edges, strict=True):
        cells, start = [], 0
        for cell, width, end in zip(row.cells, _widths(row), ends, strict=True):
            place = grid.index(round(end, 2)) + 1
            style = DocxStyle.TABLE_HEAD if cell.label else DocxStyle.TABLE
            cells.append(table_cell(width, _plain(style, cell.text), span=place - start, middle=True))
            start = place
        made.append(table_row(cells, height=row.lines * LINE_HEIGHT))
    widths = [end - start for start, end in zip([0.0, *grid], grid, strict=False)]
    return table(widths, made, borders=_ruled(TABLE_RULE))


def _widths(row: FormRow) -> list[float]:
    return column_widths([cell.width for cell in row.cells], paper.TYPE_WIDTH)


# --- 版记 -------------------------------------------------------------------------------------------------


def imprint_part(content: LetterContent) -> str:
    """Return 抄送 and 印发 as a table at the foot of the page it stands on; a letter's has no rules."""
    width, small = float(paper.TYPE_WIDTH), float(paper.SMALL_CELL)
    ruled = content.format is not PaperFormat.LETTER
    lines = []
    if content.copied_to:
        label = word("letters.copied_to")
        text = label + word("letters.copied_to_comma").join(content.copied_to)
        hang = tag("ind", left=twips(small * (len(label) + 1)), hanging=twips(small * len(label)))
        text += word("letters.copied_to_end")
        lines.append(_plain(DocxStyle.COPIED_TO, text, ind=hang))
    if ruled and content.printed_by and content.printed_on:
        day = word("letters.printed_on", day=content.printed_on)
        look = {
            "ind": tag("ind", left=twips(small)),
            "tabs": tabs([("right", width - small)]),
        }
        lines.append(_plain(DocxStyle.PRINTED, f"{content.printed_by}\t{day}", **look))
    if not lines:
        return ""
    rows = [
        table_row([table_cell(width, line, borders=_imprint_rules(number, len(lines)) if ruled else "")])
        for number, line in enumerate(lines)
    ]
    place = tag(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        topFromText=twips(paper.SEVEN_EIGHTHS),
        bottomFromText=0,
        vertAnchor="margin",
        horzAnchor="margin",
        tblpX=0,
        tblpYSpec="bottom",
    )
    return table([width], rows, placing=place, padding=0.0)


def _imprint_rules(number: int, count: int) -> str:
    top = paper.IMPRINT_INNER if number else paper.IMPRINT_OUTER
    bottom = paper.IMPRINT_INNER if number < count - 1 else paper.IMPRINT_OUTER
    return border("top", top) + border("bottom", bottom)
