"""Work for the crew's tests; the processes beside the test's own import it by name."""

from __future__ import annotations

import multiprocessing
import os

_done_here: list[int] = []


def elsewhere() -> bool:
    """Tell whether this is a process that another one started."""
    return multiprocessing.parent_process() is not None


def who(piece: int) -> tuple[int, bool]:
    """Return the piece and whether it was done elsewhere."""
    return piece, elsewhere()


def die_elsewhere(piece: int) -> tuple[int, bool]:
    """Die at the second piece in a process beside the first."""
    if elsewhere() and _done_here:
        os._exit(1)
    _done_here.append(piece)
    return who(piece)


def fail_at_seven(piece: int) -> tuple[int, bool]:
    """Fail at the seventh piece wherever it is done."""
    if piece == 7:
        raise LookupError("seven")
    return who(piece)


def ready() -> None:
    """Prepare for nothing."""


def ready_otherwise() -> None:
    """Prepare for something else."""


def process(_piece: int) -> int:
    """Return the process that does the piece."""
    return os.getpid()
