"""What Python compiles from text while the window comes up, kept for the next start (decision 0057).

A dataclass writes its methods as text and has them compiled, some six a class at every start; the library of
the window brings 125 kB of its own source in a zip and compiles it each time. What the compiler makes of one
depends on nothing but the text and the Python that reads it, so it is kept under the whole text itself, in a
file that only this Python reads: it can be missing, never stale. It stands where Python keeps our compiled
modules, in a frozen program below its own folder, and nothing but speed is lost without it.
"""

from __future__ import annotations

import builtins
import dataclasses
import importlib.util
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType

_GENERATED = "<string>"
"""The name under which texts without a file are compiled, as ``exec`` itself does it."""


class ReadyCode:
    """Compiled texts of one file on the disk, and those that had to be compiled beside them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _read(path)
        self._used: dict[tuple[str, str | bytes], bytes] = {}
        self._grew = False

    def code(self, text: str | bytes, name: str = _GENERATED) -> CodeType:
        """Return what the compiler makes of ``text``; one that was kept is not compiled again."""
        key = (name, text)
        kept = self._known.get(key)
        if kept is None:
            made = _compile(text, name, "exec", dont_inherit=True)
            self._known[key] = self._used[key] = marshal.dumps(made)
            self._grew = True
            return made
        self._used[key] = kept
        loaded: CodeType = marshal.loads(kept)
        return loaded

    def answer_dataclasses(self) -> None:
        """From now on take the methods of dataclasses from here, until ``rest``."""

        def carry_out(text: str, into: dict[str, object], names: dict[str, object]) -> None:
            exec(self.code(text), into, names)  # what dataclasses itself would carry out

        vars(dataclasses)["exec"] = carry_out

    def rest(self) -> None:
        """Leave dataclasses to themselves again: what is loaded later does not belong to a start."""
        vars(dataclasses).pop("exec", None)

    @contextmanager
    def answering(self, beginning: str) -> Iterator[None]:
        """Take whole modules from here whose file names begin so, as long as this lasts."""

        def compiled(source: object, filename: object, mode: str, *more: object, **named: object) -> object:
            ours = isinstance(filename, str) and filename.startswith(beginning)
            if ours and isinstance(source, str | bytes) and mode == "exec" and not more and not named:
                return self.code(source, str(filename))
            return _compile(source, filename, mode, *more, **named)

        vars(builtins)["compile"] = compiled
        try:
            yield
        finally:
            vars(builtins)["compile"] = _compile

    def keep(self) -> None:
        """Write what this start used, if any of it was new; a disk that refuses costs only speed."""
        if not self._grew or sys.dont_write_bytecode:
            return
        self._grew = False
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(importlib.util.MAGIC_NUMBER + marshal.dumps(self._used))
            temporary.replace(self._path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()


_compile: Callable[..., CodeType] = builtins.compile


def ready_file() -> Path:
    """Return where compiled texts are kept: beside our own compiled modules."""
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(".texts")


def _read(path: Path) -> dict[tuple[str, str | bytes], bytes]:
    """Return what was kept by this very Python; nothing when there is none or it cannot be read."""
    try:
        kept = path.read_bytes()
        if kept.startswith(importlib.util.MAGIC_NUMBER):
            found = marshal.loads(memoryview(kept)[len(importlib.util.MAGIC_NUMBER) :])
            return found if isinstance(found, dict) else {}
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}
