"""A drive of another machine is recognised by the mount table and by the spelling of the path."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import Environment
from core.store import location
from core.store.ledger import Ledger
from core.store.location import is_unc, remote_type
from tests.builders import an_office
from tests.core.store.opened import NOW

MOUNTS = """\
sysfs /sys sysfs rw,nosuid 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda3 /home ext4 rw 0 0
//files/office /home/clerk/share cifs rw,vers=3.0 0 0
nas:/export /mnt/nas nfs4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
clerk@host: /home/clerk/ssh fuse.sshfs rw 0 0
/dev/sdb1 /media/clerk/U\\040盘 fuseblk rw 0 0
srv:/x /media/clerk/共享\\040盘 smb3 rw 0 0
tmpfs /mnt/nas/local tmpfs rw 0 0
/dev/sdc1 /mnt/nas ext4 rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/clerk/台账", ""),
        ("/home/clerk/share", "cifs"),
        ("/home/clerk/share/2026/台账", "cifs"),
        ("/home/clerk/shared", ""),
        ("/run/user/1000/gvfs/smb-share:server=x/台账", "fuse.gvfsd-fuse"),
        ("/home/clerk/ssh/台账", "fuse.sshfs"),
        ("/media/clerk/U 盘/台账", ""),
        ("/media/clerk/共享 盘/台账", "smb3"),
        ("/mnt/nas/local/台账", ""),
        ("/mnt/nas/台账", ""),
    ],
)
def test_the_nearest_mount_point_decides(path: str, kind: str) -> None:
    assert remote_type(path, MOUNTS) == kind


def test_a_share_that_covers_a_local_disk_counts_as_a_share() -> None:
    later = MOUNTS + "nas:/export /home nfs rw 0 0\n"
    assert remote_type("/home/other", later) == "nfs"


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("\\\\server\\share\\台账", True),
        ("//server/share/台账", True),
        ("\\\\?\\UNC\\server\\share\\台账", True),
        ("\\\\10.1.2.3\\d$\\台账", True),
        ("\\\\?\\C:\\台账", False),
        ("C:\\台账", False),
        ("D:/台账", False),
        ("/home/clerk", False),
    ],
)
def test_a_windows_share_is_known_by_its_spelling(path: str, share: bool) -> None:
    assert is_unc(path) is share


def test_a_ledger_on_a_share_is_neither_made_nor_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"nas:/x {tmp_path} nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(location, "_MOUNTS", table)
    with pytest.raises(Environment, match="ledger_on_network"):
        Ledger.create(tmp_path / "台账", an_office(), now=NOW)
    with pytest.raises(Environment, match="ledger_on_network"):
        Ledger.open(tmp_path / "台账", now=NOW)
    assert not (tmp_path / "台账").exists()
