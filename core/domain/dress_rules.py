"""What a paper must show before it is printed (GB/T 9704-2012, 党政机关公文处理工作条例 art. 9)."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.violation import Violation
from core.wording import word

UPWARD, BULLETIN, MINUTES = "upward", "bulletin", "minutes"
"""The formats that ask for more than the others, by their values."""
_MOST_DIGITS = 6
"""份号 has up to six digits, GB/T 9704-2012 clause 7.2.1."""

_MOST_SEALS = 12
"""Four rows of three seals leave two lines of text on their page; no seal stands on a page without text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DressFacts:
    """What the rules look at; ``issuers`` of a joint paper only, ``own`` the names this office goes by."""

    format: str
    issue: str = ""
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    sealed: bool = False
    present: bool = False
    urgency: str = ""
    secrecy: str = ""
    copy_number: str = ""
    own: tuple[str, ...] = ()


def urgencies() -> tuple[str, ...]:
    """Return 紧急程度 of a paper that is no telegram, art. 9 (四)."""
    return tuple(word("dress.urgencies").split())


def secrecies() -> tuple[str, ...]:
    """Return 密级, art. 9 (二); a time (★1年) may follow on the paper."""
    return tuple(word("dress.secrecies").split())


def check_dress(facts: DressFacts) -> list[Violation]:
    """Return everything missing or wrong, so that it can be named at once."""
    return [*_by_format(facts), *_marks(facts)]


def _by_format(facts: DressFacts) -> list[Violation]:
    found = []
    if facts.format == UPWARD and not facts.signers:
        found.append(Violation("signers", "dress_signers_needed"))
    elif facts.format == UPWARD and len(facts.signers) < len(facts.issuers):
        missing = str(len(facts.issuers) - len(facts.signers))
        found.append(Violation("signers", "dress_signers_joint", facts=(("count", missing),)))
    if facts.format == BULLETIN and not facts.issue:
        found.append(Violation("issue", "dress_issue_needed"))
    if facts.format == MINUTES and not facts.present:
        found.append(Violation("present", "dress_present_needed"))
    if facts.sealed and len(facts.issuers) > _MOST_SEALS:
        found.append(Violation("issuers", "dress_issuers_many", facts=(("count", str(_MOST_SEALS)),)))
    return [*found, *_joint(facts)]


def _joint(facts: DressFacts) -> list[Violation]:
    """Return what is wrong with joint issuers: the number is ours, so we are the host, who stands first.

    A joint paper bears the number of its host alone, GB/T 9704-2012 clause 7.2.5.
    """
    issuers = facts.issuers
    if len(issuers) == 1:
        return [Violation("issuers", "dress_issuers_one")]
    if not issuers or not facts.own or issuers[0] in facts.own:
        return []
    with_us = any(name in facts.own for name in issuers)
    return [Violation("issuers", "dress_issuers_host" if with_us else "dress_issuers_without_us")]


def _marks(facts: DressFacts) -> list[Violation]:
    found = []
    if facts.urgency and facts.urgency not in urgencies():
        found.append(Violation("urgency", "dress_urgency_unknown"))
    if facts.secrecy and not facts.secrecy.startswith(secrecies()):
        found.append(Violation("secrecy", "dress_secrecy_unknown"))
    elif facts.secrecy and not facts.copy_number:
        found.append(Violation("copy_number", "dress_copy_number_needed"))
    number = facts.copy_number
    if number and not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
        found.append(Violation("copy_number", "dress_copy_number_wrong"))
    return found
