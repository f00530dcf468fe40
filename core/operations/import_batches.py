"""Which batch rows come into: the one the sheet is called, or the one a list names beside each row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.domain.batch import Batch
from core.domain.proposal import Proposal, ProposedIssue
from core.identity import new_uuid
from core.operations.import_changes import Known
from core.operations.import_matching import BATCH
from core.store import records
from core.store.journal import Transaction
from core.workspace import Workspace


class ImportBatches:
    """Finds or makes the batches of one import; ``usual`` is ``None`` while none was needed."""

    def __init__(
        self, ws: Workspace, tx: Transaction, proposal: Proposal, name: str, *, is_named: bool
    ) -> None:
        """``is_named`` tells that a person said ``name``, so that every row comes into that batch."""
        self._ws, self._tx, self._proposal = ws, tx, proposal
        self._name, self._is_named = name, is_named
        self._beside: dict[str, Batch] = {}
        self.usual: Batch | None = None

    def find(self, known: Iterable[Known]) -> Batch | None:
        """Return the batch the sheet belongs to, ``None`` when it is new."""
        found = records.find(self._ws.ledger, Batch, name=self._name)
        if not found and not self._is_named:
            ids = [each.issue.batch_uuid for each in known if each.issue.batch_uuid]
            found = records.find_in(self._ws.ledger, Batch, "uuid", ids[:1])
        self.usual = found[0] if found else None
        return self.usual

    def of(self, issue: ProposedIssue) -> Batch:
        """Return the batch of a new issue."""
        name = "" if self._is_named else issue.field(BATCH)
        if name and (self.usual is None or name != self.usual.name):
            return self._named_beside(name)
        if self.usual is None:
            self.usual = self._tx.add(self._fresh(self._name))
        return self.usual

    def _named_beside(self, name: str) -> Batch:
        if name not in self._beside:
            found = records.find(self._ws.ledger, Batch, name=name)
            self._beside[name] = found[0] if found else self._tx.add(replace(self._fresh(name), title=""))
        return self._beside[name]

    def _fresh(self, name: str) -> Batch:
        proposal = self._proposal
        return Batch(
            uuid=new_uuid(),
            name=name,
            title=proposal.title,
            reporter=proposal.reporter,
            basis=proposal.basis,
            anchor=proposal.anchor,
            as_of=proposal.as_of,
            source_name=proposal.source_name,
            source_sha256=proposal.source_sha256,
            stated_counts=proposal.stated_counts,
            surroundings=proposal.surroundings,
        )

    def renew(self) -> None:
        """Give the batch what this sheet states and has around its table, earlier ones kept."""
        if self.usual is None or any(issue.uuid for issue in self._proposal.issues):
            return
        batch, proposal = self.usual, self._proposal
        stated = dict(batch.stated_counts) | dict(proposal.stated_counts)
        around = dict.fromkeys((*batch.surroundings, *proposal.surroundings))
        self.usual = self._tx.replace(
            replace(batch, stated_counts=tuple(stated.items()), surroundings=tuple(around))
        )

    @property
    def first(self) -> str:
        """Return the batch that rows came into, empty when none did."""
        batch = self.usual or next(iter(self._beside.values()), None)
        return batch.uuid if batch is not None else ""
