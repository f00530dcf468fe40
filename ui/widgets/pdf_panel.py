"""A PDF with its controls: page count, zoom, and a sentence in place of the paper when there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from core.errors import UserFacing
from core.wording import sentence, word
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pdf_pages import Pages
from ui.widgets.pdf_view import ZOOM_STEP, Fit, PdfView
from ui.widgets.plates import label


class PdfPanel(QWidget):
    """A ``PdfView`` below a row of controls; ``show_message`` shows words instead of a page."""

    def __init__(
        self, parent: QWidget | None = None, view: PdfView | None = None, *, brief: bool = False
    ) -> None:
        """``view`` is another kind of page; ``brief`` leaves out what only a wide panel has room for."""
        super().__init__(parent)
        self.view = PdfView(self) if view is None else view
        self.view.setAccessibleName(word("pdf.preview"))
        self.path: Path | None = None
        self._counted = "pdf.place"
        self._message = label(word("pdf.nothing"), "muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setMargin(24)
        self._place = label(role="muted")
        self._percent = QLabel()
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + 8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = self._controls(brief=brief)
        outer.addWidget(self._bar)
        paper = QWidget()
        self._stack = QStackedLayout(paper)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.view)
        outer.addWidget(paper, 1)
        self.view.page_changed.connect(self._tell)
        self.view.zoom_changed.connect(self._tell)
        self.show_message(word("pdf.nothing"))

    def _controls(self, *, brief: bool) -> QWidget:
        bar = QWidget()
        bar.setObjectName("pdfBar")
        line = FlowLayout(bar, gap=0)
        line.setContentsMargins(4, 4, 4, 4)
        parts: list[QWidget] = [
            self._place,
            self._button("zoom_out", lambda: self.view.set_zoom(self.view.zoom / ZOOM_STEP)),
            self._percent,
            self._button("zoom_in", lambda: self.view.set_zoom(self.view.zoom * ZOOM_STEP)),
        ]
        if not brief:
            parts += [
                self._button("fit_width", lambda: self.view.fit(Fit.WIDTH)),
                self._button("fit_page", lambda: self.view.fit(Fit.PAGE)),
                self._button("true_size", lambda: self.view.set_zoom(1.0)),
            ]
        for part in parts:
            line.addWidget(part)
        return bar

    def _button(self, key: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(word(f"pdf.{key}"))
        button.setProperty("role", "flat")
        button.setToolTip(word(f"pdf.{key}_tip"))
        button.setAccessibleName(word(f"pdf.{key}_tip"))
        button.clicked.connect(act)
        return button

    def show_file(self, path: Path | None, message: str = "") -> None:
        """Show ``path``; without one, or when it cannot be read, show words instead."""
        if path is None:
            self.show_message(message or word("pdf.nothing"))
            return
        try:
            self.view.show_file(path)
        except UserFacing as error:
            self.show_message(sentence(error))
            return
        self.path = path
        self._show_view()

    def show_pages(self, pages: Pages) -> None:
        """Show the sides of a printing; they are counted as such."""
        self.path = None
        self._counted = "print.place"
        self.view.show_pages(pages)
        self._show_view()

    def _show_view(self) -> None:
        self._stack.setCurrentWidget(self.view)
        self._bar.setEnabled(True)
        self._tell()

    def show_message(self, message: str) -> None:
        """Show ``message`` instead of a page."""
        self.path = None
        self.view.show_file(None)
        self._message.setText(message)
        self._stack.setCurrentWidget(self._message)
        self._bar.setEnabled(False)
        self._place.setText("")
        self._percent.setText("")

    @property
    def message(self) -> str:
        """Return the words shown instead of a page, empty while a page is shown."""
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    def _tell(self) -> None:
        if self.view.page_count:
            self._place.setText(word(self._counted, page=self.view.page + 1, pages=self.view.page_count))
            self._percent.setText(word("pdf.percent", percent=round(self.view.zoom * 100)))
