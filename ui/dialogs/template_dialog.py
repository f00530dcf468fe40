"""报送模板: choose or make a mapping, look at what goes where, write it or fill the superior's own form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.export_template import Beyond, ExportTemplate, FormSheet, RowsOf, Written
from core.domain.listing import ListQuery
from core.operations import export_templates, template_filling
from core.operations.writing import say
from core.wording import chinese_date, word
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.saving import file_to_read, place_to_write
from ui.dialogs.writing_dialog import WritingDialog
from ui.jobs.strip import JobStrip
from ui.models.habits import habits
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit, NumberEdit, enum_choices
from ui.widgets.mapping_table import MappingTable
from ui.widgets.messages import ask, error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with
from ui.widgets.text_edits import LineEdit, commit_input_method

_CHARACTERS = 10
"""What the longest of their choices needs."""


class TemplateDialog(WritingDialog):
    """Edits one template at a time; ``form`` is the superior's file it was last shown, if any."""

    def __init__(
        self, session: Session, query: ListQuery | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        help_on_f1(self, "ledger")
        self._session = session
        self._query = query
        self._stored = ExportTemplate()
        self._showing = False
        self.file: Path | None = None
        self.setWindowTitle(word("template_dialog.title"))
        self.choice = ChoiceEdit(self._templates)
        self.name, self.sheet = LineEdit(), LineEdit()
        self.rows = ChoiceEdit(lambda: enum_choices(RowsOf))
        self.head_row, self.first_row = NumberEdit(empty=0), NumberEdit(empty=0)
        self.beyond = ChoiceEdit(lambda: enum_choices(Beyond))
        self.table = MappingTable(self._sources)
        for chooser in (self.rows, self.beyond, self.choice):
            chooser.setMinimumContentsLength(_CHARACTERS)
        self.banner = Banner()
        self.said.connect(self.banner.tell)
        self._form_words = label("", "muted", wrap=True)
        self._form_words.hide()
        self._build()
        self.choice.edited.connect(self._on_choice)
        self.show_template(self._first())
        open_with(self, 1180, 700)

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.form_button = button("template_dialog.form", self.choose_form, symbol="open")
        self.save_button = button("template_dialog.save", self.save, symbol="save")
        self.drop_button = button("template_dialog.drop", self.drop, role="danger")
        self.fill_button = button("template_dialog.fill", self.ask_fill, role="primary", symbol="export")
        self.write_button = button("template_dialog.write", self.ask_write, symbol="export")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(8)
        outer.addWidget(self.banner)
        outer.addLayout(row(*_pair("choice", self.choice), None, self.form_button))
        outer.addWidget(self._form_words)
        outer.addLayout(row(*_pair("name", self.name), *_pair("rows", self.rows)))
        places = (("sheet", self.sheet), ("head_row", self.head_row), ("first_row", self.first_row))
        outer.addLayout(row(*(each for key, edit in places for each in _pair(key, edit))))
        outer.addWidget(label(word("template_dialog.hint"), "muted", wrap=True))
        outer.addWidget(self.table, 1)
        outer.addLayout(
            row(
                button("template_dialog.add", self.table.add_column, symbol="add"),
                button("template_dialog.remove", self.table.drop_column),
                button("template_dialog.up", lambda: self.table.move_column(-1)),
                button("template_dialog.down", lambda: self.table.move_column(1)),
                None,
                *_pair("beyond", self.beyond),
            )
        )
        outer.addWidget(JobStrip(self._session.jobs))
        acts = (self.write_button, self.fill_button, button("template_dialog.close", self.reject))
        outer.addLayout(row(self.drop_button, self.save_button, None, *acts))
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)

    def _templates(self) -> list[Choice]:
        kept = export_templates.templates(self._session.reader)
        return [("", word("template_dialog.new")), *((each.uuid, each.name) for each in kept)]

    def _sources(self) -> list[Choice]:
        known = export_templates.sources(self._session.reader)
        return [("", word("templates.left_empty")), *known.items()]

    def _first(self) -> ExportTemplate:
        """Return the template used last, else the first there is, else an empty one."""
        kept = export_templates.templates(self._session.reader)
        last = habits().value("templates/last")
        return next((each for each in kept if each.uuid == last), kept[0] if kept else ExportTemplate())

    # --- what is shown ----------------------------------------------------------------------------------

    def show_template(self, template: ExportTemplate) -> None:
        """Show ``template``; without one of its own name it is a new one."""
        self._stored = template
        self._showing = True
        self.choice.refill()
        self.choice.set_value(template.uuid)
        self._showing = False
        self.name.set_value(template.name)
        self.rows.set_value(template.rows)
        self.sheet.set_value(template.sheet)
        self.head_row.set_value(template.head_row)
        self.first_row.set_value(template.first_row)
        self.table.show_columns(template.columns)
        self._show_state()

    def template(self) -> ExportTemplate:
        """Return the template as it stands in the dialog."""
        commit_input_method()
        rows = self.rows.value()
        return replace(
            self._stored,
            name=self.name.value().strip(),
            rows=rows if isinstance(rows, RowsOf) else RowsOf.ISSUE,
            sheet=self.sheet.value().strip(),
            head_row=self.head_row.value() or 0,
            first_row=self.first_row.value() or 0,
            columns=self.table.columns(),
        )

    def _on_choice(self) -> None:
        if self._showing:
            return
        kept = {each.uuid: each for each in export_templates.templates(self._session.reader)}
        self.show_template(kept.get(str(self.choice.value() or ""), ExportTemplate()))

    def _show_state(self) -> None:
        self.fill_button.setEnabled(self.file is not None)
        self.beyond.setEnabled(self.file is not None)
        self.drop_button.setEnabled(bool(self._stored.uuid))

    # --- their form -------------------------------------------------------------------------------------

    def choose_form(self) -> None:
        """Ask for the superior's file."""
        chosen = file_to_read(self, "template_dialog.form", "acts.workbooks")
        if chosen:
            self.take_form(chosen)

    def take_form(self, path: Path) -> None:
        """Have the heading of ``path`` recognised; a remembered template comes by itself."""
        head_row = self.head_row.value() or 0

        def shown(found: tuple[FormSheet, ExportTemplate]) -> None:
            form, template = found
            self.file = path
            self.show_template(template)
            key = "known" if template.uuid else "fresh"
            filled = sum(1 for column in template.columns if column.source)
            facts = {"name": template.name, "filled": filled, "columns": len(form.heads)}
            told = word(f"template_dialog.form_{key}", file=path.name, sheet=form.sheet, **facts)
            self._form_words.setText(told)
            self._form_words.show()
            self.banner.tell("")

        self._session.read_job(
            lambda ws, progress: export_templates.read_their_form(ws, path, "", head_row, progress),
            label=word("template_dialog.reading"),
            on_done=shown,
            on_error=self._on_error,
        )

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the template, or say what is wrong with it."""
        wanted = self.template()
        found = export_templates.check(self._session.reader, wanted)
        if found:
            self.banner.tell(word("punctuation.semicolon").join(map(say, found)), Tone.BAD)
            return
        self.submit(
            self._session,
            lambda ws, _: export_templates.keep(ws, wanted),
            on_done=self._on_saved,
            on_error=self._on_error,
        )

    def _on_saved(self, outcome: Outcome[ExportTemplate]) -> None:
        habits().setValue("templates/last", outcome.value.uuid)
        self.show_template(outcome.value)
        self.banner.tell(word("template_dialog.saved", name=outcome.value.name), Tone.GOOD)

    def drop(self) -> None:
        """Ask once and take the template out; it can be undone."""
        stored = self._stored
        if ask(self, word("template_dialog.drop_ask", name=stored.name), "template_dialog.drop", warily=True):
            self.submit(
                self._session,
                lambda ws, _: export_templates.remove(ws, stored.uuid),
                on_done=lambda _: self.show_template(self._first()),
                on_error=self._on_error,
            )

    def ask_fill(self) -> None:
        """Ask where the filled copy goes; their file is never written to."""
        if self.file is not None:
            day = chinese_date(self._session.today)
            _place(self, self.fill_to, word("template_dialog.filled_name", name=self.file.stem, day=day))

    def fill_to(self, path: Path) -> None:
        """Write the filled copy of their file to ``path`` as a job."""
        source, wanted, query = self.file, self.template(), self._query
        beyond = self.beyond.value()
        if source is None:
            return
        self._session.read_job(
            lambda ws, progress: template_filling.fill_form(
                ws, source, path, wanted, query, beyond=Beyond(str(beyond)), progress=progress
            ),
            label=word("acts.exporting"),
            on_done=lambda written: self._on_written(written, path),
            on_error=self._on_error,
        )

    def ask_write(self) -> None:
        """Ask where a workbook of our own goes."""
        day = chinese_date(self._session.today)
        _place(self, self.write_to, word("template_dialog.own_name", name=self.name.value().strip(), day=day))

    def write_to(self, path: Path) -> None:
        """Write a workbook of our own to ``path`` as a job."""
        wanted, query = self.template(), self._query
        self._session.read_job(
            lambda ws, progress: template_filling.export_by_template(ws, path, wanted, query, progress),
            label=word("acts.exporting"),
            on_done=lambda written: self._on_written(written, path),
            on_error=self._on_error,
        )

    def _on_written(self, written: Written, path: Path) -> None:
        if self._stored.uuid:
            habits().setValue("templates/last", self._stored.uuid)
        tone = Tone.WARN if written.headless else Tone.GOOD
        self.banner.tell("\n".join(template_filling.say(written, path)), tone)

    def _on_error(self, error: Exception) -> None:
        self.banner.tell(error_text(error), Tone.BAD)


def _pair(key: str, editor: QWidget) -> tuple[QLabel, QWidget]:
    caption = label(word(f"template_dialog.{key}"), "label")
    caption.setBuddy(editor)
    editor.setAccessibleName(caption.text())
    return caption, editor


def _place(parent: QWidget, act: Callable[[Path], None], name: str) -> None:
    """Ask where a file goes and let ``act`` write it there."""
    chosen = place_to_write(parent, name)
    if chosen:
        act(chosen)
