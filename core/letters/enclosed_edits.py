"""Cells of annexes and slips that somebody edited in a document: words are taken, figures stay the rows'.

Every figure of a paper comes from the same rows as the lists and reports. So a cell is taken back where its
words alone were changed; where a 文号, a day, an item's code or a number differs, the cell stays as the
ledger has it and the difference is told. Rows and columns come from the ledger's matters too.

What is taken is kept as edits, not as tables: a letter that leaves later shows the rows of that moment, with
the edited words wherever the words that they replace still stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from core.domain.document_text import DocumentText, TextEdit
from core.letters.content import Annex, Form, LetterContent, Table
from core.letters.docx_styles import DocxStyle, name_of
from core.letters.figures import KINDS, figures_in
from core.wording import word

Grid = list[list[str]]
_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """One cell's words. ``table`` counts the annexes' tables, then the slips, from 0; row 0 is the first."""

    table: int
    row: int
    cell: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EnclosedReading:
    """What is taken, the same for people, and sentences about what is not."""

    edits: tuple[CellEdit, ...] = ()
    shown: tuple[TextEdit, ...] = ()
    told: tuple[str, ...] = ()


def read_enclosed(
    text: DocumentText, written: DocumentText, content: LetterContent, clean: Callable[[str], str]
) -> EnclosedReading:
    """Return the cells of ``text`` that differ from the unedited document, sorted into taken and told."""
    grids = _grids(written, clean)
    ours = [grids[number] for number in _numbers(written)]
    pairs = _paired(ours, _numbers(text), _grids(text, clean))
    taken: list[tuple[CellEdit, TextEdit]] = []
    told: list[str] = []
    for table, (grid, pair) in enumerate(zip(ours, pairs, strict=True)):
        name = _name(content, table)
        if pair is None:
            told.append(word("letters.taken.table_gone", table=name))
            continue
        rows, uneven = _aligned(grid, pair)
        if uneven:
            told.append(word("letters.taken.table_rows", table=name))
        for edit in _changed(table, _known(content)[table], grid, rows):
            part = word("letters.parts.cell", table=name, row=edit.row + 1, cell=edit.cell + 1)
            shown = TextEdit(part=part, before=edit.before, after=edit.after)
            why = _figures_that_differ(edit.before, edit.after)
            if why:
                told.append(_kept(shown, why))
            else:
                taken.append((edit, shown))
    return EnclosedReading(tuple(edit for edit, _ in taken), tuple(shown for _, shown in taken), tuple(told))


def _changed(
    table: int, known: Grid, ours: Grid, rows: Sequence[tuple[int, list[str]]]
) -> Iterator[CellEdit]:
    for row, theirs in rows:
        for cell, (old, new) in enumerate(zip(ours[row], theirs, strict=True)):
            if _squeezed(old) != _squeezed(new):
                yield CellEdit(table=table, row=row, cell=cell, before=known[row][cell], after=new)


def _kept(edit: TextEdit, kind: str) -> str:
    return word("letters.taken.cell_figure", part=edit.part, kind=kind, before=edit.before, after=edit.after)


def with_cells(content: LetterContent, edits: Sequence[CellEdit]) -> LetterContent:
    """Return ``content`` with the edited words where the words that they replace stand, else as it is."""
    if not edits:
        return content
    tables = _known(content)
    for edit in edits:
        place = _place(tables[edit.table], edit) if edit.table < len(tables) else None
        if place is not None:
            tables[edit.table][place][edit.cell] = edit.after
    waiting = iter(tables)
    annexes = tuple(_filled_annex(annex, waiting) for annex in content.annexes)
    forms = tuple(_filled_form(form, waiting) for form in content.forms)
    return replace(content, annexes=annexes, forms=forms)


def cells_saying(content: LetterContent, words: str) -> list[CellEdit]:
    """Return every cell of annexes and slips that says ``words``, as an edit that changes nothing yet."""
    return [
        CellEdit(table=table, row=row, cell=cell, before=text, after=text)
        for table, grid in enumerate(_known(content))
        for row, cells in enumerate(grid)
        for cell, text in enumerate(cells)
        if _squeezed(text) == _squeezed(words)
    ]


def _place(grid: Grid, edit: CellEdit) -> int | None:
    """Return the row of the words that ``edit`` replaces: its own, or the only one that has them."""
    found = [row for row, cells in enumerate(grid) if cells[edit.cell : edit.cell + 1] == [edit.before]]
    if edit.row in found:
        return edit.row
    return found[0] if len(found) == 1 else None


def _filled_annex(annex: Annex, waiting: Iterator[Grid]) -> Annex:
    if annex.table is None:
        return annex
    heads, *rows = next(waiting)
    columns = tuple(
        replace(column, heading=heading) for column, heading in zip(annex.table.columns, heads, strict=True)
    )
    return replace(annex, table=Table(columns=columns, rows=tuple(map(tuple, rows))))


def _filled_form(form: Form, waiting: Iterator[Grid]) -> Form:
    if not form.rows:
        return form
    rows = tuple(
        replace(
            row,
            cells=tuple(replace(cell, text=text) for cell, text in zip(row.cells, texts, strict=True)),
        )
        for row, texts in zip(form.rows, next(waiting), strict=True)
    )
    return replace(form, rows=rows)


def _known(content: LetterContent) -> list[Grid]:
    """Return the tables of annexes, headings first, then those of the slips."""
    made: list[Grid] = []
    for annex in content.annexes:
        if annex.table is not None:
            heads = [column.heading for column in annex.table.columns]
            made.append([heads, *map(list, annex.table.rows)])
    made += [[[cell.text for cell in row.cells] for row in form.rows] for form in content.forms if form.rows]
    return made


def _name(content: LetterContent, table: int) -> str:
    """Return how people tell a table: its title, as much of it as leaves a list room for the words."""
    names = [annex.title for annex in content.annexes if annex.table is not None]
    name = _squeezed([*names, *(form.title for form in content.forms if form.rows)][table])
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + word("punctuation.ellipsis")


# --- tables of a document --------------------------------------------------------------------------------


def _numbers(text: DocumentText) -> list[int]:
    """Return which tables bear the styles of ours, in order."""
    styles = {name_of(DocxStyle.TABLE), name_of(DocxStyle.TABLE_HEAD)}
    return sorted({each.table for each in text.paragraphs if each.table and each.style in styles})


def _grids(text: DocumentText, clean: Callable[[str], str]) -> dict[int, Grid]:
    """Return every table as rows of cells; the paragraphs of a cell are its lines."""
    cells: dict[int, dict[int, dict[int, list[str]]]] = {}
    for each in text.paragraphs:
        if each.table:
            row = cells.setdefault(each.table, {}).setdefault(each.row, {})
            row.setdefault(each.cell, []).append(clean(each.text).strip())
    return {
        table: [["\n".join(lines).strip() for lines in row.values()] for row in rows.values()]
        for table, rows in cells.items()
    }


def _paired(ours: Sequence[Grid], styled: Sequence[int], theirs: Mapping[int, Grid]) -> list[Grid | None]:
    """Return the edited table for each of ours: by our styles, else by the first row's words."""
    if len(styled) == len(ours):
        return [theirs[number] for number in styled]
    by_words = {"".join(map(_squeezed, grid[0])): grid for grid in theirs.values()}
    return [by_words.get("".join(map(_squeezed, grid[0]))) for grid in ours]


def _aligned(ours: Grid, theirs: Grid) -> tuple[list[tuple[int, list[str]]], bool]:
    """Return the edited rows by the row of ours that each stands for, and whether rows or columns differ."""
    if [len(row) for row in ours] == [len(row) for row in theirs]:
        return list(enumerate(theirs)), False
    matcher = SequenceMatcher(None, list(map(_key, ours)), list(map(_key, theirs)), autojunk=False)
    rows = []
    for _, a, b, c, d in matcher.get_opcodes():
        if b - a == d - c:
            pairs = zip(range(a, b), theirs[c:d], strict=True)
            rows += [(number, row) for number, row in pairs if len(row) == len(ours[number])]
    return rows, True


def _key(row: Sequence[str]) -> str:
    return "\t".join(map(_squeezed, row))


def _figures_that_differ(before: str, after: str) -> str:
    """Return the word for the first kind of figure that was changed, added or struck out; none: empty."""
    then, now = Counter(figures_in(before)), Counter(figures_in(after))
    kinds = {kind for kind, _ in (then - now) + (now - then)}
    return next((word(f"letters.figures.{kind}") for kind in KINDS if kind in kinds), "")


def _squeezed(text: str) -> str:
    return "".join(text.split())
