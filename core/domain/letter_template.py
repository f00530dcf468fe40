"""An office's own wording of a kind of letter, or a kind of its own (文书模板)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """One template as the office keeps it: ``text`` is TOML, data and never code.

    ``identifier`` is that of the shipped kind it stands for, or a new one. ``based_on`` is the SHA-256 of the
    shipped text it was made from, so that an update which changed that text can be told; empty for a kind of
    the office's own.
    """

    uuid: str
    revision: int = 1
    identifier: str
    text: str
    based_on: str = ""
