from __future__ import annotations

import argparse

from core.cli.restored_parser import add_restored


def test_nothing_is_confirmed_by_default():
    parser = argparse.ArgumentParser()
    add_restored(parser)
    given = parser.parse_args([])
    assert (given.last_number, given.last_sequence, given.reason) == (None, None, "")
    assert parser.parse_args(["--kind", "supervision", "--last-number", "3"]).last_number == 3
