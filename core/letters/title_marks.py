"""书名号 inside 书名号: the outer pair is double, the next single, then double (GB/T 15834-2011, 4.15).

Papers are cited by titles that name papers themselves: 《关于印发〈整改方案〉的通知》.
"""

from __future__ import annotations

_OPENING = "\u300a\u3008"
_CLOSING = "\u300b\u3009"


def nested(text: str) -> str:
    """Return ``text`` with its title marks double outside and single inside; unpaired ones stay."""
    if text.count(_OPENING[0]) + text.count(_OPENING[1]) < 2:
        return text
    depth, made = 0, []
    for char in text:
        if char in _OPENING:
            made.append(_OPENING[depth % 2])
            depth += 1
        elif char in _CLOSING:
            depth -= 1
            if depth < 0:
                return text
            made.append(_CLOSING[depth % 2])
        else:
            made.append(char)
    return text if depth else "".join(made)
