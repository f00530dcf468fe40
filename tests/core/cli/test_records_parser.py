from __future__ import annotations

import pytest

from core.cli.parser import build_parser
from core.cli.run import COMMANDS


def read(*words: str):
    return build_parser().parse_args(list(words))


def test_every_command_of_records_is_carried_out_by_something():
    for name in ("issues", "measures", "notes", "evidence", "units", "documents", "settings", "undo"):
        assert name in COMMANDS


def test_words_after_a_command_are_read_as_the_commands_take_them():
    args = read("measures", "done", "2020-001", "3", "--verified", "--json")
    assert (args.code, args.number, args.verified, args.on, args.json) == ("2020-001", 3, True, None, True)
    args = read("issues", "add", "公示不及时", "--set", "方面=严格执法", "板块=市直")
    assert (args.text, args.set, args.batch) == ("公示不及时", ["方面=严格执法", "板块=市直"], "")
    assert read("history").code == ""
    assert read("liaisons", "set", "--unit", "甲", "--name", "乙", "--set", "电话=1").since is None


@pytest.mark.parametrize(
    "words",
    [
        ("issues", "set", "2020-001"),
        ("measures", "done", "2020-001", "一"),
        ("evidence", "add", "2020-001"),
        ("evidence", "add", "2020-001", "--file", "a", "--measure", "1", "--slot", "见人"),
        ("settings", "set"),
        ("tasks", "unlink", "7"),
    ],
)
def test_a_command_that_says_too_little_or_too_much_is_a_matter_of_usage(words, capsys):
    with pytest.raises(SystemExit) as left:
        read(*words)
    assert left.value.code == 2
    assert capsys.readouterr().err
