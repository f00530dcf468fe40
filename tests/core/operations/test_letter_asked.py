from __future__ import annotations

from datetime import date

from core.domain.letter import LetterKind, SentWay
from core.letters.paper import PaperFormat, Pitch
from core.operations.letter_asked import asked_of, asked_text
from core.operations.letter_dress import LetterDress
from core.operations.letter_request import LetterRequest
from tests import builders

WHOLE = LetterRequest(
    kind=LetterKind("listed_supervision"),
    dated_on=date(2026, 11, 22),
    reply_due=date(2026, 12, 7),
    unit_uuid="u",
    issue_uuids=("a", "b"),
    measure_uuids=("m",),
    said=(("conditions", "一\n二"),),
    as_issue=True,
    total=3,
    dress=LetterDress(
        format=PaperFormat.DOCUMENT, pitch=Pitch.EXACT_28, copied_to=("县纪委监委",), sealed=False
    ),
    sent_way=SentWay.OA,
)


def test_what_was_asked_for_is_read_back_as_it_was():
    for asked in (WHOLE, LetterRequest(kind=LetterKind.SUPERVISION, dated_on=date(2026, 1, 1))):
        assert asked_of(builders.a_letter(asked=asked_text(asked))) == asked


def test_what_a_later_program_adds_is_left_alone_and_damage_asks_for_nothing():
    text = asked_text(WHOLE).replace('"batch"', '"later": 1, "batch"')
    assert asked_of(builders.a_letter(asked=text)) == WHOLE
    for damaged in ("", "{}", "[1]", '"x"', text[:40]):
        assert asked_of(builders.a_letter(asked=damaged)) is None
