"""The left side of the letter dialog: what kind of letter, to whom, about what, and its two dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core import letter_kinds
from core.domain.letter import LetterKind
from core.operations import inspections
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.dialogs.basis_choice import BasisChoice
from ui.dialogs.dress_section import DressSection
from ui.dialogs.issue_numbering import IssueNumbering
from ui.dialogs.kind_fields import KindFields
from ui.dialogs.kind_memory import KindMemory
from ui.dialogs.letter_targets import Addressee, Item
from ui.dialogs.target_reading import TargetReading
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.date_edit import DateEdit
from ui.widgets.plates import button, label, row, scrolled
from ui.widgets.text_edits import LineEdit, commit_input_method

__all__ = ["Addressee", "Item", "LetterForm", "kind_choices"]

_FREE = (letter_kinds.ENTRY, letter_kinds.PERIOD)
"""Subjects that name no unit of the ledger for sure: the addressee may be typed."""
_UNIT, _SUBJECT = "unit", "subject"


class LetterForm(QWidget):
    """Asks for a ``LetterRequest``; ``edited`` comes with every change.

    ``kept``: the request is a draft gone on with.
    """

    edited = Signal()

    def __init__(
        self, session: Session, request: LetterRequest, parent: QWidget | None = None, *, kept: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.seed = request
        self._kept = kept
        self._targets = TargetReading(session, request, self)
        self._memory = KindMemory()
        self.seeded = False
        self._captions: dict[QWidget, QLabel] = {}
        self.kind = ChoiceEdit(kind_choices)
        self.unit = ChoiceEdit(self._targets.units)
        self.inspection = ChoiceEdit(self._targets.subjects)
        self.addressee = LineEdit()
        self.items = QListWidget()
        self.fields = KindFields()
        self.numbering = IssueNumbering(session)
        self.basis = BasisChoice(session, request)
        self.dress = DressSection(session)
        self.reason = LineEdit()
        self.dated = DateEdit(session.today)
        self.reply = DateEdit(session.today)
        self._build()
        self._targets.changed.connect(self._on_targets)
        self._seed_fields()
        self._targets.came.connect(self.edited)
        self.kind.edited.connect(self._on_kind)
        self.unit.edited.connect(self._on_target)
        self.inspection.edited.connect(self._on_target)
        self.items.itemChanged.connect(lambda _: self._on_ticked())
        typed = (self.dated, self.reply, self.addressee, self.fields, self.reason)
        for editor in (*typed, self.numbering, self.basis, self.dress):
            editor.edited.connect(self.edited)

    def chosen(self) -> LetterKind:
        """Return the kind chosen."""
        kind = self.kind.value()
        return kind if isinstance(kind, LetterKind) else LetterKind.SUPERVISION

    def request(self) -> LetterRequest | None:
        """Return what is asked for, ``None`` while something needed is missing."""
        commit_input_method()
        dated = self.dated.value()
        if dated is None or self.reply.problem():
            return None
        return speaking(self, bare_request(self, dated))

    def what_is_missing(self) -> str:
        """Return the sentence that says why there is nothing to preview yet."""
        plan = self.chosen().plan
        about_items = plan.speaks_of == letter_kinds.ITEMS
        if self._targets.reading:
            return word("window.reading")
        if about_items and not self._targets.found.addressees:
            return word("letter_dialog.no_unit", kind=plan.name)
        if not about_items and not self._targets.found.subjects:
            key = "no_inspection" if plan.speaks_of == letter_kinds.INSPECTION else "no_subject"
            return word(f"letter_dialog.{key}", kind=plan.name)
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
        self._on_ticked()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.items.setWordWrap(True)
        self.items.setLayoutMode(QListView.LayoutMode.Batched)
        self.items.setMinimumHeight(8 * self.fontMetrics().height())
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._add(column, "correction_reason", self.reason)
        self._ticks = QWidget()
        self._ticks.setLayout(_tick_buttons(self.tick_all))
        for key, editor in (
            *(("kind", self.kind), ("unit", self.unit), ("inspection", self.inspection)),
            ("addressee", self.addressee),
        ):
            self._add(column, key, editor)
        self._add(column, "items", self.items, stretch=1)
        column.addWidget(self._ticks)
        column.addWidget(self.fields)
        column.addWidget(self.numbering)
        column.addWidget(self.dress)
        self._add(column, "dated", self.dated)
        self._add(column, "reply", self.reply)
        column.addWidget(label(word("letter_dialog.reply_hint"), "small", wrap=True))
        column.addWidget(self.basis)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(column, margins=(0, 0, 12, 0)))

    def _add(self, column: QVBoxLayout, key: str, editor: QWidget, *, stretch: int = 0) -> None:
        caption = label(word(f"letter_dialog.{key}"), "label")
        caption.setBuddy(editor)
        editor.setAccessibleName(caption.text())
        self._captions[editor] = caption
        caption.setContentsMargins(0, 8, 0, 0)
        column.addWidget(caption)
        column.addWidget(editor, stretch)

    def _seed_fields(self) -> None:
        self.kind.set_value(self.seed.kind)
        self.addressee.set_value(self.seed.addressee)
        self.dated.set_value(self.seed.dated_on)
        self.reply.set_value(self.seed.reply_due)
        self._read_targets()
        self._seed_correction()

    def _seed_correction(self) -> None:
        """Take over what the letter to be corrected asked for; its kind stays."""
        seed, correcting = self.seed, self.seed.corrects_uuid is not None
        self.reason.setVisible(correcting)
        self._captions[self.reason].setVisible(correcting)
        self.kind.setEnabled(not correcting)
        if correcting or self._kept:
            self.fields.fill(seed.said)
            self.dress.show_dress(seed.dress)
            self.dress.show_way(seed.sent_way)
            self.reason.set_value(seed.correction_reason)
        if self._kept:
            self.numbering.show_numbered(seed)

    def begin(self) -> None:
        """Put the keyboard into the first choice, or to the reason of a correction."""
        (self.kind if self.kind.isEnabled() else self.reason).setFocus()

    # --- following the choices --------------------------------------------------------------------------

    def _on_kind(self) -> None:
        self._read_targets()
        self.edited.emit()

    def _on_target(self) -> None:
        self._fill_items()
        self.edited.emit()

    def _on_ticked(self) -> None:
        self._memory.note_ticks(self.chosen(), self.items)
        self.edited.emit()

    def _read_targets(self) -> None:
        """Show only what the kind needs, and read what it may be about."""
        kind = self.chosen()
        speaks_of = kind.plan.speaks_of
        about_items = speaks_of == letter_kinds.ITEMS
        listed = about_items or speaks_of == letter_kinds.INSPECTION
        for widget, wanted in (
            (self.unit, about_items),
            (self.inspection, not about_items),
            (self.addressee, _may_address(kind)),
            (self.items, listed),
        ):
            widget.setVisible(wanted)
            self._captions[widget].setVisible(wanted)
        self._ticks.setVisible(about_items)
        self._captions[self.items].setText(word(f"letter_dialog.{'items' if about_items else 'problems'}"))
        self._captions[self.inspection].setText(word(f"letter_dialog.subject_{speaks_of}"))
        self.fields.show_kind(kind)
        self.numbering.show_kind(kind)
        self.dress.show_kind(kind)
        self._targets.ask(kind)

    def _on_targets(self) -> None:
        """Offer what was found; what was chosen before stays where the kind may be about it as well."""
        kind = self.chosen()
        for choice, what in ((self.unit, _UNIT), (self.inspection, _SUBJECT)):
            value = self._memory.chosen(what, kind, choice.value())
            choice.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            choice.refill()
            choice.set_value(value)
            choice.blockSignals(False)  # noqa: FBT003
        if not (self._targets.reading or self.seeded):
            self.seeded = True
            _choose_asked(self, self.seed)
        self._fill_items()

    def _fill_items(self) -> None:
        self.items.blockSignals(True)  # noqa: FBT003
        self.items.clear()
        kind = self.chosen()
        about_items = kind.plan.speaks_of == letter_kinds.ITEMS
        if about_items:
            self._fill_due()
        elif kind.plan.speaks_of == letter_kinds.INSPECTION:
            _fill_problems(self.items, self._session, self.inspection.value())
        target = self.unit if about_items else self.inspection
        self._memory.note(_UNIT if about_items else _SUBJECT, kind, target.value())
        self.items.blockSignals(False)  # noqa: FBT003

    def _fill_due(self) -> None:
        chosen = self._targets.addressee(self.unit.value())
        wanted = {*self.seed.issue_uuids, *self.seed.measure_uuids}
        for item in chosen.items if chosen else ():
            line = QListWidgetItem(item.words)
            line.setData(Qt.ItemDataRole.UserRole, item)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = not wanted or bool(wanted & {item.issue_uuid, item.measure_uuid})
            ticked = self._memory.ticked(self.chosen(), item, otherwise=ticked)
            line.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.items.addItem(line)


def _fill_problems(items: QListWidget, session: Session, inspection: object) -> None:
    """List the problems of the inspection chosen; they are not ticked one by one."""
    if isinstance(inspection, str):
        dossier = inspections.inspection_dossier(session.reader, inspection)
        for problem in dossier.problems:
            items.addItem(word("letter_dialog.problem", number=problem.position, text=problem.text))


def kind_choices() -> list[Choice]:
    """Return every kind with its group before its name, in the order people look for them."""
    return [
        (LetterKind(plan.identifier), word("letter_dialog.kind_of_group", group=plan.group, name=plan.name))
        for plan in letter_kinds.all_plans()
    ]


def _tick_buttons(tick: Callable[[Qt.CheckState], None]) -> QHBoxLayout:
    """Return the buttons that tick or untick everything."""
    every = button("letter_dialog.tick_all", lambda: tick(Qt.CheckState.Checked), role="link")
    none = button("letter_dialog.tick_none", lambda: tick(Qt.CheckState.Unchecked), role="link")
    return row(every, none, None)


def bare_request(form: LetterForm, dated: date) -> LetterRequest:
    """Return everything typed but what the letter is about."""
    kind, seed = form.chosen(), form.seed
    bare = LetterRequest(
        kind=kind,
        dated_on=dated,
        reply_due=form.reply.value(),
        said=form.fields.said(),
        addressee=form.addressee.value().strip() if _may_address(kind) else "",
        corrects_uuid=seed.corrects_uuid,
        correction_reason=form.reason.value().strip(),
        ladder_step=seed.ladder_step if kind == seed.kind else "",
    )
    bare = replace(bare, **form.dress.applied(bare))
    return form.basis.applied(form.numbering.applied(bare))


def speaking(form: LetterForm, bare: LetterRequest) -> LetterRequest | None:
    """Return the request about what is chosen; ``None`` while nothing is."""
    if bare.kind.plan.speaks_of != letter_kinds.ITEMS:
        subject = form.inspection.value()
        return _speaking_of(bare, subject) if isinstance(subject, str) else None
    ticked, unit = form.ticked(), form.unit.value()
    if not ticked or not isinstance(unit, str):
        return None
    return replace(
        bare,
        unit_uuid=unit,
        issue_uuids=tuple(item.issue_uuid for item in ticked if item.measure_uuid is None),
        measure_uuids=tuple(item.measure_uuid for item in ticked if item.measure_uuid is not None),
    )


def _speaking_of(bare: LetterRequest, subject: str) -> LetterRequest:
    """Return the request about the one record chosen."""
    match bare.kind.plan.speaks_of:
        case letter_kinds.INSPECTION:
            return replace(bare, inspection_uuid=subject)
        case letter_kinds.ENTRY:
            return replace(bare, entry_uuid=subject)
        case letter_kinds.PERIOD:
            return replace(bare, batch=subject)
        case letter_kinds.LETTER:
            return replace(bare, letter_uuid=subject)
    return replace(bare, issue_uuids=(subject,))


def _choose_asked(form: LetterForm, seed: LetterRequest) -> None:
    """Choose what the letter was asked for, once there is something to choose from."""
    if seed.unit_uuid is not None:
        form.unit.set_value(seed.unit_uuid)
    first = seed.issue_uuids[0] if seed.issue_uuids else None
    offered = {value for value, _ in form.inspection.offered()}
    for wanted in (seed.inspection_uuid, seed.entry_uuid, seed.letter_uuid, seed.batch, first):
        if wanted in offered:
            form.inspection.set_value(wanted)


def _may_address(kind: LetterKind) -> bool:
    return kind.plan.upward or kind.plan.speaks_of in _FREE
