from __future__ import annotations

import pytest

from core.cli.parser import build_parser


def test_a_reply_is_accepted_unless_said_otherwise_and_subjects_exclude_each_other():
    args = build_parser().parse_args(["letters", "reply", "号", "--dated", "2020-08-17", "--ledger", "x"])
    assert (args.step, args.correct, args.file) == (None, None, [])
    two = ["letters", "dispatch", "--kind", "k", "--dated", "2020-08-17", "--out", "o", "--ledger", "x"]
    assert build_parser().parse_args([*two, "--batch", "b"]).batch == "b"
    with pytest.raises(SystemExit):
        build_parser().parse_args([*two, "--batch", "b", "--unit", "u"])
