"""Which letters an inspection leads to: 反馈意见, 督查结论, 建议书, 报告 (domain.md §4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from core import letter_kinds
from core.domain.letter import LetterKind
from core.wording import word_of


def inspection_letters(parent: QWidget, write: Callable[[LetterKind], None]) -> QMenu:
    """Return a menu of every kind that speaks of an inspection, in the order people look for them.

    It is filled when it opens: all kinds are read from their files for it.
    """
    menu = QMenu(parent)

    def fill() -> None:
        menu.clear()
        for plan in letter_kinds.all_plans():
            if plan.speaks_of == letter_kinds.INSPECTION:
                kind = LetterKind(plan.identifier)
                menu.addAction(word_of(kind), lambda kind=kind: write(kind))

    menu.aboutToShow.connect(fill)
    return menu
