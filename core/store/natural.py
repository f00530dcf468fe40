"""The order people expect of numbers inside text: 2 before 10, 二 before 十, 第9号 before 第12号."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from functools import cache, lru_cache

SQL_NAME = "natural_key"
"""The name under which ``order_in`` offers ``natural_key`` to SQL."""


_DECIMALS = re.compile(r"\d{1,18}")
"""All the numbers there can be in plain ASCII, where most codes need no list of numerals."""


@lru_cache(maxsize=1 << 16)
def natural_key(text: str) -> str:
    """Return a key that sorts like ``text`` with every number in it compared by value.

    Numbers are runs of decimal digits of any script or of Chinese numerals. A number becomes its
    digit count (two places) and its digits, so that longer numbers sort behind shorter ones.
    """
    numbers = _DECIMALS if text.isascii() else _numbers()
    return numbers.sub(_keyed, text.casefold())


def order_in(connection: sqlite3.Connection) -> None:
    """Make ``natural_key(text)`` known to the SQL of ``connection``, once."""
    try:
        connection.execute(f"SELECT {SQL_NAME}('')")
    except sqlite3.OperationalError:
        connection.create_function(SQL_NAME, 1, _sql_key, deterministic=True)


def _sql_key(text: str | None) -> str | None:
    return None if text is None else natural_key(text)


@cache
def _numbers() -> re.Pattern[str]:
    ideographs = map(chr, (0x3007, *range(0x4E00, 0xA000)))
    numerals = "".join(letter for letter in ideographs if unicodedata.numeric(letter, None) is not None)
    return re.compile(rf"\d{{1,18}}|[{numerals}]+")


def _keyed(number: re.Match[str]) -> str:
    run = number[0]
    digits = str(int(run)) if run[0].isdecimal() else str(_value(run))
    return f"{min(len(digits), 99):02d}{digits}"


def _value(numerals: str) -> int:
    total, pending = 0, 0
    for letter in numerals:
        step = int(unicodedata.numeric(letter))
        if step >= 10:
            total += max(pending, 1) * step
            pending = 0
        else:
            pending = pending * 10 + step
    return total + pending
