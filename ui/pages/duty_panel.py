"""One recurring duty beside its list, with its periods: each ticked off, excused, or opened again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.duty import (
    DutyDraft,
    DutyPeriodLine,
    OccurrenceDraft,
    OccurrenceState,
    RecurringDuty,
)
from core.domain.evidence import Evidence
from core.operations import duties, duty_lists, evidence
from core.operations.viewing import viewing_copy
from core.schedule.duty_due import read_rule
from core.schedule.expressions_hours import hour_of
from core.wording import chinese_date, word, word_of
from ui.dialogs.form_dialog import FormTask
from ui.dialogs.note_dialog import NoteDialog
from ui.dialogs.print_pdf import open_with_system
from ui.models.due_model import left_words
from ui.models.last_name import name_at_desk
from ui.models.tones import Tone, tone_of
from ui.pages.duty_fields import duty_fields, occurrence_fields
from ui.pages.issue_tabs import entry_plate
from ui.pages.watch_panel import WatchPanel
from ui.session import Session
from ui.widgets.attachments import Attachments
from ui.widgets.badges import Badge
from ui.widgets.file_basket import FileBasket
from ui.widgets.plates import button, clear, label, row

_MOST = 24


class DutyPanel(WatchPanel):
    """A duty with its form and its periods, the newest first."""

    TABLE = "recurring_duty"
    WORDS = "duty_form"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, duty_fields(session), parent)

    def load(self, uuid: str) -> tuple[Any, Any]:
        """Return the duty and its draft."""
        return duties.duty_of(self._session.reader, uuid), duties.draft_of(self._session.reader, uuid)

    def blank(self) -> DutyDraft:
        """Return an empty duty that begins today."""
        return DutyDraft(first_day=self._session.today)

    def take_out(self, uuid: str) -> None:
        """Remove the duty with what was ticked off."""
        self._session.write(
            lambda workspace, _: duties.remove_duty(workspace, uuid),
            on_done=lambda _: self.told.emit(word("duties_page.removed"), Tone.GOOD),
        )

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        draft, kept = self.form.read(DutyDraft), self._record
        checked = duties.check_duty(self._session.reader, draft, self.uuid)
        if self._stopped([*self.form.own_violations(), *checked]):
            return False
        self._store(
            lambda workspace, _: (
                duties.add_duty(workspace, draft)
                if kept is None
                else duties.revise_duty(workspace, kept.uuid, kept.revision, draft)
            ),
            word("jobs.save"),
        )
        return True

    def _on_edited(self) -> None:
        super()._on_edited()
        rule = str(self.form.peek()["rule"])
        read = read_rule(rule) if rule.strip() else None
        words = word("duty_form.reading", cycle=word_of(read.cycle)) if read else ""
        if read and (start := self.form.peek()["first_day"]):
            words = word(
                "duty_form.reading_day",
                cycle=word_of(read.cycle),
                day=f"{chinese_date(read.first_due(start))} {self._hour(rule)}".strip(),
            )
        self.form.say("rule", words)

    def _hour(self, rule: str) -> str:
        return hour_of(rule, self._session.reader.settings.closing_hour)

    # --- periods ----------------------------------------------------------------------------------------

    def show_below(self) -> None:
        """Show the periods of the duty."""
        clear(self.below)
        duty: RecurringDuty | None = self._record
        if duty is None:
            self.state.show_state("", Tone.QUIET)
            return
        lines = duty_lists.period_lines(self._session.reader, duty.uuid)
        self.below.addWidget(label(word("duties_page.periods"), "section"))
        for line in lines[:_MOST]:
            self.below.addWidget(self._plate(line))
        if not lines:
            self.below.addWidget(label(word("duties_page.no_periods"), "muted", wrap=True))
        pressing = next((each for each in reversed(lines) if each.occurrence is None), None)
        state = pressing.timeliness if pressing else None
        self.state.show_state(word_of(state) if state else "", tone_of(state))

    def _plate(self, line: DutyPeriodLine) -> QWidget:
        plate, column = entry_plate()
        settled = line.occurrence
        state = settled.state if settled else line.timeliness
        head = row(label(line.period, "section"), Badge(word_of(state), tone_of(line.timeliness)), None)
        if settled is None:
            for key, what in (("tick", OccurrenceState.DONE), ("excuse", OccurrenceState.EXCUSED)):
                act = partial(self.settle, line, what)
                name = f"{key}_{line.period}"
                head.addWidget(button(f"duties_page.{key}", act, role="link", name=name))
        else:
            act = partial(self.settle, line, settled.state)
            head.addWidget(button("duties_page.correct", act, role="link", name=f"correct_{line.period}"))
            again = partial(self._open_again, settled.uuid)
            head.addWidget(button("duties_page.open_again", again, role="link", name=f"again_{line.period}"))
        column.addLayout(head)
        column.addWidget(label(self._facts(line), "small", wrap=True))
        files = duties.files_of(self._session.reader, settled.uuid) if settled else []
        if files:
            column.addWidget(self._files(files))
        return plate

    def _files(self, files: list[Evidence]) -> QWidget:
        """Show the files of a settled period: opened, taken off, one more added."""
        part = Attachments()
        part.show_files(files, writable=True)
        part.add.hide()
        part.setAcceptDrops(False)
        part.hint.hide()
        part.open_wanted.connect(self._open_file)
        part.remove_wanted.connect(
            lambda proof: self._session.write(lambda workspace, _: evidence.detach(workspace, proof.uuid))
        )
        return part

    def _open_file(self, proof: Evidence) -> None:
        self._session.read_job(
            lambda workspace, _: viewing_copy(workspace, proof),
            on_done=lambda path: open_with_system(path, self),
        )

    def _facts(self, line: DutyPeriodLine) -> str:
        due = word("duties_page.period_due", day=chinese_date(line.due))
        settled = line.occurrence
        if settled is None:
            return f"{due}  ·  {left_words((line.due - self._session.today).days)}"
        done = word(
            "duties_page.period_settled", day=chinese_date(settled.settled_on), name=settled.settled_by
        )
        proof = word("duties_page.period_proof", proof=settled.proof) if settled.proof else ""
        return "  ·  ".join(filter(None, (due, done, settled.note, proof)))

    def settle(self, line: DutyPeriodLine, state: OccurrenceState, _checked: bool = False) -> None:
        """Ask for day, person and proof of a period, and keep them."""
        uuid, settled = self.uuid, line.occurrence
        base = OccurrenceDraft(
            period=line.period,
            state=state,
            settled_on=settled.settled_on if settled else self._session.today,
            settled_by=settled.settled_by if settled else name_at_desk(self._session.reader),
            note=settled.note if settled else "",
            proof=settled.proof if settled else "",
        )
        basket = FileBasket()
        reader = self._session.reader
        task = FormTask(
            title=word(f"duties_page.title_{state.value}", period=line.period),
            words="occurrence_form",
            fields=occurrence_fields(),
            draft=base,
            make=lambda **values: replace(base, **values),
            check=lambda draft: duties.check_settle(reader, uuid, draft),
            save=lambda workspace, draft, progress: duties.settle(
                workspace, uuid, draft, basket.files(), progress
            ),
            signer="settled_by",
        )
        NoteDialog(self._session, task, basket, self).open()

    def _open_again(self, occurrence: str, _checked: bool = False) -> None:
        self._session.write(
            lambda workspace, _: duties.unsettle(workspace, occurrence),
            on_done=lambda _: self.told.emit(word("duties_page.opened_again"), Tone.GOOD),
        )
