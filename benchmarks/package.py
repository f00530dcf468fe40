"""A submission package of 500 pictures (100 MB) against copying the same bytes raw, forced to the disk.

What we add and the baseline does not: SHA-256 of every file, zip checksums, and reading the package back
by the receiver's strict rules (twice hashed: every entry, and the file) before it gets its name.
The second line compares the reading alone with one SHA-256 over the same file.
"""

from __future__ import annotations

import hashlib
import os
import random
from pathlib import Path

from comparison import compare, scratch_folder

PACK_GOAL = 2.0
VERIFY_GOAL = 1.3
COUNT = 500
SIZE = 200 * 1024


def make_pictures(folder: Path) -> list[tuple[Path, str]]:
    """Write random bytes (pictures do not compress either) and return paths with digests."""
    chance = random.Random(3)
    made = []
    for number in range(COUNT):
        path = folder / f"IMG_{number:05d}.jpg"
        content = b"\xff\xd8\xff\xe0" + chance.randbytes(SIZE - 4)
        path.write_bytes(content)
        made.append((path, hashlib.sha256(content).hexdigest()))
    return made


def copy_raw(target: Path, pictures: list[tuple[Path, str]]) -> None:
    with target.open("wb") as file:
        for path, _ in pictures:
            file.write(path.read_bytes())
        file.flush()
        os.fsync(file.fileno())


def main() -> None:
    from datetime import date

    from core.exchange.layout import evidence_entry
    from core.exchange.manifest import PackageInfo
    from core.exchange.packing import PackedFile, pack
    from core.exchange.unpacking import verify
    from core.files import sha256_of

    info = PackageInfo(
        package_uuid="5d1f6e9a-0000-4000-8000-000000000001",
        office_code="130638",
        office_name="县委全面依法治县委员会办公室",
        target_code="130600",
        period="2026-Q2",
        sequence=1,
        app_version="0",
        schema_version="1",
        install_id="9b8a7c6d-0000-4000-8000-000000000002",
        journal_head="1:0",
        sealed_on=date(2026, 7, 3),
    )
    with scratch_folder() as folder:
        pictures = make_pictures(folder)
        files = [PackedFile(evidence_entry(digest, path.name), path, digest) for path, digest in pictures]
        records = [
            {
                "table": "evidence",
                "uuid": f"7c000000-0000-4000-8000-{number:012d}",
                "revision": 1,
                "digest": digest,
                "record": {"name": path.name, "sha256": digest},
            }
            for number, (path, digest) in enumerate(pictures)
        ]
        package = folder / "package.zip"
        megabytes = round(COUNT * SIZE / 1e6, 1)
        compare(
            "package",
            lambda: pack(package, info, records, files),
            lambda: copy_raw(folder / "raw", pictures),
            goal=PACK_GOAL,
            repeats=7,
            files=COUNT,
            megabytes=megabytes,
        )
        compare(
            "package-verify",
            lambda: verify(package),
            lambda: sha256_of(package),
            goal=VERIFY_GOAL,
            repeats=7,
            megabytes=megabytes,
        )


if __name__ == "__main__":
    main()
