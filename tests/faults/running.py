"""Starting the children and hearing what they say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def child(
    name: str, *arguments: object, module: str = "tests.faults.children"
) -> Iterator[subprocess.Popen[str]]:
    """Run a child; it is dead when the block ends."""
    command = [sys.executable, "-m", module, name, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def hear(process: subprocess.Popen[str]) -> list[str]:
    """Return the words of the child's next line."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, "the child died without a word"
    return line.split()


def rest(process: subprocess.Popen[str]) -> list[list[str]]:
    """Return the words of every whole line that is still to come."""
    assert process.stdout is not None
    return [line.split() for line in process.stdout.read().split("\n")[:-1]]
