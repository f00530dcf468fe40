"""What one can do with the issue shown: one short function an act, each a single operation of the core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from core.domain.change import ChangeRecord, JournalEntry
from core.domain.dossier import MeasureDossier
from core.domain.drafts import MeasureDraft, ProgressDraft
from core.domain.evidence import Evidence
from core.domain.letter import Letter, LetterKind
from core.domain.listing import ListKind
from core.domain.measure import ProgressNote
from core.domain.reply import Reply
from core.operations import evidence, history, issues, measures, notes, trail, viewing
from core.operations.letter_request import LetterRequest
from core.schedule.expressions_hours import hour_of
from core.wording import chinese_date, word, word_of
from ui.models.tones import Tone
from ui.pages import life_acts, related_tab, target_acts, watch_acts
from ui.pages.issue_fields import NewMeasure, measure_fields, note_fields
from ui.pages.issue_sections import lived
from ui.widgets.file_basket import FileBasket
from ui.widgets.plates import label

if TYPE_CHECKING:
    from ui.pages.issue_panel import IssuePanel

TABLES = (
    "issue",
    "measure",
    "status_move",
    "review",
    "follow_up",
    "extension",
    "progress_note",
    "criterion",
    "milestone",
    "milestone_report",
    "measure_link",
    "issue_link",
    "evidence",
    "letter",
    "letter_item",
    "reply",
    "unit_share",
    "unit",
    "batch",
    "custom_field",
    "register_entry",
    "register_link",
    "dispatch",
    "recurring_duty",
    "occurrence",
    "upper_task",
    "task_claim",
    "task_link",
)
"""Tables whose rows an issue's page shows."""


def deadline_reading(panel: IssuePanel, raw: str, batch_uuid: str | None) -> str:
    """Return how the words of a deadline are read, empty without words."""
    if not raw.strip():
        return ""
    read = issues.read_expression(panel.session.reader, raw, batch_uuid)
    hour = hour_of(raw, panel.session.reader.settings.closing_hour) if read.due else ""
    day = f"{chinese_date(read.due)} {hour}".strip() or word("issue_panel.no_day")
    return word("issue_panel.reading", kind=word_of(read.kind), day=day, sure=word_of(read.confidence))


def say_done(panel: IssuePanel, change: ChangeRecord) -> None:
    """Say what was done, as the journal calls it; an act with its own sentence says it after this."""
    done = history.summary_of(panel.session.reader, change) if panel.isVisible() else ""
    panel.banner.tell(word("issue_panel.done", what=done) if done else "", Tone.GOOD)


def look_ahead(panel: IssuePanel) -> None:
    """Let the writing thread read what a save will ask; what is wrong is told by the save."""
    uuid = panel.uuid
    if uuid:
        panel.session.write(
            lambda workspace, _: issues.look_ahead(workspace, uuid), on_error=lambda _: None, quiet=True
        )


def remove_issue(panel: IssuePanel) -> None:
    """Take the issue out; undo brings it back, so nobody is asked, but it is said."""
    assert panel.dossier is not None
    uuid, code = panel.uuid, panel.dossier.issue.code
    panel.form.clean()

    def done(_: object) -> None:
        panel.keeper.drop()
        panel.act_wanted.emit("tell", word("issue_panel.issue_removed", code=code))

    panel.session.write(
        lambda workspace, _: issues.remove_issue(workspace, uuid), on_done=done, on_error=panel.on_refused
    )


def _say_removed(panel: IssuePanel) -> Callable[[object], None]:
    return lambda _: panel.banner.tell(word("issue_panel.removed"), Tone.GOOD)


# --- measures and progress ----------------------------------------------------------------------------


def add_measure(panel: IssuePanel, _: object) -> None:
    """Enter a measure."""
    uuid = panel.uuid

    def save(workspace: Any, draft: NewMeasure, _progress: object) -> object:  # noqa: ANN401
        return measures.add_measure(workspace, uuid, draft, with_duty=draft.with_duty)

    _measure_dialog(panel, NewMeasure(), save, f"measure:new:{uuid}")


