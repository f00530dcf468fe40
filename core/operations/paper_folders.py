"""Papers handed out as a folder or a zip file: whole or not at all, under names every system takes."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from core import files
from core.errors import Environment, Refused
from core.files import file_error, readable, rename, whole_file
from core.identity import new_uuid
from core.progress import Progress

ZIP = ".zip"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def fitting_name(name: str, longest: int) -> str:
    """Return ``name`` as a file name: without signs that some system refuses, at most ``longest`` long."""
    return _UNFIT.sub("_", readable(name))[:longest].rstrip(" .")


def write_folder(path: Path, assemble: Callable[[Path], None], progress: Progress) -> Path:
    """Let ``assemble`` fill a folder that becomes ``path``, a zip file when that ends in .zip.

    It bears its name only when it is whole: a stop, a full disk or a missing paper leaves nothing behind.
    Raises ``Refused("folder_not_empty")`` when the folder holds something, ``Environment`` otherwise.
    """
    zipped = path.suffix.lower() == ZIP
    if not zipped and path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refused("folder_not_empty", path=str(path))
    files.make_folder(path.absolute().parent)
    workshop = path.absolute().with_name(f".{path.name[:60]}.{new_uuid()[:8]}.part")
    try:
        workshop.mkdir()
        assemble(workshop)
        if zipped:
            _zip(workshop, path, progress)
        else:
            if path.exists():
                path.rmdir()
            rename(workshop, path.absolute())
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return path


def _zip(folder: Path, path: Path, progress: Progress) -> None:
    """Pack a finished folder; the zip file is read back before it gets its name."""
    found = sorted(each for each in folder.rglob("*") if each.is_file())

    def verify(made: Path) -> None:
        with zipfile.ZipFile(made) as archive_file:
            if archive_file.testzip() is not None or len(archive_file.namelist()) != len(found):
                raise Environment("export_not_verified", path=str(path))

    with (
        whole_file(path, verify=verify) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for done, each in enumerate(found):
            progress.step(done, len(found), each.name)
            packed.write(each, each.relative_to(folder).as_posix())
