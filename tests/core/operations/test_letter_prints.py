"""What is printed of a run: letters begin on odd pages, the list and the labels name everyone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pdfplumber
import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.errors import Cancelled, Environment, Refused
from core.letters.label_sheets import PAPERS
from core.operations import issues, letter_batches, letter_fonts, letter_prints, letter_proposals, letters
from core.operations.letter_prints import PrintWish

DAY = date(2020, 8, 17)


@pytest.fixture
def sent(ws):
    for name in ("市工信局", "市教育局", "市公安局"):
        for text in ("拖欠账款", "清单未公开"):
            issues.register_issue(
                ws, IssueDraft(text=text, units=(UnitName(name),), deadline_raw="2020年6月底前")
            )
    lines = letter_batches.lines_of(letter_proposals.proposals(ws), DAY)
    return letter_batches.dispatch_all(ws, lines).value.letters


@pytest.fixture
def out(tmp_path):
    """An empty folder beside the ledger."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def text_of(path):
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() or "" for page in pdf.pages]


def test_everything_asked_for_is_written_and_nothing_else(ws, sent, out):
    wish = PrintWish(single=True, joined=True, listed=True, labels="dl")
    made = letter_prints.write_prints(ws, sent, out, wish)
    assert sorted(out.iterdir()) == sorted(made)
    assert len(made) == len(sent) + 3
    assert letter_prints.write_prints(ws, sent, out, PrintWish(listed=True))[0] not in made


def test_each_letter_begins_on_an_odd_page_where_both_sides_are_printed(ws, sent, out):
    (plain,) = letter_prints.write_prints(ws, sent, out / "a", PrintWish(joined=True))
    (duplex,) = letter_prints.write_prints(ws, sent, out / "b", PrintWish(joined=True, duplex=True))
    assert len(text_of(plain)) == sum(each.pages for each in sent)
    pages = text_of(duplex)
    at = 0
    for each in sent:
        assert at % 2 == 0
        assert each.document_number in pages[at].replace(" ", "")
        at += each.pages + each.pages % 2
    assert len(pages) == at - sent[-1].pages % 2


def test_copies_are_joined_as_often(ws, sent, out):
    (path,) = letter_prints.write_prints(ws, sent, out, PrintWish(joined=True, copies=2))
    assert len(text_of(path)) == 2 * sum(each.pages for each in sent)


def test_the_list_names_every_letter(ws, sent, out):
    (path,) = letter_prints.write_prints(ws, sent, out, PrintWish(listed=True))
    (page,) = text_of(path)
    assert all(each.document_number in page for each in sent)
    assert all(each.addressee in page for each in sent)
    with pdfplumber.open(path) as pdf:
        assert round(float(pdf.pages[0].width)) == 842


def test_one_label_for_every_addressee_with_all_numbers_inside(ws, sent, out):
    labels = letter_prints.labels_of(ws, [*sent, sent[0]])
    assert [each.addressee for each in labels] == [each.addressee for each in sent]
    assert labels[0].numbers == (sent[0].document_number,) * 2
    for key in letter_prints.label_papers():
        (path,) = letter_prints.write_prints(ws, sent, out / key, PrintWish(labels=key))
        assert len(text_of(path)) == -(-len(sent) // PAPERS[key].each)


def test_what_cannot_be_printed_is_refused_in_words(ws, sent, out):
    with pytest.raises(Refused, match="prints_nothing"):
        letter_prints.write_prints(ws, (), out, PrintWish(joined=True))
    with pytest.raises(Refused, match="unknown_label_paper"):
        letter_prints.write_prints(ws, sent, out, PrintWish(labels="a5"))
    letters.path_of(ws, sent[0].uuid).write_bytes(b"no pdf")
    with pytest.raises(Environment, match="paper_unreadable"):
        letter_prints.write_prints(ws, sent, out, PrintWish(joined=True))
    assert list(out.iterdir()) == []


def test_cancelling_leaves_no_half_file(ws, sent, out):
    class Stop:
        def step(self, done, total, what=""):
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        letter_prints.write_prints(ws, sent, out, PrintWish(joined=True), Stop())
    assert list(out.iterdir()) == []


def test_the_joined_file_holds_each_font_once_and_the_very_pages_of_the_frozen_files(ws, sent, out):
    (path,) = letter_prints.write_prints(ws, sent, out, PrintWish(joined=True))
    joined = path.read_bytes()
    frozen = letters.path_of(ws, sent[0].uuid).read_bytes()
    assert joined.count(b"/FontFile2") == frozen.count(b"/FontFile2")
    assert len(joined) < 2 * len(frozen)


def test_a_letter_that_would_be_drawn_otherwise_today_is_joined_as_it_was_frozen(ws, sent, out):
    (first,) = letter_prints.write_prints(ws, sent, out, PrintWish(joined=True))
    odd = replace(sent[0], content=sent[1].content)
    (path,) = letter_prints.write_prints(ws, (odd, *sent[1:]), out, PrintWish(joined=True, copies=2))
    assert path != first
    once = text_of(first)
    pages = text_of(path)
    assert sorted(pages) == sorted(once * 2)
    assert sent[0].document_number in pages[0].replace(" ", "")
    assert path.read_bytes().count(b"/FontFile2") > 2 * first.read_bytes().count(b"/FontFile2")


def test_a_run_is_awaited_in_the_fonts_it_will_be_drawn_in(ws, monkeypatch):
    told = []
    monkeypatch.setattr(letter_prints.paper, "stand_by", lambda letters, **how: told.append((letters, how)))
    monkeypatch.setattr(letter_prints.paper, "stand_down", lambda: told.append("down"))
    letter_prints.await_run(ws, 100)
    letter_prints.expect_none()
    fonts = {
        "bundled_only": ws.settings.bundled_fonts_only,
        "choices": letter_fonts.chosen_fonts(ws.settings),
    }
    assert told == [(100, fonts), "down"]
