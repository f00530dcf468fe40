"""附件 tables of a template: what each lists, when it stands, how it lies, and its columns."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from core.operations.template_kit import checking, lines_shown, lines_stored, paper
from core.wording import word
from ui.dialogs.template_choices import (
    Plan,
    TemplateNames,
    condition_of,
    take_condition,
    take_unless_usual,
)
from ui.dialogs.template_parts import PartCard, PartsEdit, tools
from ui.widgets.choices import Choice, ChoiceEdit, NumberEdit
from ui.widgets.placeholder_edit import PlaceholderEdit
from ui.widgets.plates import clear, label, row
from ui.widgets.text_edits import LineEdit

_SHOWN = 2
_WIDTH = 48
_MOST = 999
_MANY = ("when", "many")


class ColumnLine(QWidget):
    """One column: its heading and width in a line, what stands in its cells below."""

    edited = Signal()
    moved = Signal(int)
    dropped = Signal()
    added = Signal()

    def __init__(self, names: TemplateNames, column: Plan, number: int) -> None:
        super().__init__()
        self.column = column
        self._names = names
        self.heading = LineEdit()
        self.width_edit = LineEdit()
        self.width_edit.setValidator(QDoubleValidator(0.1, 100.0, 2, self.width_edit))
        self.width_edit.setFixedWidth(_WIDTH)
        self.width_edit.setToolTip(word("template_forms.width_tip"))
        self.centred = QCheckBox(word("template_forms.centred"))
        self.text = PlaceholderEdit(names.offered, names.names)
        self.text.show_lines(1)
        self.share: QLabel = label("", "small")
        self._build(number)
        self._fill()
        for editor in (self.heading, self.width_edit, self.text):
            editor.edited.connect(self._take)
        self.centred.toggled.connect(lambda _: self._take())

    def _build(self, number: int) -> None:
        for key, editor in (
            *(("heading", self.heading), ("width", self.width_edit)),
            *(("centred", self.centred), ("cell", self.text)),
        ):
            editor.setAccessibleName(word(f"template_forms.{key}_of", number=number))
        told = word("template_forms.column", number=number)
        buttons = tools(told, self.moved.emit, self.added.emit, self.dropped.emit)
        line = row(
            label(str(number), "small"), self.heading, self.width_edit, self.share, self.centred, gap=4
        )
        line.setStretch(1, 1)
        line.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.text)

    def _fill(self) -> None:
        self.heading.set_value(self.column.get("heading", ""))
        self.width_edit.set_value(f"{self.column.get('width', 1):g}")
        self.centred.setChecked(bool(self.column.get("centred", False)))
        self.text.set_value(lines_shown(self.column.get("text", []), self._names.names()))

    def tell_share(self, millimetres: float) -> None:
        """Say how wide the column comes out."""
        self.share.setText(word("template_forms.share", width=round(millimetres)))

    def _take(self) -> None:
        self.column["heading"] = self.heading.value()
        self.column["text"] = lines_stored(self.text.value(), self._names.names())
        typed = self.width_edit.value().replace(",", ".")
        try:
            width = float(typed)
        except ValueError:
            width = 0.0
        self.column["width"] = int(width) if width.is_integer() else width
        take_unless_usual(self.column, "centred", self.centred.isChecked(), usual=False)
        self.edited.emit()


class AnnexCard(PartCard):
    """One table: three choices in a row, the title, the columns."""

    def __init__(self, names: TemplateNames, annex: Plan, parent: QWidget | None = None) -> None:
        super().__init__(names, annex, parent)
        self.annex = annex
        self.each = ChoiceEdit(lambda: _rows(names, annex))
        self.when = ChoiceEdit(lambda: names.conditions(annex))
        self.turned = ChoiceEdit(_turns)
        self.title_text = PlaceholderEdit(names.offered, names.names)
        self.title_text.show_lines(1)
        self.columns: list[ColumnLine] = []
        self._place = QVBoxLayout()
        for key, editor in (
            *(("rows", self.each), ("when", self.when), ("turned", self.turned)),
            ("annex_title", self.title_text),
        ):
            editor.setAccessibleName(word(f"template_forms.{key}"))
            editor.setToolTip(word(f"template_forms.{key}"))
        self._fill()
        self._build()
        self._show_columns()

    def begin(self) -> None:
        """Put the cursor into the title."""
        self.title_text.setFocus()

    def _build(self) -> None:
        for choice in (self.each, self.when, self.turned):
            choice.setMinimumContentsLength(_SHOWN)
        line = row(self.each, self.when, self.turned, gap=4)
        for place in range(3):
            line.setStretch(place, 1)
        line.addLayout(self.tools("annex"))
        self.body.addLayout(line)
        self.title_text.setPlaceholderText(word("template_forms.annex_title"))
        self.many_hint = label(word("template_forms.annex_hint"), "small", wrap=True)
        self.many_hint.setVisible(self.when.value() == _MANY)
        self.body.addWidget(self.many_hint)
        self.body.addWidget(self.title_text)
        self.body.addLayout(self._place)
        for editor in (self.each, self.when, self.turned, self.title_text):
            editor.edited.connect(self._take)

    def _fill(self) -> None:
        self.each.set_value(self.annex.get("each", ""))
        self.when.set_value(condition_of(self.annex))
        self.turned.set_value(bool(self.annex.get("turned", False)))
        self.title_text.set_value(lines_shown(self.annex.get("title", ""), self.names.names()))

    def _show_columns(self) -> None:
        clear(self._place)
        self.columns = []
        for number, column in enumerate(self.annex.setdefault("columns", []), 1):
            line = ColumnLine(self.names, column, number)
            line.edited.connect(self._on_column)
            line.moved.connect(lambda step, line=line: self._move_column(line, step))
            line.dropped.connect(lambda line=line: self._drop_column(line))
            line.added.connect(lambda line=line: self.add_column(self.columns.index(line) + 1))
            self._place.addWidget(line)
            self.columns.append(line)
        self._tell_shares()

    def _on_column(self) -> None:
        self._tell_shares()
        self.edited.emit()

    def _tell_shares(self) -> None:
        room = paper.TYPE_HEIGHT if self.annex.get("turned") else paper.TYPE_WIDTH
        whole = sum(float(column.get("width", 1)) for column in self.annex["columns"]) or 1.0
        for line in self.columns:
            line.tell_share(float(line.column.get("width", 1)) / whole * room)

    def add_column(self, place: int) -> None:
        """Add a column at ``place``."""
        self.annex["columns"].insert(place, _column())
        self._columns_anew(place)

    def _move_column(self, line: ColumnLine, step: int) -> None:
        columns, place = self.annex["columns"], self.columns.index(line)
        if 0 <= place + step < len(columns):
            columns.insert(place + step, columns.pop(place))
            self._columns_anew(place + step)

    def _drop_column(self, line: ColumnLine) -> None:
        """Take out a column; the last one stays, a table without columns is none."""
        if len(self.columns) > 1:
            place = self.columns.index(line)
            self.annex["columns"].pop(place)
            self._columns_anew(min(place, len(self.columns) - 2))

    def _columns_anew(self, place: int) -> None:
        self._show_columns()
        self.columns[place].heading.setFocus()
        self.edited.emit()

    def _take(self) -> None:
        self.annex["each"] = self.each.value()
        take_condition(self.annex, self.when.value())
        take_unless_usual(self.annex, "turned", self.turned.value(), usual=False)
        lines = lines_stored(self.title_text.value(), self.names.names())
        self.annex["title"] = [part for line in lines for part in ([line] if isinstance(line, str) else line)]
        self.many_hint.setVisible(self.when.value() == _MANY)
        self._tell_shares()
        self.edited.emit()


class AnnexesEdit(PartsEdit):
    """All tables of a template, and from how many items on they take the items in."""

    def __init__(self, names: TemplateNames, parent: QWidget | None = None) -> None:
        self.over = NumberEdit(most=_MOST)
        head = QWidget()
        caption = label(word("template_forms.annex_over"))
        caption.setBuddy(self.over)
        self.over.setAccessibleName(caption.text())
        self.over.setFixedWidth(_WIDTH)
        self.over.setPlaceholderText(word("template_forms.annex_none"))
        line = row(caption, self.over, None, gap=4)
        line.setContentsMargins(0, 0, 0, 0)
        head.setLayout(line)
        super().__init__(
            names, "annex", AnnexCard, _fresh, add="template_forms.add_annex", head=head, parent=parent
        )
        self._filling = False
        self.over.edited.connect(self._take_over)

    def show_plan(self) -> None:
        """Show the tables of the template as it stands now."""
        super().show_plan()
        self._filling = True
        over = self._names.plan.get("annex_over", 0)
        self.over.set_value(over if isinstance(over, int) and over else None)
        self._filling = False

    def _take_over(self) -> None:
        if not self._filling:
            take_unless_usual(self._names.plan, "annex_over", self.over.value() or 0, 0)
            self.edited.emit()


def _fresh(plan: Plan) -> Plan:
    """Return a table of what the kind speaks of: always there, so that the page shows it at once."""
    inspected = plan.get("speaks_of") == "inspection"
    return {
        "each": checking.ROWS[1] if inspected else checking.ROWS[0],
        "title": [word("template_forms.new_annex")],
        "columns": [
            {
                "heading": word("template_forms.new_number"),
                "text": ["{number}"],
                "width": 1,
                "centred": True,
            },
            {"heading": word("template_forms.new_text"), "text": ["{text}"], "width": 6},
        ],
    }


def _column() -> Plan:
    return {"heading": word("template_forms.new_column"), "text": ["{text}"], "width": 2}


def _rows(names: TemplateNames, annex: Plan) -> list[Choice]:
    return [(name, word("template_forms.rows_of", name=told)) for name, told in names.repeats(annex)]


def _turns() -> list[Choice]:
    return [(False, word("template_forms.upright")), (True, word("template_forms.across"))]
