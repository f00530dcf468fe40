"""Papers of many records: four lists, unit forms, evidence book, report text; a menu on the ledger page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from core.domain.listing import ListQuery
from core.operations import evidence_book, exports, four_lists, unit_forms
from core.operations.listing import list_ids
from core.progress import Progress
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.dialogs.report_dialog import ReportDialog
from ui.dialogs.saving import folder_to_use, place_to_write
from ui.dialogs.template_dialog import TemplateDialog
from ui.models.tones import Tone
from ui.pages.list_pane import ListPane
from ui.pages.page import Page
from ui.widgets.plates import button


def papers_button(page: Page, shown: ListPane) -> QPushButton:
    """Return the button whose menu makes papers of the issues that ``shown`` lists."""
    made = button("papers.menu", symbol="book")
    menu = QMenu(made)
    for key, act in (
        ("papers.ledger_targets", partial(ask_ledger, page, shown)),
        ("papers.four_lists", partial(ask_four_lists, page, shown)),
        ("papers.unit_forms", partial(ask_unit_forms, page, shown)),
        ("papers.book_selected", partial(ask_book, page, shown, selected=True)),
        ("papers.book_all", partial(ask_book, page, shown, selected=False)),
        ("papers.templates", partial(open_templates, page, shown)),
        ("papers.report", partial(open_report, page)),
    ):
        menu.addAction(word(key)).triggered.connect(lambda _=False, each=act: each())
    made.setMenu(menu)
    return made


def ask_ledger(page: Page, shown: ListPane) -> None:
    """Ask for a place and write the print-ready ledger of what is listed with criteria and milestones."""
    path = _asked(page, "acts.ledger_file", "acts.workbooks")
    if path is not None:
        ledger_to(page, shown.model.query, path)


def ledger_to(page: Page, query: ListQuery, path: Path) -> None:
    """Write that ledger to ``path`` as a job."""
    page.session.read_job(
        lambda ws, progress: exports.export_ledger(ws, path, progress, query, targets=True),
        label=word("acts.exporting"),
        on_done=lambda written: page.tell(word("acts.exported", path=written), Tone.GOOD),
    )


def ask_four_lists(page: Page, shown: ListPane) -> None:
    """Ask for a place and write the four lists of what is listed."""
    path = _asked(page, "papers.four_lists_file", "acts.workbooks")
    if path is not None:
        four_lists_to(page, shown.model.query, path)


def four_lists_to(page: Page, query: ListQuery, path: Path) -> None:
    """Write the four lists to ``path`` as a job."""
    page.session.read_job(
        lambda ws, progress: four_lists.export_four_lists(ws, path, progress, query),
        label=word("acts.exporting"),
        on_done=lambda written: page.tell(word("acts.exported", path=written)),
    )


def ask_unit_forms(page: Page, shown: ListPane) -> None:
    """Ask for a folder and write a form for every unit of what is listed."""
    chosen = folder_to_use(page, "papers.choose_folder")
    if chosen:
        unit_forms_to(page, shown.model.query, chosen)


def unit_forms_to(page: Page, query: ListQuery, folder: Path) -> None:
    """Write the forms into ``folder`` as a job."""
    page.session.read_job(
        lambda ws, progress: unit_forms.export_unit_forms(ws, folder, progress, query),
        label=word("acts.exporting"),
        on_done=lambda made: page.tell(word("papers.forms_done", count=len(made), path=folder)),
    )


def ask_book(page: Page, shown: ListPane, *, selected: bool) -> None:
    """Ask for a place and write the evidence book of the selected issues, or of all that are listed."""
    uuids = shown.selected_issues() if selected else ()
    if selected and not uuids:
        page.tell(word("papers.select_first"), Tone.WARN)
        return
    path = _asked(page, "papers.book_file", "papers.book_kinds")
    if path is not None:
        book_to(page, shown.model.query, uuids, path)


def book_to(page: Page, query: ListQuery, uuids: tuple[str, ...], path: Path) -> None:
    """Write the book of ``uuids``, of all that ``query`` finds when there are none, as a job."""

    def make(ws: Workspace, progress: Progress) -> Path:
        return evidence_book.export_book(ws, uuids or list_ids(ws, query), path, progress)

    page.session.read_job(
        make,
        label=word("acts.exporting"),
        on_done=lambda written: page.tell(word("acts.exported", path=written), Tone.GOOD),
    )


def open_templates(page: Page, shown: ListPane) -> None:
    """Show the export templates, to write what is listed the way another system asks for it."""
    dialog = TemplateDialog(page.session, shown.model.query, page)
    dialog.exec()
    dialog.deleteLater()


def open_report(page: Page) -> None:
    """Show the report text, filled in and ready to be edited."""
    ReportDialog(page.session, page).open()


def _asked(page: Page, name: str, kinds: str) -> Path | None:
    return place_to_write(page, word(name, day=chinese_date(page.session.today)), kinds=kinds)
