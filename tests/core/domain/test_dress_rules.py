from __future__ import annotations

import pytest

from core.domain.dress_rules import DressFacts, check_dress, secrecies, urgencies


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({"format": "letter"}, []),
        ({"format": "upward"}, ["dress_signers_needed"]),
        ({"format": "upward", "signers": ("张三",)}, []),
        ({"format": "upward", "signers": ("张三",), "issuers": ("甲局", "乙局")}, ["dress_signers_joint"]),
        ({"format": "upward", "signers": ("张三", "李四"), "issuers": ("甲局", "乙局")}, []),
        ({"format": "bulletin"}, ["dress_issue_needed"]),
        ({"format": "bulletin", "issue": "2026年第3期"}, []),
        ({"format": "minutes"}, ["dress_present_needed"]),
        ({"format": "minutes", "present": True}, []),
        ({"format": "document", "issuers": ("甲局",)}, ["dress_issuers_one"]),
        ({"format": "document", "issuers": ("甲局",) * 12, "sealed": True}, []),
        ({"format": "document", "issuers": ("甲局",) * 13}, []),
        ({"format": "document", "issuers": ("甲局",) * 13, "sealed": True}, ["dress_issuers_many"]),
        ({"format": "document", "issuers": ("甲局", "乙局"), "own": ("我办",)}, ["dress_issuers_without_us"]),
        ({"format": "document", "issuers": ("甲局", "我办"), "own": ("我办",)}, ["dress_issuers_host"]),
        ({"format": "document", "issuers": ("我办", "甲局"), "own": ("本办", "我办")}, []),
        ({"format": "document", "urgency": "平急"}, ["dress_urgency_unknown"]),
        ({"format": "document", "secrecy": "内部"}, ["dress_secrecy_unknown"]),
        ({"format": "document", "secrecy": "秘密★1年"}, ["dress_copy_number_needed"]),
        ({"format": "document", "secrecy": "秘密★1年", "copy_number": "000001"}, []),
        ({"format": "document", "copy_number": "12a"}, ["dress_copy_number_wrong"]),
        ({"format": "upward", "urgency": "急"}, ["dress_signers_needed", "dress_urgency_unknown"]),
    ],
)
def test_what_a_format_asks_for_is_named_all_at_once(facts, rules):
    assert [each.rule for each in check_dress(DressFacts(**facts))] == rules


def test_marks_the_regulation_knows_are_accepted():
    for urgency in urgencies():
        assert check_dress(DressFacts(format="letter", urgency=urgency)) == []
    assert len(secrecies()) == 3
