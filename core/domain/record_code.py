"""The short code on slips: eight characters from a letter's uuid and one that checks them.

Crockford's base 32 leaves out what is misread (I, L, O, U); O, I and L are read as 0 and 1, small letters as
large ones, dashes and blanks are nothing. The check character is that of ISO/IEC 7064 (hybrid system
33,32): it tells every single wrong character and nearly every swapped pair of neighbours.
"""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {char: value for value, char in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BASE = len(_ALPHABET)
_LENGTH = 8
_DIGITS = 10
"""Hexadecimal digits of the uuid that eight characters hold; the last ones, which are random."""
_NOTHING = re.compile(r"[\s\-\u2010-\u2015\u2212\uff0d]")
SPECIMEN = "XXXX-XXXX-0"
"""What a preview shows; its check character is wrong, so that it opens nothing."""


def code_of(uuid: str) -> str:
    """Return the code of a record, e.g. 7K3M-0QXA-5."""
    number = int(uuid.replace("-", "")[-_DIGITS:], 16)
    chars = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return f"{chars[:4]}-{chars[4:]}-{_check(chars)}"


def tail_of(typed: str) -> str:
    """Return how the uuid behind a code as typed or scanned ends; empty text when it is no code."""
    chars = _NOTHING.sub("", typed).upper()
    if len(chars) != _LENGTH + 1 or any(char not in _VALUES for char in chars):
        return ""
    plain = "".join(_ALPHABET[_VALUES[char]] for char in chars)
    if _check(plain[:-1]) != plain[-1]:
        return ""
    number = 0
    for char in plain[:-1]:
        number = number << 5 | _VALUES[char]
    return f"{number:0{_DIGITS}x}"


def _check(chars: str) -> str:
    product = _BASE
    for char in chars:
        total = (product + _VALUES[char]) % _BASE or _BASE
        product = total * 2 % (_BASE + 1)
    return _ALPHABET[(1 - product) % _BASE]
