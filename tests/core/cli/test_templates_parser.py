"""The words of templates are read as the help promises them."""

from __future__ import annotations

from core.cli.parser import build_parser


def test_export_takes_a_template_in_place_of_a_kind() -> None:
    words = ["export", "--template", "上报", "--into", "a.xlsx", "--beyond", "insert", "--out", "b.xlsx"]
    read = build_parser().parse_args(words)
    assert (read.kind, read.template, read.into, read.beyond) == (None, "上报", "a.xlsx", "insert")
