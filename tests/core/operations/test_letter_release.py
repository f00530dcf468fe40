"""Letters that would say what is not so: refused before a number is taken, each naming what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.letter import LetterKind, LetterNumber
from core.domain.unit import UnitRole
from core.errors import Refused
from core.letters.letter import content_from_json
from core.operations import issues, letter_twins, letters, measures, offices, units
from core.operations.letter_request import LetterRequest
from core.store import records
from tests.core.operations.test_letter_of_letter import LISTING, done

DAY = date(2020, 8, 17)
HELPER = "县财政局"
FINDINGS = (("findings", "已全部落实"),)


@pytest.fixture
def late(ws):
    """An issue with a measure due in June, of a unit that another one helps."""
    both = (UnitName("市工信局"), UnitName(HELPER, UnitRole.SUPPORTING))
    draft = IssueDraft(code="K-1", text="拖欠账款", units=both, deadline_raw="2020年6月底前")
    issue = issues.register_issue(ws, draft).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="加强资金筹措"))
    return letters.propose(ws)[0]


def asked(kind, late, said=(), **more):
    told = {"dated_on": DAY, "unit_uuid": late.unit_uuid, "issue_uuids": (late.items[0].issue_uuid,)}
    return LetterRequest(kind=LetterKind(kind), said=said, **(told | more))


def sent(ws, *args, **more):
    letter = letters.dispatch(ws, asked(*args, **more)).value
    text = "".join(block.lead + block.text for block in content_from_json(letter.content).blocks)
    return letter, text


def refused(ws, *args, **more):
    """Return why a letter may not leave; its number stays free, and the preview says the same."""
    numbers = records.find(ws.ledger, LetterNumber)
    with pytest.raises(Refused, match="letter_not_released") as found:
        letters.dispatch(ws, asked(*args, **more))
    assert records.find(ws.ledger, LetterNumber) == numbers
    reasons = str(found.value.facts["reasons"])
    assert letters.preview(ws, asked(*args, **more)).lacking == tuple(reasons.split("；"))
    assert letter_twins.unready(ws, asked(*args, **more)) == tuple(reasons.split("；"))
    return reasons


def test_a_letter_dated_after_today_is_refused_and_one_dated_back_is_not(ws, late):
    assert refused(ws, "supervision", late, dated_on=date(2099, 7, 5)) == "成文日期：成文日期晚于今天"
    letter, _ = sent(ws, "supervision", late, dated_on=date(2020, 7, 5))
    assert letter.document_number == "容法督〔2020〕1号"


def test_what_was_never_listed_is_not_released(ws, late):
    reasons = refused(ws, "delisting", late, FINDINGS)
    assert "没有就K-1向该单位发出过仍然有效的挂牌督办通知书" in reasons
    assert "K-1还没有全部完成整改" in reasons


def test_a_listing_is_released_once_when_all_is_done(ws, late):
    listed, _ = sent(ws, "listed_supervision", late, LISTING)
    assert refused(ws, "delisting", late, FINDINGS) == "K-1还没有全部完成整改"
    done(ws, late)
    released, text = sent(ws, "delisting", late, FINDINGS)
    assert listed.document_number in text
    assert "没有就K-1" in refused(ws, "delisting", late, FINDINGS)
    again = asked("delisting", late, FINDINGS, corrects_uuid=released.uuid, correction_reason="日期有误")
    assert letters.preview(ws, again).lacking == ()


def test_a_void_listing_is_nothing_to_release(ws, late):
    listed, _ = sent(ws, "listed_supervision", late, LISTING)
    done(ws, late)
    letters.void(ws, listed.uuid, "写错")
    assert "挂牌督办通知书" in refused(ws, "delisting", late, FINDINGS)


def test_a_listing_names_the_leader_and_the_reports(ws, late):
    for missing in ("leader", "report_cycle", "conditions"):
        said = tuple(each for each in LISTING if each[0] != missing)
        with pytest.raises(Refused, match="letter_field_empty"):
            letters.preview(ws, asked("listed_supervision", late, said))


def test_nobody_hears_that_he_bears_what_he_only_helps_with(ws, late):
    helper = units.unit_of(ws, HELPER)
    assert refused(ws, "inquiry", late, (("questions", "为何"),), unit_uuid=helper.uuid) == (
        "K-1不由该单位牵头或者承担"
    )


def test_a_warning_speaks_of_earlier_letters_only_where_there_are_some(ws, late):
    _, text = sent(ws, "warning", late, dated_on=date(2020, 8, 10))
    assert "超过规定时限仍未办结" in text
    assert "提示" not in text
    _, text = sent(ws, "supervision", late)
    assert "此前已发出2020年8月10日容法警〔2020〕1号警示函" in text
    _, text = sent(ws, "warning", late)
    assert "经发出警示函、督办函后仍未办结" in text


def test_an_open_letter_of_the_kind_is_named_and_stops_nothing(ws, late):
    first, _ = sent(ws, "supervision", late)
    warned = letters.preview(ws, asked("supervision", late)).warnings
    assert any(first.document_number in each and "还没有收到回复" in each for each in warned)
    assert letters.dispatch(ws, asked("supervision", late)).value.number == 2


def test_a_letter_without_anybody_to_ask_is_named_in_the_preview(ws, late):
    office = replace(ws.office, contact="李敏", phone="")
    offices.revise_office(ws, office)
    assert any("联系人" in each for each in letters.preview(ws, asked("supervision", late)).warnings)


def test_what_is_not_done_is_no_subject_of_an_application(ws, late):
    assert "K-1还没有全部完成整改" in refused(
        ws, "closure_application", late, addressee="市委依法治市办", dated_on=DAY
    )


def test_a_later_day_is_allowed_once_it_has_come(ws, late):
    later = replace(ws, clock=FixedClock.on(date(2021, 1, 4)))
    letter, _ = sent(later, "supervision", late, dated_on=date(2021, 1, 4))
    assert letter.document_number == "容法督〔2021〕1号"


def test_a_day_before_that_of_a_lower_number_is_noticed_and_stops_nothing(ws, late):
    letter, _ = sent(ws, "supervision", late, dated_on=DAY)
    told = letters.notices(ws, asked("supervision", late, dated_on=date(2020, 8, 16)))
    assert any(letter.document_number in each and "2020年8月17日" in each for each in told)
    assert not any("顺序会颠倒" in each for each in letters.notices(ws, asked("supervision", late)))
    letters.void(ws, letter.uuid, "主送单位有误")
    told = letters.notices(ws, asked("supervision", late, dated_on=date(2020, 8, 16)))
    assert not any("顺序会颠倒" in each for each in told)
