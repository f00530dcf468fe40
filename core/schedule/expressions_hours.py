"""The hour a deadline names beside its day (domain.md §2.4): 3月17日下午下班前, 17:30前, 下午5点半.

The day alone decides what is late; the hour is read so that a person sees what was meant. 下班 is the hour
the office closes, a setting.
"""

from __future__ import annotations

import re

from core.schedule.expressions_text import expression_text
from core.settings import Settings

CLOSING_HOUR = Settings().closing_hour
"""When offices close where none says otherwise."""

_CLOSED = re.compile(r"下班")
_NOON = re.compile(r"(?:上午|中午)下班")
_NOON_HOUR = "12:00"
_HOUR = re.compile(
    r"(?P<part>上午|中午|下午|晚上|晚)?(?<![\d.:第])(?P<hour>[01]?\d|2[0-4])"
    r"(?::(?P<minute>[0-5]\d)|[时点](?:(?P<spoken>[0-5]?\d)分|(?P<half>半))?(?!内|间|限|\d))"
)
_LATER = frozenset({"下午", "晚上", "晚"})
_HALF_DAY = 12
_MIDNIGHT = "00:00"
"""What a spreadsheet writes behind a day that has no hour."""


def hour_of(raw: str, closing: str = CLOSING_HOUR) -> str:
    """Return the hour (17:30) by which ``raw`` asks for something, empty where it names none."""
    plain = expression_text(raw).plain
    if _CLOSED.search(plain):
        return _NOON_HOUR if _NOON.search(plain) else closing
    named = [_said(found) for found in _HOUR.finditer(plain)]
    return named[-1] if named else ""


def is_hour(text: str) -> bool:
    """Tell whether ``text`` is an hour as an office sets it: 17:30."""
    return re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", text) is not None


def _said(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    if found["part"] in _LATER and hour < _HALF_DAY:
        hour += _HALF_DAY
    minute = 30 if found["half"] else int(found["minute"] or found["spoken"] or 0)
    said = f"{hour:02d}:{minute:02d}"
    return "" if said == _MIDNIGHT else said
