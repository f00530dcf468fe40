"""Links between records: a measure under several issues, one file for many records, issues alike.

Making a link copies nothing and counts nothing twice; taking it away leaves every other link (decision 0024).
"""

from __future__ import annotations

from dataclasses import replace

from core.domain.change import Outcome
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.links import IssueLink, LinkedIssue, MeasureLink, SeenSlot, SharedMeasure
from core.domain.measure import Measure
from core.errors import Refused
from core.identity import new_uuid
from core.operations.evidence import owned
from core.operations.moving import require_open
from core.operations.writing import change, outcome
from core.store import records
from core.store.natural import natural_key
from core.workspace import Workspace


def issues_sharing(ws: Workspace, issue_uuid: str) -> list[SharedMeasure]:
    """Return every other issue that a measure of this one also stands under."""
    own = {each.uuid: each.position for each in records.find(ws.ledger, Measure, issue_uuid=issue_uuid)}
    links = records.find_in(ws.ledger, MeasureLink, "measure_uuid", list(own))
    found = [
        SharedMeasure(link=link, position=own[link.measure_uuid], issue=_issue(ws, link.issue_uuid))
        for link in links
    ]
    return sorted(found, key=lambda each: (each.position, natural_key(each.issue.code)))


def _issue(ws: Workspace, uuid: str) -> Issue:
    return records.get(ws.ledger, Issue, uuid)


def issues_alike(ws: Workspace, issue_uuid: str) -> list[LinkedIssue]:
    """Return the issues linked as alike, whichever side the link was made from."""
    links = records.find(ws.ledger, IssueLink, issue_uuid=issue_uuid)
    links += records.find(ws.ledger, IssueLink, other_uuid=issue_uuid)
    found = [LinkedIssue(link=link, issue=_issue(ws, link.beside(issue_uuid))) for link in links]
    return sorted(found, key=lambda each: natural_key(each.issue.code))


def measure_at(ws: Workspace, issue_uuid: str, position: int) -> str:
    """Return the uuid of a measure by its number; raises ``Refused`` when there is none."""
    found = records.find(ws.ledger, Measure, issue_uuid=issue_uuid, position=position)
    if not found:
        raise Refused("unknown_measure", name=_issue(ws, issue_uuid).code, position=position)
    return found[0].uuid


def link_measure(ws: Workspace, issue_uuid: str, measure_uuid: str) -> Outcome[MeasureLink]:
    """Let a measure of another issue stand under this one too."""
    issue = records.get(ws.ledger, Issue, issue_uuid)
    require_open(issue)
    measure = records.get(ws.ledger, Measure, measure_uuid)
    home = records.get(ws.ledger, Issue, measure.issue_uuid)
    if measure.issue_uuid == issue_uuid:
        raise Refused("measure_own", code=issue.code, position=measure.position)
    if records.find(ws.ledger, MeasureLink, issue_uuid=issue_uuid, measure_uuid=measure_uuid):
        raise Refused("linked_already")
    made = MeasureLink(uuid=new_uuid(), issue_uuid=issue_uuid, measure_uuid=measure_uuid)
    with change(ws, "link.measure", code=issue.code, home=home.code, position=measure.position) as tx:
        tx.add(made)
    return outcome(ws, tx, made)


def unlink_measure(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a measure off an issue it was linked with; the measure itself and its other links stay."""
    link = records.get(ws.ledger, MeasureLink, uuid)
    issue = records.get(ws.ledger, Issue, link.issue_uuid)
    require_open(issue)
    measure = records.get(ws.ledger, Measure, link.measure_uuid)
    home = records.get(ws.ledger, Issue, measure.issue_uuid)
    with change(ws, "link.measure_off", code=issue.code, home=home.code, position=measure.position) as tx:
        tx.remove(link)
    return outcome(ws, tx, None)


def link_issues(ws: Workspace, uuid: str, other_uuid: str, note: str = "") -> Outcome[IssueLink]:
    """Note that two issues are alike; a closed issue may be linked too, nothing of it changes."""
    one, other = records.get(ws.ledger, Issue, uuid), records.get(ws.ledger, Issue, other_uuid)
    if uuid == other_uuid:
        raise Refused("link_itself", code=one.code)
    first, second = sorted((uuid, other_uuid))
    if records.find(ws.ledger, IssueLink, issue_uuid=first, other_uuid=second):
        raise Refused("linked_already")
    made = IssueLink(uuid=new_uuid(), issue_uuid=first, other_uuid=second, note=note.strip())
    with change(ws, "link.issues", code=one.code, other=other.code) as tx:
        tx.add(made)
    return outcome(ws, tx, made)


def unlink_issues(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take the link between two issues away."""
    link = records.get(ws.ledger, IssueLink, uuid)
    one, other = (records.get(ws.ledger, Issue, each) for each in (link.issue_uuid, link.other_uuid))
    with change(ws, "link.issues_off", code=one.code, other=other.code) as tx:
        tx.remove(link)
    return outcome(ws, tx, None)


def link_evidence(
    ws: Workspace, evidence_uuid: str, owner: str, uuid: str, slot: SeenSlot | None = None
) -> Outcome[Evidence]:
    """Let a file that is kept already prove one more record, or one slot of 五见 of an issue.

    ``owner`` is issue, measure or criterion. Taking one of these off (``evidence.detach``) leaves the others.
    """
    proof = records.get(ws.ledger, Evidence, evidence_uuid)
    bare = Evidence(uuid=new_uuid(), sha256=proof.sha256, name=proof.name, size=proof.size, note=proof.note)
    (made,) = owned(ws, [replace(bare, slot=slot)], owner, uuid)
    if any(_same_place(made, other) for other in records.find(ws.ledger, Evidence, sha256=proof.sha256)):
        raise Refused("linked_already")
    with change(ws, "link.evidence", name=proof.name) as tx:
        tx.add(made)
    return outcome(ws, tx, made)


def _same_place(one: Evidence, other: Evidence) -> bool:
    return _place(one) == _place(other)


def _place(proof: Evidence) -> tuple[object, ...]:
    return (
        proof.issue_uuid,
        proof.measure_uuid,
        proof.progress_uuid,
        proof.inspection_uuid,
        proof.letter_uuid,
        proof.reply_uuid,
        proof.occurrence_uuid,
        proof.criterion_uuid,
        proof.slot,
    )


def files_named(ws: Workspace, name: str) -> list[Evidence]:
    """Return every attachment of files with this name, wherever in the ledger."""
    return records.find(ws.ledger, Evidence, order="uuid", name=name)


def same_file(ws: Workspace, proof: Evidence) -> list[Evidence]:
    """Return every attachment of the file of ``proof``, itself included."""
    return records.find(ws.ledger, Evidence, order="name, uuid", sha256=proof.sha256)