def edit_measure(panel: IssuePanel, each: MeasureDossier) -> None:
    """Edit a measure."""
    measure = each.measure

    def save(workspace: Any, draft: MeasureDraft, _progress: object) -> object:  # noqa: ANN401
        return measures.revise_measure(workspace, measure.uuid, measure.revision, draft)

    draft = measures.measure_draft_of(panel.session.reader, measure.uuid)
    _measure_dialog(panel, draft, save, f"measure:{measure.uuid}", measure.uuid)


def _measure_dialog(
    panel: IssuePanel, draft: MeasureDraft, save: Callable[..., object], key: str, uuid: str | None = None
) -> None:
    from ui.dialogs.form_dialog import FormDialog, FormTask

    task = FormTask(
        title=word("measure_form.title"),
        words="measure_form",
        fields=measure_fields(panel.session, new=uuid is None),
        draft=draft,
        make=type(draft),
        check=lambda made: measures.check_measure(panel.session.reader, made, uuid),
        save=save,
        key=key,
    )
    dialog = FormDialog(panel.session, task, panel)
    dialog.exec()
    dialog.deleteLater()


def remove_measure(panel: IssuePanel, each: MeasureDossier) -> None:
    """Take a measure out; undo brings it back."""
    uuid = each.measure.uuid
    panel.session.write(
        lambda workspace, _: measures.remove_measure(workspace, uuid),
        on_done=_say_removed(panel),
        on_error=panel.on_refused,
    )


def add_note(panel: IssuePanel, each: MeasureDossier | None) -> None:
    """Enter progress on a measure, or on the whole issue, with files."""
    from ui.dialogs.form_dialog import FormTask
    from ui.dialogs.note_dialog import NoteDialog

    issue_uuid, measure_uuid = panel.uuid, each.measure.uuid if each else None
    basket = FileBasket()
    task = FormTask(
        title=word("note_form.title"),
        words="note_form",
        fields=note_fields(for_measure=each is not None),
        draft=ProgressDraft(noted_on=panel.session.today),
        make=ProgressDraft,
        check=lambda made: notes.check_note(panel.session.reader, made),
        save=lambda workspace, made, progress: notes.add_note(
            workspace, issue_uuid, measure_uuid, made, basket.files(), progress
        ),
        key=f"note:{measure_uuid or issue_uuid}",
    )
    dialog = NoteDialog(panel.session, task, basket, panel)
    dialog.exec()
    dialog.deleteLater()


def remove_note(panel: IssuePanel, note: ProgressNote) -> None:
    """Take a note out; undo brings it back."""
    panel.session.write(
        lambda workspace, _: notes.remove_note(workspace, note.uuid),
        on_done=_say_removed(panel),
        on_error=panel.on_refused,
    )


# --- files, letters, trail ----------------------------------------------------------------------------


def attach(panel: IssuePanel, files: Sequence[Path]) -> None:
    """Attach files to the issue."""
    uuid = panel.uuid
    panel.session.write(
        lambda workspace, progress: evidence.attach(workspace, "issue", uuid, files, progress),
        label=word("issue_panel.attaching"),
        on_error=panel.on_refused,
    )


def detach(panel: IssuePanel, proof: Evidence) -> None:
    """Take a file off; undo brings it back."""
    panel.session.write(
        lambda workspace, _: evidence.detach(workspace, proof.uuid),
        on_done=_say_removed(panel),
        on_error=panel.on_refused,
    )


def open_file(panel: IssuePanel, proof: Evidence) -> None:
    """Open a copy of the file under its own name, so that nobody edits what is kept."""
    panel.session.read_job(
        lambda workspace, _: viewing.viewing_copy(workspace, proof),
        on_done=lambda path: _show_file(panel, path),
        on_error=panel.on_refused,
    )


