"""How a letter is dressed as the clerk says so: format, marks, joint issuers, 签发人, 抄送, 版记, slip.

What the kind or the office leaves open is said here (GB/T 9704-2012 clauses 7.2, 7.3.7, 7.4, 10.3); the
words of the letter are not touched by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.dress_rules import DressFacts, check_dress
from core.domain.violation import Violation
from core.letters.compose import official
from core.letters.content import LetterContent, LetterFacts
from core.letters.paper import PaperFormat, Pitch
from core.workspace import Workspace

__all__ = ["LetterDress", "PaperFormat", "Pitch", "dressed_facts", "lacking", "office_pitch", "usual_pitch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDress:
    """What the clerk may say of a letter's dress; empty leaves it to the kind, the office or the facts.

    ``issuers`` are all of a joint paper, the main one first. ``present``, ``excused`` and ``sitting_in`` are
    the attendance of minutes. ``slip``: the sheet to be sent back goes with it where the kind has one.
    """

    format: PaperFormat | None = None
    pitch: Pitch | None = None
    urgency: str = ""
    secrecy: str = ""
    copy_number: str = ""
    attachments: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    printed_by: str = ""
    present: str = ""
    excused: str = ""
    sitting_in: str = ""
    sealed: bool = True
    slip: bool = True


def dressed_facts(ws: Workspace, dress: LetterDress, facts: LetterFacts, kind_pitch: str = "") -> LetterFacts:
    """Return ``facts`` in the dress the clerk chose; without a chosen pitch the kind's or the office's."""
    known = facts.dress
    return replace(
        facts,
        urgency=dress.urgency or facts.urgency,
        attachments=_told(dress.attachments) or facts.attachments,
        copied_to=_told(dress.copied_to) or facts.copied_to,
        sealed=dress.sealed and facts.sealed,
        dress=replace(
            known,
            format=dress.format or known.format,
            pitch=dress.pitch or usual_pitch(ws, kind_pitch),
            secrecy=dress.secrecy.strip(),
            copy_number=dress.copy_number.strip(),
            issuers=_told(dress.issuers),
            signers=_told(dress.signers),
            printed_by=dress.printed_by.strip(),
            present=dress.present or known.present,
            excused=dress.excused or known.excused,
            sitting_in=dress.sitting_in or known.sitting_in,
            slip=dress.slip,
        ),
    )


def office_pitch(ws: Workspace) -> Pitch:
    """Return the pitch of the office's letters; one this program does not know is the standard's."""
    return usual_pitch(ws)


def usual_pitch(ws: Workspace, kind_pitch: str = "") -> Pitch:
    """Return the pitch a letter starts with: that of its kind where it has one, else the office's."""
    known = {pitch.value: pitch for pitch in Pitch}
    return known.get(kind_pitch) or known.get(ws.settings.line_pitch, Pitch.STANDARD)


def lacking(ws: Workspace, content: LetterContent) -> list[Violation]:
    """Return what the format and the marks of ``content`` ask for and do not have."""
    office = ws.office
    return check_dress(
        DressFacts(
            format=content.format.value,
            issue=content.issue,
            issuers=content.issuers,
            sealed=content.sealed,
            signers=content.signers,
            present=bool(content.attendance),
            urgency=content.urgency,
            secrecy=content.secrecy,
            copy_number=content.copy_number,
            own=tuple(map(official, filter(None, (office.name, office.letterhead, office.signature)))),
        )
    )


def _told(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
