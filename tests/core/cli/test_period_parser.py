from __future__ import annotations

import argparse
from datetime import date

from core.cli.period_parser import add_periods


def test_periods_and_days_are_read():
    parser = argparse.ArgumentParser()
    add_periods(parser, date.fromisoformat)
    args = parser.parse_args(["--by", "half-year", "--from", "2020-01-01"])
    assert (args.by, args.first, args.last) == ("half-year", date(2020, 1, 1), None)
