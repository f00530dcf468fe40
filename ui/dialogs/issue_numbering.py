"""How a letter is numbered: by 发文字号, or as the next issue (第N期) of its series."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.letter import LetterKind
from core.operations import letter_numbers
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit, NumberEdit
from ui.widgets.plates import label


class IssueNumbering(QWidget):
    """Shown only for kinds that come out in issues; a 总第N期 is proposed where the series has had one."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind: LetterKind | None = None
        self.way = ChoiceEdit(self._ways)
        self.total = NumberEdit(empty=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, editor in (("numbering", self.way), ("issue_total", self.total)):
            caption = label(word(f"letter_dialog.{key}"), "label")
            caption.setBuddy(editor)
            caption.setContentsMargins(0, 8, 0, 0)
            editor.setAccessibleName(caption.text())
            column.addWidget(caption)
            column.addWidget(editor)
            editor.edited.connect(self.edited)
        self._total_caption = caption
        self.way.edited.connect(self._show_total)
        self.hide()

    def show_kind(self, kind: LetterKind) -> None:
        """Ask what ``kind`` leaves open."""
        self._kind = kind
        plan = kind.plan
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.way.refill()
        self.way.set_value(letter_numbers.came_out_as_issue(self._session.reader, kind))
        self.total.set_value(letter_numbers.proposed_total(self._session.reader, kind))
        self._show_total()
        self.blockSignals(False)  # noqa: FBT003
        self.setVisible(bool(plan.issue_series))

    def show_numbered(self, request: LetterRequest) -> None:
        """Show how a letter kept as a draft was to be numbered; nothing is told of it."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.way.set_value(request.as_issue)
        self.total.set_value(request.total)
        self._show_total()
        self.blockSignals(False)  # noqa: FBT003

    def applied(self, request: LetterRequest) -> LetterRequest:
        """Return ``request`` numbered as chosen."""
        as_issue = bool(request.kind.plan.issue_series) and self.way.value() is True
        return replace(request, as_issue=as_issue, total=(self.total.value() or 0) if as_issue else 0)

    def _ways(self) -> list[Choice]:
        plan = self._kind.plan if self._kind is not None else None
        ways: list[Choice] = [(False, word("letter_dialog.by_number"))]
        if plan is not None and plan.only_issues:
            ways = []
        series = plan.issue_series if plan is not None else ""
        return [*ways, (True, word("letter_dialog.by_issue", series=series))]

    def _show_total(self) -> None:
        shown = self.way.value() is True
        self.total.setVisible(shown)
        self._total_caption.setVisible(shown)
