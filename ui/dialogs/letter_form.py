"""The left side of the letter dialog: what kind of letter, to whom, about which items, and its two dates."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.rows import InspectionRow, IssueRow, UnitRow
from core.operations import inspections, letters, listing
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.date_edit import DateEdit
from ui.widgets.plates import button, label, row
from ui.widgets.text_edits import commit_input_method


@dataclass(frozen=True, slots=True)
class Item:
    """One line to tick: an issue, or one measure of it."""

    issue_uuid: str
    measure_uuid: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """A unit that a letter may go to, with what it is late with."""

    unit_uuid: str
    name: str
    items: tuple[Item, ...]


class LetterForm(QWidget):
    """Asks for a ``LetterRequest``; ``edited`` comes with every change."""

    edited = Signal()

    def __init__(self, session: Session, request: LetterRequest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seed = request
        self._addressees = _addressees(session, request)
        self._inspections = _inspections(session)
        self._captions: dict[QWidget, QLabel] = {}
        self.kind = ChoiceEdit(lambda: enum_choices(LetterKind))
        self.unit = ChoiceEdit(self._unit_choices)
        self.inspection = ChoiceEdit(self._inspection_choices)
        self.items = QListWidget()
        self.dated = DateEdit(session.today)
        self.reply = DateEdit(session.today)
        self._build()
        self._seed_fields()
        self._show_kind()
        self.kind.edited.connect(self._on_kind)
        self.unit.edited.connect(self._on_target)
        self.inspection.edited.connect(self._on_target)
        self.items.itemChanged.connect(lambda _: self.edited.emit())
        self.dated.edited.connect(self.edited)
        self.reply.edited.connect(self.edited)

    def request(self) -> LetterRequest | None:
        """Return what is asked for, ``None`` while something needed is missing."""
        commit_input_method()
        dated = self.dated.value()
        if dated is None or self.reply.problem():
            return None
        if self.kind.value() is LetterKind.RECTIFICATION_NOTICE:
            return self._notice(LetterRequest(kind=LetterKind.RECTIFICATION_NOTICE, dated_on=dated))
        ticked = self.ticked()
        unit = self.unit.value()
        if not ticked or not isinstance(unit, str):
            return None
        return LetterRequest(
            kind=LetterKind.SUPERVISION,
            dated_on=dated,
            unit_uuid=unit,
            issue_uuids=tuple(item.issue_uuid for item in ticked if item.measure_uuid is None),
            measure_uuids=tuple(item.measure_uuid for item in ticked if item.measure_uuid is not None),
            reply_due=self.reply.value(),
        )

    def _notice(self, blank: LetterRequest) -> LetterRequest | None:
        inspection = self.inspection.value()
        if not isinstance(inspection, str):
            return None
        return LetterRequest(
            kind=blank.kind,
            dated_on=blank.dated_on,
            inspection_uuid=inspection,
            reply_due=self.reply.value(),
        )

    def what_is_missing(self) -> str:
        """Return the sentence that says why there is nothing to preview yet."""
        if self.kind.value() is LetterKind.RECTIFICATION_NOTICE and not self._inspections:
            return word("letter_dialog.no_inspection")
        if self.kind.value() is LetterKind.SUPERVISION and not self._addressees:
            return word("letter_dialog.no_unit")
        if self.dated.value() is None or self.reply.problem():
            return word("letter_dialog.no_date")
        return word("letter_dialog.no_item")

    def ticked(self) -> list[Item]:
        """Return the items ticked, in the order shown."""
        lines = [self.items.item(number) for number in range(self.items.count())]
        kept = [
            line.data(Qt.ItemDataRole.UserRole)
            for line in lines
            if line.checkState() == Qt.CheckState.Checked
        ]
        return [item for item in kept if isinstance(item, Item)]

    def tick_all(self, ticked: Qt.CheckState) -> None:
        """Tick or untick every item, as one change."""
        self.items.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for number in range(self.items.count()):
            self.items.item(number).setCheckState(ticked)
        self.items.blockSignals(False)  # noqa: FBT003
        self.edited.emit()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.items.setWordWrap(True)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._ticks = QWidget()
        self._ticks.setLayout(
            row(
                button("letter_dialog.tick_all", lambda: self.tick_all(Qt.CheckState.Checked), role="link"),
                button(
                    "letter_dialog.tick_none", lambda: self.tick_all(Qt.CheckState.Unchecked), role="link"
                ),
                None,
            )
        )
        for key, editor in (("kind", self.kind), ("unit", self.unit), ("inspection", self.inspection)):
            self._add(column, key, editor)
        self._add(column, "items", self.items, stretch=1)
        column.addWidget(self._ticks)
        self._add(column, "dated", self.dated)
        self._add(column, "reply", self.reply)
        column.addWidget(label(word("letter_dialog.reply_hint"), "small", wrap=True))

    def _add(self, column: QVBoxLayout, key: str, editor: QWidget, *, stretch: int = 0) -> None:
        caption = label(word(f"letter_dialog.{key}"), "label")
        caption.setBuddy(editor)
        editor.setAccessibleName(caption.text())
        self._captions[editor] = caption
        caption.setContentsMargins(0, 8, 0, 0)
        column.addWidget(caption)
        column.addWidget(editor, stretch)

    def _unit_choices(self) -> list[Choice]:
        return [
            (each.unit_uuid, word("letter_dialog.unit_items", name=each.name, count=len(each.items)))
            for each in self._addressees
        ]

    def _inspection_choices(self) -> list[Choice]:
        return [
            (each.uuid, word("letter_dialog.inspection_title", code=each.code, title=each.title))
            for each in self._inspections
        ]

    def _seed_fields(self) -> None:
        self.kind.set_value(self._seed.kind)
        if self._seed.unit_uuid is not None:
            self.unit.set_value(self._seed.unit_uuid)
        if self._seed.inspection_uuid is not None:
            self.inspection.set_value(self._seed.inspection_uuid)
        self.dated.set_value(self._seed.dated_on)
        self.reply.set_value(self._seed.reply_due)

    # --- following the choices --------------------------------------------------------------------------

    def _on_kind(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _on_target(self) -> None:
        self._fill_items()
        self.edited.emit()

    def _show_kind(self) -> None:
        supervision = self.kind.value() is LetterKind.SUPERVISION
        for widget, wanted in ((self.unit, supervision), (self.inspection, not supervision)):
            widget.setVisible(wanted)
            self._captions[widget].setVisible(wanted)
        self._ticks.setVisible(supervision)
        key = "items" if supervision else "problems"
        self._captions[self.items].setText(word(f"letter_dialog.{key}"))
        self._fill_items()

    def _fill_items(self) -> None:
        self.items.blockSignals(True)  # noqa: FBT003
        self.items.clear()
        if self.kind.value() is LetterKind.SUPERVISION:
            self._fill_overdue()
        else:
            self._fill_problems()
        self.items.blockSignals(False)  # noqa: FBT003

    def _fill_overdue(self) -> None:
        chosen = next((each for each in self._addressees if each.unit_uuid == self.unit.value()), None)
        wanted = {*self._seed.issue_uuids, *self._seed.measure_uuids}
        for item in chosen.items if chosen else ():
            line = QListWidgetItem(item.words)
            line.setData(Qt.ItemDataRole.UserRole, item)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = not wanted or bool(wanted & {item.issue_uuid, item.measure_uuid})
            line.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.items.addItem(line)

    def _fill_problems(self) -> None:
        inspection = self.inspection.value()
        if not isinstance(inspection, str):
            return
        dossier = inspections.inspection_dossier(self._session.reader, inspection)
        for problem in dossier.problems:
            self.items.addItem(word("letter_dialog.problem", number=problem.position, text=problem.text))


def _addressees(session: Session, request: LetterRequest) -> list[Addressee]:
    """Return the units that are late, and the one asked for even when nothing of it is late."""
    found = [
        Addressee(
            each.unit_uuid,
            each.unit_name,
            tuple(
                Item(due.issue_uuid, due.measure_uuid, _due_words(due.code, due.text, due.days_left))
                for due in each.items
            ),
        )
        for each in letters.propose(session.reader)
    ]
    wanted = request.unit_uuid
    if wanted is None or any(each.unit_uuid == wanted for each in found):
        return found
    query = listing.query_of(session.reader, ListKind.UNITS)
    names = [
        line.name for line in listing.list_rows(session.reader, query, [wanted]) if isinstance(line, UnitRow)
    ]
    return [*(Addressee(wanted, name, _named_items(session, request)) for name in names), *found]


def _named_items(session: Session, request: LetterRequest) -> tuple[Item, ...]:
    query = listing.query_of(session.reader, ListKind.ISSUES)
    lines = listing.list_rows(session.reader, query, request.issue_uuids)
    return tuple(
        Item(line.uuid, None, word("letter_dialog.item", code=line.code, text=_short(line.text)))
        for line in lines
        if isinstance(line, IssueRow)
    )


def _inspections(session: Session) -> list[InspectionRow]:
    query = listing.query_of(session.reader, ListKind.INSPECTIONS)
    ids = listing.list_ids(session.reader, query)
    lines = listing.list_rows(session.reader, query, ids)
    return [line for line in lines if isinstance(line, InspectionRow)]


def _due_words(code: str, text: str, days_left: int | None) -> str:
    key = "item_late" if days_left is not None and days_left < 0 else "item"
    return word(f"letter_dialog.{key}", code=code, text=_short(text), days=abs(days_left or 0))


def _short(text: str, length: int = 48) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + word("letter_dialog.ellipsis")
