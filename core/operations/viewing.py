"""Copies to look at: what the ledger keeps is never opened itself, so nobody can change it by accident."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from core.domain.evidence import Evidence
from core.operations.evidence import path_of
from core.workspace import Workspace


def viewing_copy(ws: Workspace, proof: Evidence) -> Path:
    """Return a copy of a kept file under its own name in a temporary folder.

    Raises ``Environment`` when the kept file is missing.
    """
    copy = Path(tempfile.mkdtemp(prefix="ledger-view-")) / Path(proof.name).name
    shutil.copyfile(path_of(ws, proof), copy)
    return copy
