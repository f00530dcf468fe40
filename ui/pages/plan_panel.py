"""One plan beside the tree: entered, corrected, its papers, its stage and its target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.batch import Batch
from core.domain.plan import DocumentKind, PlanLevel, SourceDocument
from core.domain.plan_drafts import DocumentDraft, PlanDraft
from core.domain.plan_rules import check_document
from core.domain.review import ReviewStep
from core.operations import listing, plans, source_documents
from core.progress import Progress
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.pages.record_panel import RecordPanel
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.messages import ask
from ui.widgets.plates import button, clear, close_button, label, row

NEW = "new:plan"
_WIDE = 2


def _fields(session: Session) -> tuple[Field, ...]:
    def parents() -> list[Choice]:
        found = [(plan.uuid, plan.name) for plan in listing.batches(session.reader)]
        return [(None, word("scheme_form.no_parent")), *found]

    def papers() -> list[str]:
        return source_documents.citations(session.reader)

    levels: list[Choice] = [
        (None, word("scheme_form.no_level")),
        *((each, word_of(each)) for each in PlanLevel),
    ]
    text = FieldKind.TEXT
    return (
        Field(key="name", required=True, span=_WIDE, heading="scheme_form.heading_basic"),
        Field(key="title", span=_WIDE),
        Field(key="level", kind=FieldKind.CHOICE, choices=lambda: levels),
        Field(key="issuer"),
        Field(key="document_number"),
        Field(key="anchor", kind=FieldKind.DATE),
        Field(key="parent_uuid", kind=FieldKind.CHOICE, choices=parents, span=_WIDE),
        Field(key="basis", span=_WIDE, suggestions=papers),
        Field(key="review_levels", kind=FieldKind.CHECKS, enum=ReviewStep, span=_WIDE),
        Field(key="stage_from", kind=FieldKind.DATE, heading="scheme_form.heading_stage"),
        Field(key="stage_to", kind=FieldKind.DATE),
        Field(key="target_percent", kind=FieldKind.COUNT),
        Field(key="target_by", kind=FieldKind.DATE),
        Field(key="model", span=_WIDE, heading="scheme_form.heading_more"),
        Field(key="dispatch", kind=text, span=_WIDE),
        Field(key="stated", kind=text, span=_WIDE),
    )


class PlanPanel(RecordPanel):
    """Shows, enters and saves one plan; a half-typed one survives a crash."""

    TABLE = "batch"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Form(_fields(session), "scheme_form", session.today), parent)
        self._dossier: plans.PlanDossier | None = None
        self._figures = label("", wrap=True)
        self._papers = QVBoxLayout()
        self._papers.setSpacing(4)
        self._build()
        self.form.edited.connect(self._on_edited)

    @property
    def uuid(self) -> str:
        """Return the plan shown, empty for a new one."""
        return self._dossier.plan.uuid if self._dossier else ""

    def start_new(self, *, focus: bool = True) -> None:
        """Begin a new plan, with what an earlier run left half typed."""
        self._dossier = None
        self.entering = True
        self._refill()
        self.form.fill(PlanDraft())
        self._watch(NEW)
        self._show_parts()
        if focus:
            self.form.editor("name").setFocus()

    def show_record(self, uuid: str) -> None:
        """Show the plan ``uuid`` as it stands."""
        self._dossier = plans.plan_dossier(self._session.reader, uuid)
        self.entering = False
        self._refill()
        self.form.fill(plans.draft_of(self._session.reader, uuid))
        self._watch(f"plan:{uuid}")
        self._show_parts()

    def _show_none(self) -> None:
        self._dossier = None
        self._show_parts()

    def _refill(self) -> None:
        editor = self.form.editor("parent_uuid")
        if hasattr(editor, "refill"):
            editor.refill()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.save_button = button("plans_page.save", self.save, role="primary", symbol="save")
        self.remove_button = button("plans_page.remove", self.remove, role="danger", symbol="delete")
        self.paper_button = button("plans_page.add_document", self.add_document, role="link", symbol="add")
        self.ladder_button = button("plans_page.ladder", self.edit_ladder, symbol="send")
        self.close_button = close_button("plans_page.fold")
        body = QVBoxLayout()
        body.setSpacing(8)
        body.addWidget(self._figures)
        body.addWidget(self.form)
        body.addLayout(row(label(word("plans_page.documents"), "section"), None, self.paper_button))
        body.addLayout(self._papers)
        self._frame(
            row(self._title, self.close_button),
            body,
            row(self.remove_button, self.ladder_button, None, self.save_button),
        )

    def _show_parts(self) -> None:
        found = self._dossier
        self._title.setText(found.plan.name if found else word("plans_page.new_title"))
        self._figures.setText("\n".join(plans.figures_said(found)) if found else "")
        self._figures.setVisible(bool(self._figures.text()))
        self.remove_button.setVisible(found is not None)
        self.ladder_button.setVisible(found is not None)
        self.paper_button.setEnabled(found is not None)
        clear(self._papers)
        for paper in found.documents if found else ():
            self._papers.addLayout(self._paper(paper))
        self._on_edited()

    def _paper(self, paper: SourceDocument) -> QVBoxLayout:
        edit = button("plans_page.edit_document", partial(self.edit_document, paper), role="link")
        drop = button("plans_page.drop_document", partial(self.drop_document, paper), role="link")
        parts = (word_of(paper.kind), paper.issuer, chinese_date(paper.dated), paper.note)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        head = row(label(source_documents.citation(paper), wrap=True), edit, drop)
        head.setStretch(0, 1)
        lines.addLayout(head)
        lines.addWidget(label("  ".join(part for part in parts if part), "small", wrap=True))
        return lines

    def _on_edited(self) -> None:
        self.save_button.setEnabled(self.form.dirty or self._dossier is None)

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        draft = self.form.read(PlanDraft)
        shown = self._dossier.plan if self._dossier else None
        told = plans.check_plan(self._session.reader, draft, shown.uuid if shown else "")
        if self._stopped([*self.form.own_violations(), *told]):
            return False
        self._store(
            lambda workspace, _: (
                plans.add_plan(workspace, draft)
                if shown is None
                else plans.revise_plan(workspace, shown.uuid, shown.revision, draft)
            ),
            word("plans_page.saving"),
        )
        return True

    def called(self, record: Batch) -> str:
        """Return what people call a plan."""
        return record.name

    def said_saved(self, code: str) -> str:
        """Return the sentence for a saved plan."""
        return word("said.plan_saved", name=code)

    def remove(self) -> None:
        """Take the shown plan out; the ledger refuses while anything hangs on it."""
        uuid = self.uuid
        if not uuid or not ask(self, word("plans_page.remove_sure"), "plans_page.remove"):
            return
        self._forget()
        self._session.write(
            lambda workspace, _: plans.remove_plan(workspace, uuid),
            on_done=lambda _: self.told.emit(word("plans_page.removed"), Tone.GOOD),
            on_error=self._on_not_saved,
        )

    def edit_ladder(self) -> None:
        """Show which letters follow which for the issues of this plan; it may have a ladder of its own."""
        from ui.pages.ladder_dialog import LadderDialog

        dialog = LadderDialog(self._session, self.uuid or None, self)
        dialog.exec()
        dialog.deleteLater()

    def add_document(self) -> None:
        """Ask for a paper the plan rests on, a new one or one that stands already."""
        plan = self.uuid
        self._ask(
            word("document_form.title"),
            DocumentDraft(),
            lambda workspace, draft, _: source_documents.add_document(workspace, plan, draft),
            known=True,
        )

    def edit_document(self, paper: SourceDocument) -> None:
        """Correct a paper wherever it is cited."""
        draft = source_documents.draft_of(self._session.reader, paper.uuid)
        self._ask(
            word("document_form.edit"),
            draft,
            lambda workspace, made, _: source_documents.revise_document(workspace, paper.uuid, made),
        )

    def drop_document(self, paper: SourceDocument) -> None:
        """Take a paper off the plan; undo brings it back."""
        plan = self.uuid
        self._session.write(lambda workspace, _: source_documents.drop_document(workspace, plan, paper.uuid))

    def _ask(
        self,
        title: str,
        draft: DocumentDraft,
        save: Callable[[Workspace, Any, Progress], object],
        *,
        known: bool = False,
    ) -> None:
        task = document_task(self._session, title, draft, save, known=known)
        dialog = FormDialog(self._session, task, self)
        dialog.resize(560, 460)
        dialog.exec()
        dialog.deleteLater()


def document_task(
    session: Session,
    title: str,
    draft: DocumentDraft,
    save: Callable[[Workspace, Any, Progress], object],
    *,
    known: bool = False,
) -> FormTask:
    """Return the form of a source document; ``known`` offers those that stand already."""

    def standing() -> list[Choice]:
        found = source_documents.documents(session.reader)
        cited = [(each.uuid, source_documents.citation(each)) for each in found]
        return [("", word("document_form.new")), *cited]

    first = (Field(key="existing", kind=FieldKind.CHOICE, choices=standing, span=_WIDE),) if known else ()
    return FormTask(
        title=title,
        words="document_form",
        fields=(
            *first,
            Field(key="title", span=_WIDE),
            Field(key="document_number"),
            Field(key="kind", kind=FieldKind.ENUM, enum=DocumentKind),
            Field(key="issuer"),
            Field(key="dated", kind=FieldKind.DATE),
            Field(key="note", span=_WIDE),
        ),
        draft=draft,
        make=partial(replace, draft),
        check=check_document,
        save=save,
    )
