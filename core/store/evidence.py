"""佐证材料 as files: kept once under their SHA-256, original names live in the records only (F18, F19)."""

from __future__ import annotations

from pathlib import Path

from core.errors import Environment, Refused
from core.store.copying import copy_file, digest_of_file
from core.store.ledger import EVIDENCE, Ledger

LIMIT_BYTES = 500 * 1024 * 1024
"""A larger file belongs on a disc beside the ledger."""


def keep(ledger: Ledger, path: Path) -> tuple[str, int]:
    """Copy the file ``path`` into the ledger and return (SHA-256, size in bytes).

    The same content is kept once; a kept copy that has gone bad is replaced by the good one. Raises
    ``Refused("evidence_too_large")``, or ``Environment`` when reading or writing fails.
    """
    if ledger.read_only:
        raise Refused("read_only")
    if not path.is_file():
        raise Environment("file_missing", path=str(path))
    size = path.stat().st_size
    if size > LIMIT_BYTES:
        raise Refused("evidence_too_large", name=path.name, limit=LIMIT_BYTES // (1024 * 1024))
    sha256 = digest_of_file(path)
    target = evidence_path(ledger, sha256)
    if not (target.is_file() and digest_of_file(target) == sha256) and copy_file(path, target) != sha256:
        target.unlink(missing_ok=True)
        raise Environment("file_altered", path=str(path))
    return sha256, size


def evidence_path(ledger: Ledger, sha256: str) -> Path:
    """Return where the file with this digest lies, whether it is there or not."""
    return evidence_place(ledger.folder, sha256)


def evidence_place(folder: Path, sha256: str) -> Path:
    """Return where a ledger folder keeps the file with this digest."""
    return folder / EVIDENCE / sha256[:2] / sha256
