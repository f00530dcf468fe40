from __future__ import annotations

import pytest

from core.cli.parser import build_parser


def test_a_font_may_be_set_and_the_rule_switched():
    args = build_parser().parse_args(["fonts", "--role", "fang", "--family", "仿宋", "--standard", "on"])
    assert (args.role, args.family, args.standard) == ("fang", "仿宋", "on")


def test_the_rule_is_on_or_off():
    with pytest.raises(SystemExit):
        build_parser().parse_args(["fonts", "--standard", "perhaps"])
