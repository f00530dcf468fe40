"""One inspection beside the list: entered, corrected, its problems made issues, its papers attached."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.dossier import InspectionDossier
from core.domain.drafts import InspectionDraft
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.register import LinkTarget
from core.domain.violation import Violation
from core.operations import inspections
from core.operations.letter_request import LetterRequest
from core.wording import word, word_of
from ui.models.tones import Tone
from ui.pages.inspection_course import InspectionCourse
from ui.pages.inspection_fields import inspection_fields
from ui.pages.inspection_letters import inspection_letters
from ui.pages.inspection_papers import InspectionPapers
from ui.pages.record_panel import RecordPanel
from ui.pages.related_tab import RelatedList
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.badges import Badge
from ui.widgets.choices import ChoiceEdit
from ui.widgets.form import Form
from ui.widgets.messages import ask
from ui.widgets.plates import button, row
from ui.widgets.problems_edit import ProblemsEdit

NEW = "new:inspection"
_GRAVE = frozenset({"revisited", "balance_off", "problems_fewer_listed"})


class InspectionPanel(RecordPanel):
    """Shows, enters and saves one inspection; a half-typed one survives a crash."""

    TABLE = "inspection_record"

    letter_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Form(inspection_fields(session), "inspection_form", session.today), parent)
        self._dossier: InspectionDossier | None = None
        self.papers = InspectionPapers(session)
        self.related = RelatedList(session, LinkTarget.INSPECTION)
        self.course = InspectionCourse(session)
        self._seen: list[Violation] = []
        """Warnings that were shown once; saving again with the same ones is a person's answer."""
        self._kind = Badge()
        problems = self.form.editor("problems")
        assert isinstance(problems, ProblemsEdit)
        self.problems = problems
        self._build()
        self._connect()

    # --- what it shows ----------------------------------------------------------------------------------

    @property
    def uuid(self) -> str:
        """Return the record shown, empty for a new one."""
        return self._dossier.inspection.uuid if self._dossier else ""

    def start_new(self) -> None:
        """Begin a new inspection, with what an earlier run left half typed."""
        self._dossier = None
        self.entering = True
        self._refill()
        self.form.fill(InspectionDraft(started_on=self._session.today))
        self._watch(NEW)
        self._show_parts()
        self._scroll.verticalScrollBar().setValue(0)
        self.form.editor("title").setFocus()

    def show_record(self, uuid: str) -> None:
        """Show the inspection ``uuid`` as it stands."""
        reader = self._session.reader
        if uuid != self.uuid:
            self._scroll.verticalScrollBar().setValue(0)
        self._dossier = inspections.inspection_dossier(reader, uuid)
        self.entering = False
        self._refill()
        self.form.fill(inspections.inspection_draft_of(reader, uuid))
        self._watch(f"inspection:{uuid}")
        self._show_parts()

    def _refill(self) -> None:
        """Read the items of the plan again, of which the inspection may fulfil one."""
        self._seen = []
        items = self.form.editor("plan_item_uuid")
        if isinstance(items, ChoiceEdit):
            items.refill()

    def _refresh_parts(self) -> None:
        self._dossier = inspections.inspection_dossier(self._session.reader, self.uuid)
        self._show_parts()

    def _show_none(self) -> None:
        self._dossier = None
        self._show_parts()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.save_button = button("inspections_page.save", self.save, role="primary", symbol="save")
        self.letter_button = button("inspections_page.letter", self._write_letter, symbol="letters")
        self.kinds_button = button("inspections_page.letters_of", symbol="more")
        self.kinds_button.setMenu(inspection_letters(self.kinds_button, self._write_letter))
        self.remove_button = button("inspections_page.remove", self.remove, role="danger", symbol="delete")
        body = QVBoxLayout()
        body.setSpacing(8)
        body.addWidget(self.form)
        body.addWidget(self.course)
        body.addWidget(self.papers)
        body.addWidget(self.related)
        head = row(self._title, self._kind, gap=16)
        head.setAlignment(self._kind, Qt.AlignmentFlag.AlignTop)
        more = ActsLine((self.letter_button, self.kinds_button))
        foot = row(self.remove_button, more, self.save_button)
        foot.setStretch(1, 1)
        self._frame(head, body, foot)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.problems.raise_wanted.connect(self.raise_issue)
        self.problems.issue_wanted.connect(self._show_issue)
        self.papers.record_wanted.connect(self.record_wanted)
        self.related.record_wanted.connect(self.record_wanted)
        self.course.told.connect(self.told)

    def _show_parts(self) -> None:
        found = self._dossier
        if found is None:
            self._title.setText(word("inspections_page.new_title"))
            self._kind.show_state("", Tone.QUIET)
        else:
            shown = found.inspection
            self._title.setText(word("inspections_page.record_title", code=shown.code, title=shown.title))
            self._kind.show_state(word_of(shown.kind), Tone.CALM)
        self.papers.show_papers(found)
        self.related.show_related(self.uuid, found.related if found else ())
        self.course.show_course(found)
        self.remove_button.setVisible(found is not None)
        self._on_edited()

    def _on_edited(self) -> None:
        dirty = self.form.dirty
        found = self._dossier
        self.save_button.setEnabled(dirty or found is None)
        self.letter_button.setEnabled(found is not None and not dirty and bool(found.problems))
        self.letter_button.setToolTip(
            "" if self.letter_button.isEnabled() else word("inspections_page.letter_when")
        )
        self.kinds_button.setEnabled(self.letter_button.isEnabled())
        self.problems.show_issues(dict(found.raised) if found else {}, saved=not dirty)

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        draft = self.form.read(InspectionDraft)
        shown = self._dossier.inspection if self._dossier else None
        told = inspections.check_inspection(self._session.reader, draft, shown.uuid if shown else None)
        found = [*self.form.own_violations(), *told]
        if self._stopped(found) or self._wants_a_look(found):
            return False
        self._store(
            lambda workspace, _: (
                inspections.record_inspection(workspace, draft)
                if shown is None
                else inspections.revise_inspection(workspace, shown.uuid, shown.revision, draft)
            ),
            word("inspections_page.saving"),
        )
        return True

    def _wants_a_look(self, found: list[Violation]) -> bool:
        """Stop once at a warning that a person would regret to have overlooked, such as a repeated visit."""
        grave = [each for each in found if each.rule in _GRAVE]
        known, self._seen = self._seen, grave
        if not grave or grave == known:
            return False
        self.told.emit(word("inspections_page.look_again"), Tone.WARN)
        return True

    def said_saved(self, code: str) -> str:
        """Return the sentence for a saved inspection."""
        return word("inspections_page.saved", code=code)

    def remove(self) -> None:
        """Take the shown inspection out of the ledger; undo brings it back."""
        uuid = self.uuid
        if not uuid or not ask(self, word("inspections_page.remove_sure"), "inspections_page.remove"):
            return
        self._forget()
        self._session.write(
            lambda workspace, _: inspections.remove_inspection(workspace, uuid), on_done=self._on_removed
        )

    def _on_removed(self, _: object) -> None:
        self.told.emit(word("inspections_page.removed"), Tone.GOOD)

    def raise_issue(self, problem_uuid: str) -> None:
        """Enter a problem as an issue of the ledger."""
        self._session.write(
            lambda workspace, _: inspections.raise_issue(workspace, problem_uuid), on_done=self._on_raised
        )

    def _show_issue(self, problem_uuid: str) -> None:
        for problem in self._dossier.problems if self._dossier else ():
            if problem.uuid == problem_uuid and problem.issue_uuid:
                self.record_wanted.emit(ListKind.ISSUES, problem.issue_uuid)

    def _write_letter(self, kind: LetterKind = LetterKind.RECTIFICATION_NOTICE) -> None:
        self.letter_wanted.emit(
            LetterRequest(
                kind=kind,
                dated_on=self._session.today,
                inspection_uuid=self.uuid,
            )
        )
