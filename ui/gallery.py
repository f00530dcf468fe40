"""One of every dialog on a ledger, as a person meets it: for pictures, and for the test of them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from core.domain.duty import OccurrenceDraft
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.register import RegisterDraft
from core.domain.rows import LetterRow
from core.operations import listing, register_definitions, restored
from core.operations.letter_request import LetterRequest
from core.operations.practice import practice_workbook
from core.wording import word
from ui.widgets.screen import WANTED

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.session import Session

_REGISTER = "practices"


def _help(session: Session) -> QDialog:
    from ui.dialogs.help_dialog import HelpDialog

    del session
    return HelpDialog("ledger")


def _form(session: Session) -> QDialog:
    from ui.dialogs.form_dialog import FormDialog
    from ui.pages import task_acts

    return FormDialog(session, task_acts.paste_task(""))


def _note(session: Session) -> QDialog:
    from ui.dialogs.form_dialog import FormTask
    from ui.dialogs.note_dialog import NoteDialog
    from ui.pages.duty_fields import occurrence_fields
    from ui.widgets.file_basket import FileBasket

    draft = OccurrenceDraft(period="2020Q4", settled_on=session.today)
    title = word("duties_page.title_done", period=draft.period)
    task = FormTask(
        title=title,
        words="occurrence_form",
        fields=occurrence_fields(),
        draft=draft,
        make=OccurrenceDraft,
        check=lambda _: [],
        save=lambda _ws, made, _progress: made,
    )
    return NoteDialog(session, task, FileBasket())


def _tags(session: Session) -> QDialog:
    from ui.pages.tag_act import TagsDialog

    return TagsDialog(session, _issues(session)[:3])


def _entry(session: Session) -> QDialog:
    from ui.dialogs.entry_dialog import EntryDialog

    definition = register_definitions.shipped_one(_REGISTER)
    return EntryDialog(session, definition, RegisterDraft(values={}, links={}))


def _register(session: Session) -> QDialog:
    from ui.dialogs.register_dialog import RegisterDialog

    return RegisterDialog(session, register_definitions.shipped_one(_REGISTER))


def _paste(session: Session) -> QDialog:
    from ui.dialogs.paste_dialog import PasteDialog

    return PasteDialog(session, register_definitions.shipped_one(_REGISTER))


def _years(session: Session) -> QDialog:
    from ui.dialogs.register_years_dialog import RegisterYearsDialog

    return RegisterYearsDialog(session)


def _scores(session: Session) -> QDialog:
    from ui.dialogs.scores_dialog import ScoresDialog

    return ScoresDialog(session)


def _report(session: Session) -> QDialog:
    from ui.dialogs.report_dialog import ReportDialog

    return ReportDialog(session)


def _rows(session: Session) -> QDialog:
    from ui.dialogs.rows_dialog import RowsDialog

    return RowsDialog(session.reader, ListKind.ISSUES, (), session=session)


def _share(session: Session) -> QDialog:
    from core.operations.acceptance import acceptance, grounds
    from ui.dialogs.share_dialog import ShareDialog

    share = next(iter(acceptance(session.reader).shares()))
    return ShareDialog(share, grounds(session.reader, share))


def _batch_edit(session: Session) -> QDialog:
    from ui.pages.batch_edit_act import BatchEditDialog

    return BatchEditDialog(session, _issues(session)[:3])


def _withdraw(session: Session) -> QDialog:
    from ui.dialogs.withdraw_dialog import WithdrawDialog

    return WithdrawDialog(session)


def _template(session: Session) -> QDialog:
    from ui.dialogs.template_dialog import TemplateDialog

    return TemplateDialog(session)


def _register_preview(session: Session) -> QDialog:
    from ui.dialogs.register_preview import RegisterPreview

    return RegisterPreview(session, register_definitions.shipped_one(_REGISTER))


def _print(session: Session) -> QDialog | None:
    from core.operations import letters
    from ui.dialogs.print_dialog import PrintDialog
    from ui.widgets.printed_pages import PrintPiece

    query = listing.query_of(session.reader, ListKind.LETTERS)
    sent = listing.list_ids(session.reader, query)[:1]
    paths = [letters.path_of(session.reader, uuid) for uuid in sent]
    return PrintDialog([PrintPiece(path=path, name=path.stem) for path in paths]) if paths else None


def _import(session: Session) -> QDialog:
    from ui.dialogs.import_dialog import ImportDialog

    return ImportDialog(session, practice_workbook())


def _letter(session: Session) -> QDialog:
    from ui.dialogs.letter_dialog import LetterDialog

    return LetterDialog(session, LetterRequest(kind=LetterKind.SUPERVISION, dated_on=session.today))


def _batch(session: Session) -> QDialog:
    from ui.dialogs.batch_dialog import BatchDialog

    return BatchDialog(session)


def _ladder(session: Session) -> QDialog:
    from core.operations import listing
    from ui.pages.ladder_dialog import LadderDialog

    found = listing.batches(session.reader)
    return LadderDialog(session, found[0].uuid if found else None)


def _step(session: Session) -> QDialog:
    from core.operations import ladders
    from ui.pages.ladder_fields import StepDialog

    return StepDialog(session, ladders.ladder_for(session.reader).steps[0])


def _reply(session: Session) -> QDialog | None:
    from ui.dialogs.reply_dialog import ReplyDialog

    query = listing.query_of(session.reader, ListKind.LETTERS)
    sent = listing.list_rows(session.reader, query, listing.list_ids(session.reader, query)[:1])
    first = sent[0] if sent else None
    return ReplyDialog(session, first.uuid, first.document_number) if isinstance(first, LetterRow) else None


def _slip(session: Session) -> QDialog | None:
    from ui.dialogs.slip_dialog import SlipDialog

    sent = listing.list_ids(session.reader, listing.query_of(session.reader, ListKind.LETTERS))[:1]
    return SlipDialog(session, sent[0], "") if sent else None


def _series_start(session: Session) -> QDialog | None:
    from ui.dialogs.series_start import SeriesStartDialog

    return SeriesStartDialog(session)


def _numbers(session: Session) -> QDialog:
    from ui.dialogs.numbers_dialog import NumbersDialog

    return NumbersDialog(session)


def _merge(session: Session) -> QDialog:
    from ui.dialogs.merge_dialog import MergeDialog

    names = [*listing.unit_names(session.reader), "", ""][:2]
    return MergeDialog(("1", names[0]), ("2", names[1]))


def _new_ledger(session: Session) -> QDialog:
    from ui.dialogs.new_ledger_dialog import NewLedgerDialog

    return NewLedgerDialog(session.reader.clock)


def _opening(session: Session) -> QDialog:
    from ui.dialogs.opening_dialog import OpeningDialog

    return OpeningDialog(session.reader.clock)


def _pin(session: Session) -> QDialog:
    from ui.dialogs.pin_dialog import PinDialog

    return PinDialog(session.reader.operator, has_pin=True)


def _restored(session: Session) -> QDialog:
    from ui.dialogs.restored_dialog import RestoredDialog

    prefix = session.reader.office.number_prefix
    series = tuple(restored.OpenSeries(f"{prefix}{n + 1}", session.today.year, n, n) for n in range(6))
    asked = restored.Unconfirmed(session.today.isoformat(), "", series, None)
    return RestoredDialog(session, asked)


def _text_compare(session: Session) -> QDialog | None:
    from core.domain.document_text import TextEdit
    from core.operations.letter_twins import EditedText, TakenBack
    from ui.dialogs.text_compare import TextCompareDialog

    del session
    part = word("letters.parts.body", number=2)
    edits = (
        TextEdit(part=word("letters.parts.title"), before="", after=word("letter_dialog.title")),
        TextEdit(part=part, before=word("text_compare.hint"), after=word("letter_dialog.preview_note")),
    )
    text = EditedText(number="", title=word("letter_dialog.title"), addressee="", blocks=())
    warnings = (word("letters.taken.tracked"), word("letters.taken.comments"))
    return TextCompareDialog(TakenBack(text=text, edits=edits, warnings=warnings))


def _second_form(session: Session) -> QDialog:
    from ui.dialogs.second_dialog import SecondFormDialog, SecondPerson
    from ui.pages import task_acts

    return SecondFormDialog(session, task_acts.paste_task(""), SecondPerson(session))


def _templates(session: Session) -> QDialog:
    from ui.dialogs.template_editor import TemplateEditor

    return TemplateEditor(session, "supervision")


DIALOGS: dict[str, Callable[[Session], QDialog | None]] = {
    "OpeningDialog": _opening,
    "NewLedgerDialog": _new_ledger,
    "ImportDialog": _import,
    "WithdrawDialog": _withdraw,
    "FormDialog": _form,
    "NoteDialog": _note,
    "TagsDialog": _tags,
    "LetterDialog": _letter,
    "BatchDialog": _batch,
    "StepDialog": _step,
    "LadderDialog": _ladder,
    "ReplyDialog": _reply,
    "SlipDialog": _slip,
    "NumbersDialog": _numbers,
    "SeriesStartDialog": _series_start,
    "SecondFormDialog": _second_form,
    "PinDialog": _pin,
    "EntryDialog": _entry,
    "RegisterDialog": _register,
    "RegisterPreview": _register_preview,
    "RegisterYearsDialog": _years,
    "ScoresDialog": _scores,
    "PasteDialog": _paste,
    "PrintDialog": _print,
    "ReportDialog": _report,
    "RowsDialog": _rows,
    "ShareDialog": _share,
    "BatchEditDialog": _batch_edit,
    "TemplateDialog": _template,
    "MergeDialog": _merge,
    "RestoredDialog": _restored,
    "HelpDialog": _help,
    "TextCompareDialog": _text_compare,
    "TemplateEditor": _templates,
}
"""Every class of dialog by name; ``None`` from a maker: the ledger has nothing it could be about."""


def fit(dialog: QDialog, room: QSize) -> None:
    """Give ``dialog`` the size it opens with, as far as there is room."""
    if not dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
        dialog.adjustSize()
    wanted = dialog.property(WANTED)
    dialog.resize((wanted if isinstance(wanted, QSize) else dialog.size()).boundedTo(room))


def _issues(session: Session) -> list[str]:
    return listing.list_ids(session.reader, listing.query_of(session.reader, ListKind.ISSUES))
