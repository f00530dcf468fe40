"""The earlier letters that a reply answers as well: a box each, ticked where it speaks of all they ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.operations.joint_replies import Earlier
from core.wording import chinese_date, word, word_of
from ui.widgets.plates import label


class JointLetters(QWidget):
    """Offers the letters; hidden while there is none."""

    def __init__(
        self, offered: Sequence[Earlier], ticked: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._first = list(ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(word("replies.joint_head"), role="section"))
        column.addWidget(label(word("replies.joint_hint"), role="small", wrap=True))
        for each in offered:
            box = QCheckBox(_named(each))
            box.setChecked(each.letter.uuid in ticked)
            box.setToolTip(each.letter.title)
            self.boxes[each.letter.uuid] = box
            column.addWidget(box)
        self.setVisible(bool(offered))

    def chosen(self) -> list[str]:
        """Return the letters ticked."""
        return [uuid for uuid, box in self.boxes.items() if box.isChecked()]

    def changed(self) -> bool:
        """Tell whether other boxes are ticked than at first."""
        return set(self.chosen()) != set(self._first) & set(self.boxes)


def _named(each: Earlier) -> str:
    return word(
        "replies.joint_letter" if each.covered else "replies.joint_partly",
        kind=word_of(each.letter.kind),
        number=each.letter.document_number,
        day=chinese_date(each.letter.dated_on),
    )
