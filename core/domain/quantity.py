"""Quantities as offices write them: a number as text, kept exactly, with the measure word beside it."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_HALF_WIDTH = {0xFEE0 + plain: plain for plain in map(ord, "0123456789.,")}


def number_of(text: str) -> Decimal | None:
    """Return the number ``text`` says (full-width digits, thousands commas too), ``None`` for none."""
    plain = text.translate(_HALF_WIDTH).replace(",", "").strip()
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def tidy_number(text: str) -> str:
    """Return a number the one way it is stored; what is none comes back as typed, for a rule to refuse."""
    number = number_of(text)
    if number is None:
        return text.strip()
    return f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


def is_quantity(text: str) -> bool:
    """Tell whether ``text`` is empty or a number that can be counted with."""
    return not text.strip() or number_of(text) is not None
