"""Two names that may be one unit: which of them stays."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.widgets.plates import button, label, row


class MergeDialog(QDialog):
    """Asks which of two units (uuid, name) stays; ``keep`` and ``gone`` hold the answer."""

    def __init__(
        self, first: tuple[str, str], second: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        help_on_f1(self, "health")
        self.setWindowTitle(word("merge_dialog.title"))
        self._units = (first, second)
        self._group = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(label(word("merge_dialog.text"), "muted", wrap=True))
        for place, (_, name) in enumerate(self._units):
            choice = QRadioButton(word("merge_dialog.keep", name=name))
            choice.setChecked(place == 0)
            self._group.addButton(choice, place)
            outer.addWidget(choice)
        merge = button("health_page.merge", self.accept, role="primary", name="merge_dialog.accept")
        merge.setDefault(True)
        outer.addLayout(row(None, button("messages.cancel", self.reject), merge))
        self.setMinimumWidth(480)

    @property
    def keep(self) -> str:
        """Return the unit that stays."""
        return self._units[self._group.checkedId()][0]

    @property
    def gone(self) -> str:
        """Return the unit whose name becomes an alias."""
        return self._units[1 - self._group.checkedId()][0]

    def choose(self, place: int) -> None:
        """Let the first (0) or the second (1) name stay."""
        self._group.button(place).setChecked(True)
