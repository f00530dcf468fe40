"""Where a ledger may lie: never on a drive of another machine, whose locks SQLite cannot trust (F5)."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from core.errors import Environment

_MOUNTS = Path("/proc/mounts")
_REMOTE_TYPES = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs"}
    | {"nfs", "nfs4", "smb2", "smb3", "smbfs"}
)
_UNC = r"^(\\\\|//)(?![.?][\\/])[^\\/]+[\\/]"
_LONG_UNC = r"(?i)^(\\\\|//)\?[\\/]UNC[\\/]"
_DRIVE_REMOTE = 4


def refuse_remote(folder: Path) -> None:
    """Raise ``Environment("ledger_on_network")`` when ``folder`` lies on another machine's drive."""
    if _is_remote(folder):
        raise Environment("ledger_on_network", path=str(folder))


def is_unc(path: str) -> bool:
    """Tell whether a Windows path names a share of another machine, in any spelling."""
    return bool(re.match(_LONG_UNC, path) or re.match(_UNC, path))


def remote_type(path: str, mounts: str) -> str:
    """Return the network file system that ``path`` lies on by the mount table ``mounts``, "" when local.

    ``mounts`` is the text of ``/proc/mounts``; the longest mount point that holds ``path`` decides, and of
    two on the same point the later one, which covers the earlier.
    """
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = _unescaped(parts[1])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind if kind in _REMOTE_TYPES or kind.startswith("fuse.") else ""


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return re.sub(
        rb"\\([0-7]{3})",
        lambda match: bytes([int(match.group(1), 8)]),
        text.encode("utf-8", "surrogateescape"),
    ).decode("utf-8", "surrogateescape")


if sys.platform == "win32":
    import ctypes

    def _is_remote_drive(folder: Path) -> bool:
        return ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE
else:

    def _is_remote_drive(folder: Path) -> bool:  # noqa: ARG001 - drives exist on Windows only
        return False


def _is_remote(folder: Path) -> bool:
    resolved = folder.resolve()
    if os.name == "nt":
        return is_unc(str(folder)) or is_unc(str(resolved)) or _is_remote_drive(resolved)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return bool(remote_type(str(resolved), mounts))
