"""How high a row must be so that nothing is cut off on paper.

Neither Excel nor WPS fits the height of merged cells, so it is computed from the text. Widths are in em of
the body font, heights and sizes in points. The estimate errs on the large side: fonts that stand in for 仿宋
where it is missing are up to 1.4 em high.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from unicodedata import category

BODY_PT = 12.0
LINE_PT = 17.0
PADDING_PT = 6.0
ROW_LIMIT_PT = 400.0
"""Excel allows 409.5 pt a row; higher texts are merged over several rows, each ``SLICE_PT`` high at most."""
SLICE_PT = 6 * LINE_PT

_ASCII_EM = 0.56
_WIDE_EM = 0.8
"""Capitals, m, w, % and the like are wider than the half of an em that figures and most letters take."""
_WIDE = re.compile("[A-Zmw%@&#+<=>_]")
_LONG_WORD = re.compile("[!-~]{7,}")
_NARROW_EM = 12.0
"""In columns this narrow every word and every mark that may not begin a line counts."""
_CHUNK = re.compile("[!-~]+|[^!-~]")
_CLOSING = frozenset({"Pe", "Pf", "Po"})
"""Unicode categories of marks that stay with the character before them."""


def column_points(width: float) -> float:
    """Return the width in points of a column of ``width`` characters (Excel's unit, 7 pixels each + 5)."""
    return int(width * 7 + 5) * 0.75


def capacity(width: float) -> float:
    """Return how many em of body text one line of a column holds, the cell's own margins taken off."""
    return (column_points(width) - 5.0) / BODY_PT


def text_height(text: str, em: float) -> float:
    """Return the height in points that ``text`` needs in a cell whose lines hold ``em``."""
    if len(text) <= em - 1 and "\n" not in text:
        return LINE_PT + PADDING_PT
    return line_count(text, em) * LINE_PT + PADDING_PT


@lru_cache(maxsize=4096)
def line_count(text: str, em: float) -> int:
    """Return how many lines ``text`` takes, at least one."""
    if len(text) <= em - 1 and "\n" not in text:
        return 1
    return sum(_lines(paragraph, em) for paragraph in text.split("\n"))


def _lines(paragraph: str, em: float) -> int:
    width = _width(paragraph)
    if width <= em - 1:
        return 1
    if em < _NARROW_EM or _LONG_WORD.search(paragraph) is not None:
        return _wrapped(paragraph, em)
    # punctuation that may not begin a line takes a character with it: lines are not quite full
    return math.ceil(width / max(em - 0.7, 1.0))


def _width(text: str) -> float:
    plain = len(text.encode("ascii", "ignore"))
    return len(text) - plain + (_plain_width(text, plain) if plain else 0.0)


def _plain_width(text: str, plain: int) -> float:
    """Return the width of the ``plain`` ASCII characters within ``text``."""
    return plain * _ASCII_EM + len(_WIDE.findall(text)) * (_WIDE_EM - _ASCII_EM)


def _wrapped(paragraph: str, em: float) -> int:
    """Count lines when words, and characters with the marks behind them, go to the next line whole."""
    lines, filled = 1, 0.0
    room = max(em - 0.5, 1.0)
    for width in _chunk_widths(paragraph):
        if filled + width <= room:
            filled += width
        elif width <= room:
            lines, filled = lines + 1, width
        else:
            lines += math.ceil(width / room)
            filled = width % room
    return lines


def _chunk_widths(paragraph: str) -> list[float]:
    widths: list[float] = []
    for chunk in _CHUNK.findall(paragraph):
        if len(chunk) > 1:
            widths.append(_plain_width(chunk, len(chunk)))
        elif widths and _closes(chunk):
            widths[-1] += 1.0
        else:
            widths.append(_plain_width(chunk, 1) if chunk.isascii() else 1.0)
    return widths


@lru_cache(maxsize=8192)
def _closes(mark: str) -> bool:
    return category(mark) in _CLOSING
