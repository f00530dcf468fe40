from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from core.domain.letter import LetterKind
from core.errors import Refused
from core.letter_shelf import shipped_text
from core.letters.letter import content_from_json
from core.letters.paper import PaperFormat, Pitch
from core.operations import letter_templates, letters, offices
from core.operations.letter_dress import LetterDress, office_pitch, usual_pitch
from core.operations.letter_request import LetterRequest
from core.store import numbers

DAY = date(2020, 8, 17)
REPORT = LetterRequest(
    kind=LetterKind("reply_report"),
    dated_on=DAY,
    addressee="市委依法治市办",
    said=(("cited_number", "容法督〔2020〕9号"), ("results", "已修订制度\n已培训人员")),
)
WHOLE = LetterDress(
    format=PaperFormat.DOCUMENT,
    pitch=Pitch.EXACT_28,
    urgency="特急",
    secrecy="秘密★1年",
    copy_number="000001",
    attachments=("问题清单",),
    copied_to=("县纪委监委", " "),
    issuers=("容城县委全面依法治县委员会办公室", "县财政局"),
    printed_by="县委依法治县办",
    sealed=False,
    slip=False,
)


@pytest.fixture
def asked(practice):
    late = letters.propose(practice)[0]
    return LetterRequest(kind=late.kind, dated_on=DAY, unit_uuid=late.unit_uuid)


def test_everything_a_clerk_says_of_the_dress_stands_in_the_frozen_letter(practice, asked):
    letter = letters.dispatch(practice, replace(asked, dress=WHOLE)).value
    content = content_from_json(letter.content)
    assert (content.format, content.pitch) == (PaperFormat.DOCUMENT, Pitch.EXACT_28)
    assert (content.urgency, content.secrecy, content.copy_number) == ("特急", "秘密★1年", "000001")
    assert content.attachments[0] == "问题清单"
    assert content.copied_to == ("县纪委监委",)
    assert content.issuers == WHOLE.issuers
    assert (content.printed_by, content.printed_on) == ("县委依法治县办", "2020年8月17日")
    assert not content.sealed
    assert content.forms == ()


def test_an_upward_paper_without_signer_is_shown_with_what_it_lacks_and_cannot_leave(practice):
    preview = letters.preview(practice, REPORT)
    assert len(preview.lacking) == 1
    assert "签发人" in preview.lacking[0]
    with pytest.raises(Refused, match="not_valid"):
        letters.dispatch(practice, REPORT)
    assert numbers.upcoming(practice.ledger, preview.document_number.partition("〔")[0], 2020) == 1
    signed = replace(REPORT, dress=LetterDress(signers=("王主任",)))
    assert letters.preview(practice, signed).lacking == ()
    content = content_from_json(letters.dispatch(practice, signed).value.content)
    assert (content.format, content.signers) == (PaperFormat.UPWARD, ("王主任",))


def test_a_bulletin_head_needs_an_issue_number(practice):
    asked = LetterRequest(
        kind=LetterKind("circular"),
        dated_on=DAY,
        as_issue=False,
        dress=LetterDress(format=PaperFormat.BULLETIN),
    )
    assert ["期号" in each for each in letters.preview(practice, asked).lacking] == [True]
    assert letters.preview(practice, replace(asked, as_issue=True)).lacking == ()


def test_the_pitch_is_the_offices_until_the_clerk_says_otherwise(practice, asked):
    assert office_pitch(practice) is Pitch.STANDARD
    offices.revise_settings(practice, replace(practice.settings, line_pitch="28.95"))
    assert office_pitch(practice) is Pitch.EXACT_28_95
    own = letters.dispatch(practice, asked).value
    assert json.loads(own.content)["pitch"] == "28.95"
    offices.revise_settings(practice, replace(practice.settings, line_pitch="strange"))
    assert office_pitch(practice) is Pitch.STANDARD


def test_a_kind_may_have_a_pitch_of_its_own_before_the_offices(practice, asked):
    offices.revise_settings(practice, replace(practice.settings, line_pitch="28.95"))
    assert usual_pitch(practice, "28") is Pitch.EXACT_28
    assert usual_pitch(practice, "strange") is Pitch.EXACT_28_95
    kind = asked.kind.value
    letter_templates.save(practice, kind, 'pitch = "28"\n' + shipped_text(kind))
    assert json.loads(letters.dispatch(practice, asked).value.content)["pitch"] == "28"
    chosen = replace(asked, dress=replace(asked.dress, pitch=Pitch.STANDARD))
    assert json.loads(letters.dispatch(practice, chosen).value.content)["pitch"] == "standard"