def print_file(panel: IssuePanel, proof: Evidence) -> None:
    """Open the print dialog for a copy of the file; what is no PDF and no picture is opened instead."""
    from ui.dialogs.file_prints import print_copy

    def show(path: Path) -> None:
        print_copy(path, panel)

    panel.session.read_job(
        lambda workspace, _: viewing.viewing_copy(workspace, proof),
        on_done=show,
        on_error=panel.on_refused,
    )


def _show_file(panel: IssuePanel, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        panel.banner.tell(word("issue_panel.no_viewer", path=path), Tone.WARN)


def write_letter(panel: IssuePanel, _: object) -> None:
    """Begin a letter about this issue."""
    request = LetterRequest(
        kind=LetterKind.SUPERVISION, dated_on=panel.session.today, issue_uuids=(panel.uuid,)
    )
    panel.act_wanted.emit("letter", request)


def write_of_life(panel: IssuePanel, kind: LetterKind) -> None:
    """Begin the letter that tells of the issue's last review or extension."""
    panel.act_wanted.emit(
        "letter", LetterRequest(kind=kind, dated_on=panel.session.today, issue_uuids=(panel.uuid,))
    )


def show_letter(panel: IssuePanel, uuid: str) -> None:
    """Show a letter in the register."""
    panel.record_wanted.emit(ListKind.LETTERS, uuid)


def show_change(panel: IssuePanel, asked: tuple[JournalEntry, QVBoxLayout, QPushButton]) -> None:
    """Show what an entry changed: the words before and after, under the entry."""
    entry, column, more = asked
    more.hide()
    uuids = _all_uuids(panel)

    def show(found: list[trail.Difference]) -> None:
        if shiboken6.isValid(column):
            for each in found:
                column.addWidget(label(_difference(each), "small", wrap=True))
            if not found:
                column.addWidget(label(word("issue_panel.no_difference"), "small"))

    panel.session.read_job(lambda ws, _: trail.differences(ws, entry.sequence, uuids), on_done=show)


def _difference(each: trail.Difference) -> str:
    key = "change" if each.before and each.after else "added" if each.after else "taken_away"
    return word(f"issue_panel.{key}", field=each.field, before=each.before, after=each.after)


def _all_uuids(panel: IssuePanel) -> frozenset[str]:
    """Return the issue and everything that hangs on it now."""
    dossier = panel.dossier
    assert dossier is not None
    hanging: tuple[ProgressNote | Evidence | Letter | Reply, ...] = (
        *dossier.notes,
        *dossier.evidence,
        *dossier.letters,
        *dossier.replies,
    )
    measures_of = {each.measure.uuid for each in dossier.measures}
    reached = {each.criterion.uuid for each in dossier.criteria}
    for step in dossier.milestones:
        reached |= {step.milestone.uuid, *(report.uuid for report in step.reports)}
    reached |= {each.link.uuid for each in dossier.links.alike}
    return frozenset(
        {panel.uuid, *measures_of, *lived(dossier.life), *reached, *(each.uuid for each in hanging)}
    )


def show_task(panel: IssuePanel, uuid: str) -> None:
    """Go to an upper task of the issue."""
    panel.record_wanted.emit(ListKind.TASKS, uuid)


ACTS: dict[str, Callable[[IssuePanel, Any], None]] = {
    "add_measure": add_measure,
    "edit_measure": edit_measure,
    "remove_measure": remove_measure,
    "add_note": add_note,
    "remove_note": remove_note,
    "attach": attach,
    "detach": detach,
    "open_file": open_file,
    "write_letter": write_letter,
    "write_of_life": write_of_life,
    "show_letter": show_letter,
    "print_file": print_file,
    "show_change": show_change,
    "show_task": show_task,
    "set_levels": life_acts.set_levels,
    **target_acts.ACTS,
    **related_tab.ACTS,
    **watch_acts.ACTS,
}
