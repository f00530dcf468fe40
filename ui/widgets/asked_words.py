"""Words to suggest that take the whole ledger to find: asked of the reading thread when a line is entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from core.workspace import Workspace
from ui.session import Session


class AskedWords:
    """Stands wherever a function that returns words may; whoever can wait uses ``ask``."""

    def __init__(
        self,
        session: Session,
        question: Callable[..., Sequence[str]],
        *facts: Any,  # noqa: ANN401
    ) -> None:
        self._session = session
        self._question: Callable[[Workspace], Sequence[str]] = lambda workspace: question(workspace, *facts)

    def __call__(self) -> Sequence[str]:
        """Return the words at once, on the reading connection of the window."""
        return self._question(self._session.reader)

    def ask(self, asker: QObject, take: Callable[[Sequence[str]], None]) -> None:
        """Give the words to ``take`` when they are read."""
        self._session.read(asker, self._question, take)
