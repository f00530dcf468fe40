"""A run of letters: each its own number; refused ones told; a cancelled run keeps what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core import files
from core.domain.drafts import IssueDraft, UnitName
from core.domain.letter import Letter, LetterNumber, LetterState
from core.errors import Cancelled, Environment
from core.operations import issues, letter_batches, letter_proposals, letters
from core.store import records

DAY = date(2020, 8, 17)
UNITS = ("市工信局", "市教育局", "市公安局", "市财政局")


class StopAt:
    """Progress that a person stops before letter ``at``."""

    def __init__(self, at):
        self.at, self.seen = at, []

    def step(self, done, total, what=""):
        self.seen.append((done, total))
        if done == self.at:
            raise Cancelled


@pytest.fixture
def lines(ws):
    for name in UNITS:
        issues.register_issue(
            ws, IssueDraft(text="拖欠账款", units=(UnitName(name),), deadline_raw="2020年6月底前")
        )
    return letter_batches.lines_of(letter_proposals.proposals(ws), DAY)


def all_numbers(ws):
    return [(each.n, each.state) for each in records.find(ws.ledger, LetterNumber, order="n")]


def test_every_line_becomes_a_letter_with_its_own_number_and_one_event_is_told(ws, lines):
    heard = []
    ws.events.subscribe(heard.append)
    made = letter_batches.dispatch_all(ws, lines)
    assert [each.number for each in made.value.letters] == [1, 2, 3, 4]
    assert [each.addressee for each in made.value.letters] == [line.name for line in lines]
    assert all(letters.path_of(ws, each.uuid).is_file() for each in made.value.letters)
    assert made.value.left == ()
    assert not made.value.cancelled
    assert heard == [made.change]
    assert {uuid for table, uuid in made.change.touched if table == "letter"} == {
        each.uuid for each in made.value.letters
    }
    assert letter_proposals.proposals(ws) == []


def test_a_letter_knows_the_step_it_was_sent_under_and_one_reply_day_holds_for_all(ws, lines):
    same = [replace(line, request=replace(line.request, reply_due=date(2020, 9, 30))) for line in lines]
    made = letter_batches.dispatch_all(ws, same).value.letters
    assert {(each.ladder_step, each.reply_due) for each in made} == {("supervision", date(2020, 9, 30))}


def test_cancelling_stops_between_two_letters_and_loses_no_number(ws, lines):
    result = letter_batches.dispatch_all(ws, lines, StopAt(2)).value
    assert result.cancelled
    assert len(result.letters) == 2
    assert result.left == tuple(line.name for line in lines[2:])
    assert all_numbers(ws) == [(1, LetterState.DISPATCHED), (2, LetterState.DISPATCHED)]
    rest = letter_batches.dispatch_all(ws, letter_batches.lines_of(letter_proposals.proposals(ws), DAY)).value
    assert [each.number for each in rest.letters] == [3, 4]


def test_cancelling_after_the_last_letter_comes_too_late(ws, lines):
    result = letter_batches.dispatch_all(ws, lines, StopAt(4)).value
    assert (len(result.letters), result.cancelled) == (4, False)


def test_a_refused_letter_is_told_and_the_others_go_on(ws, lines):
    bad = replace(lines[1], request=replace(lines[1].request, addressee="市\ue123局"))
    empty = replace(lines[2], request=replace(lines[2].request, issue_uuids=("nobody",)))
    result = letter_batches.dispatch_all(ws, [lines[0], bad, empty, lines[3]]).value
    assert [each.number for each in result.letters] == [1, 2]
    assert [each.name for each in result.refused] == [bad.name, empty.name]
    assert all(each.said.endswith("。") for each in result.refused)
    assert all_numbers(ws) == [(1, LetterState.DISPATCHED), (2, LetterState.DISPATCHED)]


def test_a_disk_that_runs_full_in_the_middle_stops_the_run_and_keeps_what_stands(ws, lines, monkeypatch):
    draw, drawn = letters.paper.draw_pdf, []

    def full_at_third(layout, target):
        drawn.append(target)
        if len(drawn) == 3:
            raise Environment("disk_full", path=str(target))
        draw(layout, target)

    monkeypatch.setattr(letters.paper, "draw_pdf", full_at_third)
    result = letter_batches.dispatch_all(ws, lines).value
    assert len(result.letters) == 2
    assert "磁盘空间不足" in result.stopped
    assert result.left == tuple(line.name for line in lines[2:])
    assert len(all_numbers(ws)) == 2
    assert sorted(path.name for path in (ws.folder / "issued").iterdir()) == sorted(
        each.file_name for each in result.letters
    )


def test_a_letter_whose_file_waits_for_its_name_counts_as_sent(ws, lines, monkeypatch):
    def held(source, target):
        raise PermissionError(13, "held")

    with monkeypatch.context() as patched:
        patched.setattr(
            files,
            "rename",
            lambda a, b: held(a, b) if b.suffix == ".pdf" and a.suffix == ".pending" else a.replace(b),
        )
        result = letter_batches.dispatch_all(ws, lines[:2]).value
    assert len(result.letters) == 2
    assert len(records.find(ws.ledger, Letter)) == 2
    assert letters.heal(ws) == 2
