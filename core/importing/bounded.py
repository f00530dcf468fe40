"""Work on untrusted files in a process of its own that cannot outlive its time or outgrow its memory.

The process is started afresh (``spawn``), so that it works the same in a source tree, a frozen build
(``main.py`` calls ``multiprocessing.freeze_support()``) and beside a window's threads.
"""

from __future__ import annotations

import contextlib
import gc
import io
import multiprocessing
import os
import pickle
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, EnumMeta
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from core.errors import Environment, Refused, UserFacing
from core.importing import limits
from core.progress import Progress

T = TypeVar("T")
Report = Callable[[int, int], None]
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class _Step:
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Done:
    value: object


@dataclass(frozen=True, slots=True)
class _Failed:
    """A failure on the other side; without code and trace it ran out of memory."""

    code: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    refused: bool = False
    trace: str = ""


_OTHER_CLASSES = {("datetime", "date"), *((__name__, each) for each in ("_Step", "_Done", "_Failed"))}
_Answer = _Step | _Done | _Failed


def run_bounded(
    work: Callable[..., T],
    *arguments: object,
    name: str,
    progress: Progress,
    seconds: float = limits.SECONDS,
    megabytes: int = limits.MEGABYTES,
) -> T:
    """Return ``work(report, *arguments)`` done in a bounded process.

    ``work`` must be importable by name; ``name`` is the file that sentences speak of. Raises what the work
    raised when it is ``UserFacing``, ``Environment`` when it ran too long, grew too big or died,
    ``Cancelled`` when ``progress`` says so, ``RuntimeError`` with the other side's trace for our own bugs.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(
        target=_serve, args=(sending, work, arguments, megabytes), daemon=True, name="reading"
    )
    process.start()
    sending.close()
    try:
        return cast("T", _await(receiving, name, progress, time.monotonic() + seconds))
    finally:
        process.kill()
        process.join()
        process.close()
        receiving.close()


def _await(receiving: Connection, name: str, progress: Progress, end: float) -> object:
    done, total = 0, 0
    while True:
        progress.step(done, total, name)
        if not receiving.poll(_LOOK_EVERY_S):
            if time.monotonic() > end:
                raise Environment("import_too_slow", name=name)
            continue
        answer = _message(receiving, name)
        if isinstance(answer, _Step):
            done, total = answer.done, answer.total
        elif isinstance(answer, _Done):
            return answer.value
        else:
            raise _failure(answer, name)


def _message(receiving: Connection, name: str) -> _Answer:
    """Return the next message; a process that died or talks too much was stopped by its limits."""
    try:
        content = receiving.recv_bytes(limits.ANSWER_BYTES)
    except (EOFError, OSError) as error:
        raise Environment("import_too_heavy", name=name) from error
    return cast("_Answer", _AnswerReader(io.BytesIO(content)).load())


class _AnswerReader(pickle.Unpickler):
    """Takes nothing but plain records from the process that touched the foreign file."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class of our own records; raise ``UnpicklingError`` for anything else."""
        if module.startswith("core.domain.") or (module, name) in _OTHER_CLASSES:
            return super().find_class(module, name)
        if (module, name) == ("builtins", "getattr"):
            return _member
        raise pickle.UnpicklingError(f"{module}.{name}")


def _member(choices: object, name: str) -> Enum:
    """Return a member by name: CPython 3.11.0 to 3.11.3 pickle members as ``getattr(choices, name)``."""
    if not isinstance(choices, EnumMeta):
        raise pickle.UnpicklingError(f"getattr {name}")
    return cast("Enum", choices[name])


def _failure(answer: _Failed, name: str) -> Exception:
    if answer.trace:
        return RuntimeError(answer.trace)
    if not answer.code:
        return Environment("import_too_heavy", name=name)
    return (Refused if answer.refused else Environment)(answer.code, **answer.facts)


def _serve(
    sending: Connection, work: Callable[..., object], arguments: tuple[object, ...], megabytes: int
) -> None:
    """Do the work in the new process and send how it went."""
    gc.disable()  # a short life: what it leaves behind dies with the process
    try:
        _fall_silent()
        _limit_memory(megabytes << 20)
        answer: _Answer = _Done(work(_reporter(sending), *arguments))
    except UserFacing as error:
        answer = _Failed(error.code, error.facts, refused=isinstance(error, Refused))
    except MemoryError:
        answer = _Failed()
    except Exception:  # noqa: BLE001 - the boundary of the process: the parent raises it again
        answer = _Failed(trace=traceback.format_exc())
    sending.send_bytes(pickle.dumps(answer))
    sending.close()


def _reporter(sending: Connection) -> Report:
    def report(done: int, total: int) -> None:
        sending.send_bytes(pickle.dumps(_Step(done, total)))

    return report


def _fall_silent() -> None:
    """Send what compiled readers print when they die (a back trace) nowhere."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _limit_memory(size: int) -> None:
    """Cap this process at ``size`` bytes of address space (POSIX) or committed memory (Windows)."""
    if sys.platform == "win32":
        from core.importing.job_object import cap_memory

        cap_memory(size)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
