from __future__ import annotations

import pytest

from core.cli.parser import build_parser

WORDS = ("letters", "dispatch", "--kind", "督办函", "--dated", "2020-08-17", "--out", "x")


def test_dress_is_empty_unless_said():
    told = build_parser().parse_args([*WORDS, "--unit", "县司法局"])
    assert (told.format, told.pitch, told.way, told.letter, told.corrects) == (None,) * 5
    assert (told.signer, told.issuer, told.copy_to, told.attachment) == ([], [], [], [])


def test_lists_take_several_words_and_formats_are_checked():
    told = build_parser().parse_args([*WORDS, "--letter", "容法约〔2020〕1号", "--signer", "甲", "乙"])
    assert told.signer == ["甲", "乙"]
    assert told.letter == "容法约〔2020〕1号"
    with pytest.raises(SystemExit):
        build_parser().parse_args([*WORDS, "--format", "poster"])
