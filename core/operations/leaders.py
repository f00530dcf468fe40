"""领导包保: the book of leaders, what each holds, hard cases (骨头案) and visits (domain rows 8 and 86).

An issue keeps its 责任领导 as written; a leader is found in it by name or by another spelling in the book.
"""

from __future__ import annotations

from dataclasses import replace

from core.domain.change import Outcome
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.people import Leader, LeaderDraft, LeaderVisit, VisitDraft
from core.domain.people_rules import check_leader, check_visit, plain_name
from core.domain.rows import IssueRow
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.listing import list_rows, query_of
from core.operations.moving import require_open
from core.operations.writing import change, outcome, require
from core.store import leading, records
from core.wording import word
from core.workspace import Workspace


def leaders(ws: Workspace) -> list[Leader]:
    """Return the book of leaders by name."""
    return records.find(ws.ledger, Leader, order="name")


def found(ws: Workspace, uuid: str) -> Leader | None:
    """Return the leader ``uuid``, ``None`` when the book has none."""
    return next(iter(records.find(ws.ledger, Leader, uuid=uuid)), None)


def names(ws: Workspace) -> list[str]:
    """Return what may be picked as 责任领导: the book, then other spellings that issues have."""
    known = [each.name for each in leaders(ws)]
    return list(dict.fromkeys((*known, *unknown_spellings(ws))))


def unknown_spellings(ws: Workspace) -> list[str]:
    """Return the names that stand in issues and in no entry of the book."""
    taken = _spellings(ws)
    return [name for name in leading.written_names(ws.ledger) if plain_name(name) not in taken]


def draft_of(ws: Workspace, uuid: str) -> LeaderDraft:
    """Return a leader as a draft to edit."""
    leader = records.get(ws.ledger, Leader, uuid)
    return LeaderDraft(
        name=leader.name, aliases=leader.aliases, post=leader.post, office=leader.office, note=leader.note
    )


def check(ws: Workspace, draft: LeaderDraft, uuid: str = "") -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the leader it replaces."""
    return check_leader(draft, _spellings(ws, but=uuid))


def add(ws: Workspace, draft: LeaderDraft) -> Outcome[Leader]:
    """Enter a leader in the book."""
    require(check(ws, draft), "leader_form")
    with change(ws, "leader.add", name=draft.name.strip()) as tx:
        made = tx.add(_filled(Leader(uuid=new_uuid(), name=draft.name), draft))
    return outcome(ws, tx, made)


def revise(ws: Workspace, uuid: str, revision: int, draft: LeaderDraft) -> Outcome[Leader]:
    """Store a changed leader; the issues keep their words."""
    require(check(ws, draft, uuid), "leader_form")
    stored = records.get(ws.ledger, Leader, uuid)
    with change(ws, "leader.revise", name=draft.name.strip()) as tx:
        made = tx.replace(_filled(replace(stored, revision=revision), draft))
    return outcome(ws, tx, made)


def remove(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a leader out of the book; raise ``Refused`` when visits are recorded."""
    leader = records.get(ws.ledger, Leader, uuid)
    made = len(visits(ws, uuid))
    if made:
        raise Refused("leader_has_visits", name=leader.name, count=made)
    with change(ws, "leader.remove", name=leader.name) as tx:
        tx.remove(leader)
    return outcome(ws, tx, None)


def gather(ws: Workspace) -> Outcome[int]:
    """Enter every name that issues have and the book has not; return how many."""
    found = unknown_spellings(ws)
    with change(ws, "leader.gather", count=len(found)) as tx:
        for name in found:
            tx.add(Leader(uuid=new_uuid(), name=name))
    return outcome(ws, tx, len(found))


def merge(ws: Workspace, keep_uuid: str, gone_uuid: str) -> Outcome[Leader]:
    """Make one leader of two spellings: ``keep`` takes the names and visits of ``gone``; undo splits them."""
    keep, gone = (records.get(ws.ledger, Leader, uuid) for uuid in (keep_uuid, gone_uuid))
    if keep.uuid == gone.uuid:
        raise Refused("same_leader", name=keep.name)
    aliases = dict.fromkeys((*keep.aliases, gone.name, *gone.aliases))
    aliases.pop(keep.name, None)
    with change(ws, "leader.merge", name=keep.name, other=gone.name) as tx:
        for visit in visits(ws, gone.uuid):
            tx.replace(replace(visit, leader_uuid=keep.uuid))
        tx.remove(gone)
        merged = replace(
            keep,
            aliases=tuple(aliases),
            post=keep.post or gone.post,
            office=keep.office or gone.office,
            note="\n".join(filter(None, (keep.note, gone.note))),
        )
        stored = tx.replace(merged)
    return outcome(ws, tx, stored)


