"""Rows by an export template: into a workbook of our own, or into the superior's own file (domain row 58)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from core import files
from core.domain import export_template as told
from core.domain.cells import value_text
from core.domain.custom_rules import plain_name
from core.domain.export_template import (
    ISSUE,
    MEASURE,
    Beyond,
    DayForm,
    ExportTemplate,
    FormSheet,
    RowsOf,
    TemplateCell,
    TemplateColumn,
    Written,
    day_text,
)
from core.domain.issue import Issue
from core.domain.listing import OWN, ListQuery
from core.domain.rows import IssueRow, MeasureRow
from core.domain.unit import UnitShare
from core.errors import Environment, Refused
from core.exporting.book import new_book
from core.exporting.form_filling import FillPlan, fill_inside
from core.exporting.heights import capacity, text_height
from core.exporting.ledger_lines import LedgerLine, Paper
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.print_setup import set_up_page
from core.exporting.texts import clean_text
from core.importing.bounded import run_bounded
from core.importing.forms import read_form
from core.operations.export_templates import FURTHER, ROLES
from core.operations.exports import ledger_lines
from core.operations.units import unit_names_by_uuid
from core.progress import SILENT, Progress
from core.store import records
from core.store.reading import one_moment
from core.wording import chinese_date, word
from core.workspace import Workspace

_WIDTH = 18.0
_HIGHEST = 400.0

Cells = list[TemplateCell]


class _Reader:
    """Reads what columns show off the rows of the lists and, where those end, off the issue itself."""

    def __init__(self, ws: Workspace, template: ExportTemplate) -> None:
        self._ws = ws
        self._template = template
        keys = {column.source.removeprefix(ISSUE) for column in template.columns}
        issues = records.find(ws.ledger, Issue) if keys & {*FURTHER} else []
        self._issues = {each.uuid: each for each in issues}
        self._shares = self._by_role() if keys & ROLES.keys() else {}

    def _by_role(self) -> Mapping[tuple[str, str], list[str]]:
        names = unit_names_by_uuid(self._ws)
        found: dict[tuple[str, str], list[str]] = {}
        for share in records.find(self._ws.ledger, UnitShare, order="position"):
            if share.issue_uuid:
                found.setdefault((share.issue_uuid, share.role.value), []).append(names[share.unit_uuid])
        return found

    def rows(self, lines: Sequence[LedgerLine]) -> Iterator[Cells]:
        """Yield the cells of every row."""
        number = 0
        for line in lines:
            split = self._template.rows is RowsOf.MEASURE
            parts = [(each,) for each in line.measures] if split and line.measures else [line.measures]
            for measures in parts:
                number += 1
                yield [self._cell(column, number, line.issue, measures) for column in self._template.columns]

    def _cell(
        self, column: TemplateColumn, number: int, issue: IssueRow, measures: Sequence[MeasureRow]
    ) -> TemplateCell:
        if column.source.startswith(MEASURE):
            return self._of_measures(column, measures)
        if column.source.startswith(ISSUE):
            return _written(column, self._of_issue(column.source.removeprefix(ISSUE), issue))
        match column.source:
            case told.NUMBER:
                return number
            case told.FIXED:
                return column.fixed
            case told.OFFICE:
                return _written(column, self._ws.office.name)
            case told.SUPERIOR:
                return _written(column, self._ws.office.superior_name)
            case told.TODAY:
                return _written(column, self._ws.clock.today())
        return ""

    def _of_issue(self, key: str, issue: IssueRow) -> object:
        if key in FURTHER:
            return getattr(self._issues[issue.uuid], key)
        if key in ROLES:
            names = self._shares.get((issue.uuid, ROLES[key].value), [])
            return word("punctuation.comma_list").join(names)
        return _of_row(key, issue)

    def _of_measures(self, column: TemplateColumn, measures: Sequence[MeasureRow]) -> TemplateCell:
        """Return what the measures say: one value when they agree, else one numbered line each."""
        key = column.source.removeprefix(MEASURE)
        values = [_written(column, _of_row(key, measure)) for measure in measures]
        if len(set(values)) <= 1:
            return values[0] if values else ""
        lines = [value.isoformat() if isinstance(value, date) else str(value) for value in values]
        return "\n".join(
            word("templates.line", number=number, text=text) for number, text in enumerate(lines, 1) if text
        )


def _of_row(key: str, row: IssueRow | MeasureRow) -> object:
    return row.own.get(key, "") if key.startswith(OWN) else getattr(row, key)


def _written(column: TemplateColumn, value: object) -> TemplateCell:
    """Return a value in their words and their way of writing days."""
    if isinstance(value, date):
        return _day(column.day, value)
    if isinstance(value, int) and not isinstance(value, bool) and not column.words:
        return value
    text = clean_text(value_text(value))
    return dict(column.words).get(text.strip(), text)


def _day(form: DayForm, day: date) -> TemplateCell:
    match form:
        case DayForm.CELL:
            return day
        case DayForm.CHINESE:
            return chinese_date(day)
        case DayForm.MONTH:
            return word("templates.month", year=day.year, month=day.month)
    return day_text(day, form)


def template_rows(ws: Workspace, template: ExportTemplate, query: ListQuery | None = None) -> list[Cells]:
    """Return the cells of every row that ``template`` makes of the issues of ``query`` (all when absent)."""
    with one_moment(ws.ledger):
        return list(_Reader(ws, template).rows(ledger_lines(ws, query)))


def export_by_template(
    ws: Workspace,
    path: Path,
    template: ExportTemplate,
    query: ListQuery | None = None,
    progress: Progress = SILENT,
) -> Written:
    """Write a workbook of our own in the order and the words of ``template``, whole or not at all."""
    columns = [column for column in template.columns if column.source or column.heading]
    rows = template_rows(ws, replace(template, columns=tuple(columns)), query)
    first = max(template.first_row, 2)
    with new_book(path) as book:
        styles = LedgerStyles.of(book)
        sheet = book.sheet(_sheet_name(template.sheet))
        set_up_page(sheet, Paper.A4, repeat=(first - 2, first - 2))
        sheet.sheet.set_column(0, len(columns) - 1, _WIDTH)
        for _ in range(first - 2):
            sheet.row(15)
        head = sheet.row(30)
        for place, column in enumerate(columns):
            sheet.text(head, place, clean_text(column.heading), styles.head)
        for done, cells in enumerate(rows):
            progress.step(done, len(rows))
            row = sheet.row(min(max(map(_height, cells)), _HIGHEST))
            for place, value in enumerate(cells):
                sheet.put(row, place, value, styles.day if isinstance(value, date) else styles.left)
    return Written(rows=len(rows), first_row=first, sheet=_sheet_name(template.sheet))


def _height(value: TemplateCell) -> float:
    return text_height(value if isinstance(value, str) else "", capacity(_WIDTH))


def _sheet_name(name: str) -> str:
    plain = "".join(char for char in name if char not in "[]:*?/\\").strip("' ")[:31]
    return plain or word("exporting.list_sheet")


def fill_form(
    ws: Workspace,
    source: Path,
    path: Path,
    template: ExportTemplate,
    query: ListQuery | None = None,
    *,
    beyond: Beyond = Beyond.REFUSE,
    progress: Progress = SILENT,
) -> Written:
    """Write a copy of the superior's file ``source`` with our rows below its heading to ``path``.

    The copy gets its name only when it is whole; ``source`` is never changed. Raises ``Refused`` when none
    of the template's headings stands there, or the empty rows do not suffice and nothing else was chosen.
    """
    if path.resolve() == source.resolve():
        raise Refused("form_same_file", path=str(path))
    files.require_suffix(path, source.suffix.lower())
    form = read_form(source, sheet=template.sheet, head_row=template.head_row, progress=progress)
    places = places_of(template, form)
    if not places:
        raise Refused("form_other_heading", name=source.name, template=template.name)
    rows = [
        {places[at]: value for at, value in enumerate(cells) if at in places}
        for cells in template_rows(ws, template, query)
    ]
    numbers = {places[at] for at in places if template.columns[at].source == told.NUMBER}
    plan = FillPlan(
        part=form.part,
        sheet=form.sheet,
        first_row=template.first_row or form.bottom + 2,
        rows=rows,
        columns=frozenset(head.index for head in form.heads),
        numbers=frozenset(numbers),
        beyond=beyond,
    )
    with files.whole_file(path) as temporary:
        written = run_bounded(fill_inside, source, temporary, plan, name=source.name, progress=progress)
        if not temporary.is_file():
            raise Environment("export_not_verified", path=str(path))
    return _compared(written, template, form, places)


def places_of(template: ExportTemplate, form: FormSheet) -> dict[int, int]:
    """Return for each filled column of ``template`` (by place) the column of ``form`` of the same heading."""
    by_heading = {plain_name(head.heading): head.index for head in form.heads}
    return {
        place: by_heading[plain_name(column.heading)]
        for place, column in enumerate(template.columns)
        if column.source and plain_name(column.heading) in by_heading
    }


def _compared(
    written: Written, template: ExportTemplate, form: FormSheet, places: Mapping[int, int]
) -> Written:
    """Return ``written`` with the headings of either side that have no match."""
    filled = set(places.values())
    columns = enumerate(template.columns)
    return replace(
        written,
        headless=tuple(each.heading for at, each in columns if each.source and at not in places),
        unfilled=tuple(head.heading for head in form.heads if head.index not in filled),
    )


def say(written: Written, path: Path) -> list[str]:
    """Return the sentences that tell a person what was written, and what of the two headings has no match."""
    comma = word("punctuation.comma_list")
    lines = [
        word(
            "templates.said_written",
            path=path,
            sheet=written.sheet,
            rows=written.rows,
            first=written.first_row,
        )
    ]
    if written.moved:
        lines.append(word("templates.said_moved", moved=written.moved))
    if written.headless:
        lines.append(word("templates.said_headless", headings=comma.join(written.headless)))
    if written.unfilled:
        lines.append(word("templates.said_unfilled", headings=comma.join(written.unfilled)))
    return lines
