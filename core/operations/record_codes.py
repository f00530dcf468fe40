"""Issues and measures by the codes people write: 2026-001 is an issue, 2026-001/2 its second measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from core.domain.issue import Issue
from core.domain.measure import Measure
from core.store import records
from core.workspace import Workspace

SLASH = "/"


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a code points at: an issue, and one of its measures where a number follows."""

    issue_uuid: str
    measure_uuid: str | None = None


def pointed(ws: Workspace, text: str) -> Pointed | None:
    """Return what ``text`` points at, ``None`` when there is no such record."""
    code, _, number = normalize("NFKC", text).strip().partition(SLASH)
    whole = records.find(ws.ledger, Issue, code=text.strip()) or records.find(
        ws.ledger, Issue, code=code.strip()
    )
    if not whole:
        return None
    if whole[0].code == text.strip() or not number:
        return Pointed(whole[0].uuid)
    if not number.strip().isdecimal():
        return None
    found = records.find(ws.ledger, Measure, issue_uuid=whole[0].uuid, position=int(number))
    return Pointed(whole[0].uuid, found[0].uuid) if found else None


def code_texts(ws: Workspace, issues: Iterable[str], measures: Iterable[str]) -> list[str]:
    """Return the codes of issues and measures as people write them; what is gone is left out."""
    return list(code_map(ws, issues, measures).values())


def code_map(ws: Workspace, issues: Iterable[str], measures: Iterable[str]) -> dict[str, str]:
    """Return the written code of every issue and measure named, by uuid."""
    wanted, parts = list(issues), list(measures)
    found = records.find_in(ws.ledger, Measure, "uuid", parts)
    owners = [measure.issue_uuid for measure in found]
    codes = {
        issue.uuid: issue.code for issue in records.find_in(ws.ledger, Issue, "uuid", [*wanted, *owners])
    }
    texts = {uuid: codes[uuid] for uuid in wanted if uuid in codes}
    written = {each.uuid: f"{codes[each.issue_uuid]}{SLASH}{each.position}" for each in found}
    return texts | {uuid: written[uuid] for uuid in parts if uuid in written}
