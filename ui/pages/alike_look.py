"""The look for an issue told before, while one is saved: all issues are read for it, so it goes aside."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.drafts import IssueDraft
from core.domain.violation import Violation
from core.operations import issues
from ui.session import Session

_Words = tuple[str, str]
"""The issue edited (empty: a new one) and its words: what the answer depends on."""


class AlikeLook(QObject):
    """Knows the answer for the words asked about last, until the ledger changes."""

    ended = Signal(str, str)
    """Issue and words asked about, when the answer came later than it was asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: _Words | None = None
        self._answer: tuple[_Words, list[Violation]] | None = None
        session.changed.connect(lambda _: self.forget())

    def warnings(self, draft: IssueDraft, uuid: str) -> list[Violation] | None:
        """Return what warns of an issue like ``draft``; ``None`` while that is still being looked for."""
        words = (uuid, draft.text)
        if self._answer is None or self._answer[0] != words:
            self._ask(words, draft)
        return self._answer[1] if self._answer is not None and self._answer[0] == words else None

    def forget(self) -> None:
        """Give up the question asked, and the answer known."""
        self._session.reading.forget(self)
        self._asked = self._answer = None

    def _ask(self, words: _Words, draft: IssueDraft) -> None:
        if self._asked == words:
            return
        self._asked, self._answer = words, None
        waiting = False

        def take(found: list[Violation]) -> None:
            self._asked, self._answer = None, (words, found)
            if waiting:
                self.ended.emit(*words)

        def fail(error: Exception) -> None:
            self.forget()
            self._session.troubled.emit(error)

        uuid = words[0] or None
        self._session.read(self, lambda ws: issues.told_before(ws, draft, uuid), take, fail)
        waiting = True
