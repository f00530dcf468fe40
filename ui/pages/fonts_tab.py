"""字体检查: the fonts of letters on this machine, the office's choice, and characters no font can print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.operations import letter_fonts
from core.operations.letter_fonts import FontRole, FontUse, Uncovered
from core.wording import word, word_of
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import Card, button, clear, label, row
from ui.widgets.short_label import ShortLabel
from ui.widgets.theme import wide

_ROWS = 8
_COLUMNS = ("char", "code", "what", "record")

_ROLE_LETTERS = 4
_COMBO_LETTERS = 2
"""Letters of a font's name that are always in sight."""


class FontsTab(QWidget):
    """One line a role with the office's choice; below, the ledger's characters that cannot be printed."""

    told = Signal(str, object)
    record_wanted = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(6)
        self._lines.setVerticalSpacing(8)
        self.choices: dict[FontRole, QComboBox] = {}
        self.strict = QCheckBox(word("fonts_tab.strict"))
        self.strict.setObjectName("fonts_tab.strict")
        self.strict.clicked.connect(self._set_strict)
        self.scan_button = button("fonts_tab.scan", self.scan, symbol="search")
        self.open_button = button("fonts_tab.open", self.open_current, symbol="open")
        self.said = label(word("fonts_tab.scan_text"), "muted", wrap=True)
        self.table = _table()
        self.table.activated.connect(lambda _: self.open_current())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self._fonts_card())
        outer.addWidget(self._scan_card())
        outer.addStretch(1)

    def _fonts_card(self) -> Card:
        card = Card(word("fonts_tab.fonts"))
        card.head.addWidget(button("fonts_tab.look_again", self.look_again, symbol="refresh"))
        card.body.addWidget(label(word("fonts_tab.text"), "muted", wrap=True))
        card.body.addLayout(self._lines)
        card.body.addWidget(label(word("fonts_tab.coverage_text"), "muted", wrap=True))
        card.body.addWidget(self.strict)
        card.body.addWidget(label(word("fonts_tab.strict_text"), "muted", wrap=True))
        return card

    def _scan_card(self) -> Card:
        card = Card(word("fonts_tab.unprintable"))
        card.body.addWidget(self.said)
        card.body.addLayout(row(self.scan_button, None, self.open_button))
        card.body.addWidget(self.table)
        self.table.hide()
        self.open_button.setEnabled(False)
        return card

    # --- the fonts --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask again which fonts letters come out in; opening fonts takes a moment, so it is a job."""
        self.strict.setChecked(self._session.reader.settings.standard_fonts_only)
        self._session.write(
            lambda workspace, _: (letter_fonts.font_report(workspace), letter_fonts.families()),
            on_done=self._show_fonts,
            quiet=True,
        )

    def look_again(self) -> None:
        """Look for fonts that were installed while the program was open."""
        letter_fonts.look_again()
        self.refresh()

    def _show_fonts(self, found: tuple[list[FontUse], tuple[str, ...]]) -> None:
        report, families = found
        if [*self.choices] != [use.role for use in report]:
            clear(self._lines)
            self.choices = {}
        for line, use in enumerate(report):
            self._show_use(line, use, families)
        for column in range(3):
            self._lines.setColumnStretch(column, 1)

    def _show_use(self, line: int, use: FontUse, families: tuple[str, ...]) -> None:
        if use.role not in self.choices:
            role = label(word_of(use.role), wrap=True)
            role.setMinimumWidth(wide(role.fontMetrics(), _ROLE_LETTERS))
            self._lines.addWidget(role, line, 0)
            self._lines.addWidget(self._combo(use.role), line, 1)
        else:
            for column in (2, 3, 4):
                item = self._lines.itemAtPosition(line, column)
                if item is not None and (old := item.widget()) is not None:
                    self._lines.removeWidget(old)
                    old.deleteLater()
        _fill(self.choices[use.role], families, use.chosen)
        file = ShortLabel(use.file)
        file.setToolTip(str(use.path))
        file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(file, line, 2)
        self._lines.addWidget(_badge(use), line, 3)
        coverage = ShortLabel(letter_fonts.coverage_words(use))
        self._lines.addWidget(coverage, line, 4)

    def _combo(self, role: FontRole) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"fonts_tab.{role.value}")
        combo.setAccessibleName(word_of(role))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_COMBO_LETTERS)
        combo.activated.connect(partial(self._choose, role))
        self.choices[role] = combo
        return combo

    def _choose(self, role: FontRole, index: int) -> None:
        family = self.choices[role].itemData(index)
        self._session.write(
            lambda workspace, _: letter_fonts.choose(workspace, role, family),
            on_done=lambda _: self.told.emit(word("fonts_tab.chosen", role=word_of(role)), Tone.GOOD),
            on_error=lambda _: self.refresh(),
        )

    def _set_strict(self, wanted: bool) -> None:
        self._session.write(
            lambda workspace, _: letter_fonts.require_standard(workspace, wanted=wanted),
            on_done=lambda _: self.told.emit(word("settings_page.rules_saved"), Tone.GOOD),
            on_error=lambda _: self.refresh(),
        )

    # --- the ledger's characters ------------------------------------------------------------------------

    def scan(self) -> None:
        """Read the whole ledger for characters that cannot be printed."""
        self._session.read_job(
            lambda workspace, _: letter_fonts.uncovered(workspace), on_done=self._show_found
        )

    def _show_found(self, found: list[Uncovered]) -> None:
        places = [(each, hit) for each in found for hit in each.hits]
        self.said.setText(
            word("fonts_tab.found", count=len(found)) if found else word("fonts_tab.all_printable")
        )
        self.table.setVisible(bool(places))
        self.open_button.setEnabled(bool(places))
        self.table.setRowCount(len(places))
        for line, (each, hit) in enumerate(places):
            what = word("fonts_tab.private" if each.private else "fonts_tab.no_font")
            for column, text in enumerate((each.char, each.code, what, hit.title)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, (hit.kind, hit.uuid))
                self.table.setItem(line, column, item)
        if places:
            self.table.setCurrentCell(0, 0)

    def open_current(self) -> None:
        """Go to the record of the current line."""
        item = self.table.item(self.table.currentRow(), 0)
        if item is not None:
            self.record_wanted.emit(*item.data(Qt.ItemDataRole.UserRole))


def _fill(combo: QComboBox, families: tuple[str, ...], chosen: str) -> None:
    combo.clear()
    combo.addItem(word("fonts_tab.automatic"), "")
    for family in families:
        combo.addItem(family, family)
    if chosen and combo.findData(chosen) < 0:
        combo.addItem(word("fonts_tab.not_here", family=chosen), chosen)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_COLUMNS))
    table.setHorizontalHeaderLabels([word(f"fonts_tab.column_{key}") for key in _COLUMNS])
    table.setAccessibleName(word("fonts_tab.unprintable"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.setMinimumHeight(table.verticalHeader().defaultSectionSize() * _ROWS)
    return table


def _badge(use: FontUse) -> Badge:
    if not use.substitute:
        return Badge(word("fonts_tab.standard"), Tone.GOOD)
    if not use.standard_exists:
        return Badge(word("fonts_tab.own"), Tone.CALM)
    return Badge(word("fonts_tab.substitute"), Tone.WARN)
