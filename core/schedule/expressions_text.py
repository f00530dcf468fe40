"""The words of a deadline made readable for rules, with the way back to the words as written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from core.schedule.expressions_numerals import NUMERALS, numeral_runs

LONGEST = 400
"""Characters that are read; a longer text is no deadline expression but prose."""


@dataclass(frozen=True, slots=True)
class ExpressionText:
    """``plain`` is ``raw`` without spaces and full-width forms, numerals Arabic; ``origin`` leads back."""

    raw: str
    plain: str
    origin: tuple[tuple[int, int], ...]

    def as_written(self, begin: int, end: int) -> str:
        """Return the raw words behind ``plain[begin:end]``, without separators at either end."""
        if begin >= end:
            return ""
        return self.raw[self.origin[begin][0] : self.origin[end - 1][1]].strip(" \n\t,，;；、。:：")


def expression_text(raw: str) -> ExpressionText:
    """Return ``raw`` made plain; only the first ``LONGEST`` characters are read."""
    characters: list[str] = []
    origin: list[tuple[int, int]] = []
    for index, char in enumerate(raw[:LONGEST]):
        for plain in _plain(raw, index, char):
            characters.append(plain)
            origin.append((index, index + 1))
    return _with_digits(raw, "".join(characters), origin)


def _plain(raw: str, index: int, char: str) -> str:
    """Return what stands for one character: nothing for spaces, except between two digits."""
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cf"}:
        around = raw[index - 1 : index] + raw[index + 1 : index + 2]
        return " " if len(around) == 2 and around.isascii() and around.isdigit() else ""
    return char if char in NUMERALS else unicodedata.normalize("NFKC", char).lower()


def _with_digits(raw: str, text: str, origin: list[tuple[int, int]]) -> ExpressionText:
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for begin, end, value in numeral_runs(text):
        plain.append(text[at:begin])
        spans.extend(origin[at:begin])
        digits = str(value)
        plain.append(digits)
        spans.extend([(origin[begin][0], origin[end - 1][1])] * len(digits))
        at = end
    plain.append(text[at:])
    spans.extend(origin[at:])
    return ExpressionText(raw, "".join(plain), tuple(spans))
