"""A sheet of a foreign workbook as bytes with the places of its rows and cells, so that little is changed.

Loading and saving with a library loses what the library does not know (lists of choices, pictures, buttons);
here everything but the rows that are filled stays as it is, byte for byte. Only called on files that
``importing.preflight`` has passed (bounded sizes, no document type declarations).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from core.errors import Environment

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_CONTENT = frozenset({"v", "is", "f"})
_RANGED = {
    "dataValidation": "sqref",
    "conditionalFormatting": "sqref",
    "hyperlink": "ref",
    "mergeCell": "ref",
    "protectedRange": "sqref",
}
"""Elements that name a range of cells, and the attribute they name it in."""


@dataclass(slots=True)
class Element:
    """Where an element lies: its bytes from ``start`` to ``end``, those of its first tag to ``inside``."""

    name: str
    attributes: dict[str, str]
    start: int
    inside: int
    end: int = 0
    closed: bool = False
    """Written as one tag."""


@dataclass(slots=True)
class PartCell:
    """One cell; ``column`` counts from 0."""

    element: Element
    column: int
    filled: bool = False
    formula: bool = False

    @property
    def style(self) -> str:
        """Return the index of its style, empty for the usual one."""
        return self.element.attributes.get("s", "")

    @property
    def is_number(self) -> bool:
        """Tell whether a plain number stands in it."""
        return self.filled and not self.formula and self.element.attributes.get("t", "n") == "n"


@dataclass(slots=True)
class PartRow:
    """One row with its cells by column; ``number`` counts from 1."""

    element: Element
    number: int
    cells: dict[int, PartCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area; columns from 0, rows from 1, both ends counted."""

    left: int
    top: int
    right: int
    bottom: int


class SheetPart:
    """One sheet, taken apart. Raises ``Environment`` for a part that is no sheet in UTF-8."""

    def __init__(self, content: bytes, name: str) -> None:
        self.content = content
        self.rows: dict[int, PartRow] = {}
        self.ranged: list[tuple[Element, str]] = []
        self.others: dict[str, Element] = {}
        """The first element of every further name."""
        self._open: list[Element] = []
        self._row: PartRow | None = None
        self._cell: PartCell | None = None
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        self._parser = parser
        try:
            parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
        except (expat.ExpatError, ValueError) as error:
            raise Environment("form_not_readable", name=name) from error
        if "sheetData" not in self.others or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Environment("form_not_readable", name=name)

    @property
    def data(self) -> Element:
        """Return the element that holds the rows."""
        return self.others["sheetData"]

    @property
    def prefix(self) -> str:
        """Return what stands before every name of the part: empty, or ``x:`` and the like."""
        return self.data.name.removesuffix("sheetData")

    @property
    def merges(self) -> list[Area]:
        """Return the merged areas."""
        refs = (element.attributes.get("ref", "") for element, _ in self.ranged)
        named = (element.name.rsplit(":", 1)[-1] == "mergeCell" for element, _ in self.ranged)
        return [area_of(ref) for ref, merged in zip(refs, named, strict=True) if merged]

    def has_formulas(self) -> bool:
        """Tell whether any cell is reckoned from others."""
        return any(cell.formula for row in self.rows.values() for cell in row.cells.values())

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        tag = _TAG.match(self.content, start)
        if tag is None:
            raise ValueError(name)
        element = Element(name, attributes, start, tag.end(), tag.end(), closed=tag.group().endswith(b"/>"))
        self._open.append(element)
        local = name.rsplit(":", 1)[-1]
        if local == "row":
            self._begin_row(element)
        elif local == "c" and self._row is not None:
            self._begin_cell(element, self._row)
        elif local in _CONTENT and self._cell is not None:
            self._cell.filled = True
            self._cell.formula |= local == "f"
        elif local in _RANGED:
            self.ranged.append((element, _RANGED[local]))
        else:
            self.others.setdefault(local, element)

    def _begin_row(self, element: Element) -> None:
        number = int(element.attributes.get("r") or max(self.rows, default=0) + 1)
        self._row = PartRow(element, number)
        self.rows[number] = self._row

    def _begin_cell(self, element: Element, row: PartRow) -> None:
        ref = element.attributes.get("r")
        column = column_of(ref) if ref else max(row.cells, default=-1) + 1
        self._cell = PartCell(element, column)
        row.cells[column] = self._cell

    def _finish(self, name: str) -> None:
        element = self._open.pop()
        if not element.closed:
            element.end = self.content.index(b">", self._parser.CurrentByteIndex) + 1
        local = name.rsplit(":", 1)[-1]
        if local == "c":
            self._cell = None
        elif local == "row":
            self._row = None


def column_of(ref: str) -> int:
    """Return the column (from 0) of an address such as C27."""
    match = _PLACE.match(ref)
    if match is None:
        raise ValueError(ref)
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters_of(column: int) -> str:
    """Return the letters of a column that counts from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area_of(ref: str) -> Area:
    """Return the area an address such as B5:D5 names; one cell is an area of its own."""
    places = _PLACE.findall(ref)
    if not places:
        raise ValueError(ref)
    (first, top), (last, bottom) = places[0], places[-1]
    return Area(column_of(f"{first}1"), int(top), column_of(f"{last}1"), int(bottom))


def ref_of(area: Area) -> str:
    """Return the address of an area."""
    first = f"{letters_of(area.left)}{area.top}"
    last = f"{letters_of(area.right)}{area.bottom}"
    return first if first == last else f"{first}:{last}"
