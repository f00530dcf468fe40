"""Which issue of the ledger a row of a sheet means, and which it may mean (docs/decisions/0016, 0061).

A row means an issue when the ledger's own hidden sheet says so, when number and text agree, or when the text
is that of a row read before and neither a written number (编号) nor the batch speaks against it. Where one of
them does, the row is a new issue, and the other is named: a person may say that they are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.domain.batch import Batch
from core.domain.issue import Issue
from core.domain.proposal import Proposal, ProposedIssue
from core.store import records
from core.wording import word
from core.workspace import Workspace

BATCH, CODE = "batch", "code"
"""Names under which ``source_values`` keep the batch a row came in with and the number written beside it."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Issues by the key of the row that means them, and of the row that may mean them."""

    found: dict[str, Issue] = field(default_factory=dict)
    alike: dict[str, Issue] = field(default_factory=dict)
    batches: dict[str, str] = field(default_factory=dict)
    """The names of the batches of the ledger."""
    notices: tuple[str, ...] = ()
    """Sentences on how the sheet's batch was told."""


def explicit_batch(proposal: Proposal, batch_name: str) -> str:
    """Return the batch a person named, empty when it is only what the sheet itself is called."""
    name = batch_name.strip()
    source = proposal.source_name
    return "" if name in ("", proposal.title, source, source.rpartition(".")[0]) else name


def plain(text: str) -> str:
    """Return a text as it is compared: without blanks."""
    return "".join(text.split())


def numbers_of(issue: Issue) -> set[str]:
    """Return every number that the issue bears or bore in a sheet."""
    said, extra = dict(issue.source_values), dict(issue.extra)
    own = extra.get(word("imports.own_code"), "").split("\n")
    return {issue.code, said.get(CODE, ""), issue.sequence.strip(), *own} - {""}


def matched(ws: Workspace, proposal: Proposal, batch_name: str = "") -> Matches:
    """Return what every row of ``proposal`` means, if it comes into the batch ``batch_name``."""
    return _Matcher(ws, proposal, explicit_batch(proposal, batch_name)).matches()


def like_words(row: ProposedIssue, issue: Issue, matches: Matches) -> str:
    """Return the sentence on a row that may mean ``issue`` and is taken for a new one."""
    number = row.field("code").strip() or word("imports.row", row=row.row)
    batch = matches.batches.get(issue.batch_uuid or "", "") or word("imports.no_batch")
    return word("imports.like", number=number, code=issue.code, batch=batch)


