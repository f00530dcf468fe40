"""Compares our own code with a bare baseline in one run, taking turns, and prints one JSON line.

Absolute seconds say little on a shared machine; the ratio of two things measured in turns says much.
Import this module first: it makes the program's own packages importable.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one comparison found. ``ratio`` is the median of the ratios of neighbouring turns.

    ``goal`` is the highest ratio that is still good enough; ``notes`` hold sizes and counts.
    """

    name: str
    ours_s: float
    baseline_s: float
    ratio: float
    goal: float
    repeats: int
    notes: dict[str, object] = field(default_factory=dict)


def compare(
    name: str,
    ours: Callable[[], object],
    baseline: Callable[[], object],
    goal: float,
    repeats: int = 5,
    took: Callable[[Callable[[], object]], float] | None = None,
    **notes: object,
) -> Comparison:
    """Run ``ours`` and ``baseline`` in turns (after one unmeasured turn each) and print the JSON line.

    ``took`` says how long one run took; without it the clock on the wall does.
    """
    ours()
    baseline()
    measured = took or seconds
    pairs = [(measured(ours), measured(baseline)) for _ in range(repeats)]
    found = Comparison(
        name=name,
        ours_s=round(statistics.median(mine for mine, _ in pairs), 4),
        baseline_s=round(statistics.median(theirs for _, theirs in pairs), 4),
        ratio=round(statistics.median(mine / theirs for mine, theirs in pairs), 3),
        goal=goal,
        repeats=repeats,
        notes=notes,
    )
    print(json.dumps(asdict(found), ensure_ascii=False), flush=True)
    return found


def seconds(work: Callable[[], object]) -> float:
    """Return the wall-clock seconds of one run, the garbage of earlier runs cleared away first."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        yield Path(folder)
