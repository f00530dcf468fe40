from __future__ import annotations

import tomllib

import pytest

from core.domain.issue import IssueStatus
from core.importing.vocabulary import field_of, normal, status_of
from core.resources import resource_path


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("序 号", "sequence"),
        ("Ｎｏ．", "sequence"),
        ("督察反馈问题", "text"),
        ("整改措施（具体）", "measures"),
        ("责任单位(配合)", "supporting_units"),
        ("市直责任单位", "units"),
        ("整改完成时限", "deadline_raw"),
        ("备 注", "note"),
        ("下一步计划", ""),
        ("", ""),
    ],
)
def test_headers_are_known_by_their_normal_form(header, field):
    assert field_of(header) == field


def test_no_header_stands_under_two_fields():
    with resource_path("vocabularies", "headings.toml").open("rb") as file:
        fields = tomllib.load(file)["fields"]
    spellings = [(normal(each), field) for field, all_ in fields.items() for each in all_]
    assert len({spelling for spelling, _ in spellings}) == len(set(spellings))
    assert len(fields) == 26


@pytest.mark.parametrize(
    ("text", "status", "lasting"),
    [
        ("已完成", IssueStatus.SELF_CHECKED, False),
        ("尚未启动", IssueStatus.REGISTERED, False),
        ("未达到序时进度", IssueStatus.RECTIFYING, False),
        ("已销号", IssueStatus.CLOSED, False),
        ("长期坚持", IssueStatus.STANDING, True),
        ("已完成并长期坚持", IssueStatus.SELF_CHECKED, True),
        ("已经完成，长期坚持", IssueStatus.SELF_CHECKED, True),
        ("阶段性完成并长期坚持", IssueStatus.RECTIFYING, True),
    ],
)
def test_state_words_are_read_by_their_first_part(text, status, lasting):
    read = status_of(text)
    assert (read.status, read.lasting) == (status, lasting)


def test_prose_is_no_state_word():
    assert status_of("正在征求意见，预计月底印发") is None
