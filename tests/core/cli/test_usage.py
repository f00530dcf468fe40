"""Everything the command line says by itself is Chinese, the sentences of argparse too."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import tomllib

import pytest

from core.cli.parser import build_parser
from core.cli.usage import UsageParser, translated
from core.resources import resource_path

OF_PROGRAMMERS = re.compile(
    r"\.__call__|%r is not callable|dest=|cannot (have|merge)|mutually exclusive|conflicting"
    r"|'required'|invalid (option|conflict)|argument \"-\"|subparser"
)
"""Said to whoever builds a parser, before any clerk can see it."""


def test_every_sentence_of_argparse_that_a_clerk_may_see_is_translated():
    source = inspect.getsource(argparse)
    found = re.findall(r"""\b_\(\s*('[^'\n]*'|"[^"\n]*")\s*[,)]""", source)
    said = {str(ast.literal_eval(text)) for text in found}
    seen = {text for text in said if not OF_PROGRAMMERS.search(text)}
    assert "expected one argument" in seen
    assert {text for text in seen if translated(text) == text} == set()


def test_the_places_of_facts_are_those_of_the_sentence():
    words = tomllib.loads(resource_path("vocabularies", "usage.toml").read_text(encoding="utf-8"))
    for sentence, text in words.items():
        if not sentence.startswith(("%(prog)s", "invalid %(type)s")):
            found = re.findall(r"%(?:\((\w+)\))?[sr]", sentence)
            assert sorted(found) == sorted(re.findall(r"%(?:\((\w+)\))?[sr]", text))


def test_help_and_refusals_are_chinese_with_three_parts(capsys):
    parser = UsageParser(prog="p")
    parser.add_argument("--n", nargs=2, required=True)
    parser.add_argument("--kind", choices=("a", "b"))
    for words in (["--n", "1"], [], ["--n", "1", "2", "--kind", "c"], ["--n", "1", "2", "x"]):
        with pytest.raises(SystemExit) as stop:
            parser.parse_args(words)
        assert stop.value.code == 2
        said = capsys.readouterr().err
        assert re.search("没有看懂命令（.+），没有执行，台账没有任何改动；请改正后重试，.+。$", said.strip())
        assert not re.search("error|invalid|usage|expected|required|choose", said)
    with pytest.raises(SystemExit):
        build_parser().parse_args(["inspections", "--help"])
    shown = capsys.readouterr().out
    assert "用法：main.py inspections" in shown
    assert "显示这份说明后退出" in shown
    assert not re.search("usage:|options:|positional arguments|show this help", shown)