def held(ws: Workspace, uuid: str) -> list[IssueRow]:
    """Return the issues a leader holds, in ledger order."""
    ids = leading.held_issues(ws.ledger, uuid)
    found = list_rows(ws, query_of(ws, ListKind.ISSUES), ids)
    return [row for row in found if isinstance(row, IssueRow)]


def visits(ws: Workspace, uuid: str) -> list[LeaderVisit]:
    """Return the visits of a leader, the newest first."""
    return records.find(ws.ledger, LeaderVisit, order="dated desc, uuid", leader_uuid=uuid)


def check_a_visit(ws: Workspace, draft: VisitDraft) -> list[Violation]:
    """Return everything the rules say of a visit."""
    return check_visit(draft, ws.clock.today())


def add_visit(ws: Workspace, uuid: str, draft: VisitDraft) -> Outcome[LeaderVisit]:
    """Enter a visit of a leader."""
    require(check_a_visit(ws, draft), "visit_form")
    leader = records.get(ws.ledger, Leader, uuid)
    assert draft.dated is not None
    with change(ws, "leader.visit", name=leader.name) as tx:
        made = tx.add(
            LeaderVisit(
                uuid=new_uuid(),
                leader_uuid=uuid,
                issue_uuid=draft.issue_uuid,
                dated=draft.dated,
                done=draft.done.strip(),
                following=draft.following.strip(),
            )
        )
    return outcome(ws, tx, made)


def remove_visit(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take out a visit entered by mistake."""
    visit = records.get(ws.ledger, LeaderVisit, uuid)
    leader = records.get(ws.ledger, Leader, visit.leader_uuid)
    with change(ws, "leader.remove_visit", name=leader.name) as tx:
        tx.remove(visit)
    return outcome(ws, tx, None)


def require_held(ws: Workspace, leader: Leader, issue_uuid: str) -> None:
    """Raise ``Refused("not_held")`` when the leader does not hold the issue."""
    if issue_uuid not in {row.uuid for row in held(ws, leader.uuid)}:
        code = records.get(ws.ledger, Issue, issue_uuid).code
        raise Refused("not_held", code=code, name=leader.name)


def set_hard(ws: Workspace, issue_uuid: str, *, hard: bool) -> Outcome[Issue]:
    """Mark an issue as a hard case (骨头案), or take the mark away; it is a tag like any other."""
    issue = records.get(ws.ledger, Issue, issue_uuid)
    require_open(issue)
    tag = word("people.hard_tag")
    tags = tuple(each for each in issue.tags if each != tag) + ((tag,) if hard else ())
    with change(ws, "leader.hard" if hard else "leader.not_hard", code=issue.code) as tx:
        stored = tx.replace(replace(issue, tags=tags))
    return outcome(ws, tx, stored)


def is_hard(ws: Workspace, issue_uuid: str) -> bool:
    """Tell whether an issue is marked as a hard case."""
    return word("people.hard_tag") in records.get(ws.ledger, Issue, issue_uuid).tags


def by_name(ws: Workspace, name: str) -> Leader:
    """Return the leader of that name or spelling; raise ``Refused`` when the book has none."""
    for each in leaders(ws):
        if plain_name(name) in map(plain_name, (each.name, *each.aliases)):
            return each
    raise Refused("unknown_leader", name=name)


def _spellings(ws: Workspace, but: str = "") -> dict[str, str]:
    return {
        plain_name(spelling): each.name
        for each in leaders(ws)
        if each.uuid != but
        for spelling in (each.name, *each.aliases)
    }


def _filled(leader: Leader, draft: LeaderDraft) -> Leader:
    return replace(
        leader,
        name=draft.name.strip(),
        aliases=draft.aliases,
        post=draft.post.strip(),
        office=draft.office.strip(),
        note=draft.note.strip(),
    )
