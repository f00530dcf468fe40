"""What an import asks of the office before it writes: a second person, and the ground of an extension.

The dialog and the trial run tell it beforehand (docs/decisions/0027, 0028), so that nobody fails at the end.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.domain.people_rules import strikes_off
from core.domain.proposal import Proposal, ProposedIssue
from core.domain.review import ExtensionDraft
from core.errors import Refused
from core.operations import units
from core.operations.import_changes import Known, changes_of, known_of
from core.operations.import_columns import OwnColumns, own_columns_of
from core.operations.import_guards import guard
from core.wording import word
from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportNeeds:
    """Numbers of the issues a sheet strikes off, and of those whose limit it moves while it runs.

    ``limits`` holds only what an extension may move; the rest is held back whatever is said.
    """

    strikes: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    two: bool = False
    """Whether the office asks for a second person, so that ``strikes`` needs one."""

    @property
    def second(self) -> bool:
        """Tell whether a second person must stand for the import."""
        return self.two and bool(self.strikes)


def needs_of(ws: Workspace, proposal: Proposal) -> ImportNeeds:
    """Return what importing ``proposal`` would ask for; nothing is written."""
    known, book, own = known_of(ws, proposal), units.UnitBook(ws.ledger), own_columns_of(ws)
    strikes, limits = [], []
    for row in proposal.issues:
        if row.key not in known:
            continue
        here = known[row.key]
        struck, moved = _asked(row, here, book, own)
        strikes += [here.issue.code] if struck else []
        limits += [here.issue.code] if moved else []
    return ImportNeeds(tuple(strikes), tuple(limits), ws.settings.two_person)


def _asked(row: ProposedIssue, here: Known, book: units.UnitBook, own: OwnColumns) -> tuple[bool, bool]:
    """Tell whether a row strikes its issue off, and whether it moves a limit that an extension may move."""
    bare = guard(changes_of(row, here, book, own), row, here)
    said = guard(changes_of(row, here, book, own), row, here, grounded=True)
    struck = "status" in bare.issue and strikes_off(here.issue.status, row.status)
    return struck, len(bare.late) > len(said.late)


def needs_words(needs: ImportNeeds) -> list[str]:
    """Return the sentences on what an import asks for."""
    found = []
    if needs.strikes:
        key = "strikes_two" if needs.two else "strikes"
        found.append(word(f"import_needs.{key}", count=len(needs.strikes), codes=_codes(needs.strikes)))
    if needs.limits:
        found.append(word("import_needs.limits", count=len(needs.limits), codes=_codes(needs.limits)))
    return found


def require_approver(said: ExtensionDraft | None) -> None:
    """Raise ``Refused`` when an extension names its ground and nobody who approved it."""
    if said is not None and said.ground.strip() and not said.by.strip():
        raise Refused("extension_nobody")


_SHOWN = 5


def _codes(codes: Collection[str]) -> str:
    shown = word("punctuation.comma_list").join(list(codes)[:_SHOWN])
    return shown if len(codes) <= _SHOWN else word("import_needs.and_more", codes=shown)
