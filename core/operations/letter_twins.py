"""A letter as an editable document: written for a leader to edit, read back before the letter leaves.

Nothing here takes a number or writes to the ledger; ``letters.dispatch`` does, with the words taken back.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.domain.letter import Letter
from core.errors import Environment, Refused
from core.identity import new_uuid
from core.importing.document import read_document, read_text
from core.letters import letter as paper
from core.letters.carried_edits import carry
from core.letters.docx_reading import TakenBack, take_back
from core.letters.docx_twin import docx_bytes, write_docx
from core.letters.edited import EditedText
from core.operations import letter_release
from core.operations.letter_dress import lacking
from core.operations.letter_facts import Gathered, gather
from core.operations.letter_numbers import dressed, numbering_of
from core.operations.letter_request import LetterRequest
from core.operations.letters import file_name, reply_due, worded
from core.operations.writing import say
from core.places import scratch_folder
from core.progress import SILENT, Progress
from core.store import numbers, records
from core.wording import word
from core.workspace import Workspace

__all__ = [
    "EditedText",
    "TakenBack",
    "carried_words",
    "copy_name",
    "draft_name",
    "export_copy",
    "export_draft",
    "has_carried",
    "take_text_back",
    "unready",
]

_MOST_SAID = 90
"""Characters of reasons that stand at a page's edge without reaching the text."""


def export_draft(ws: Workspace, request: LetterRequest, target: Path) -> Path:
    """Write the letter of ``request`` as it would leave now to ``target``; its number is the expected one.

    What keeps it from leaving stands at the top of every page, so that nobody signs it unaware. Raises
    ``Refused`` as a preview does, ``Environment`` when the disk says no.
    """
    content, reasons = _looked_at(ws, request)
    told = word("punctuation.semicolon").join(reasons)
    if len(told) > _MOST_SAID:
        told = word("letters.docx_unready_more", reasons=told[:_MOST_SAID], count=len(reasons))
    write_docx(content, target, note=word("letters.docx_unready", reasons=told) if reasons else "")
    return target


def unready(ws: Workspace, request: LetterRequest) -> tuple[str, ...]:
    """Return everything that would keep the letter from leaving today, as a dispatch would say it."""
    return _looked_at(ws, request)[1]


def _looked_at(ws: Workspace, request: LetterRequest) -> tuple[paper.LetterContent, tuple[str, ...]]:
    gathered = _expected_facts(ws, request)
    content = worded(request, gathered)
    found = (*letter_release.unmet(ws, request, gathered), *lacking(ws, content))
    return content, tuple(map(say, found))


def export_copy(ws: Workspace, letter_uuid: str, target: Path) -> Path:
    """Write the words of a dispatched letter to ``target``, marked as a copy on every page."""
    letter = records.get(ws.ledger, Letter, letter_uuid)
    write_docx(paper.content_from_json(letter.content), target, note=word("letters.docx_copy"))
    return target


def take_text_back(
    ws: Workspace, request: LetterRequest, path: Path, progress: Progress = SILENT
) -> TakenBack:
    """Return the words of the edited document at ``path`` beside those of ``request``; nothing is written.

    Raises ``Environment`` (``docx_…``) for a file that is no such document, ``Refused("docx_no_letter")``
    for one without title or text.
    """
    content = _expected(ws, replace(request, edited=None))
    text = read_document(path, progress)
    written = scratch_folder() / f"draft-{new_uuid()}.docx"
    try:
        written.write_bytes(docx_bytes(content))
        return take_back(text, read_text(_silent, written), content)
    except OSError as error:
        raise Environment("docx_scratch") from error
    finally:
        written.unlink(missing_ok=True)


def has_carried(ws: Workspace, request: LetterRequest) -> bool:
    """Tell whether ``request`` corrects a letter whose words were edited by hand."""
    return request.corrects_uuid is not None and bool(
        records.get(ws.ledger, Letter, request.corrects_uuid).text_edits
    )


def carried_words(ws: Workspace, request: LetterRequest) -> TakenBack:
    """Return the hand-edited words of the letter that ``request`` corrects in its own words of today.

    Raises ``Refused`` as a preview does, ``Refused("nothing_carried")`` where there are none.
    """
    if not has_carried(ws, request):
        raise Refused("nothing_carried")
    letter = records.get(ws.ledger, Letter, str(request.corrects_uuid))
    fresh = _expected(ws, replace(request, edited=None))
    return carry(letter.text_edits.splitlines(), paper.content_from_json(letter.content), fresh)


def _silent(_done: int, _total: int) -> None:
    """Report to nobody."""


def _expected(ws: Workspace, request: LetterRequest) -> paper.LetterContent:
    """Return the letter under the number that would be next."""
    return worded(request, _expected_facts(ws, request))


def _expected_facts(ws: Workspace, request: LetterRequest) -> Gathered:
    told = numbering_of(ws, request)
    numbers.refuse_unconfirmed(ws.ledger, told.series, told.year)
    expected = numbers.upcoming(ws.ledger, told.series, told.year)
    gathered = gather(ws, request, told.text(expected), reply_due(ws, request))
    return dressed(gathered, told, expected, request.kind.plan)


def draft_name(number: str, title: str) -> str:
    """Return a file name for the document that is to be edited."""
    return _docx(word("letters.draft_name", name=Path(file_name(number, title)).stem))


def copy_name(number: str, title: str) -> str:
    """Return a file name for the copy of a dispatched letter."""
    return _docx(word("letters.copy_name", name=Path(file_name(number, title)).stem))


def _docx(stem: str) -> str:
    return f"{stem}.docx"
