"""Finding anything by a few words, two-character ones included."""

from __future__ import annotations

from core.domain.hit import Hit
from core.domain.listing import ListKind
from core.operations.letter_codes import letter_with
from core.operations.register_definitions import private_fields
from core.operations.template_search import template_hits
from core.store import search as words_of
from core.wording import word
from core.workspace import Workspace


def search(ws: Workspace, words: str, limit: int = 50, *, with_names: bool = True) -> list[Hit]:
    """Return the records in which every blank-separated word of ``words`` occurs.

    Without ``with_names`` the fields of registers that hold names of persons are not even looked into: to
    find an entry by a name tells that it stands there (domain §3.4). Templates come last: those named so
    always have a place, those that say so in their wording where there is room.
    """
    found = _by_slip(ws, words)
    if found:
        return found
    found = words_of.search(ws.ledger, words, limit, unseen=() if with_names else private_fields(ws))
    named, worded = template_hits(ws, words)
    kept = found[: max(limit - len(named), 0)]
    return [*kept, *named, *worded][: max(limit, 0)]


def _by_slip(ws: Workspace, words: str) -> list[Hit]:
    """Return the letter whose record code the words are, as typed or scanned from its slip."""
    letter = letter_with(ws, words)
    if letter is None:
        return []
    title = word("letter_desk.found", number=letter.document_number, title=letter.title)
    return [
        Hit(
            kind=ListKind.LETTERS,
            uuid=letter.uuid,
            issue_uuid=None,
            title=title,
            excerpt=letter.addressee,
            slip=True,
        )
    ]
