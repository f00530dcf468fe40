"""Lengths as types, so that no page layout mixes millimetres and points.

All layout is done in millimetres (``Mm``); fonts and PDF drawing use points (``Pt``, 1/72 inch).
"""

from __future__ import annotations

from typing import NewType

Mm = NewType("Mm", float)
Pt = NewType("Pt", float)

MM_PER_POINT = 25.4 / 72


def points(length: Mm) -> Pt:
    """Return ``length`` in points."""
    return Pt(length / MM_PER_POINT)


def millimetres(length: Pt) -> Mm:
    """Return ``length`` in millimetres."""
    return Mm(length * MM_PER_POINT)