class _Matcher:
    """Goes over the rows again and again, the surest way of recognising one first."""

    def __init__(self, ws: Workspace, proposal: Proposal, named: str) -> None:
        self._rows = proposal.issues
        self._proposal = proposal
        self._named = named
        self._family: dict[str, list[Issue]] = {}
        for issue in records.find_in(ws.ledger, Issue, "source_key", [row.key for row in self._rows]):
            self._family.setdefault(_family(issue.source_key), []).append(issue)
        numbers = [number for row in self._rows if (number := row.field("code").strip())]
        self._numbered = {issue.code: issue for issue in records.find_in(ws.ledger, Issue, "code", numbers)}
        ids = [uuid for row in self._rows for uuid in (row.uuid, row.same_as) if uuid]
        self._by_id = {issue.uuid: issue for issue in records.find_in(ws.ledger, Issue, "uuid", ids)}
        batches = records.find(ws.ledger, Batch)
        self._batches = {batch.uuid: batch.name for batch in batches}
        self._is_read_before = bool(proposal.source_sha256) and any(
            batch.source_sha256 == proposal.source_sha256 for batch in batches
        )
        self._notices: list[str] = []
        self._home = self._home_of_sheet()

    def _home_of_sheet(self) -> str | None:
        """Return the batch the sheet belongs to, ``None`` for one that is not here yet."""
        by_name = {name: uuid for uuid, name in self._batches.items()}
        if self._named:
            return by_name.get(self._named)
        titled = by_name.get(self._proposal.title) or by_name.get(self._proposal.source_name)
        return titled or self._renewed_batch()

    def _renewed_batch(self) -> str | None:
        """Return the batch that the sheet is a newer state of: at least half of its rows stand there."""
        homes = Counter(
            home for row in self._rows for home in {_home(each) for each in self._of(row)} if home is not None
        )
        home, count = homes.most_common(1)[0] if homes else (None, 0)
        if home is None or 2 * count < len(self._rows):
            return None
        is_own = any(row.uuid for row in self._rows)
        if self._proposal.title and not self._is_read_before and not is_own:
            name = self._batches.get(home, "")
            self._notices.append(word("imports.as_batch", batch=name, title=self._proposal.title))
        return home

    def matches(self) -> Matches:
        """Return what every row means and may mean."""
        found: dict[str, Issue] = {}
        taken: set[str] = set()
        for way in (self._told, self._written_from, self._agreeing, self._repeating):
            for row in self._rows:
                issue = None if row.key in found else way(row, taken)
                if issue is not None:
                    found[row.key] = issue
                    taken.add(issue.uuid)
        alike = {
            row.key: each for row in self._rows if row.key not in found for each in self._like(row, taken)
        }
        if self._named and self._is_read_before and self._home is None and found:
            self._notices.append(word("imports.read_before", batch=self._named))
        return Matches(found, alike, self._batches, tuple(self._notices))

    def _of(self, row: ProposedIssue) -> list[Issue]:
        return self._family.get(_family(row.key), [])

    def _told(self, row: ProposedIssue, taken: set[str]) -> Issue | None:
        """Return the issue a person said it is."""
        return _free(self._by_id.get(row.same_as), taken)

    def _written_from(self, row: ProposedIssue, taken: set[str]) -> Issue | None:
        """Return the issue the row was written from, while number or text still stand beside it."""
        issue = _free(self._by_id.get(row.uuid), taken)
        if issue is None:
            return None
        same = row.field("code").strip() == issue.code or plain(row.field("text")) == plain(issue.text)
        return issue if same else None

    def _agreeing(self, row: ProposedIssue, taken: set[str]) -> Issue | None:
        """Return the issue whose number and text the row has."""
        number = row.field("code").strip()
        if not number:
            return None
        there = self._numbered.get(number)
        texts = [there] if there and plain(there.text) == plain(row.field("text")) else []
        wanted = (each for each in (*texts, *self._of(row)) if number in numbers_of(each))
        return next((each for each in wanted if each.uuid not in taken and self._is_here(row, each)), None)

    def _repeating(self, row: ProposedIssue, taken: set[str]) -> Issue | None:
        """Return the one issue that came from such a row, if no number speaks against it."""
        if row.field("code").strip() and not self._is_read_before:
            return None
        same = [
            each
            for each in self._of(row)
            if each.source_key == row.key and each.uuid not in taken and self._is_at_home(each)
        ]
        if len(same) > 1:
            same = [each for each in same if self._home is not None and _home(each) == self._home]
        return same[0] if len(same) == 1 else None

    def _like(self, row: ProposedIssue, taken: set[str]) -> Iterable[Issue]:
        """Return the issue of the same text that the row may mean, none or one; its own batch first."""
        number = row.field("code").strip()
        there = self._numbered.get(number) if number else None
        texts = [there] if there and plain(there.text) == plain(row.field("text")) else []
        free = [each for each in (*texts, *self._of(row)) if each.uuid not in taken]
        return sorted(free, key=lambda each: not self._is_at_home(each))[:1]

    def _is_here(self, row: ProposedIssue, issue: Issue) -> bool:
        """Tell whether the row is of the issue's batch: the one the sheet has, or a list names beside it."""
        beside = "" if self._named else row.field(BATCH)
        return self._is_at_home(issue) or (
            bool(beside) and self._batches.get(issue.batch_uuid or "") == beside
        )

    def _is_at_home(self, issue: Issue) -> bool:
        """Tell whether the issue's batch is, or was when it came in, that of the sheet."""
        if self._is_read_before or issue.batch_uuid is None:
            return True
        return self._home is not None and self._home in (issue.batch_uuid, _home(issue))


def _family(key: str) -> str:
    """Return the key without the number of a text that comes several times in a sheet."""
    return key.partition("-")[0]


def _home(issue: Issue) -> str | None:
    """Return the batch the issue came in with."""
    return dict(issue.source_values).get(BATCH) or issue.batch_uuid


def _free(issue: Issue | None, taken: set[str]) -> Issue | None:
    return None if issue is None or issue.uuid in taken else issue
