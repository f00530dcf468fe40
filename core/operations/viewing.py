"""Copies to look at: what the ledger keeps is never opened itself, so nobody can change it by accident."""

from __future__ import annotations

from pathlib import Path

from core.domain.evidence import Evidence
from core.identity import new_uuid
from core.operations.evidence import path_of
from core.places import scratch_folder
from core.store.copying import copy_file
from core.workspace import Workspace


def viewing_copy(ws: Workspace, proof: Evidence) -> Path:
    """Return a copy of a kept file under its own name; it goes when the program ends.

    Raises ``Environment`` when the kept file is missing or cannot be copied.
    """
    copy = scratch_folder() / new_uuid() / Path(proof.name).name
    copy_file(path_of(ws, proof), copy)
    return copy
