"""The editor of letter templates: kinds at the left, words in the middle, the very page at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.letter_kinds import plan_of
from core.operations import letter_templates
from core.operations.letter_request import LetterRequest
from core.operations.letter_templates import TemplateLine, TemplateState
from core.operations.register_definitions import definitions
from core.operations.template_kit import checking
from core.operations.writing import say
from core.wording import word, word_of
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.template_files import HERE, NEW, give_out, place_for, taken_in
from ui.dialogs.template_page import TemplatePage
from ui.dialogs.template_words import TemplateWords
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import ask, ask_unsaved, error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with

_NARROWEST = 100
_PAGE = 2
_WIDTHS = (170, 620, 450)
_NARROW = 1000
"""Pixels below which the kinds stay out of sight until they are asked for."""


class TemplateEditor(QDialog):
    """Edits one template after the other; nothing counts before it is kept."""

    def __init__(
        self,
        session: Session,
        kind: str = "",
        request: LetterRequest | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.identifier = ""
        self.kept = ""
        """The text that counts; what is edited stands in ``words``."""
        self._lines: list[TemplateLine] = []
        self.setWindowTitle(word("template_editor.window"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(word("template_editor.kinds"))
        self.words = TemplateWords()
        self.words.know(definitions(session.reader))
        self.page = TemplatePage(session, request)
        self.message = Banner()
        self._build()
        self.kinds.currentRowChanged.connect(self._on_kind)
        self.words.edited.connect(self._on_edited)
        self.page.jumped.connect(self.words.go_to)
        help_on_f1(self, "letters")
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_button.click)
        self._list_kinds(kind)
        open_with(self, 1340, 800)

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.kinds.setMinimumWidth(_NARROWEST)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        for widget in (self.kinds, self.words, self.page):
            split.addWidget(widget)
        for place, width in enumerate(_WIDTHS):
            split.setStretchFactor(place, width)
        split.setSizes(list(_WIDTHS))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(6)
        outer.addWidget(self.message)
        split.setCollapsible(_PAGE, True)  # noqa: FBT003 - Qt's own signature
        outer.addWidget(split, 1)
        self.reason = label(role="small", wrap=True)
        keys = label(word("template_editor.keys"), "small")
        self.kinds_box = _sight("see_kinds", self.kinds)
        self.page_box = _sight("see_page", self.page)
        line = row(self.kinds_box, self.page_box, self.reason, keys)
        line.setStretch(line.indexOf(self.reason), 1)
        outer.addLayout(line)
        outer.addLayout(self._foot())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin without the list of kinds where the window is narrow."""
        super().showEvent(event)
        if not event.spontaneous() and self.width() < _NARROW:
            self.kinds_box.setChecked(False)
            self.words.setFocus()

    def _foot(self) -> QHBoxLayout:
        self.save_button = button("template_editor.save", self.save, role="primary", symbol="save")
        self.reset_button = button("template_editor.reset", self.reset, symbol="undo")
        return row(
            self.reset_button,
            button("template_editor.save_as", self.save_as, symbol="add"),
            button("template_editor.export", self.export, symbol="export"),
            button("template_editor.load", self.load, symbol="import"),
            None,
            self.save_button,
            button("template_editor.close", self.close),
            gap=6,
        )

    # --- the kinds --------------------------------------------------------------------------------------

    def _list_kinds(self, chosen: str) -> None:
        """Show every kind with its mark and open ``chosen``, or the first."""
        self._lines = letter_templates.templates(self._session.reader)
        self.kinds.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.kinds.clear()
        for line in self._lines:
            item = QListWidgetItem(_told(line))
            item.setToolTip(word("template_editor.kind_tip", group=line.group, identifier=line.identifier))
            self.kinds.addItem(item)
        listed = [line.identifier for line in self._lines]
        self.kinds.setCurrentRow(listed.index(chosen) if chosen in listed else 0)
        self.kinds.blockSignals(False)  # noqa: FBT003
        self._open(self._lines[self.kinds.currentRow()])

    def _open(self, line: TemplateLine) -> None:
        self.identifier = line.identifier
        self.setWindowTitle(word("template_forms.window", name=line.name))
        self.kept = letter_templates.text_of(self._session.reader, line.identifier)
        self.words.show_text(self.kept, line.identifier)
        self.reset_button.setEnabled(line.state is not TemplateState.SHIPPED)
        key = "outdated" if line.outdated else "damaged" if line.damaged else ""
        self.message.tell(word(f"template_editor.{key}") if key else "", Tone.WARN)
        self._judge()
        self.page.show_template(self.identifier, self.words.text, at_once=True)

    def _on_kind(self, place: int) -> None:
        if not 0 <= place < len(self._lines) or self._lines[place].identifier == self.identifier:
            return
        wanted = self._lines[place]
        if self._left():
            self._open(wanted)
            return
        now = [line.identifier for line in self._lines].index(self.identifier)
        self.kinds.blockSignals(True)  # noqa: FBT003
        self.kinds.setCurrentRow(now)
        self.kinds.blockSignals(False)  # noqa: FBT003

    # --- editing ----------------------------------------------------------------------------------------

    def is_dirty(self) -> bool:
        """Tell whether words would be lost."""
        return self.words.text != self.kept

    def _on_edited(self) -> None:
        self._judge()
        self.page.show_template(self.identifier, self.words.text)

    def _judge(self) -> None:
        """Allow what may be done now, with the reason beside what may not."""
        found = letter_templates.check_text(self._session.reader, self.identifier, self.words.text)
        wrong = checking.has_errors(found)
        first = next((each for each in found if checking.has_errors([each])), None)
        self.save_button.setEnabled(self.is_dirty() and not wrong)
        if first is not None:
            self.reason.setText(word("template_editor.not_savable", reason=say(first)))
        else:
            self.reason.setText(word(f"template_editor.{'changed' if self.is_dirty() else 'unchanged'}"))
        self.save_button.setToolTip(self.reason.text())

    def _left(self) -> bool:
        """Ask about unsaved words; ``False`` when the person stays with them."""
        if not self.is_dirty():
            return True
        answer = ask_unsaved(self)
        if answer == "save":
            return self.save()
        return answer == "discard"

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keep the template; it counts for every letter from now on."""
        text = self.words.text
        return self._do(lambda ws: letter_templates.save(ws, self.identifier, text), "saved")

    def reset(self) -> None:
        """Give up the office's words after asking."""
        own = self.identifier in {line.identifier for line in self._lines if line.state is TemplateState.OWN}
        key = "ask_remove" if own else "ask_reset"
        if ask(self, word(f"template_editor.{key}"), f"template_editor.{key}_yes"):
            self._do(lambda ws: letter_templates.reset(ws, self.identifier), "reset_done")

    def save_as(self) -> None:
        """Make a kind of the office's own of the words as they stand, under another name."""
        name, asked, agreed = "", "ask_name", True
        while agreed and not name.strip():
            name, agreed = QInputDialog.getText(
                self, word("template_editor.save_as"), word(f"template_editor.{asked}")
            )
            asked = "name_needed"
        if agreed:
            self._add_kind(letter_templates.as_own_kind(self.words.text, name.strip()))

    def _add_kind(self, text: str) -> bool:
        """Keep ``text`` as a kind of the office's own and open it; it may be refused."""
        made = letter_templates.new_identifier()
        return self._do(lambda ws: letter_templates.save(ws, made, text), "saved", made)

    def export(self) -> None:
        """Write the template that counts into a file, for other offices."""
        give_out(self, self._session, self.identifier, self.message)

    def load(self) -> None:
        """Take in a file of another office: for the kind it names, as a new kind, or in place of these words.

        Nothing counts before it is kept, but a new kind is kept at once.
        """
        text = taken_in(self, self.message)
        if text and self._left():
            self._take_in(text)

    def _take_in(self, text: str) -> None:
        name = str(checking.read(text)[0].get("name", "")).strip()
        home = letter_templates.kind_named(name) or self.identifier
        if name and not letter_templates.kind_named(name):
            answer = place_for(self, name, plan_of(self.identifier).name)
            if answer == NEW:
                self._add_kind(letter_templates.as_own_kind(text, name))
            if answer != HERE:
                return
        if home != self.identifier:
            self._list_kinds(home)
        self.words.show_text(text)
        self._on_edited()

    def _do(self, act: Callable[[Workspace], object], done: str, opened: str = "") -> bool:
        """Run a writing operation, wait for it, and show the kinds as they are then."""
        failed: list[Exception] = []
        self._session.write(lambda ws, _: act(ws), on_error=failed.append, label=word("jobs.save"))
        self._session.jobs.wait()
        if failed:
            self.message.tell(error_text(failed[0]), Tone.BAD)
            return False
        self._list_kinds(opened or self.identifier)
        self.message.tell(word(f"template_editor.{done}", name=plan_of(self.identifier).name), Tone.GOOD)
        return True

    def reject(self) -> None:
        """Close on Escape, asking about unsaved words first."""
        if self._left():
            super().reject()


def _sight(key: str, part: QWidget) -> QCheckBox:
    """Return a box that shows and hides a part: a small screen has no room for all."""
    box = QCheckBox(word(f"template_forms.{key}"))
    box.setChecked(True)
    box.toggled.connect(part.setVisible)
    return box


def _told(line: TemplateLine) -> str:
    if line.state is TemplateState.SHIPPED:
        return line.name
    return word("template_editor.kind_marked", name=line.name, state=word_of(line.state))
