"""Periods as people write them: 2026Q3, 2026年第三季度, 2026年8月, 2026年上半年, 2026年第7周."""

from __future__ import annotations

import re
import unicodedata

from core.schedule.expressions_numerals import NUMERALS, chinese_number
from core.schedule.periods import Period, parse_period

_NUMBER = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
_WRITTEN = (
    (re.compile(rf"(\d{{4}})(?:年|-)?(?:Q|第)?({_NUMBER})季度?"), "{}-Q{}"),
    (re.compile(r"(\d{4})-?Q(\d)"), "{}-Q{}"),
    (re.compile(rf"(\d{{4}})年?第?({_NUMBER})周"), "{}-W{:02d}"),
    (re.compile(r"(\d{4})-?W(\d{1,2})"), "{}-W{:02d}"),
    (re.compile(rf"(\d{{4}})年({_NUMBER})月份?"), "{}-{:02d}"),
    (re.compile(r"(\d{4})[-./](\d{1,2})"), "{}-{:02d}"),
    (re.compile(r"(\d{4})-?H(\d)"), "{}-H{}"),
)
_HALVES = re.compile(r"(\d{4})年?([上下])半年")
_YEAR = re.compile(r"(\d{4})年度?")


def period_written(text: str) -> Period | None:
    """Return the period that ``text`` names by its code or in words, ``None`` when it names none."""
    plain = unicodedata.normalize("NFKC", "".join(text.split())).upper()
    half, year = _HALVES.fullmatch(plain), _YEAR.fullmatch(plain)
    if half is not None:
        return parse_period(f"{half[1]}-H{1 + (half[2] == '下')}")
    if year is not None:
        return parse_period(year[1])
    for pattern, code in _WRITTEN:
        match = pattern.fullmatch(plain)
        number = chinese_number(match[2]) if match is not None else None
        if match is not None and number is not None:
            return parse_period(code.format(match[1], number))
    return parse_period(plain)
