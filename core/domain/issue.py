"""Issues (问题): what was found wrong and must be put right."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.deadline import Deadline


class IssueStatus(StrEnum):
    """Where an issue stands in its life (design §4, domain.md §3.1)."""

    REGISTERED = "registered"
    """登记."""
    CLAIMED = "claimed"
    """已认领."""
    RECTIFYING = "rectifying"
    """整改中."""
    SELF_CHECKED = "self_checked"
    """自查完成."""
    CLOSURE_REQUESTED = "closure_requested"
    """申请销号."""
    FIRST_REVIEWED = "first_reviewed"
    """初核通过."""
    CLOSED = "closed"
    """销号."""
    STANDING = "standing"
    """长期坚持."""


class IssueOrigin(StrEnum):
    """Where an issue came from."""

    FEEDBACK = "feedback"
    """督察反馈."""
    INSPECTION = "inspection"
    """本级督察检查发现."""
    SELF_CHECK = "self_check"
    """自查发现."""
    EXTENDED = "extended"
    """举一反三."""
    COMPLAINT = "complaint"
    """投诉举报."""
    HOTLINE = "hotline"
    """12345热线 (domain.md rows 26, 66)."""
    MAILBOX = "mailbox"
    """群众信箱."""
    ASSESSMENT = "assessment"
    """第三方评估."""
    PEER_REVIEW = "peer_review"
    """互评 (row 27)."""
    KEY_COMPANY = "key_company"
    """重点企业."""
    MEDIA = "media"
    """宣传媒体."""
    INSTRUCTION = "instruction"
    """领导批示 (row 95)."""
    CLUE = "clue"
    """问题线索."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue. ``code`` is the number people use; ``uuid`` the name that travels in packages."""

    uuid: str
    revision: int = 1
    batch_uuid: str | None = None
    code: str
    sequence: str = ""
    """序号 as written in the source, which restarts in every area."""
    area: str = ""
    track: str = ""
    origin: IssueOrigin = IssueOrigin.FEEDBACK
    text: str
    cause: str = ""
    goal: str = ""
    leader: str = ""
    person: str = ""
    phone: str = ""
    deadline: Deadline = field(default_factory=Deadline)
    criteria: str = ""
    seen_person: str = ""
    seen_matter: str = ""
    seen_case: str = ""
    seen_result: str = ""
    seen_effect: str = ""
    extension: str = ""
    """举一反三."""
    tags: tuple[str, ...] = ()
    institutional_result: str = ""
    progress: str = ""
    """目前进展 as reported for the whole issue."""
    status: IssueStatus = IssueStatus.REGISTERED
    status_raw: str = ""
    round: int = 1
    note: str = ""
    source_row: int | None = None
    source_key: str = ""
    """What a second import recognises the row by."""
    source_values: tuple[tuple[str, str], ...] = ()
    """(name, text) as the sheet said at the last import: the base against which a later import and the
    clerk's own edits are told apart."""
    extra: tuple[tuple[str, str], ...] = ()
    """(header, text) of source columns that have no field of their own."""
    custom: tuple[tuple[str, str], ...] = ()
    """(field, text) of the fields the office added itself (``core.domain.custom_field``)."""
