from __future__ import annotations

import pytest

from core.cli.parser import build_parser


def test_each_command_reads_its_words() -> None:
    args = build_parser().parse_args(
        ["duties", "tick", "定期-001", "--period", "2026-Q1", "--on", "2026-01-05"]
    )
    assert (args.command, args.action, args.code, args.on.isoformat()) == (
        "duties",
        "tick",
        "定期-001",
        "2026-01-05",
    )
    assert build_parser().parse_args(["calendar", "remove", "2026"]).year == 2026


@pytest.mark.parametrize(
    "words",
    [["duties"], ["duties", "excuse", "D", "--period", "2026"], ["calendar", "add"], ["signatures", "sign"]],
)
def test_what_is_missing_is_a_usage_error(words: list[str]) -> None:
    with pytest.raises(SystemExit) as error:
        build_parser().parse_args(words)
    assert error.value.code == 2
