"""The sentences on a whole sheet: counts that disagree, what was not read, what the readings rest on."""

from __future__ import annotations

from collections import Counter

from core.domain.proposal import ProposedIssue
from core.importing.reading import SheetReading
from core.wording import word

_NAMED = 12
"""Names listed in one sentence; more are only counted."""


def warnings_of(
    reading: SheetReading,
    issues: list[ProposedIssue],
    *,
    year: int | None,
    anchored: bool,
    others: tuple[str, ...],
    formulas: list[str],
    cut: bool,
    unknown: list[str],
) -> tuple[str, ...]:
    """Return the sentences, most important first.

    ``year`` is the anchor when only a year was found, ``anchored`` whether there is any; ``formulas`` are
    cells without a stored result, ``unknown`` the headers of columns that have no field.
    """
    found = count_warnings(reading, issues)
    if not anchored:
        found.append(word("importing.warn_no_anchor"))
    if year is not None:
        found.append(word("importing.warn_anchor_year", year=year))
    if formulas:
        found.append(word("importing.warn_formulas", cells=named(formulas), count=len(formulas)))
    if cut:
        found.append(word("importing.warn_cut"))
    if others:
        found.append(word("importing.warn_other_sheets", names=named(list(others))))
    if unknown:
        found.append(word("importing.warn_unknown_columns", names=named(unknown)))
    return tuple(found)


def named(names: list[str]) -> str:
    """Return names in one line, the first dozen of many."""
    mark = word("importing.list_mark")
    return mark.join(names[:_NAMED]) + (word("importing.and_more") if len(names) > _NAMED else "")


def count_warnings(reading: SheetReading, issues: list[ProposedIssue]) -> list[str]:
    """Return the sentences on counts of one sheet that disagree with its rows."""
    listed = Counter(issue.field("area") for issue in issues)
    return [*_counts(reading, listed), *_total(reading, len(issues))]


def _counts(reading: SheetReading, listed: Counter[str]) -> list[str]:
    """Compare the counts that areas state with the rows listed, in one sentence."""
    differing = [(area, count) for area, count in reading.stated.items() if listed[area] != count]
    if not differing:
        return []
    details = word("importing.detail_mark").join(
        word("importing.count_detail", area=area, stated=count, listed=listed[area])
        for area, count in differing
    )
    stated = list(reading.stated.values())
    return [
        word(
            "importing.warn_counts",
            parts="+".join(map(str, stated)),
            stated=sum(stated),
            listed=listed.total(),
            details=details,
        )
    ]


def _total(reading: SheetReading, listed: int) -> list[str]:
    if reading.stated_total is None or reading.stated_total == listed:
        return []
    return [word("importing.warn_total", stated=reading.stated_total, listed=listed)]
