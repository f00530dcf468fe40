"""Sessions on ledgers that a clerk has worked in."""

from __future__ import annotations

from tests.ui.practice import empty_session, full_session, register_folder

__all__ = ["empty_session", "full_session", "register_folder"]
