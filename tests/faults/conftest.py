"""The practice ledger for fault tests, imported once for the whole run."""

from __future__ import annotations

from tests.core.conftest import practice_folder

__all__ = ["practice_folder"]
