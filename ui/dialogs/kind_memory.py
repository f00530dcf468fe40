"""What a clerk chose for each kind of letter within one dialog; another kind and back again loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from core.domain.letter import LetterKind
from ui.dialogs.letter_targets import Item


class KindMemory:
    """Remembers unit, subject and ticks by kind; a kind not shown before begins with the last unit."""

    def __init__(self) -> None:
        self._chosen: dict[tuple[str, LetterKind], object] = {}
        self._last: dict[str, object] = {}
        self._ticks: dict[tuple[LetterKind, str, str | None], bool] = {}

    def note(self, what: str, kind: LetterKind, value: object) -> None:
        """Remember what is chosen; nothing to choose from is no choice."""
        if value is not None:
            self._chosen[what, kind] = self._last[what] = value

    def chosen(self, what: str, kind: LetterKind, otherwise: object) -> object:
        """Return what was chosen for ``kind``, else for the kind before it."""
        return self._chosen.get((what, kind), self._last.get(what, otherwise))

    def note_ticks(self, kind: LetterKind, items: QListWidget) -> None:
        """Remember which of the items shown are ticked."""
        for at in range(items.count()):
            line = items.item(at)
            item = line.data(Qt.ItemDataRole.UserRole)
            if isinstance(item, Item):
                ticked = line.checkState() == Qt.CheckState.Checked
                self._ticks[kind, item.issue_uuid, item.measure_uuid] = ticked

    def ticked(self, kind: LetterKind, item: Item, *, otherwise: bool) -> bool:
        """Tell whether ``item`` was ticked for ``kind``."""
        return self._ticks.get((kind, item.issue_uuid, item.measure_uuid), otherwise)
