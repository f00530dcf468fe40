"""Chinese numerals as Arabic ones, inside running text: 二〇二三年十二月 is 2023年12月."""

from __future__ import annotations

import re

_DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SCALES = {"十": 10, "百": 100}
NUMERALS = "".join([*_DIGITS, *_SCALES])
_RUN = re.compile(f"[{NUMERALS}]+")


def chinese_number(text: str) -> int | None:
    """Return the value of a numeral such as 十二 or 二〇二三 or 12, ``None`` when it is none.

    Full-width and circled digits are left to the caller's own normalisation.
    """
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 9 else None
    if not text or any(char not in NUMERALS for char in text):
        return None
    if not any(char in _SCALES for char in text):
        return int("".join(str(_DIGITS[char]) for char in text[:9]))
    return _scaled(text)


def _scaled(text: str) -> int | None:
    """Read a numeral with 十 or 百; 十四五 (a plan's name) and other loose forms are no number."""
    total, pending, last = 0, None, 1000
    for char in text:
        scale = _SCALES.get(char)
        if scale is None:
            if pending not in (None, 0):
                return None
            pending = _DIGITS[char]
        else:
            if scale >= last or pending == 0:
                return None
            total += (1 if pending is None else pending) * scale
            pending, last = None, scale
    return total + (pending or 0)


def numeral_runs(text: str) -> list[tuple[int, int, int]]:
    """Return ``(begin, end, value)`` of every readable Chinese numeral in ``text``, in order."""
    runs = []
    for match in _RUN.finditer(text):
        value = chinese_number(match.group())
        if value is not None:
            runs.append((match.start(), match.end(), value))
    return runs
