"""The print dialog: the very sheets at the left as they leave the printer, what is wished at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserFacing
from core.places import scratch_folder
from core.wording import sentence, word
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.print_form import PrintForm
from ui.dialogs.print_pdf import open_with_system
from ui.dialogs.print_planning import Planned, Printed, arranged, planned, with_list
from ui.dialogs.printing import Printing, asked_target
from ui.models.print_setup import PrintSetup, remember
from ui.models.tones import Tone
from ui.widgets.drawn_sheets import write_rulers
from ui.widgets.page_strip import PageStrip
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.piece_table import PieceTable
from ui.widgets.plates import Banner, button, label, row, scrolled
from ui.widgets.printed_pages import PieceFiles, PrintPiece
from ui.widgets.printers import INTO_FILE, printer_choices
from ui.widgets.screen import open_with
from ui.widgets.theme import wide

_SIDE_CHARACTERS = 18
_STRIP_NEEDS = 62
"""Characters of width: what the right side has, and from where on there is room for the small pictures."""

OnPrinted = Callable[[PrintSetup, list[Printed]], object]


class PrintDialog(QDialog):
    """Shows one copy of the run as planned; ``on_printed`` hears what a real printer took."""

    def __init__(
        self,
        pieces: Sequence[PrintPiece],
        parent: QWidget | None = None,
        *,
        on_printed: OnPrinted | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(word("print.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._pieces = tuple(pieces)
        self._on_printed = on_printed
        self.files = PieceFiles()
        self.run: Printing | None = None
        self.plan: Planned | None = None
        several = len(self._pieces) > 1
        self.form = PrintForm(
            several=several,
            annexes=any(piece.annexes for piece in self._pieces),
            reprint=any(piece.printed for piece in self._pieces),
            on_test=self.print_test,
        )
        self.message = Banner()
        self.strip = PageStrip()
        self.panel = PdfPanel()
        self.table = PieceTable()
        self.table.setVisible(several)
        self.summary = label("", "muted", wrap=True)
        self.go = button("print.go", self.start, role="primary", symbol="print")
        self._build()
        self._connect()
        if len(printer_choices()) == 1:
            self.message.tell(word("print.no_printer"), Tone.WARN)
        self.show_plan()
        self.form.printer.setFocus()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        self.table.setMinimumHeight(4 * self.fontMetrics().height() + 24)
        right.addWidget(self.table, 1)
        right.addWidget(self.form)
        side = scrolled(right, margins=(0, 0, 10, 0))
        side.setFixedWidth(wide(self.fontMetrics(), _SIDE_CHARACTERS))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.strip)
        middle.addWidget(self.panel, 1)
        middle.addWidget(side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(8)
        outer.addWidget(self.message)
        outer.addLayout(middle, 1)
        outer.addWidget(self.summary)
        acts: list[QWidget | None] = []
        if len(self._pieces) == 1:
            path = self._pieces[0].path
            folder = path.parent
            acts = [
                button("print.open_file", lambda: open_with_system(path, self), symbol="open", role="flat"),
                button(
                    "print.open_folder",
                    lambda: open_with_system(folder, self),
                    symbol="folder",
                    role="flat",
                ),
            ]
        outer.addLayout(row(*acts, None, button("messages.cancel", self.reject), self.go))
        open_with(self, 1120, 780)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the small pictures out where they would cost the page its room."""
        super().resizeEvent(event)
        self._fit_strip()

    def _fit_strip(self) -> None:
        roomy = self.width() >= wide(self.fontMetrics(), _STRIP_NEEDS)
        self.strip.setVisible(roomy and self.strip.count() > 1)

    def _connect(self) -> None:
        self.form.edited.connect(self.show_plan)
        self.form.copies.valueChanged.connect(self._copies_changed)
        self.table.edited.connect(self.show_plan)
        self.table.chosen.connect(self._go_to_piece)
        self.strip.chosen.connect(self.panel.view.go_to)
        self.panel.view.page_changed.connect(self.strip.follow)
        for key in ("Ctrl+P", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self.start)
        QShortcut(QKeySequence("F1"), self).activated.connect(lambda: HelpDialog("letters", self).open())

    # --- what is planned --------------------------------------------------------------------------------

    def show_plan(self) -> None:
        """Plan the run anew and show its sheets; pages that cannot be read are told under their field."""
        setup = self.form.setup()
        self.go.setEnabled(False)
        try:
            made = self._plan(setup)
        except UserFacing as error:
            self.form.tell_wrong(sentence(error))
            return
        self.form.tell_wrong("")
        pages = made.sides(copies=False)
        page = self.panel.view.page
        self.strip.show_pages(pages, duplex=setup.duplex)
        self._fit_strip()
        self.panel.show_pages(pages)
        self.panel.view.go_to(min(page, pages.count - 1))
        self.summary.setText(made.told())
        self.plan = made
        self.go.setEnabled(bool(pages.count) and self.run is None)

    def _plan(self, setup: PrintSetup) -> Planned:
        pieces = arranged(self._pieces, setup)
        copies = [setup.copies] * len(pieces)
        if len(pieces) > 1:
            self.table.show_pieces(pieces, [self.files.count(piece.path) for piece in pieces])
            copies = [self.table.copies(piece) for piece in pieces]
        if setup.list_first:
            pieces, copies = with_list(pieces, copies, self.files)
        return planned(pieces, copies, setup, self.files)

    def _copies_changed(self, copies: int) -> None:
        self.table.set_usual(copies)
        self.show_plan()

    def _go_to_piece(self, row: int) -> None:
        if self.plan is not None and row >= 0:
            self.panel.view.go_to(self.plan.first_side(self.table.path(row)))

    # --- printing ---------------------------------------------------------------------------------------

    def start(self) -> None:
        """Print what is shown; into a file when the machine has no printer or none is wanted."""
        if self.plan is not None and self.go.isEnabled():
            self._run(self.plan, self._after_run)

    def print_test(self) -> None:
        """Print the sheet of rulers, shifted as everything else will be."""
        setup = replace(self.form.setup(), copies=1, duplex=False, pages="", list_first=False)
        path = write_rulers(scratch_folder() / "rulers.pdf")
        piece = PrintPiece(path=path, name=word("print.test_title"))
        self._run(planned([piece], [1], setup, self.files), self._after_test)

    def _run(self, made: Planned, on_end: Callable[[Printing], None]) -> None:
        if self.run is not None:
            return
        target = None
        if made.setup.printer == INTO_FILE:
            target = asked_target(self, made.pieces[0].path.name)
            if target is None:
                return
        remember(made.setup)
        self.message.hide()
        self.go.setEnabled(False)
        self.run = Printing(made, self, target)
        self.run.ended.connect(lambda: self._ended(on_end))
        self.run.start()

    def _ended(self, on_end: Callable[[Printing], None]) -> None:
        run, self.run = self.run, None
        assert run is not None
        self.go.setEnabled(True)
        if run.trouble:
            self.message.tell(run.trouble, Tone.BAD)
        elif run.good:
            on_end(run)
        run.deleteLater()

    def _after_run(self, run: Printing) -> None:
        if run.target is not None:
            self.message.tell(word("letter_dialog.saved", path=run.target), Tone.GOOD)
            return
        if self._on_printed is not None:
            self._on_printed(run.planned.setup, run.planned.printed())
        self.accept()

    def _after_test(self, run: Printing) -> None:
        del run
        self.message.tell(word("print.test_done"), Tone.GOOD)

    def done(self, result: int) -> None:
        """Close, but not in the middle of a printing; let the files go."""
        if self.run is not None:
            return
        self.strip.forget()
        self.panel.view.release()
        self.files.close()
        super().done(result)
