"""The texts of letter templates: those of the program, over them those of the ledger that is open.

A kind of letter is one TOML text. The program ships one file a kind; an office may keep its own text for a
kind, or kinds of its own, in its ledger. A ledger lends its texts when it opens and takes them back when it
closes; what was lent last counts, so that two ledgers one after the other never mix. Whoever asks gets a text
and caches by that text, so nothing has to be forgotten when a text changes.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from core.errors import Environment
from core.resources import resource_path


class _Loan:
    """What one opened ledger lends; ``key`` is the one that opened it, ``folder`` where it lies."""

    __slots__ = ("folder", "key", "texts")

    def __init__(self, key: int, folder: Path, texts: Mapping[str, str]) -> None:
        self.key, self.folder, self.texts = key, folder, texts


_lock = threading.Lock()
_loans: tuple[_Loan, ...] = ()
_NONE: Mapping[str, str] = MappingProxyType({})


def lend(key: int, folder: Path, texts: Mapping[str, str]) -> None:
    """Let the templates of the ledger in ``folder`` count for all who have it open; ``key`` opened it."""
    global _loans  # noqa: PLW0603 - the one place where the open ledger's templates are known
    with _lock:
        others = tuple(loan for loan in _renewed(folder, texts) if loan.key != key)
        _loans = (*others, _Loan(key, folder, MappingProxyType(dict(texts))))


def renew(folder: Path, texts: Mapping[str, str]) -> None:
    """Take in what changed in the ledger in ``folder``; does nothing when it is not open."""
    global _loans  # noqa: PLW0603
    with _lock:
        _loans = _renewed(folder, texts)


def _renewed(folder: Path, texts: Mapping[str, str]) -> tuple[_Loan, ...]:
    kept = MappingProxyType(dict(texts))
    return tuple(_Loan(loan.key, loan.folder, kept) if loan.folder == folder else loan for loan in _loans)


def withdraw(key: int) -> None:
    """Take back what ``key`` lent; a second call does nothing."""
    global _loans  # noqa: PLW0603
    with _lock:
        _loans = tuple(loan for loan in _loans if loan.key != key)


def office_texts() -> Mapping[str, str]:
    """Return the office's own texts by identifier: those of the ledger opened last."""
    loans = _loans
    return loans[-1].texts if loans else _NONE


@cache
def shipped() -> tuple[str, ...]:
    """Return the identifiers of the kinds that come with the program: the names of the files."""
    return tuple(sorted(path.stem for path in resource_path("letters").glob("*.toml")))


@cache
def shipped_text(identifier: str) -> str:
    """Return the program's own text of a kind, empty for a kind it does not ship.

    Raises ``Environment`` when the file cannot be read.
    """
    if identifier not in shipped():
        return ""
    path = resource_path("letters", f"{identifier}.toml")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Environment("letter_template_damaged", name=path.name) from error


def identifiers() -> tuple[str, ...]:
    """Return the identifiers of all kinds there are now."""
    own = office_texts()
    return shipped() if own.keys() <= set(shipped()) else tuple(sorted({*shipped(), *own}))


def text_of(identifier: str) -> str:
    """Return the text that counts for a kind now: the office's own, else the program's, else empty."""
    return office_texts().get(identifier) or shipped_text(identifier)
