"""年度计划: items entered or pasted from Excel, and what was done of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.domain.change import Outcome
from core.domain.inspection import InspectionKind, InspectionWay
from core.domain.inspection_plan import PlanDraft, PlanItem
from core.domain.violation import Violation
from core.errors import UserFacing
from core.operations import inspection_plans, listing
from core.progress import Progress
from core.statistics.plan_progress import PlanLine, VisitState
from core.statistics.words import rate_words
from core.wording import word, word_of
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.cells_model import CellsLine
from ui.models.tones import Tone
from ui.pages.inspection_tab import InspectionTab
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind
from ui.widgets.messages import ask, error_text
from ui.widgets.plates import button

_HEADS = ("title", "kind", "units", "months", "leader", "planned", "done", "late", "extra", "rate")
_LATE = (VisitState.LATE, VisitState.MISSED)
_MADE = (VisitState.DONE, VisitState.LATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTyped:
    """An item as the form holds it: the time in an office's own words."""

    title: str = ""
    kind: InspectionKind = InspectionKind.SPECIAL
    when: str = ""
    ways: tuple[InspectionWay, ...] = ()
    units: tuple[str, ...] = ()
    leader: str = ""
    basis: str = ""
    note: str = ""

    def draft(self, year: int) -> PlanDraft:
        """Return the item with its months read."""
        plain = {name: getattr(self, name) for name in _SAME}
        return PlanDraft(year=year, months=inspection_plans.months_in(self.when), **plain)


_SAME = ("title", "kind", "ways", "units", "leader", "basis", "note")


