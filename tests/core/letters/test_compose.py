from __future__ import annotations

import re
from datetime import date

import pytest

from core.domain.letter import LetterKind
from core.errors import Refused, UserFacing
from core.letters import compose as composing
from core.letters.compose import chinese_numeral, compose, official, period
from core.letters.content import BlockStyle, Dress
from core.wording import sentence
from tests.core.letters import samples


def words_of(content) -> str:
    return "".join(block.lead + block.text for block in content.blocks)


def test_a_supervision_letter_names_basis_items_lateness_and_reply_date():
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts())
    text = words_of(content)
    assert content.title == "关于限期办结法治政府建设实地督察反馈问题整改事项的督办函"
    assert text.startswith("根据《督察反馈意见整改方案》（容法办〔2020〕3号）和整改台账管理要求，我办对")
    assert "有3项超过规定时限" in text
    assert "（一）BD-2020-004号问题：重点任务和示范创建推进缓慢。整改措施：" in text
    assert "完成时限：6月份（推进会），截止日为2020年6月30日，已逾期145天。" in text
    assert "完成时限：2020年9月30日，已逾期53天。" in text
    assert "请于2020年12月7日前" in text
    assert text.endswith("特此函告。")
    assert content.note == "联系人：李某某，0312-5601234"


def test_one_item_alone_gets_no_number():
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts(items=(samples.item(),)))
    assert "（一）BD" not in words_of(content)
    assert "BD-2020-001号问题：法律顾问作用发挥不充分。整改措施：" in words_of(content)


def test_what_is_not_known_is_left_out_with_its_whole_sentence():
    bare = samples.item(code="", measure="", deadline_raw="近期", due=None, days_late=None, progress="")
    content = compose(
        LetterKind.SUPERVISION, samples.supervision_facts(items=(bare, bare), basis="", contact="", phone="")
    )
    text = words_of(content)
    assert "（二）法律顾问作用发挥不充分。完成时限：近期，至今未办结。" in text
    assert "号问题" not in text
    assert text.startswith("根据法治督察反馈问题整改工作安排")
    assert content.note == ""
    assert "{" not in text


def test_a_notice_says_when_where_what_was_found_and_what_comes_next():
    content = compose(LetterKind.RECTIFICATION_NOTICE, samples.notice_facts())
    text = words_of(content)
    assert (
        "我局于2026年11月3日至5日对你单位开展了行政执法规范化专项督察，实地检查了执法大队、城关中队。" in text
    )
    assert (
        "（一）部分行政处罚案卷未附集体讨论记录。发现地点：案卷室（抽查20件，涉及7件）。整改要求：补正案卷"
        in text
    )
    assert "于2026年12月22日前整改到位" in text
    assert "组织复查" in text
    assert "30日内" in text
    assert text.endswith("特此通知。")


def test_the_sentence_on_review_stands_only_where_the_right_exists():
    content = compose(LetterKind.RECTIFICATION_NOTICE, samples.notice_facts(review_right=False))
    assert "复核" not in words_of(content)


def test_headings_and_leads_carry_their_level():
    content = compose(LetterKind.RECTIFICATION_NOTICE, samples.notice_facts())
    headings = [block.text for block in content.blocks if block.style is BlockStyle.HEADING_1]
    assert headings == ["一、发现的问题", "二、整改要求和期限", "三、复查安排"]
    assert all(block.lead.startswith("（") for block in content.blocks if block.lead)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"addressee": " "}, "主送单位"),
        ({"letterhead": "", "signature": ""}, "发文机关标志"),
        ({"document_number": ""}, "发文字号"),
        ({"reply_due": None}, "反馈期限"),
        ({"items": ()}, "督办事项"),
    ],
)
def test_an_empty_required_field_is_named_before_anything_is_printed(changes, named):
    with pytest.raises(Refused) as caught:
        compose(LetterKind.SUPERVISION, samples.supervision_facts(**changes))
    assert named in sentence(caught.value)


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("1.印发方案;\n2.召开会议", "1.印发方案；2.召开会议"),
        ("不少于30日,涉权益文件", "不少于30日，涉权益文件"),
        ("6月份(推进会)", "6月份（推进会）"),
        ("比例为3:1,共10,000元", "比例为3:1，共10,000元"),
        ("见附件(a)", "见附件（a）"),
        ("IT (a,b)", "IT (a,b)"),
        ("整改--落实", "整改——落实"),
        ('某局"三项制度"落实不到位', "某局“三项制度”落实不到位"),
        ('"IT"系统和"一网通办",\'两单\'未公布', "“IT”系统和“一网通办”，‘两单’未公布"),
        ('5" disk of "A"', '5" disk of "A"'),
        ("材料不齐...退回", "材料不齐……退回"),
        ("清单…", "清单……"),
        ("清单……", "清单……"),
        ("No...", "No..."),
        ("张\u0007三\t", "张三"),
    ],
)
def test_half_width_marks_beside_chinese_become_full_width(raw, written):
    assert official(raw) == written


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (40, "四十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (115, "一百一十五"),
        (200, "二百"),
    ],
)
def test_items_are_counted_in_chinese(number, text):
    assert chinese_numeral(number) == text


