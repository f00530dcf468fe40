"""Tags (专项) of several issues at once: one issue counts in several campaigns without being typed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.domain.change import Outcome
from core.domain.issue import Issue, IssueStatus
from core.errors import Refused
from core.operations.writing import change, outcome
from core.store import records
from core.wording import word
from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tagged:
    """How many issues got or lost a tag, and the numbers of those struck off, which stay as they were."""

    changed: int
    closed: tuple[str, ...] = ()


def change_tags(
    ws: Workspace, uuids: Sequence[str], *, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> Outcome[Tagged]:
    """Put tags on issues and take others off, all in one change that undo takes back.

    Raises ``Refused("tags_nothing")`` when no issue or no tag is named.
    """
    wanted, gone = _plain(add), set(_plain(remove))
    if not uuids or not (wanted or gone):
        raise Refused("tags_nothing")
    found = records.find_in(ws.ledger, Issue, "uuid", uuids)
    closed = tuple(issue.code for issue in found if issue.status is IssueStatus.CLOSED)
    tags = word("punctuation.comma_list").join((*wanted, *sorted(gone)))
    changed = 0
    with change(ws, "issue.tags", tags=tags, count=len(found) - len(closed)) as tx:
        for issue in found:
            now = tuple(dict.fromkeys((*(tag for tag in issue.tags if tag not in gone), *wanted)))
            if issue.status is not IssueStatus.CLOSED and now != issue.tags:
                tx.replace(replace(issue, tags=now))
                changed += 1
    return outcome(ws, tx, Tagged(changed, closed))


def _plain(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
