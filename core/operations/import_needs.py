"""What an import asks of the office before it writes: a second person, and the ground of an extension.

The dialog and the trial run tell it beforehand (docs/decisions/0027, 0028), so that nobody fails at the end.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.domain.people_rules import strikes_off
from core.domain.proposal import Proposal
from core.domain.review import ExtensionDraft
from core.errors import Refused
from core.operations import units
from core.operations.import_changes import changes_of, known_of
from core.operations.import_columns import own_columns_of
from core.operations.import_guards import Grounded, guard
from core.operations.import_matching import matched
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
    states: tuple[str, ...] = ()
    """Numbers of the issues whose state a sheet moves though its gates are shut, closures aside."""

    @property
    def second(self) -> bool:
        """Tell whether a second person must stand for the import."""
        return self.two and bool(self.strikes)


def needs_of(ws: Workspace, proposal: Proposal, batch_name: str = "") -> ImportNeeds:
    """Return what importing ``proposal`` into a batch would ask for; nothing is written."""
    known = known_of(ws, proposal, matched(ws, proposal, batch_name).found)
    book, own = units.UnitBook(ws.ledger), own_columns_of(ws)
    strikes: list[str] = []
    limits: list[str] = []
    states: list[str] = []
    for row in proposal.issues:
        if row.key not in known:
            continue
        here = known[row.key]
        bare = guard(ws, changes_of(row, here, book, own), row, here)
        said = guard(ws, changes_of(row, here, book, own), row, here, Grounded(limits=True, states=True))
        limits += [here.issue.code] if len(bare.late) > len(said.late) else []
        if "status" in said.issue and "status" not in bare.issue:
            kind = strikes if strikes_off(here.issue.status, row.status) else states
            kind.append(here.issue.code)
        elif len(bare.states) > len(said.states):
            states.append(here.issue.code)
    return ImportNeeds(tuple(strikes), tuple(limits), ws.settings.two_person, tuple(states))


def needs_words(needs: ImportNeeds) -> list[str]:
    """Return the sentences on what an import asks for."""
    found = []
    if needs.strikes:
        key = "strikes_two" if needs.two else "strikes"
        found.append(word(f"import_needs.{key}", count=len(needs.strikes), codes=_codes(needs.strikes)))
    if needs.states:
        codes = _codes(needs.states)
        found.append(word("import_needs.states", count=len(needs.states), codes=codes))
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
