"""The options of ``stats`` that ask for periods."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from core.domain.deadline import Cycle
from core.wording import word

BY = {
    "month": Cycle.MONTHLY,
    "quarter": Cycle.QUARTERLY,
    "half-year": Cycle.HALF_YEARLY,
    "year": Cycle.YEARLY,
}


def add_periods(stats: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """Add the options that ask for periods to ``stats``."""
    stats.add_argument("--by", choices=BY, help=word("cli.stats_by"))
    stats.add_argument("--from", dest="first", type=day, metavar="DATE", help=word("cli.stats_from"))
    stats.add_argument("--to", dest="last", type=day, metavar="DATE", help=word("cli.stats_to"))
