"""Problems found at an inspection, one plate each; a saved one becomes an issue with one button."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from core.domain.drafts import ProblemDraft
from core.wording import word
from ui.widgets.keyboard import back_to, bring_into_view, place_of
from ui.widgets.plates import button, label, row
from ui.widgets.text_edits import LineEdit, TextEdit


class ProblemPlate(QFrame):
    """One problem: what, where, what is required."""

    edited = Signal()
    removed = Signal()
    raise_wanted = Signal(str)
    """The uuid of a saved problem that a person wants as an issue."""
    issue_wanted = Signal(str)
    """The uuid of a problem whose issue a person wants to see."""

    def __init__(self, problem: ProblemDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self._uuid = problem.uuid
        self._number = label(role="section")
        self.text = TextEdit()
        self.text.setPlaceholderText(word("problems.text_hint"))
        self.place = LineEdit()
        self.requirement = LineEdit()
        for editor, text in (
            (self.text, problem.text),
            (self.place, problem.place),
            (self.requirement, problem.requirement),
        ):
            editor.set_value(text)
        self.raise_button = button("problems.raise", lambda: self.raise_wanted.emit(self._uuid), role="link")
        self.issue_button = button("problems.raised", lambda: self.issue_wanted.emit(self._uuid), role="link")
        self.issue_button.hide()
        self.remove_button = button("problems.remove", self.removed.emit, role="link")
        self._build()
        for typed in (self.text, self.place, self.requirement):
            typed.edited.connect(self.edited)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        head = row(self._number, None, self.raise_button, self.issue_button, self.remove_button)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.text, 1, 0, 1, 2)
        for place, (key, editor) in enumerate((("place", self.place), ("requirement", self.requirement))):
            caption = label(word(f"problems.{key}"), "label")
            caption.setBuddy(editor)
            grid.addWidget(caption, 2, place)
            grid.addWidget(editor, 3, place)
            editor.setAccessibleName(caption.text())
            editor.setPlaceholderText(word(f"problems.{key}_hint"))
        self.text.setAccessibleName(word("problems.text"))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)

    def show_number(self, number: int) -> None:
        """Say which problem this is."""
        self._number.setText(word("problems.number", number=number))

    def show_issue(self, code: str, *, saved: bool) -> None:
        """Show the issue made from this problem, or offer to make one once the problem is saved."""
        self.issue_button.setText(word("problems.raised", code=code))
        self.issue_button.setVisible(bool(code))
        self.remove_button.setVisible(not code)
        self.raise_button.setVisible(not code)
        self.raise_button.setEnabled(saved and bool(self._uuid))
        self.raise_button.setToolTip("" if saved and self._uuid else word("problems.raise_after_save"))

    @property
    def uuid(self) -> str:
        """Return the problem's name in the ledger, empty for a new one."""
        return self._uuid

    def value(self) -> ProblemDraft:
        """Return the problem as typed."""
        return ProblemDraft(
            uuid=self._uuid,
            text=self.text.value(),
            place=self.place.value(),
            requirement=self.requirement.value(),
        )


class ProblemsEdit(QWidget):
    """Any number of problems in order; an empty new one is left out."""

    edited = Signal()
    raise_wanted = Signal(str)
    issue_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plates: list[ProblemPlate] = []
        self._codes: dict[str, str] = {}
        self._saved = True
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = button("problems.add", self.add_problem, symbol="add", role="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addLayout(row(self.add, None))
        self.setFocusProxy(self.add)

    def value(self) -> tuple[ProblemDraft, ...]:
        """Return the problems as typed."""
        typed = [plate.value() for plate in self._plates]
        return tuple(each for each in typed if each.uuid or each.text or each.place or each.requirement)

    def set_value(self, value: object) -> None:
        """Show these problems (``ProblemDraft`` or the dicts of a kept form)."""
        place = place_of(self._plates)
        for plate in list(self._plates):
            self._drop(plate)
        for each in value if isinstance(value, (tuple, list)) else ():
            self._insert(each if isinstance(each, ProblemDraft) else _problem_of(each))
        self._tell()
        back_to(self._plates, place, self.add)

    def show_issues(self, codes: Mapping[str, str], *, saved: bool) -> None:
        """Tell which problems are issues already (uuid → issue code), and if all is saved."""
        self._codes = dict(codes)
        self._saved = saved
        self._tell()

    def add_problem(self) -> None:
        """Begin another problem."""
        plate = self._insert(ProblemDraft())
        self._tell()
        plate.text.setFocus()
        bring_into_view(plate)

    def _insert(self, problem: ProblemDraft) -> ProblemPlate:
        plate = ProblemPlate(problem)
        plate.edited.connect(self.edited)
        plate.removed.connect(lambda: self._remove(plate))
        plate.raise_wanted.connect(self.raise_wanted)
        plate.issue_wanted.connect(self.issue_wanted)
        self._plates.append(plate)
        self._rows.addWidget(plate)
        return plate

    def _remove(self, plate: ProblemPlate) -> None:
        self._drop(plate)
        self._tell()
        self.edited.emit()

    def _drop(self, plate: ProblemPlate) -> None:
        self._plates.remove(plate)
        self._rows.removeWidget(plate)
        plate.hide()
        plate.deleteLater()

    def _tell(self) -> None:
        for number, plate in enumerate(self._plates, 1):
            plate.show_number(number)
            plate.show_issue(self._codes.get(plate.uuid, ""), saved=self._saved)


def _problem_of(kept: Mapping[str, object]) -> ProblemDraft:
    return ProblemDraft(**{key: str(kept.get(key, "")) for key in ("uuid", "text", "place", "requirement")})
