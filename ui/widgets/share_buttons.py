"""The shares of acceptance side by side, each a button that opens the rows it is of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.statistics.acceptance import Acceptance, Share, ShareKind
from core.statistics.words import rate_words, share_name
from core.wording import word
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plates import EnterButton

_WHEN_COUNTED = frozenset({ShareKind.UNANSWERED, ShareKind.BEHIND, ShareKind.SLOT_PROVED})
"""Shown only where there are any; the workbook has them all."""


class ShareButtons(QWidget):
    """Buttons that go on in a new line where the page is narrow; ``wanted`` with the share pressed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=4)
        self._buttons: dict[Share, QPushButton] = {}

    def show_shares(self, found: Acceptance) -> None:
        """Show the shares; one that is of nothing cannot be opened."""
        for share, rate in found.shares().items():
            made = self._buttons.get(share) or self._made(share)
            made.setText(word("acceptance_shares.shown", name=share_name(share), rate=rate_words(rate)))
            made.setEnabled(rate.whole > 0)
            made.setVisible(bool(rate.part if share.kind in _WHEN_COUNTED else _is_told(share, rate.whole)))

    def show_none(self) -> None:
        """Show no share: there is no day to tell them of."""
        for made in self._buttons.values():
            made.hide()

    def texts(self) -> list[str]:
        """Return what is shown."""
        return [made.text() for made in self._buttons.values() if not made.isHidden()]

    def button(self, share: Share) -> QPushButton:
        """Return the button of a share."""
        return self._buttons[share]

    def _made(self, share: Share) -> QPushButton:
        made = EnterButton("")
        made.setProperty("role", "link")
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._press, share))
        self._buttons[share] = made
        self._flow.addWidget(made)
        return made

    def _press(self, share: Share, _checked: bool = False) -> None:
        self.wanted.emit(share)


def _is_told(share: Share, whole: int) -> bool:
    return share.kind is not ShareKind.LOOK_BACK or whole > 0
