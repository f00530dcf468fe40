"""Programs for the fault tests to start, watch and kill: ``python -m tests.faults.children NAME ...``."""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from pathlib import Path

from core.errors import Environment
from core.store import backup, numbers
from core.store.connection import Access, connect
from core.store.journal import transaction
from core.store.ledger import LEDGER_FILE, Ledger
from core.store.writing import write
from core.wording import sentence
from tests.builders import a_measure, an_issue
from tests.core.store.opened import NOW

MEASURES = 3
"""Measures that ``save`` adds with every issue, in the same transaction."""


def tell(*words: object) -> None:
    """Say a line that the test waits for."""
    print(*words, flush=True)  # noqa: T201


def save(folder: str) -> None:
    """Add an issue with its measures again and again; acknowledge each, and back up now and then."""
    with Ledger.open(Path(folder), now=NOW) as ledger:
        tell("open")
        count = 0
        while True:
            issue = an_issue()
            with transaction(ledger, "save", "登记", now=NOW, actor="") as tx:
                tx.add(issue)
                tx.add_all([a_measure(issue, position=n) for n in range(MEASURES)])
            tell("saved", issue.uuid)
            count += 1
            if count % 7 == 0:
                backup.automatic(ledger, now=NOW, reason="work")


def limit_files(size: int) -> None:
    """Let no file grow beyond ``size`` from now on, as on a disk that runs full.

    Nor are modules compiled to files here or in processes begun here: Python takes no notice of a write that
    stopped short, and would leave half modules for whoever comes next.
    """
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def fill(folder: str, limit: str) -> None:
    """Save under a limit of the file size, as on a disk that runs full; tell what the program says."""
    with Ledger.open(Path(folder), now=NOW) as ledger:
        limit_files(int(limit))
        try:
            while True:
                issue = an_issue(text="问题" * 500)
                with transaction(ledger, "save", "登记", now=NOW, actor="") as tx:
                    tx.add(issue)
                    tx.add_all([a_measure(issue, position=n) for n in range(MEASURES)])
                tell("saved", issue.uuid)
        except Environment as error:
            tell("told", error.code, sentence(error))
        try:
            backup.backup(ledger, Path(folder).parent / "usb", now=NOW)
        except Environment as error:
            tell("told", error.code, sentence(error))


def hold(folder: str) -> None:
    """Open a ledger and stay."""
    with Ledger.open(Path(folder), now=NOW):
        tell("open")
        time.sleep(600)


def block(folder: str, seconds: str) -> None:
    """Hold the database itself, past our own lock, as another program might."""
    with closing(connect(Path(folder) / LEDGER_FILE, Access.WRITE)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        tell("open")
        time.sleep(float(seconds))
        connection.execute("ROLLBACK")


def number(folder: str, wanted: str) -> None:
    """Take numbers through a connection of our own, past the single-instance lock."""
    with closing(connect(Path(folder) / LEDGER_FILE, Access.WRITE)) as connection:
        tell("open")
        for _ in range(int(wanted)):
            with write(connection, "letter", "取号", now=NOW, actor="") as tx:
                taken = numbers.take(tx, "督", 2026).n
            tell("taken", taken)


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