@pytest.mark.parametrize(
    ("end", "text"),
    [
        (date(2026, 11, 3), "2026年11月3日"),
        (date(2026, 11, 5), "2026年11月3日至5日"),
        (date(2026, 12, 1), "2026年11月3日至12月1日"),
        (date(2027, 1, 2), "2026年11月3日至2027年1月2日"),
    ],
)
def test_a_period_names_year_and_month_once(end, text):
    assert period(date(2026, 11, 3), end) == text


def test_a_template_may_only_name_known_placeholders(monkeypatch):
    plan = {**composing.template(LetterKind.SUPERVISION), "title": "关于{os.system}和{nonsense}的函"}
    monkeypatch.setattr(composing, "template", lambda _kind: plan)
    with pytest.raises(UserFacing) as caught:
        compose(LetterKind.SUPERVISION, samples.supervision_facts())
    assert "nonsense" in sentence(caught.value)


def test_two_hundred_items_are_all_named():
    items = tuple(samples.item(number) for number in range(1, 201))
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts(items=items))
    (annex,) = content.annexes
    assert annex.table is not None
    assert [row[0] for row in annex.table.rows][-1] == "200"
    assert chinese_numeral(200) == "二百"


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("保依法治市办〔2020〕3号", "根据保依法治市办〔2020〕3号文件和整改台账管理要求"),
        ("《整改方案》(保法办〔2020〕3号)。", "根据《整改方案》（保法办〔2020〕3号）和整改台账管理要求"),
    ],
)
def test_a_bare_number_as_basis_is_called_a_document(basis, words):
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts(basis=basis))
    assert content.blocks[0].text.startswith(words)


def test_minutes_number_their_parts_and_say_the_place_though_nobody_is_said_to_preside():
    kind = LetterKind.TALK_MINUTES
    told = {"talk_time": "2026年12月1日上午9时", "talk_place": "县委第二会议室", "talk_person": "主要负责人"}
    lists = {"statements": ("人员调整",), "promises": ("月底前完成",)}
    content = compose(kind, samples.supervision_facts(said=told, lists=lists))
    assert content.blocks[0].text == (
        "2026年12月1日上午9时，在县委第二会议室，对县市场监督管理局主要负责人进行了约谈。纪要如下："
    )
    headings = [block.text for block in content.blocks if block.style is BlockStyle.HEADING_1]
    assert headings == ["一、约谈涉及的整改事项", "二、约谈对象的说明", "三、整改承诺"]


@pytest.mark.parametrize("kind", LetterKind)
def test_days_and_counts_of_the_standing_words_are_arabic(kind):
    """GB/T 15835-2011: figures that measure are written alike, in Arabic numerals."""
    words = words_of(compose(kind, samples.facts_of(kind)))
    assert not re.search("[一二三四五六七八九十两]+(?:个工作日|日内|天内|个月内)", words)


def test_several_issuers_do_not_speak_as_the_office_of_one():
    joint = Dress(issuers=("容城县司法局", "容城县教育局"))
    facts = samples.supervision_facts(signature="容城县司法局", dress=joint)
    text = words_of(compose(LetterKind.SUPERVISION, facts))
    assert "书面报送我们" in text
    assert "我局" not in text


@pytest.mark.parametrize("kind", LetterKind)
def test_no_sentence_breaks_off_where_little_is_known(kind):
    """An empty ledger has no rates: what follows is left out and the sentence still ends."""
    for facts in (samples.sparse_facts_of(kind), samples.facts_of(kind)):
        for block in compose(kind, facts).blocks:
            if block.style is BlockStyle.PARAGRAPH:
                assert block.text.endswith(("。", "：")), block.text