class InspectionPlanTab(InspectionTab):
    """The plan of one year."""

    NAME = "tab_plan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edit_button = button("plan_tab.edit", self.edit, symbol="edit", role="flat")
        self.remove_button = button("plan_tab.remove", self.remove, symbol="delete", role="flat")
        self.paste_button = button("plan_tab.paste", self.paste, role="flat")
        add = button("plan_tab.add", self.add, symbol="add", role="primary")
        for part in (self.paste_button, self.edit_button, self.remove_button):
            self.tools.insertWidget(self.tools.count() - 1, part)
        self.tools.addWidget(add)
        self.tools.setSpacing(4)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("F2"), self.edit),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.remove),
        ):
            QShortcut(keys, self.table).activated.connect(act)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_acts())
        self.year.set_value(session.today.year)

    def refresh(self) -> None:
        """Read the plan again; the current item stays."""
        uuid = self.uuid
        found = inspection_plans.plan(self._session.reader, self.planned_year)
        heads = [word(f"plan.heads.{key}") for key in _HEADS]
        self.model.show_lines(heads, [_line(line) for line in found.lines])
        done = found.count(*_MADE)
        self.summary.setText(
            word(
                "plan.summary",
                planned=found.count(),
                done=done,
                late=found.count(VisitState.LATE),
                missed=found.count(VisitState.MISSED),
                extra=len(found.extra),
                rate=rate_words(found.rate),
            )
            if found.lines
            else word("plan_tab.empty", year=found.year)
        )
        self.show_item(uuid)

    @property
    def planned_year(self) -> int:
        """Return the year shown."""
        return self.chosen_year() or self._session.today.year

    @property
    def uuid(self) -> str:
        """Return the current item, empty when there is none."""
        return self.model.uuid_at(self.table.currentIndex().row())

    def show_item(self, uuid: str) -> bool:
        """Go to an item; ``False`` when the shown year has none of that name."""
        row = self.model.row_of(uuid) if uuid else -1
        if row < 0 and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        elif row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_acts()
        return row >= 0

    def write(self, workspace: Workspace, path: Path, progress: Progress) -> Path:
        """Write the plan of the year shown."""
        return inspection_plans.export_plan(workspace, path, self.planned_year, progress)

    # --- acts -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Enter an item."""
        year = self.planned_year

        def save(workspace: Workspace, typed: PlanTyped, _: Progress) -> object:
            return inspection_plans.add_items(workspace, [typed.draft(year)])

        self._open(word("plan_tab.new_title", year=year), PlanTyped(), year, save)

    def edit(self) -> None:
        """Correct the current item."""
        uuid, year = self.uuid, self.planned_year
        if not uuid:
            return
        found = next(item for item in inspection_plans.items(self._session.reader) if item.uuid == uuid)
        typed = PlanTyped(
            when=inspection_plans.months_words(found.months), **{name: getattr(found, name) for name in _SAME}
        )

        def save(workspace: Workspace, edited: PlanTyped, _: Progress) -> object:
            return inspection_plans.revise_item(workspace, uuid, found.revision, edited.draft(year))

        self._open(word("plan_tab.edit_title", year=year), typed, year, save)

    def remove(self) -> None:
        """Take the current item out; undo brings it back."""
        uuid = self.uuid
        if uuid and ask(self, word("plan_tab.remove_sure"), "plan_tab.remove"):
            self._session.write(
                lambda workspace, _: inspection_plans.remove_item(workspace, uuid),
                on_done=lambda _: self.told.emit(word("plan_tab.removed"), Tone.GOOD),
            )

    def paste(self) -> None:
        """Enter the rows that were copied in Excel."""
        try:
            drafts = inspection_plans.read_pasted(QGuiApplication.clipboard().text(), self.planned_year)
        except UserFacing as error:
            self.told.emit(error_text(error), Tone.WARN)
            return
        self._session.write(
            lambda workspace, _: inspection_plans.add_items(workspace, drafts), on_done=self._on_pasted
        )

    def _on_pasted(self, outcome: Outcome[list[PlanItem]]) -> None:
        self.told.emit(word("plan_tab.pasted", count=len(outcome.value)), Tone.GOOD)

    def _open(self, title: str, typed: PlanTyped, year: int, save: object) -> None:
        task = FormTask(
            title=title,
            words="plan_form",
            fields=_fields(self._session),
            draft=typed,
            make=PlanTyped,
            check=lambda edited: _check(edited, year),
            save=save,  # type: ignore[arg-type]
        )
        dialog = FormDialog(self._session, task, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _show_acts(self) -> None:
        for part in (self.edit_button, self.remove_button):
            part.setEnabled(bool(self.uuid))

    def _years(self) -> list[Choice]:
        return super()._years()[1:] + [
            (year, word("registers_page.of_year", year=year))
            for year in (self._session.today.year + 1,)
            if year not in inspection_plans.years(self._session.reader)
        ]


def _fields(session: Session) -> tuple[Field, ...]:
    return (
        Field(key="title", required=True, span=2),
        Field(key="kind", kind=FieldKind.ENUM, enum=InspectionKind),
        Field(key="when"),
        Field(
            key="units", kind=FieldKind.CHIPS, span=2, suggestions=lambda: listing.unit_names(session.reader)
        ),
        Field(key="ways", kind=FieldKind.CHECKS, enum=InspectionWay, span=2),
        Field(key="leader"),
        Field(key="basis"),
        Field(key="note", kind=FieldKind.TEXT, span=2),
    )


def _check(typed: PlanTyped, year: int) -> list[Violation]:
    """Return what the rules say, at the field a person typed the time into."""
    found = inspection_plans.check_item(typed.draft(year))
    found = [replace(each, field="when") if each.field == "months" else each for each in found]
    found += inspection_plans.check_when(typed.when)
    return found


def _line(line: PlanLine) -> CellsLine:
    item = line.item
    comma = word("punctuation.comma_list").join(item.units)
    units = (
        word("plan_tab.units", first=item.units[0], count=len(item.units)) if len(item.units) > 1 else comma
    )
    words = (
        item.title,
        word_of(item.kind),
        units,
        inspection_plans.months_words(item.months),
        item.leader,
        str(len(line.visits)),
        str(line.count(*_MADE)),
        str(line.count(*_LATE)),
        str(len(line.extra)),
        rate_words(line.rate),
    )
    made, late = line.codes_of(*_MADE), line.codes_of(*_LATE)
    codes = (*[()] * 5, line.codes, made, late, line.extra, made)
    waiting = [visit.unit_name for visit in line.visits if visit.state not in _MADE and visit.unit_name]
    not_yet = word("plan_tab.waiting", units=word("punctuation.comma_list").join(waiting)) if waiting else ""
    return CellsLine(
        words=words,
        codes=codes,
        uuid=item.uuid,
        tips=(item.title, words[1], comma, *words[3:7], not_yet, *words[8:]),
    )
