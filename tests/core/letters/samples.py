"""Letters to test with: two of the real kind, and any number of made-up ones."""

from __future__ import annotations

import dataclasses
import random
from datetime import date

from hypothesis import strategies as st

from core import letter_kinds
from core.domain.letter import LetterKind
from core.letters.letter import (
    Block,
    BlockStyle,
    InspectionFacts,
    ItemFacts,
    LetterContent,
    LetterFacts,
    ProblemFacts,
)

ISSUER = "中共容城县委全面依法治县委员会办公室"


def item(number: int = 1, **changes: object) -> ItemFacts:
    facts = ItemFacts(
        code=f"BD-2020-{number:03}",
        text="法律顾问作用发挥不充分",
        measure="修订法律顾问制度实施意见并以两办名义印发;经费纳入预算",
        deadline_raw="2020年9月30日",
        due=date(2020, 9, 30),
        days_late=53,
        progress="已共同研究修订，形成送审稿",
    )
    return dataclasses.replace(facts, **changes)


def supervision_facts(**changes: object) -> LetterFacts:
    facts = LetterFacts(
        letterhead=ISSUER,
        document_number="容法督函〔2020〕8号",
        addressee="县市场监督管理局",
        dated_on=date(2020, 11, 22),
        reply_due=date(2020, 12, 7),
        matter="法治政府建设实地督察反馈问题",
        basis="《督察反馈意见整改方案》（容法办〔2020〕3号）",
        items=(
            item(
                4,
                text="重点任务和示范创建推进缓慢",
                deadline_raw="6月份(推进会)",
                due=date(2020, 6, 30),
                days_late=145,
            ),
            item(
                9,
                text="公众参与立法和文件制定不够",
                progress="",
                deadline_raw="2020年",
                due=date(2020, 8, 31),
                days_late=83,
            ),
            item(12),
        ),
        contact="李某某",
        phone="0312-5601234",
        copied_to=("县纪委监委", "县委督查室"),
        urgency="特急",
    )
    return dataclasses.replace(facts, **changes)


def notice_facts(**changes: object) -> LetterFacts:
    facts = LetterFacts(
        letterhead="容城县司法局",
        document_number="容司整〔2026〕12号",
        addressee="容城县城市管理综合行政执法局",
        dated_on=date(2026, 11, 22),
        reply_due=date(2026, 12, 22),
        basis="《2026年法治督察工作计划》",
        inspection=InspectionFacts(
            title="行政执法规范化专项督察",
            started_on=date(2026, 11, 3),
            ended_on=date(2026, 11, 5),
            places=("执法大队", "城关中队"),
            problems=(
                ProblemFacts(
                    text="部分行政处罚案卷未附集体讨论记录。",
                    place="案卷室(抽查20件，涉及7件)",
                    requirement="补正案卷，严格执行重大行政处罚集体讨论制度",
                ),
                ProblemFacts(text="3名执法人员未亮证执法", place="城关中队", requirement="立行立改"),
            ),
        ),
        contact="王某",
        phone="0312-5605678",
        copied_to=("县政府办公室",),
        review_right=True,
    )
    return dataclasses.replace(facts, **changes)


LONG = "请说明整改措施落实情况、存在的困难和下一步安排（附佐证材料）"


def facts_of(kind: LetterKind) -> LetterFacts:
    """Return facts that fill everything a kind of letter can say."""
    plan = kind.plan
    base = notice_facts() if plan.speaks_of == letter_kinds.INSPECTION else supervision_facts()
    single = plan.speaks_of in (letter_kinds.REVIEW, letter_kinds.EXTENSION)
    if single:
        base = dataclasses.replace(base, items=(item(4),))
    base = dataclasses.replace(
        base,
        liaison="赵某某",
        liaison_phone="0312-5609999",
        items=tuple(
            dataclasses.replace(each, earlier="2020年10月8日容法督函〔2020〕3号督办函") for each in base.items
        ),
    )
    said = {field.key: f"{field.label}的具体内容" for field in plan.fields if not field.lines}
    lists = {field.key: (LONG, f"{LONG}；2020年12月15日前报送") for field in plan.fields if field.lines}
    return dataclasses.replace(base, said={**_SAID, **said}, lists={**_LISTS, **lists})


def sparse_facts_of(kind: LetterKind) -> LetterFacts:
    """Return no more than what a kind of letter demands."""
    plan, full = kind.plan, facts_of(kind)
    needed = set(plan.required)
    bare = item(1, measure="", deadline_raw="", due=None, days_late=None, progress="")
    inspection = full.inspection and dataclasses.replace(
        full.inspection, places=(), problems=full.inspection.problems[:1] if "problem_count" in needed else ()
    )
    return LetterFacts(
        letterhead=full.letterhead,
        document_number=full.document_number,
        addressee=full.addressee,
        dated_on=full.dated_on,
        reply_due=full.reply_due if "reply_due" in needed else None,
        items=(bare,) if "item_count" in needed else (),
        inspection=inspection,
        said={key: text for key, text in full.said.items() if key in needed},
        lists={key: lines[:1] for key, lines in full.lists.items() if key in needed},
    )


