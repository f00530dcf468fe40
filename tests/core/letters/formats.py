"""Papers of every format to test with: the letters of ``samples`` given other heads, annexes and forms."""

from __future__ import annotations

import random

from core.letters.letter import (
    Annex,
    Attendance,
    Block,
    BlockStyle,
    Column,
    Form,
    FormCell,
    FormRow,
    LetterContent,
    PaperFormat,
    Pitch,
    Table,
)
from tests.core.letters import samples

JOINT = (samples.ISSUER, "容城县司法局", "容城县人民政府督查室", "容城县市场监督管理局")
SLIP = Form(
    title="回执",
    subtitle="（容法督函〔2020〕8号）",
    code="K7QM-2F9D",
    rows=(
        FormRow(cells=(FormCell(text="主送单位", label=True), FormCell(text="县司法局", width=3))),
        FormRow(cells=(FormCell(text="办理情况", label=True), FormCell(width=3)), lines=10),
    ),
    closing=("请于2020年12月7日前报送。",),
)


def table(rows: int, columns: int = 5) -> Table:
    """Return a table of ``rows`` rows, some of them long."""
    rng = random.Random(rows * 31 + columns)
    heads = ("序号", "编号", "问题", "责任单位", "完成时限")[:columns]
    return Table(
        columns=tuple(
            Column(heading=head, width=width, centred=head in ("序号", "完成时限"))
            for head, width in zip(heads, (1, 2.2, 7, 3, 2.4), strict=False)
        ),
        rows=tuple(
            (
                str(number),
                f"BD-2020-{number:03}",
                "法律顾问作用发挥不充分，" * rng.choice((1, 1, 2, 12)),
                "县司法局、县政府办公室",
                "2020年9月30日",
            )[:columns]
            for number in range(1, rows + 1)
        ),
    )


def paper_of(paper_format: PaperFormat, seed: int) -> LetterContent:
    """Return a made-up paper of ``paper_format`` with whatever such a paper may bear."""
    rng = random.Random(seed)
    base = samples.made_up(seed)
    bulletin = paper_format in (PaperFormat.BULLETIN, PaperFormat.MINUTES)
    changes: dict[str, object] = {
        "format": paper_format,
        "pitch": rng.choice(tuple(Pitch)),
        "secrecy": rng.choice(("", "秘密★1年")),
        "copy_number": rng.choice(("", "000012")),
        "printed_by": "容城县司法局办公室",
        "printed_on": base.dated,
    }
    if bulletin:
        changes |= {"letterhead": "法治督察工作专报", "issue": f"第{rng.randint(1, 40)}期", "sealed": False}
        changes |= {"issue_total": rng.choice(("", "（总第15期）")), "addressee": rng.choice(("", "县委"))}
    if paper_format is PaperFormat.MINUTES:
        changes["attendance"] = (Attendance(label="出席", names=samples.prose(rng, 12)),)
        changes["addressee"] = ""
    if paper_format is PaperFormat.UPWARD:
        changes["signers"] = ("张某某", "李某", "王某某")[: rng.randint(1, 3)]
    if paper_format is PaperFormat.DOCUMENT and rng.random() < 0.5:
        changes["issuers"] = JOINT[: rng.randint(2, 4)]
    if rng.random() < 0.4:
        changes["annexes"] = (
            Annex(
                title="逾期未办结整改事项清单", table=table(rng.choice((1, 9, 40))), turned=rng.random() < 0.5
            ),
        )
    if rng.random() < 0.3:
        changes["forms"] = (SLIP,)
    return samples.content(**{name: getattr(base, name) for name in base.__dataclass_fields__} | changes)


def full_paper(paper_format: PaperFormat) -> LetterContent:
    """Return a paper of ``paper_format`` that bears everything such a paper may bear, to be looked at."""
    bulletin = paper_format in (PaperFormat.BULLETIN, PaperFormat.MINUTES)
    text = "经查，你单位负责整改的问题进展缓慢，部分措施未按期完成，请于2026年12月15日前报送办理情况。"
    blocks = (
        Block(text=text * 2),
        Block(style=BlockStyle.HEADING_1, text="一、存在问题"),
        Block(lead="（一）责任落实不到位。", text=text * 2),
        Block(style=BlockStyle.HEADING_2, text="（二）整改台账不规范"),
        Block(text=text),
        Block(style=BlockStyle.HEADING_1, text="二、有关要求"),
        Block(style=BlockStyle.HEADING_3, text="1.压实整改责任"),
        Block(text=text * 3),
    )
    return samples.content(
        format=paper_format,
        letterhead="法治督察工作专报" if bulletin else samples.ISSUER,
        secrecy="秘密★1年",
        urgency="特急",
        copy_number="000012",
        issue="第3期" if bulletin else "",
        issue_total="（总第15期）" if bulletin else "",
        signers=("张某某", "李某") if paper_format is PaperFormat.UPWARD else (),
        issuers=JOINT[:3] if paper_format is PaperFormat.DOCUMENT else (),
        blocks=blocks,
        **({"addressee": ""} if paper_format is PaperFormat.MINUTES else {}),
        attachments=("逾期未办结整改事项清单", "法治政府建设实地督察反馈问题整改任务分解表（第二批）"),
        attendance=(Attendance(label="出席", names="张某某、李某、王某某"),)
        if paper_format is PaperFormat.MINUTES
        else (),
        note="联系人：李某某，0312-5601234",
        copied_to=("县纪委监委", "县委督查室"),
        printed_by="容城县司法局办公室",
        printed_on="2020年11月22日",
        sealed=not bulletin,
        annexes=(
            Annex(title="逾期未办结整改事项清单", table=table(6)),
            Annex(title="整改任务分解表", table=table(9), turned=True),
        ),
        forms=(SLIP,),
    )


TEXT = (Block(text="经查，你单位负责整改的问题进展缓慢，请于2026年12月15日前报送。"),)
