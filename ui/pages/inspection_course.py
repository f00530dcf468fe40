"""What follows an inspection: how its problems stand, 复核 of its conclusion, its archive, blank forms."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.dossier import InspectionDossier
from core.domain.recheck import DecisionDraft, Recheck, RecheckDraft, RecheckResult
from core.operations import rechecks
from core.operations.inspection_sights import sight_of
from core.progress import Progress
from core.statistics.inspection_results import results_of
from core.statistics.words import share_words
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.saving import folder_to_use, place_to_write
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field, FieldKind
from ui.widgets.plates import button, clear, label

_REQUEST = (
    Field(key="requested_by", required=True),
    Field(key="requested_on", kind=FieldKind.DATE, required=True),
    Field(key="reason", kind=FieldKind.TEXT, required=True, span=2),
)
_DECISION = (
    Field(key="result", kind=FieldKind.ENUM, enum=RecheckResult),
    Field(key="decided_on", kind=FieldKind.DATE, required=True),
    Field(key="decided_by", required=True),
    Field(key="decision", kind=FieldKind.TEXT, required=True, span=2),
)


class InspectionCourse(QWidget):
    """Lines that say how it stands, and buttons for what an office does next."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._uuid = ""
        self._open: Recheck | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.request_button = button("course.request", self.request)
        self.decide_button = button("course.decide", self.decide)
        self.archive_button = button("course.archive", self.ask_archive, symbol="export")
        self.catalogue_button = button("course.catalogue", self.ask_catalogue, symbol="print")
        self.forms_button = button("course.forms", self.ask_forms)
        acts = QWidget()
        flow = FlowLayout(acts, gap=8)
        for part in (
            self.request_button,
            self.decide_button,
            self.catalogue_button,
            self.archive_button,
            self.forms_button,
        ):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(word("course.title"), "section"))
        column.addLayout(self._lines)
        column.addWidget(acts)

    def show_course(self, found: InspectionDossier | None) -> None:
        """Show what follows the inspection; a new one (``None``) has nothing yet."""
        self.setVisible(found is not None)
        clear(self._lines)
        if found is None:
            self._uuid = ""
            return
        self._uuid = found.inspection.uuid
        standing = rechecks.standing(self._session.reader, self._uuid)
        self._open = standing.open
        for line in (self._results(), *_told(standing)):
            self._lines.addWidget(label(line, wrap=True))
        self.request_button.setEnabled(standing.until is not None and standing.open is None)
        self.request_button.setToolTip("" if standing.until else word("violations.recheck_not_delivered"))
        self.decide_button.setEnabled(standing.open is not None)

    def _results(self) -> str:
        results = results_of(sight_of(self._session.reader, self._uuid))
        return word(
            "inspections_page.results",
            found=results.balance.found,
            solved=results.balance.solved,
            long_term=results.balance.long_term,
            open=results.balance.open,
            rate=share_words(results.rectified),
            measures=results.measures,
            measures_done=results.measures_done,
            completion=share_words(results.completion),
        )

    # --- 复核 -------------------------------------------------------------------------------------------

    def request(self) -> None:
        """Enter that the unit asks for 复核."""
        uuid = self._uuid
        task = FormTask(
            title=word("course.request"),
            words="recheck_form",
            fields=_REQUEST,
            draft=RecheckDraft(requested_on=self._session.today),
            make=RecheckDraft,
            check=partial(rechecks.check_request, self._session.reader, uuid),
            save=lambda workspace, draft, _: rechecks.request(workspace, uuid, draft),
        )
        FormDialog(self._session, task, self).open()

    def decide(self) -> None:
        """Enter the decision on the open request."""
        uuid, waiting = self._uuid, self._open
        if waiting is None:
            return
        task = FormTask(
            title=word("course.decide"),
            words="recheck_form",
            fields=_DECISION,
            draft=DecisionDraft(decided_on=self._session.today),
            make=DecisionDraft,
            check=partial(rechecks.check_decision, self._session.reader, waiting),
            save=lambda workspace, draft, _: rechecks.decide(workspace, uuid, draft),
        )
        FormDialog(self._session, task, self).open()

    # --- papers -----------------------------------------------------------------------------------------

    def ask_archive(self) -> None:
        """Ask for a place and write the whole archive there as a zip file."""
        self._ask("course.archive_name", "course.zips", self.archive_to)

    def ask_catalogue(self) -> None:
        """Ask for a place and write the catalogue there."""
        self._ask("course.catalogue_name", "acts.workbooks", self.catalogue_to)

    def _ask(self, name: str, kinds: str, write: object) -> None:
        code = sight_of(self._session.reader, self._uuid).record.code
        chosen = place_to_write(self, word(name, code=code), kinds=kinds)
        if chosen and callable(write):
            write(chosen)

    def archive_to(self, path: Path) -> None:
        """Write the archive to ``path`` as a job that a person can stop."""
        uuid = self._uuid
        self._session.read_job(
            lambda workspace, progress: _archive(workspace, uuid, path, progress),
            label=word("course.archiving"),
            on_done=lambda made: self.told.emit(word("said.archived", path=made), Tone.GOOD),
        )

    def catalogue_to(self, path: Path) -> None:
        """Write the catalogue to ``path``."""
        uuid = self._uuid
        self._session.read_job(
            lambda workspace, _: _catalogue(workspace, uuid, path),
            on_done=lambda made: self.told.emit(word("acts.exported", path=made), Tone.GOOD),
        )

    def ask_forms(self) -> None:
        """Ask for a folder and write a blank self-report form for every unit there."""
        chosen = folder_to_use(self, "course.forms")
        if chosen:
            self.forms_to(chosen)

    def forms_to(self, folder: Path) -> None:
        """Write the forms into ``folder``."""
        uuid = self._uuid
        self._session.read_job(
            lambda workspace, progress: _forms(workspace, uuid, folder, progress),
            label=word("acts.exporting"),
            on_done=lambda made: self.told.emit(word("said.forms", count=len(made), path=folder), Tone.GOOD),
        )


def _archive(workspace: Workspace, uuid: str, path: Path, progress: Progress) -> Path:
    from core.operations.inspection_archives import archive  # letters and all: the page opens without

    return archive(workspace, uuid, path, progress)


def _catalogue(workspace: Workspace, uuid: str, path: Path) -> Path:
    from core.operations.inspection_archives import export_catalogue

    return export_catalogue(workspace, uuid, path)


def _forms(workspace: Workspace, uuid: str, folder: Path, progress: Progress) -> list[Path]:
    from core.operations.inspection_sheets import self_report_forms

    return self_report_forms(workspace, uuid, folder, progress=progress)


def _told(standing: rechecks.RecheckStanding) -> list[str]:
    """Return how the conclusion and its 复核 stand, line by line."""
    if standing.until is None:
        return [word("course.not_delivered")]
    lines = [word("course.until", day=chinese_date(standing.until))]
    for each in standing.rechecks:
        day = chinese_date(each.requested_on)
        lines.append(word("course.asked", by=each.requested_by, day=day, reason=each.reason))
        if each.result is not None and each.decided_on:
            result, day = word_of(each.result), chinese_date(each.decided_on)
            lines.append(word("course.decided", result=result, day=day, by=each.decided_by))
    if standing.due is not None:
        lines.append(word("course.due", day=chinese_date(standing.due)))
    return lines
