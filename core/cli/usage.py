"""The parser of the command line, whose own words are Chinese too: help, usage and every refusal (design §6).

``argparse`` asks ``gettext`` for its sentences and would need a compiled catalogue on every PC. Here the
words stand with all others in ``resources``; a sentence that is not among them stays as it is.
"""

from __future__ import annotations

import argparse
import tomllib
from functools import cache
from typing import NoReturn

from core.resources import resource_path
from core.wording import word


@cache
def _words() -> dict[str, str]:
    text = resource_path("vocabularies", "usage.toml").read_text(encoding="utf-8")
    read: dict[str, str] = tomllib.loads(text)
    return read


def translated(sentence: str) -> str:
    """Return a sentence of ``argparse`` in Chinese."""
    return _words().get(sentence, sentence)


def _counted(one: str, many: str, number: int) -> str:
    return translated(one if number == 1 else many)


class UsageParser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese; its subparsers are of the same class."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        # What argparse looks its sentences up with; nothing else in the program uses the module.
        setattr(argparse, "_", translated)  # noqa: B010
        setattr(argparse, "ngettext", _counted)  # noqa: B010
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, that nothing was done, and what to do next; end with 2."""
        told = message.removesuffix(word("violation_words.stop"))
        said = word("errors.bad_usage", message=told, command=self.prog)
        self.exit(2, f"{self.format_usage()}{said}\n")
