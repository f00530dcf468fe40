"""What a person says of a printing: printer, copies, both sides, pages, and the shift of this printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QSpinBox, QWidget

from core.domain.printing import MOST_COPIES
from core.wording import word
from ui.models.print_setup import MOST_SHIFT_MM, PrintSetup, RunOrder, remembered
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.plates import button, label, row
from ui.widgets.printers import (
    INTO_FILE,
    a4_printer,
    lacks_a4,
    lacks_duplex,
    printer_choices,
    trays_of,
    usual_printer,
)


class PrintForm(QWidget):
    """Reads and shows a ``PrintSetup``; choosing another printer brings back what was set for it."""

    edited = Signal()

    def __init__(
        self,
        *,
        several: bool,
        annexes: bool,
        reprint: bool,
        on_test: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.printer = ChoiceEdit(printer_choices)
        self.warning = label("", "violation", wrap=True)
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.collate = QCheckBox(word("print.collate"))
        self.collate.setChecked(True)
        self.duplex = ChoiceEdit(lambda: [(True, word("print.both_sides")), (False, word("print.one_side"))])
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(word("print.pages_hint"))
        self.wrong = label("", "violation", wrap=True)
        self.order = ChoiceEdit(lambda: enum_choices(RunOrder))
        self.list_first = QCheckBox(word("print.list_first"))
        self.annexes = QCheckBox(word("print.annexes_fresh"))
        self.reprint = QCheckBox(word("print.note_reprint"))
        self.grey = QCheckBox(word("print.grey"))
        self.tray = ChoiceEdit(self._trays)
        self.across, self.down = _shift_edit(), _shift_edit()
        self.test = button("print.test", on_test, role="flat", symbol="print")
        self._tray_words = label(word("print.tray"), "label")
        self._build()
        for part, shown in (
            (self.order, several),
            (self.list_first, several),
            (self.annexes, annexes),
            (self.reprint, reprint),
        ):
            part.setVisible(shown)
        self._order_words.setVisible(several)
        self._connect()
        self.printer.set_value(usual_printer())
        self._recall()

    def setup(self) -> PrintSetup:
        """Return what is set now."""
        tray = self.tray.value()
        return PrintSetup(
            printer=str(self.printer.value() or INTO_FILE),
            copies=self.copies.value(),
            collate=self.collate.isChecked(),
            duplex=bool(self.duplex.value()),
            pages=self.pages.text(),
            grey=self.grey.isChecked(),
            tray=tray if isinstance(tray, int) else -1,
            annexes_fresh=self.annexes.isChecked(),
            note_reprint=self.reprint.isChecked(),
            list_first=self.list_first.isChecked(),
            order=RunOrder(str(self.order.value())),
            across=self.across.value(),
            down=self.down.value(),
        )

    def tell_wrong(self, text: str) -> None:
        """Show what is wrong with the pages, or nothing."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._order_words = label(word("print.order"), "label")
        lines: tuple[tuple[QLabel | str, QWidget], ...] = (
            ("printer", self.printer),
            ("", self.warning),
            ("copies", _side_by_side(self.copies, self.collate)),
            ("duplex", self.duplex),
            ("pages", self.pages),
            ("", self.wrong),
            (self._order_words, self.order),
            ("", self.list_first),
            ("", self.annexes),
            ("", self.reprint),
            ("", self.grey),
            (self._tray_words, self.tray),
            ("across", self.across),
            ("down", self.down),
            ("", self.test),
        )
        for place, (key, part) in enumerate(lines):
            words = label(word(f"print.{key}"), "label") if isinstance(key, str) and key else key
            if isinstance(words, QLabel):
                grid.addWidget(words, place, 0)
                words.setBuddy(part)
                part.setAccessibleName(words.text())
            grid.addWidget(part, place, 1)
        self.copies.setAccessibleName(word("print.copies"))
        grid.addWidget(label(word("print.true_size"), "muted", wrap=True), len(lines), 0, 1, 2)
        grid.setRowStretch(len(lines) + 1, 1)

    def _connect(self) -> None:
        self.printer.edited.connect(self._recall)
        for choice in (self.duplex, self.order, self.tray):
            choice.edited.connect(self._tell)
        for box in (self.collate, self.list_first, self.annexes, self.reprint, self.grey):
            box.toggled.connect(self._tell)
        for number in (self.copies, self.across, self.down):
            number.valueChanged.connect(self._tell)
        self.pages.textChanged.connect(self._tell)

    def _trays(self) -> list[Choice]:
        name = str(self.printer.value() or INTO_FILE)
        if name == INTO_FILE:
            return [(-1, word("print.usual_tray"))]
        return [(-1, word("print.usual_tray")), *trays_of(a4_printer(QPrinterInfo.printerInfo(name)))]

    def _recall(self) -> None:
        """Bring back what was set for the printer last."""
        kept = remembered(self.setup())
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.tray.refill()
        self.duplex.set_value(kept.duplex)
        self.grey.setChecked(kept.grey)
        self.tray.set_value(kept.tray)
        self.across.setValue(kept.across)
        self.down.setValue(kept.down)
        self.blockSignals(False)  # noqa: FBT003
        several = len(self._trays()) > 1
        self.tray.setVisible(several)
        self._tray_words.setVisible(several)
        self._tell()

    def _tell(self) -> None:
        setup = self.setup()
        keys = [
            key
            for key, lacks in (
                ("warn_a4", lacks_a4(setup.printer)),
                ("warn_duplex", setup.duplex and lacks_duplex(setup.printer)),
            )
            if lacks
        ]
        self.warning.setText("\n".join(word(f"print.{key}") for key in keys))
        self.warning.setVisible(bool(keys))
        self.edited.emit()


def _shift_edit() -> QDoubleSpinBox:
    edit = QDoubleSpinBox()
    edit.setRange(-MOST_SHIFT_MM, MOST_SHIFT_MM)
    edit.setDecimals(1)
    edit.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
    edit.setSingleStep(0.1)
    edit.setSuffix(word("print.millimetres"))
    return edit


def _side_by_side(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(*parts, None))
    made.setFocusProxy(parts[0])
    return made
