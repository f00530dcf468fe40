from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from core.cli.answer import Answer, give, plain
from core.domain.issue import IssueStatus
from core.domain.proposal import Tally


def test_json_is_alone_on_stdout_and_people_read_stderr(capsys):
    assert give(Answer({"a": 1}, ["一句话"], 1), as_json=True) == 1
    told = capsys.readouterr()
    assert (json.loads(told.out), told.err) == ({"a": 1}, "一句话\n")


def test_without_json_people_read_stdout(capsys):
    give(Answer({"a": 1}, ["一句话"]), as_json=False)
    assert capsys.readouterr() == ("一句话\n", "")


def test_records_days_paths_and_states_become_plain_json():
    value = {"t": Tally(new=1), "d": date(2020, 8, 1), "p": Path("a"), "s": (IssueStatus.CLOSED, None)}
    assert json.loads(json.dumps(plain(value))) == {
        "t": {"new": 1, "updated": 0, "unchanged": 0},
        "d": "2020-08-01",
        "p": "a",
        "s": ["closed", None],
    }
