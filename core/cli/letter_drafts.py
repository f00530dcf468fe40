"""``letters draft`` and ``letters dispatch --text``: a letter as a document to edit, and its words back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.cli.answer import Answer
from core.operations import letter_twins, letters
from core.operations.letter_request import LetterRequest
from core.wording import word
from core.workspace import Workspace


def write_draft(ws: Workspace, request: LetterRequest, target: Path) -> Answer:
    """Write the letter of ``request`` to ``target`` for somebody to edit; say what a dispatch would say."""
    path = letter_twins.export_draft(ws, request, target)
    reasons, noticed = letter_twins.unready(ws, request), letters.notices(ws, request)
    lines = [word("said.drafted", path=path)]
    lines += [word("said.unready", text=text) for text in reasons]
    lines += [word("said.notice", text=text) for text in noticed]
    return Answer({"path": path, "unready": reasons, "notices": noticed}, lines)


def with_text_of(
    ws: Workspace, request: LetterRequest, name: str, *, carried: bool = False
) -> tuple[LetterRequest, Answer]:
    """Return ``request`` with the words of the edited file, and what there is to say about them.

    ``carried`` takes those that somebody edited in the letter that this one corrects.
    """
    if not name and not carried:
        return request, Answer({}, [])
    taken = (
        letter_twins.take_text_back(ws, request, Path(name))
        if name
        else letter_twins.carried_words(ws, request)
    )
    lines = [word("said.text_edit", edit=edit) for edit in taken.text.edits]
    lines += [word("said.text_warning", warning=warning) for warning in taken.warnings]
    data = {"edits": list(taken.text.edits), "warnings": list(taken.warnings)}
    return replace(request, edited=taken.text), Answer(data, lines or [word("said.text_unchanged")])
