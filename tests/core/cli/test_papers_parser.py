from __future__ import annotations

import pytest

from core.cli.papers_parser import REPORTS
from core.cli.parser import build_parser
from core.operations.report_text import ReportKind


def test_every_report_has_its_name_on_the_command_line():
    assert tuple(kind.value for kind in ReportKind) == REPORTS


def test_a_book_needs_a_place_and_takes_issues_or_a_batch():
    args = build_parser().parse_args(["evidence-book", "A-1", "A-2", "--out", "册.zip"])
    assert args.code == ["A-1", "A-2"]
    with pytest.raises(SystemExit):
        build_parser().parse_args(["evidence-book", "A-1"])
