"""What the dialog of an import says: where the rows come from, how many wait, what came of them."""

from __future__ import annotations

from core.domain.proposal import ImportResult, Proposal
from core.domain.verdict import Verdict
from core.wording import word


def result_words(result: ImportResult) -> str:
    """Return what an import did, a sentence a line."""
    tally = {
        f"{kind}_{what}": getattr(getattr(result, kind), what)
        for kind in ("issues", "measures")
        for what in ("new", "updated", "unchanged")
    }
    told = [word("import_dialog.done", **tally, rejected=len(result.rejected))]
    if result.duties:
        told.append(word("said.duties_begun", count=result.duties))
    if result.closed_before:
        told.append(word("said.closed_before", count=result.closed_before))
    if result.held:
        told.append(word("import_dialog.held", count=len(result.held), first=result.held[0]))
    return "\n".join(told)


def source_text(proposal: Proposal) -> str:
    """Return which sheet of whom, and on what ground, was read."""
    parts = [word("import_dialog.sheet", sheet=proposal.sheet)] if proposal.sheet else []
    parts += [text for text in (proposal.title, proposal.reporter, proposal.basis) if text]
    return word("import_dialog.source_joint").join(parts)


def agreeing(count: int) -> str:
    """Return what the button says that writes ``count`` issues."""
    return word("import_dialog.import_count", count=count) if count else word("import_dialog.import")


def waiting_in(proposal: Proposal) -> int:
    """Return how many issues the import would add or change, or give a new measure."""
    return sum(
        issue.verdict is not Verdict.UNCHANGED
        or any(measure.verdict is not Verdict.UNCHANGED for measure in issue.measures)
        for issue in proposal.issues
    )
