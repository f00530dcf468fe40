"""Rows written into a foreign sheet in the look of the rows that stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from core.domain.export_template import TemplateCell
from core.errors import Refused
from core.exporting.form_part import Area, Element, PartRow, SheetPart, area_of, letters_of, ref_of
from core.exporting.form_styles import FormStyles
from core.exporting.texts import CELL_UNITS, clean_text, is_live

_EPOCH = date(1899, 12, 30).toordinal()
_LAST_ROW = 1_048_576
_ROW_NUMBER = re.compile(rb'(\sr=")[^"]*(")')
_NOT_COPIED = frozenset({"r", "spans", "collapsed", "outlineLevel", "hidden"})
_COUNT = re.compile(rb'(\scount=")\d+(")')

Edit = tuple[int, int, bytes]
"""From, to (as places in the part) and the bytes that stand there instead."""


class RowWriter:
    """Puts cells into rows, keeps the look of what stands there and gives new rows that of the first."""

    def __init__(self, part: SheetPart, styles: FormStyles, epoch: int) -> None:
        self._part = part
        self._styles = styles
        self._epoch = epoch
        self._model: PartRow | None = None

    def filled(
        self, first_row: int, rows: Sequence[Mapping[int, TemplateCell]], *, at: int, moved: int
    ) -> bytes:
        """Return the part with ``rows`` from ``first_row`` on; rows from ``at`` on move down by ``moved``."""
        last = first_row + len(rows) - 1
        if last + moved > _LAST_ROW:
            raise Refused("sheet_too_long", limit=_LAST_ROW, path="")
        self._refuse_covered(first_row, at - 1 if moved else last, rows)
        self._model = self._part.rows.get(first_row)
        made: dict[int, bytes] = {}
        for number, row in self._part.rows.items():
            shift = moved if number >= at else 0
            made[number + shift] = self._moved(row, shift)
        for count, cells in enumerate(rows):
            number = first_row + count
            stood = self._part.rows.get(number) if not moved or number < at else None
            made[number] = self._row(number, cells, stood)
        body = b"".join(content for _, content in sorted(made.items()))
        return self._spliced(self._edits(body, first_row, last, at, moved))

    def _refuse_covered(self, first: int, last: int, rows: Sequence[Mapping[int, TemplateCell]]) -> None:
        """Refuse to write where a merged area would hide what is written."""
        written = {column for cells in rows for column, value in cells.items() if value != ""}
        for area in self._part.merges:
            if area.bottom < first or area.top > last:
                continue
            if any(area.left < column <= area.right for column in written):
                raise Refused("form_covered", place=ref_of(area))

    # --- rows -------------------------------------------------------------------------------------------

    def _row(self, number: int, values: Mapping[int, TemplateCell], stood: PartRow | None) -> bytes:
        prefix = self._part.prefix
        look = stood or self._model
        kept = {} if look is None else look.cells
        cells = []
        for column in sorted({*kept, *(place for place, value in values.items() if value != "")}):
            value = values.get(column, "")
            if value == "" and stood is not None:
                element = kept[column].element
                cells.append(self._part.content[element.start : element.end])
                continue
            style = kept[column].style if column in kept else self._style_above(column)
            cells.append(self._cell(f"{letters_of(column)}{number}", value, style).encode())
        tag = self._row_tag(number, look, stood is not None).encode()
        return tag + b"".join(cells) + f"</{prefix}row>".encode()

    def _style_above(self, column: int) -> str:
        cell = self._model.cells.get(column) if self._model else None
        return cell.style if cell else ""

    def _row_tag(self, number: int, look: PartRow | None, stood: bool) -> str:
        attributes = dict(look.element.attributes) if look else {}
        left_out = {"r", "spans"} if stood else _NOT_COPIED
        told = [f"{key}={quoteattr(value)}" for key, value in attributes.items() if key not in left_out]
        return f"<{self._part.prefix}row " + " ".join([f'r="{number}"', *told]) + ">"

    def _cell(self, ref: str, value: TemplateCell, style: str) -> str:
        prefix = self._part.prefix
        if isinstance(value, date) and self._styles.is_day(style):
            value = value.toordinal() - _EPOCH - self._epoch
        if isinstance(value, date):
            value = value.isoformat()
        if isinstance(value, int):
            return f"<{prefix}c {_at(ref, style)}><{prefix}v>{value}</{prefix}v></{prefix}c>"
        text = clean_text(value)
        if len(text.encode("utf-16-le")) // 2 > CELL_UNITS:
            raise Refused("form_cell_too_long", place=ref, limit=CELL_UNITS)
        if not text:
            return f"<{prefix}c {_at(ref, style)}/>"
        if is_live(text):
            style = self._styles.guarded(style)
        inside = f'<{prefix}t xml:space="preserve">{escape(text)}</{prefix}t>'
        return f'<{prefix}c {_at(ref, style)} t="inlineStr"><{prefix}is>{inside}</{prefix}is></{prefix}c>'

    def _moved(self, row: PartRow, shift: int) -> bytes:
        content = self._part.content
        if not shift:
            return content[row.element.start : row.element.end]
        number = row.number + shift
        edits: list[Edit] = [self._renamed(row.element, str(number))]
        for column, cell in row.cells.items():
            edits.append(self._renamed(cell.element, f"{letters_of(column)}{number}"))
        return _spliced(content, edits, row.element.start, row.element.end)

    def _renamed(self, element: Element, name: str) -> Edit:
        tag = self._part.content[element.start : element.inside]
        return element.start, element.inside, _ROW_NUMBER.sub(rb"\g<1>%s\g<2>" % name.encode(), tag, count=1)

    # --- the rest of the part ---------------------------------------------------------------------------

    def _edits(self, body: bytes, first: int, last: int, at: int, moved: int) -> list[Edit]:
        data = self._part.data
        name = data.name.encode()
        tag = self._part.content[data.start : data.inside]
        opened = tag[:-2].rstrip() + b">" if data.closed else tag
        edits: list[Edit] = [(data.start, data.end, opened + body + b"</" + name + b">")]
        if moved:
            edits += [
                self._with_ref(element, attribute, at, moved) for element, attribute in self._part.ranged
            ]
        edits += self._more_merges(first, last, at, moved)
        dimension = self._part.others.get("dimension")
        if dimension is not None and dimension.attributes.get("ref"):
            edits.append(self._dimension(dimension, last, moved))
        return edits

    def _with_ref(self, element: Element, attribute: str, at: int, moved: int) -> Edit:
        """Return the edit that moves the ranges an element names."""
        refs = element.attributes.get(attribute, "").split()
        merged = element.name.endswith("mergeCell")
        after = " ".join(ref_of(_shifted(area_of(ref), at, moved, grows=not merged)) for ref in refs)
        return self._attribute(element, attribute, after)

    def _attribute(self, element: Element, attribute: str, value: str) -> Edit:
        tag = self._part.content[element.start : element.inside]
        pattern = re.compile(rb"(\s" + attribute.encode() + rb'=)("[^"]*"|\'[^\']*\')')
        return element.start, element.inside, pattern.sub(rb'\g<1>"%s"' % value.encode(), tag, count=1)

    def _more_merges(self, first: int, last: int, at: int, moved: int) -> list[Edit]:
        """Join in new rows the cells that are joined in the first."""
        holder = self._part.others.get("mergeCells")
        if holder is None or holder.closed:
            return []
        across = [area for area in self._part.merges if area.top == area.bottom == first]
        stood = {area.top for area in self._part.merges if not moved or area.top < at}
        new = [number for number in range(first + 1, last + 1) if number not in stood]
        fresh = [replace(area, top=number, bottom=number) for number in new for area in across]
        if not fresh:
            return []
        name = f"{self._part.prefix}mergeCell"
        told = "".join(f'<{name} ref="{ref_of(area)}"/>' for area in fresh).encode()
        tag = self._part.content[holder.start : holder.inside]
        total = len(self._part.merges) + len(fresh)
        counted = _COUNT.sub(rb"\g<1>%d\g<2>" % total, tag, count=1)
        closing = self._part.content.rindex(b"</", 0, holder.end)
        return [(holder.start, holder.inside, counted), (closing, closing, told)]

    def _dimension(self, element: Element, last: int, moved: int) -> Edit:
        area = area_of(element.attributes["ref"])
        grown = replace(area, bottom=max(area.bottom + moved, last))
        return self._attribute(element, "ref", ref_of(grown))

    def _spliced(self, edits: list[Edit]) -> bytes:
        return _spliced(self._part.content, edits, 0, len(self._part.content))


def _at(ref: str, style: str) -> str:
    return f'r="{ref}" s="{style}"' if style else f'r="{ref}"'


def _shifted(area: Area, at: int, moved: int, *, grows: bool) -> Area:
    """Return an area after rows from ``at`` on moved; a range that ends just above takes the new rows in."""
    top = area.top + moved if area.top >= at else area.top
    reached = area.bottom >= at or (grows and area.bottom == at - 1 and area.top < at)
    return replace(area, top=top, bottom=min(area.bottom + moved, _LAST_ROW) if reached else area.bottom)


def _spliced(content: bytes, edits: list[Edit], start: int, end: int) -> bytes:
    pieces, place = [], start
    for begin, stop, told in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        pieces += [content[place:begin], told]
        place = stop
    pieces.append(content[place:end])
    return b"".join(pieces)
