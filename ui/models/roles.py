"""What a cell answers beside Qt's own questions; apart from models, so that delegates need none."""

from __future__ import annotations

from PySide6.QtCore import Qt

UUID_ROLE = Qt.ItemDataRole.UserRole
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Tone`` of a state cell, ``None`` elsewhere."""
