"""Where imported issues came from: read from a column that says so, kept as written beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from core.domain.custom_rules import plain_name
from core.domain.issue import IssueOrigin
from core.wording import word, word_of


def origin_in(extra: Iterable[tuple[str, str]]) -> IssueOrigin:
    """Return the origin a row tells, 督察反馈 when it tells none that is known here.

    The cell stays where unknown columns stay, so that importing the sheet again changes nothing. 问题来源 is
    not asked: in real ledgers it names the batch.
    """
    headings, known = _words()
    told = (known.get(plain_name(text)) for header, text in extra if plain_name(header) in headings)
    return next(filter(None, told), IssueOrigin.FEEDBACK)


@cache
def _words() -> tuple[frozenset[str], dict[str, IssueOrigin]]:
    """Return the headings that tell an origin, and the origins by their words."""
    headings = frozenset(plain_name(text) for text in word("imports.origin_headings").split())
    return headings, {plain_name(word_of(origin)): origin for origin in IssueOrigin}
