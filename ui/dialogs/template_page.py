"""The page a template makes, drawn while a clerk edits, with a ruler, and what there is to say of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.violation import Severity, Violation
from core.operations import letter_templates
from core.operations.letter_request import LetterRequest
from core.operations.letter_templates import Trial
from core.operations.template_kit import trial
from core.operations.writing import say
from core.wording import word
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.messages import error_text
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.plates import row
from ui.widgets.ruled_pdf import RuledPdf

_PATIENCE_MS = 350
"""How long typing must rest before the page is drawn again."""
_USUAL = 3
_LETTER = 0
"""The choice that stands for the letter at hand in place of an example."""


class TemplatePage(QWidget):
    """Draws a template in the job thread; of several changes only the last is drawn."""

    jumped = Signal(str)
    """The place of a fault that a person chose."""
    drawn = Signal()

    def __init__(
        self, session: Session, request: LetterRequest | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._request = request
        self._wanted: tuple[str, str] | None = None
        self._asked: tuple[str, str] | None = None
        self._drawing = False
        self.view = RuledPdf()
        self.panel = PdfPanel(view=self.view, brief=True)
        self.sample = ChoiceEdit(self._samples)
        self.sample.set_value(_USUAL if request is None else _LETTER)
        self.ruler = QCheckBox(word("template_editor.ruler"))
        self.found = QListWidget()
        self._build()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE_MS)
        self._wait.timeout.connect(self._draw)
        self.sample.edited.connect(self._draw)
        self.ruler.toggled.connect(lambda on: self.view.rule(shown=on))
        self.found.itemActivated.connect(self._jump)
        self.found.itemClicked.connect(self._jump)

    def _build(self) -> None:
        self.sample.setAccessibleName(word("template_editor.sample"))
        self.found.setAccessibleName(word("template_editor.found"))
        self.found.setWordWrap(True)
        self.found.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setMaximumHeight(5 * self.fontMetrics().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = row(self.sample, self.ruler)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self.panel, 1)
        column.addWidget(self.found)

    def _samples(self) -> list[Choice]:
        sizes: list[Choice] = [(size, word("template_editor.sample_of", count=size)) for size in trial.SIZES]
        return sizes if self._request is None else [(_LETTER, word("template_editor.sample_letter")), *sizes]

    def show_template(self, identifier: str, text: str, *, at_once: bool = False) -> None:
        """Draw ``text`` once typing rests, or ``at_once``."""
        self._wanted = (identifier, text)
        if at_once:
            self._draw()
        else:
            self._wait.start()

    def show_found(self, found: list[Violation]) -> None:
        """List what there is to say, errors first; a line leads to its place."""
        self.found.clear()
        for each in sorted(found, key=lambda one: one.severity is not Severity.ERROR):
            key = "error" if each.severity is Severity.ERROR else "warning"
            item = QListWidgetItem(word(f"template_editor.{key}", words=say(each)))
            item.setData(Qt.ItemDataRole.UserRole, each.field)
            self.found.addItem(item)
        self.found.setVisible(bool(found))

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no more for a window that is gone."""
        self._wait.stop()
        super().hideEvent(event)

    def _draw(self) -> None:
        if self._wanted is None:
            return
        if self._drawing:
            self._wait.start()
            return
        self._drawing, self._asked = True, self._wanted
        identifier, text = self._wanted
        chosen = self.sample.value()
        size = chosen if isinstance(chosen, int) else _USUAL
        request = self._request if size == _LETTER else None
        self._session.write(
            lambda ws, progress: letter_templates.try_out(ws, identifier, text, size, request, progress),
            on_done=self._on_drawn,
            on_error=self._on_not_drawn,
            quiet=True,
        )

    def _on_drawn(self, made: Trial) -> None:
        self._drawing = False
        self.show_found(list(made.found))
        if made.pdf is not None:
            place = self.view.verticalScrollBar().value()
            self.panel.show_file(made.pdf)
            made.pdf.unlink(missing_ok=True)
            self.view.verticalScrollBar().setValue(place)
        elif not self.view.page_count:
            self.panel.show_message(word("template_editor.no_page"))
        self._ended()

    def _on_not_drawn(self, error: Exception) -> None:
        self._drawing = False
        self.panel.show_message(error_text(error))
        self._ended()

    def _ended(self) -> None:
        if self._asked != self._wanted:
            self._wait.start()
        self.drawn.emit()

    def _jump(self, item: QListWidgetItem) -> None:
        self.jumped.emit(str(item.data(Qt.ItemDataRole.UserRole)))