_SAID = {
    "code": "BD-2020-004",
    "earlier_kinds": "提示函、督办函",
    "earlier_number": "容法约〔2020〕2号",
    "conclusion": "总体上，县市场监督管理局行政执法工作较为规范，但执法全过程记录制度落实还有差距",
    "step": "市级初核",
    "decided_on": "2020年11月20日",
    "decided_by": "市委依法治市办",
    "opinion": "佐证材料不齐全，未见制度修订文件",
    "decision_number": "保法办〔2020〕15号",
    "old_due": "2020年9月30日",
    "new_due": "2020年12月31日",
    "ground": "机构改革后职责划转尚未完成",
    "approved_by": "县委依法治县办主任",
    "approved_on": "2020年9月28日",
    "batch": "2020年省督察反馈",
    "total": "35",
    "done_count": "20",
    "closed_count": "12",
    "overdue_count": "3",
    "completion_rate": "57.1%",
    "closure_rate": "34.3%",
    "status_words": "从办理环节看，登记3个、整改中12个、销号20个",
    "late_units": "县市场监督管理局2个、县司法局1个",
    "unit_overlap": "由几个单位共同牵头或者承担的问题在各单位分别计算，各单位数字之和为37个，问题总数为35个",
    "no_bearer": "另有1个问题还没有明确牵头或者责任单位",
    "entry_code": "移送-2020-001",
    "entry_items": "某镇综合行政执法队在行政处罚中涉嫌违规收取费用",
}
_LISTS = {
    "figures": ("未开始3个", "整改中12个", "已销号20个"),
    "ranking": (
        "县市场监督管理局：承担12个，已完成8个，逾期2个，完成率66.7%",
        "县司法局：承担5个，已完成5个，逾期0个，完成率100.0%",
    ),
    "best": (
        "县司法局：承担5个，已完成5个，完成率100.0%",
        "县市场监督管理局：承担12个，已完成8个，完成率66.7%",
    ),
    "overdue_items": (
        "BD-2020-004号问题：重点任务推进缓慢，县市场监督管理局应于2020年6月30日前完成",
        "BD-2020-009号问题：公众参与不够，县司法局、县教育局应于2020年8月31日前完成",
    ),
    "entry": ("文号：容复意〔2020〕2号", "主要内容：处罚决定未告知听证权利"),
}


def content(**changes: object) -> LetterContent:
    base = LetterContent(
        kind=LetterKind.SUPERVISION,
        letterhead=ISSUER,
        document_number="容法督函〔2020〕8号",
        title="关于限期办结法治督察反馈问题整改事项的督办函",
        addressee="县司法局",
        blocks=(Block(text="特此函告。"),),
        signature="容城县司法局",
        dated="2020年11月22日",
    )
    return dataclasses.replace(base, **changes)


WORDS = (
    *"督察 整改 问题 责任单位 法治政府建设 行政执法 按照要求 自查 县 案卷评查 第15条".split(),
    *"70% 100项 3.5万元 容法督函〔2023〕8号 〔2024〕128号 第733号 BD-2020-004 IT ，并 张䶮 𠅤 ①".split(),
    *"2023年 12月 15日 8号 30个工作日 0312-5601234 1:3 一是 ㎡ No.7".split(),
)
MARKS = (
    *["", " "] * 2,
    *"， 。 、 ； ： ？ ！ ”， 》（ ）。 ”。 —— …… “ 《 （ ） 》 ” 〔 〕".split(),
    *"：“ ）， ……” 》、《 ——“ ％ · ！” 。） ，“《".split(),
)


def prose(rng: random.Random, words: int) -> str:
    """Return text in which every mark meets every line end sooner or later."""
    return "县" + "".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(words)).strip() + "办。"


def made_up(seed: int) -> LetterContent:
    """Return a letter that nobody would write but that somebody might."""
    rng = random.Random(seed)
    styles = [BlockStyle.HEADING_1, *[BlockStyle.PARAGRAPH] * 4, BlockStyle.HEADING_2, BlockStyle.HEADING_3]
    blocks = [Block(text=prose(rng, 8))]
    for _ in range(rng.choice((0, 2, 7, 20, 45))):
        style = rng.choice(styles)
        lead = f"（一）{prose(rng, 3)}" if style is BlockStyle.PARAGRAPH and rng.random() < 0.5 else ""
        longest = 6 if style is not BlockStyle.PARAGRAPH else 60
        blocks.append(
            Block(style=style, lead=lead, text=prose(rng, min(rng.choice((2, 6, 25, 60)), longest)))
        )
    return content(
        letterhead="容城县全面依法治县委员会办公室执法协调监督股督察组联席会议"[: rng.randint(3, 28)],
        document_number=f"容法督函〔20{rng.randint(10, 40)}〕{rng.randint(1, 999)}号",
        urgency=rng.choice(("", "特急", "加急")),
        title="关于" + "".join(rng.choice(WORDS[:6]) for _ in range(rng.randint(1, 12))) + "的督办函",
        addressee="、".join("县市场监督管理局" for _ in range(rng.randint(1, 6))),
        blocks=(*blocks, Block(text="特此函告。")),
        attachments=tuple(prose(rng, rng.choice((2, 12))) for _ in range(rng.choice((0, 0, 1, 3)))),
        signature="中共容城县委全面依法治县委员会办公室督察协调联络专班"[: rng.randint(4, 25)],
        dated=f"2026年{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
        note=rng.choice(("", "联系人：李某某，0312-5601234")),
        copied_to=tuple("县委全面依法治县委员会各成员单位" for _ in range(rng.choice((0, 0, 1, 4)))),
        sealed=rng.random() < 0.7,
    )


texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), min_size=1, max_size=60).map(
    lambda pairs: "县" + "".join(word + mark for word, mark in pairs).strip() + "办。"
)
