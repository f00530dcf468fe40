"""Where this machine keeps what does not travel with a ledger: logs and the default place for ledgers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.files import file_error

if TYPE_CHECKING:
    import tempfile

APP_FOLDER = "rectification-ledger"


def log_file() -> Path:
    """Return the path of the program's log, its folder made; a scratch one where none can be."""
    from platformdirs import user_log_path

    folder = user_log_path(APP_FOLDER, appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = scratch_folder()
    return folder / "ledger.log"


def documents() -> Path:
    """Return the person's documents folder, where ledgers are offered to be kept."""
    from platformdirs import user_documents_path

    return user_documents_path()


@cache
def scratch_folder() -> Path:
    """Return a folder for files nobody keeps (previews); it goes when the program ends.

    Raises ``Environment`` when the system has no room for it.
    """
    import tempfile  # brings random numbers along, and the first page asks for none

    try:
        folder = tempfile.TemporaryDirectory(prefix=APP_FOLDER, ignore_cleanup_errors=True)
    except OSError as error:
        raise file_error(error, Path(error.filename or APP_FOLDER)) from error
    _SCRATCH.append(folder)
    return Path(folder.name)


_SCRATCH: list[tempfile.TemporaryDirectory[str]] = []
