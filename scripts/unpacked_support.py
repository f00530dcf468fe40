"""Unpacks the Python part of PySide6 for a frozen build, so that a start need not compile it.

PySide6 carries some 100 KB of Python in its library, packed, and compiles it at every start. Where it finds
the same files in ``shiboken6/files.dir`` it takes them from there instead, compiled; ``SBK_EMBED=0`` is its
own switch to write them (its ``signature_bootstrap``). A build gets them from the library it ships, so the
two never differ (decision 0066). ``python scripts/unpacked_support.py FOLDER``.
"""

from __future__ import annotations

import compileall
import sys
from pathlib import Path
from py_compile import PycInvalidationMode


def unpack(folder: Path) -> list[Path]:
    """Write the files and their compiled twins below ``folder`` and return them; none if PySide6 packs none.

    The twins are not held against the dates of their sources, which a copied folder does not keep.
    """
    import PySide6.QtCore  # noqa: F401 - for what its loading does

    loader = sys.modules["shibokensupport.signature.loader"].__loader__
    packed = getattr(loader, "zfile", None)
    if packed is None:
        return []
    names = [
        name for name in packed.namelist() if name.startswith("shibokensupport/") and name.endswith(".py")
    ]
    sys.pycache_prefix = None  # the twins belong beside their sources, wherever this machine keeps its own
    packed.extractall(folder, members=names)
    compileall.compile_dir(
        folder, quiet=1, force=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH, stripdir=folder
    )
    return sorted(path for path in (folder / "shibokensupport").rglob("*") if path.is_file())


if __name__ == "__main__":
    for each in unpack(Path(sys.argv[1])):
        print(each)
