from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.letter import LetterItem, LetterKind
from core.domain.measure import Measure, MeasureStatus
from core.errors import Refused
from core.letters.letter import content_from_json
from core.letters.paper import PaperFormat
from core.operations import letters, measures
from core.operations.letter_dress import LetterDress
from core.operations.letter_request import LetterRequest
from core.store import records

DAY = date(2020, 8, 17)
NOTICE = (
    ("talk_time", "2020年8月20日上午9时"),
    ("talk_place", "县委三楼会议室"),
    ("talk_person", "主要负责人"),
    ("host", "王副书记"),
)
LISTING = (
    ("leader", "张副县长"),
    ("report_cycle", "每月5日前以正式文件"),
    ("conditions", "措施全部落实\n制度印发"),
)
MINUTES = LetterRequest(
    kind=LetterKind("talk_minutes"), dated_on=date(2020, 8, 20), said=(("promises", "9月底前完成"),)
)


def _sent(practice, kind, said, late=None):
    late = late or letters.propose(practice)[0]
    asked = LetterRequest(
        kind=LetterKind(kind),
        dated_on=DAY,
        unit_uuid=late.unit_uuid,
        issue_uuids=tuple({item.issue_uuid for item in late.items}),
        said=said,
    )
    return letters.dispatch(practice, asked).value


def done(ws, late):
    """Finish every measure of the items proposed."""
    for uuid in sorted({item.issue_uuid for item in late.items}):
        for measure in records.find(ws.ledger, Measure, issue_uuid=uuid):
            draft = replace(measures.measure_draft_of(ws, measure.uuid), status=MeasureStatus.DONE)
            measures.revise_measure(ws, measure.uuid, measure.revision, draft)


def _at_the_talk(practice):
    return replace(practice, clock=FixedClock.on(MINUTES.dated_on))


def test_minutes_are_written_from_the_notice_of_the_talk(practice):
    notice = _sent(practice, "talk_notice", NOTICE)
    made = letters.dispatch(_at_the_talk(practice), replace(MINUTES, letter_uuid=notice.uuid)).value
    content = content_from_json(made.content)
    text = "".join(block.lead + block.text for block in content.blocks)
    assert content.format is PaperFormat.MINUTES
    assert content.letterhead == "约谈纪要"
    assert [each.names for each in content.attendance] == ["王副书记、主要负责人"]
    for words in ("县委三楼会议室", "2020年8月20日上午9时", notice.document_number, "9月底前完成", "签名"):
        assert words in text
    assert made.unit_uuid == notice.unit_uuid
    assert content.addressee == "", "minutes are sent to nobody by name (clause 10.3)"
    assert made.addressee == notice.addressee, "the register still says whom they are about"
    of = [
        {item.issue_uuid for item in records.find(practice.ledger, LetterItem, letter_uuid=each.uuid)}
        for each in (made, notice)
    ]
    assert of[0] == of[1] != set()


def test_what_the_clerk_types_goes_before_the_notice(practice):
    notice = _sent(practice, "talk_notice", NOTICE)
    asked = replace(
        MINUTES,
        letter_uuid=notice.uuid,
        said=(*MINUTES.said, ("talk_place", "县政府会议室")),
        dress=LetterDress(present="张三", excused="李四"),
    )
    content = content_from_json(letters.dispatch(_at_the_talk(practice), asked).value.content)
    assert any("县政府会议室" in block.text for block in content.blocks)
    assert [each.names for each in content.attendance] == ["张三", "李四"]


def test_minutes_follow_a_notice_in_force_and_nothing_else(practice):
    other = _sent(practice, "supervision", ())
    for uuid in (None, other.uuid):
        with pytest.raises(Refused, match="letter_no_earlier"):
            letters.preview(practice, replace(MINUTES, letter_uuid=uuid))


def test_release_names_the_conditions_of_the_listing_it_ends(practice):
    late = letters.propose(practice)[0]
    listed = _sent(practice, "listed_supervision", LISTING, late)
    done(practice, late)
    freed = _sent(practice, "delisting", (("findings", "已全部落实"),), late)
    text = "".join(block.text for block in content_from_json(freed.content).blocks)
    assert listed.document_number in text
    assert "1.措施全部落实。" in text
    assert "2.制度印发。" in text
