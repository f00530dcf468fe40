"""版式与要素: the folding part of the letter form, how a paper is dressed; it remembers the last choice.

What a format does not have is not asked for. What one letter alone has (份号, 附件, 出席) is not remembered.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from core.domain.dress_rules import urgencies
from core.domain.letter import LetterKind, SentWay
from core.operations.letter_dress import LetterDress, PaperFormat, Pitch, usual_pitch
from core.operations.letter_request import LetterRequest
from core.wording import word, word_of
from ui.models.habits import habits
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.plates import label
from ui.widgets.text_edits import LineEdit, TextEdit

_UPWARD, _MINUTES = (PaperFormat.UPWARD,), (PaperFormat.MINUTES,)
_DOCUMENTS = (PaperFormat.DOCUMENT, PaperFormat.UPWARD)
_PRINTED = (*_DOCUMENTS, PaperFormat.BULLETIN, PaperFormat.MINUTES)
_ONLY: dict[str, tuple[PaperFormat, ...]] = {
    "signers": _UPWARD,
    "present": _MINUTES,
    "excused": _MINUTES,
    "sitting_in": _MINUTES,
    "issuers": _DOCUMENTS,
    "printed_by": _PRINTED,
}
"""Elements that only papers of these formats have; the others every paper may have."""
_NEEDING = (PaperFormat.UPWARD, PaperFormat.MINUTES)
"""Formats that cannot do without an element of this section: it opens by itself."""
_LINES = ("signers", "present", "excused", "sitting_in", "issuers", "secrecy", "copy_number", "copied_to")
_LISTS = ("signers", "issuers", "copied_to")
_SHORTEST = 6
"""Characters a choice must show, so that a small window shows the whole form."""
_REMEMBERED = ("format", "pitch", "signers", "issuers", "copied_to", "printed_by", "sealed", "slip")


class DressSection(QWidget):
    """A button that opens the elements, and the elements under it."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = LetterKind.SUPERVISION
        self._said: dict[LetterKind, LetterDress] = {}
        """The dress of every kind that was shown and left."""
        self._begun = False
        self.fold = QPushButton(word("dress_section.open"))
        self.fold.setCheckable(True)
        self.fold.setProperty("role", "link")
        self.format = ChoiceEdit(self._formats)
        self.pitch = ChoiceEdit(self._pitches)
        self.urgency = ChoiceEdit(_urgency_choices)
        self.way = ChoiceEdit(_way_choices)
        self.texts: dict[str, LineEdit] = {name: LineEdit() for name in (*_LINES, "printed_by")}
        self.attachments = TextEdit()
        self.sealed = QCheckBox(word("dress_section.sealed"))
        self.slip = QCheckBox(word("dress_section.slip"))
        self._captions: dict[str, QLabel] = {}
        self._inside = QWidget()
        self._build()
        self.fold.toggled.connect(self._inside.setVisible)
        self.fold.toggled.connect(self._name_fold)
        self.format.edited.connect(self._on_format)
        for choice in (self.pitch, self.urgency, self.way):
            choice.edited.connect(self.edited)
        for line in self.texts.values():
            line.edited.connect(self.edited)
        self.attachments.edited.connect(self.edited)
        for check in (self.sealed, self.slip):
            check.clicked.connect(lambda _: self.edited.emit())

    def show_kind(self, kind: LetterKind) -> None:
        """Offer what letters of ``kind`` may say, as it was said in this dialog, or the last time."""
        if self._begun:
            self._said[self._kind] = self.dress()
        self._begun = True
        self._kind = kind
        self.format.refill()
        self.pitch.refill()
        self.show_dress(self._said.get(kind) or _remembered(kind))

    def show_dress(self, dress: LetterDress) -> None:
        """Show a dress; nothing is told of it."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.format.set_value(dress.format)
        self.pitch.set_value(dress.pitch)
        self.urgency.set_value(dress.urgency)
        for name, editor in self.texts.items():
            value = getattr(dress, name)
            editor.set_value(word("dress_section.comma").join(value) if name in _LISTS else value)
        self.attachments.set_value("\n".join(dress.attachments))
        self.sealed.setChecked(dress.sealed)
        self.slip.setChecked(dress.slip)
        self._show_elements()
        self.blockSignals(False)  # noqa: FBT003

    def show_way(self, way: SentWay | None) -> None:
        """Show how a letter is to leave."""
        self.way.set_value(way)

    def dress(self) -> LetterDress:
        """Return what is said; elements that the format does not have are left out."""
        told: dict[str, Any] = {name: self._text(name) for name in self.texts if self._has(name)}
        told |= {name: _split(told[name]) for name in _LISTS if name in told}
        chosen, pitch = self.format.value(), self.pitch.value()
        return LetterDress(
            format=chosen if isinstance(chosen, PaperFormat) else None,
            pitch=pitch if isinstance(pitch, Pitch) else None,
            urgency=str(self.urgency.value() or ""),
            attachments=tuple(line for line in self.attachments.value().splitlines() if line.strip()),
            sealed=self.sealed.isChecked(),
            slip=self.slip.isChecked(),
            **told,
        )

    def applied(self, request: LetterRequest) -> dict[str, Any]:
        """Return the fields of a request that this section fills."""
        way = self.way.value()
        del request
        return {"dress": self.dress(), "sent_way": way if isinstance(way, SentWay) else None}

    def remember(self) -> None:
        """Keep the choice for the next letter of the kind, on this machine."""
        told = {name: value for name, value in asdict(self.dress()).items() if name in _REMEMBERED}
        habits().setValue(_key(self._kind), json.dumps(told, ensure_ascii=False))

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, editor in (("format", self.format), *self._elements()):
            caption = label(word(f"dress.{key}"), "label")
            caption.setBuddy(editor)
            caption.setContentsMargins(0, 8, 0, 0)
            editor.setAccessibleName(caption.text())
            self._captions[key] = caption
            column.addWidget(caption)
            column.addWidget(editor)
        for choice in (self.format, self.pitch, self.urgency, self.way):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_SHORTEST)
        for name in (*_LISTS, "secrecy", "copy_number"):
            self.texts[name].setPlaceholderText(word(f"dress_section.{name}_hint"))
        column.addWidget(self.sealed)
        column.addWidget(self.slip)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.fold)
        outer.addWidget(self._inside)
        self._inside.hide()

    def _elements(self) -> list[tuple[str, QWidget]]:
        shown_first: list[tuple[str, QWidget]] = [
            (name, self.texts[name]) for name in ("signers", "present", "excused", "sitting_in", "issuers")
        ]
        return [
            *shown_first,
            ("urgency", self.urgency),
            *((name, self.texts[name]) for name in ("secrecy", "copy_number", "copied_to", "printed_by")),
            ("attachments", self.attachments),
            ("pitch", self.pitch),
            ("way", self.way),
        ]

    # --- following the format ---------------------------------------------------------------------------

    def _format(self) -> PaperFormat:
        chosen = self.format.value()
        return chosen if isinstance(chosen, PaperFormat) else PaperFormat(self._kind.plan.format)

    def _has(self, name: str) -> bool:
        return self._format() in _ONLY.get(name, tuple(PaperFormat))

    def _on_format(self) -> None:
        self._show_elements()
        self.edited.emit()

    def _show_elements(self) -> None:
        for name, editor in self.texts.items():
            editor.setVisible(self._has(name))
            self._captions[name].setVisible(self._has(name))
        self.slip.setVisible(bool(self._kind.plan.receipt))
        if self._format() in _NEEDING:
            self.fold.setChecked(True)

    def _name_fold(self, opened: bool) -> None:
        self.fold.setText(word("dress_section.close" if opened else "dress_section.open"))

    def _text(self, name: str) -> str:
        return self.texts[name].value().strip()

    def _formats(self) -> list[Choice]:
        own = word_of(PaperFormat(self._kind.plan.format))
        return [(None, word("dress_section.own_format", format=own)), *enum_choices(PaperFormat)]

    def _pitches(self) -> list[Choice]:
        usual = word_of(usual_pitch(self._session.reader, self._kind.plan.pitch))
        return [(None, word("dress_section.own_pitch", pitch=usual)), *enum_choices(Pitch)]


def _urgency_choices() -> list[Choice]:
    return [("", word("dress_section.none")), *((each, each) for each in urgencies())]


def _way_choices() -> list[Choice]:
    return [(None, word("dress_section.later")), *enum_choices(SentWay)]


def _split(text: str) -> tuple[str, ...]:
    for mark in word("dress_section.separators"):
        text = text.replace(mark, "\n")
    return tuple(part.strip() for part in text.splitlines() if part.strip())


def _key(kind: LetterKind) -> str:
    return f"letters/dress_{kind.value}"


def _remembered(kind: LetterKind) -> LetterDress:
    """Return the dress of the last letter of a kind; what cannot be read is as if there were none."""
    try:
        kept: dict[str, Any] = json.loads(str(habits().value(_key(kind), "{}")))
        known = {name: value for name, value in kept.items() if name in _REMEMBERED}
        lists = {name: tuple(known[name]) for name in _LISTS if name in known}
        chosen, pitch = known.get("format"), known.get("pitch")
        enums = {"format": PaperFormat(chosen) if chosen else None, "pitch": Pitch(pitch) if pitch else None}
        return LetterDress(**known | lists | enums)
    except (ValueError, TypeError, AttributeError):
        return LetterDress()
