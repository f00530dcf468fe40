from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.printing import LetterPrinting, PrintingDraft
from core.errors import Refused
from core.letters import letter as paper
from core.letters.fresh_sheets import FreshPages
from core.operations import history, letters, printings
from core.operations.letter_request import request_of
from core.store import records
from core.store.checking import check

DAY = date(2020, 8, 10)


@pytest.fixture
def sent(practice):
    found = letters.propose(practice)
    return [letters.dispatch(practice, request_of(each, DAY)).value for each in found[:2]]


def test_the_first_printing_and_every_reprint_stand_in_the_register_and_the_journal(practice, sent):
    letter = sent[0]
    draft = PrintingDraft(letter_uuid=letter.uuid, copies=3)
    (first,) = printings.record(practice, [draft], "办公室打印机").value
    assert (first.nth, first.copies, first.printer, first.printed_on) == (
        1,
        3,
        "办公室打印机",
        practice.clock.today(),
    )
    printings.record(practice, [replace(draft, copies=1, pages="2")])
    printings.record(practice, [replace(draft, copies=1)])
    found = printings.of_letter(practice, letter.uuid)
    assert [printings.said(each) for each in found] == ["首次打印", "重印第1次", "重印第2次"]
    assert found[1].pages == "2"
    told = [entry.summary for entry in history.entries(practice)[:3]]
    assert told == [
        f"重印 {letter.document_number}（第2次重印），1 份",
        f"重印 {letter.document_number}（第1次重印），1 份",
        f"打印 {letter.document_number}，3 份",
    ]
    assert check(practice.ledger, full=True) == []


def test_a_printing_is_an_act_that_no_undo_reaches(practice, sent):
    printings.record(practice, [PrintingDraft(letter_uuid=sent[0].uuid)])
    assert history.undo_label(practice) is None
    assert len(printings.of_letter(practice, sent[0].uuid)) == 1


def test_a_run_of_several_is_one_line_and_counts_each_letter_by_itself(practice, sent):
    one, two = sent
    printings.record(practice, [PrintingDraft(letter_uuid=two.uuid)])
    drafts = [PrintingDraft(letter_uuid=one.uuid, copies=2), PrintingDraft(letter_uuid=two.uuid, copies=2)]
    made = printings.record(practice, drafts).value
    assert [each.nth for each in made] == [1, 2]
    assert history.entries(practice)[0].summary == "打印文书 2 件，共 4 份"


def test_what_cannot_have_been_printed_is_refused_and_nothing_is_entered(practice, sent):
    good = PrintingDraft(letter_uuid=sent[0].uuid)
    for drafts, day in (
        ([], None),
        ([good, replace(good, copies=0)], None),
        ([good], date(2999, 1, 1)),
    ):
        with pytest.raises(Refused):
            printings.record(practice, drafts, printed_on=day)
    assert records.find(practice.ledger, LetterPrinting) == []


def test_letters_go_to_the_printer_with_their_slip_marked_and_void_ones_named(practice, sent):
    one, two = sent
    letters.void(practice, two.uuid, "主送单位有误")
    printings.record(practice, [PrintingDraft(letter_uuid=one.uuid)])
    ready = printings.papers(practice, [two.uuid, one.uuid]).ready
    assert [each.document_number for each in ready] == [two.document_number, one.document_number]
    assert [(each.void, each.printed) for each in ready] == [(True, 0), (False, 1)]
    forms = len(paper.content_from_json(one.content).forms)
    assert ready[1].fresh.slips == tuple(range(one.pages - forms, one.pages))
    assert ready[1].path.is_file()


def test_a_letter_whose_file_is_gone_is_named_and_the_others_print(practice, sent):
    one, two = sent
    letters.path_of(practice, one.uuid).unlink()
    found = printings.papers(practice, [one.uuid, two.uuid])
    assert found.missing == (one.document_number,)
    assert [each.uuid for each in found.ready] == [two.uuid]


def test_a_letter_that_lays_out_to_other_pages_now_keeps_its_slips_at_the_end(practice, sent, monkeypatch):
    letter = sent[0]
    forms = len(paper.content_from_json(letter.content).forms)
    with_form = forms or 1
    lay_out = printings.paper.lay_out
    content = paper.content_from_json(letter.content)
    from tests.core.letters import formats

    slipped = content if forms else replace(content, forms=(formats.SLIP,))
    monkeypatch.setattr(printings.paper, "content_from_json", lambda _: slipped)
    monkeypatch.setattr(
        printings.paper,
        "lay_out",
        lambda made, **rest: lay_out(replace(made, blocks=made.blocks * 9)),
    )
    (ready,) = printings.papers(practice, [letter.uuid]).ready
    assert ready.fresh == FreshPages(slips=tuple(range(letter.pages - with_form, letter.pages)))


def test_pages_a_letter_does_not_have_are_refused(practice, sent):
    for pages in ("9-10", "0", "一"):
        with pytest.raises(Refused, match="print_pages_unread"):
            printings.record(practice, [PrintingDraft(letter_uuid=sent[0].uuid, pages=pages)])
    assert printings.of_letter(practice, sent[0].uuid) == []
