"""Numbers as arguments: a year, a place in a list, a count, a share. What none of them can be is usage (2).

``int`` alone takes -5 inspected files and the year 20260; such a slip must never reach a sum.
"""

from __future__ import annotations

import argparse

from core.wording import word

YEARS = range(1949, 2200)
"""Beyond them a year is a slip of the finger, and the calendar of dates may end."""
_MOST = 10**9


def year(text: str) -> int:
    """Return a year in four digits."""
    return _within(text, YEARS, "cli.year_wrong")


def place(text: str) -> int:
    """Return a place in a list, or a number of copies: 1 and above."""
    return _within(text, range(1, _MOST), "cli.place_wrong")


def count(text: str) -> int:
    """Return a count: 0 and above."""
    return _within(text, range(_MOST), "cli.count_wrong")


def share(text: str) -> int:
    """Return a share in percent, with or without its sign."""
    return _within(text.strip().removesuffix("%"), range(101), "cli.share_wrong")


def _within(text: str, allowed: range, key: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number not in allowed:
        raise argparse.ArgumentTypeError(word(key, text=text))
    return number
