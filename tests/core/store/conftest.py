"""The ledger most store tests work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.store.ledger import Ledger
from tests.core.store.opened import begin


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new, empty ledger in a folder with a Chinese name and characters that URIs mind."""
    opened = begin(tmp_path / "容城 台账#1?100%")
    yield opened
    opened.close()
