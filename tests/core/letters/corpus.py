"""More than two hundred letters: every kind in every format, full and bare, and made-up ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.domain.letter import LetterKind
from core.letters.letter import (
    Annex,
    Block,
    BlockStyle,
    Dress,
    LetterContent,
    LetterFacts,
    PaperFormat,
    Pitch,
    compose,
)
from tests.core.letters import formats, samples

UNSEALED = (PaperFormat.BULLETIN, PaperFormat.MINUTES)


def of_kind(kind: LetterKind, paper_format: PaperFormat, turn: int) -> LetterContent:
    """Return a letter of ``kind`` in ``paper_format``; ``turn`` chooses among what the clerk may say."""
    facts = samples.facts_of(kind) if turn % 2 else samples.sparse_facts_of(kind)
    facts = replace(
        facts,
        sealed=turn % 3 != 0,
        urgency=("", "特急")[turn % 2],
        dress=dress_of(paper_format, turn),
        contact="李某某",
        phone="0312-5601234",
    )
    return compose(kind, facts)


def dress_of(paper_format: PaperFormat, turn: int) -> Dress:
    """Return what the clerk says about a paper of ``paper_format``."""
    joint = formats.JOINT[: 2 + turn % 3] if turn % 4 == 1 and paper_format not in UNSEALED else ()
    bulletin = paper_format in UNSEALED
    return Dress(
        format=paper_format,
        pitch=tuple(Pitch)[turn % 3],
        copy_number=("", "000012")[turn % 2],
        secrecy=("", "秘密★1年")[turn % 3 == 1],
        issue=f"第{turn + 1}期" if bulletin else "",
        issue_total="（总第15期）" if bulletin and turn % 2 else "",
        issuers=joint,
        signers=("张某某", "李某", "王某某")[: 1 + turn % 3] if paper_format is PaperFormat.UPWARD else (),
        printed_by="容城县司法局办公室" if turn % 5 else "",
        printed_on=date(2026, 11, 22),
        present="张某某、李某、王某某、欧阳某某" * 3 if paper_format is PaperFormat.MINUTES else "",
        slip=turn % 4 == 0,
    )


def of_kinds() -> Iterator[LetterContent]:
    """Yield every kind in every format."""
    for number, kind in enumerate(LetterKind):
        for place, paper_format in enumerate(PaperFormat):
            yield of_kind(kind, paper_format, number + place)


def made_up() -> Iterator[LetterContent]:
    """Yield papers of every format that nobody would write but that somebody might."""
    for paper_format in PaperFormat:
        for seed in range(12):
            yield formats.paper_of(paper_format, seed)


def awkward() -> Iterator[LetterContent]:
    """Yield the letters that break typesetters: too long, too many, too rare."""
    long = "督察整改" * 1250
    for paper_format in PaperFormat:
        yield samples.content(
            format=paper_format,
            blocks=(Block(text=long),),
            issue="第1期",
            signers=("张某某",),
            sealed=paper_format not in UNSEALED,
            **({"addressee": ""} if paper_format is PaperFormat.MINUTES else {}),
        )
    yield compose(LetterKind.SUPERVISION, many_items(200))
    yield samples.content(blocks=tuple(Block(text=f"{number}.整改不力。") for number in range(1, 201)))
    yield samples.content(title="关于" + "进一步做好法治督察反馈问题整改落实工作" * 8 + "的督办函")
    yield samples.content(addressee="、".join(["县市场监督管理局"] * 60))
    yield samples.content(signature="中共容城县委全面依法治县委员会办公室" * 3, sealed=True)
    yield samples.content(copied_to=("县委全面依法治县委员会各成员单位",) * 40)
    yield samples.content(note="联系人：李某某，联系电话：0312-5601234；" * 12)
    yield samples.content(blocks=(Block(text="龚䶮𠅤𬭳𬎆𫖯𬱟㛃" * 30),), addressee="张𠅤、𬭳某")
    yield samples.content(blocks=(Block(text="见https://www.example.org/" + "a" * 200),))
    yield samples.content(
        blocks=(
            Block(text="甲" * 300),
            Block(style=BlockStyle.HEADING_1, text="一、要求"),
            Block(text="乙" * 20),
        )
    )
    for turned in (False, True):
        annex = Annex(title="清单", blocks=formats.TEXT * 30, table=formats.table(3), turned=turned)
        yield samples.content(annexes=(annex,), copied_to=("县纪委监委",))
    for pitch in Pitch:
        for sealed in (True, False):
            for count in (1, 2, 3, 5):
                names = (*formats.JOINT, "容城县纪委监委")[:count]
                yield samples.content(
                    pitch=pitch,
                    sealed=sealed,
                    issuers=names if count > 1 else (),
                    blocks=(Block(text="整改" * 170),),
                    note="联系人：李某某，0312-5601234",
                    copied_to=("县纪委监委",),
                )

    yield from crowded()


def crowded() -> Iterator[LetterContent]:
    """Yield papers whose parts hardly fit beside each other: many seals, long 附注, a long 版记."""
    offices = tuple(f"容城县{name}局" for name in "教公民财自生住交农水商卫")
    foot = {"copied_to": offices[:3], "printed_by": "容城县司法局办公室", "printed_on": "2026年11月22日"}
    text = (Block(text="经查，整改进展缓慢。" * 10),)
    for count in (6, 7, 8, 9, 12):
        for note in ("", "联系人：李某某，0312-5601234"):
            yield samples.content(
                format=PaperFormat.DOCUMENT, blocks=text, issuers=offices[:count], note=note, **foot
            )
    for times in (16, 22, 24, 40):
        note = "联系人：李某某，联系电话：0312-5601234；" * times
        yield samples.content(format=PaperFormat.DOCUMENT, blocks=text, note=note, **foot)
        yield samples.content(blocks=text, note=note, copied_to=offices)
    for lines in (13, 14, 15, 16, 17):
        yield samples.content(
            format=PaperFormat.DOCUMENT,
            blocks=(Block(text="整改" * 14 * lines),),
            note="联系人：李某",
            **foot,
        )
    for paper_format in (PaperFormat.LETTER, PaperFormat.DOCUMENT):
        yield samples.content(format=paper_format, blocks=text, copied_to=offices * 3)


def many_items(count: int) -> LetterFacts:
    """Return a letter's facts with so many items."""
    return samples.supervision_facts(items=tuple(samples.item(number) for number in range(1, count + 1)))


def all_letters() -> list[LetterContent]:
    """Return the whole corpus."""
    return [*of_kinds(), *made_up(), *awkward()]
