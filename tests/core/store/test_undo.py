"""Undo and redo: exact, lasting, stopped by acts, and never a way around a newer revision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.issue import Issue
from core.domain.measure import Measure
from core.errors import Refused
from core.store import records
from core.store.checking import check
from core.store.journal import entries, redo, redo_summary, transaction, undo, undo_summary
from core.store.ledger import Ledger
from tests.builders import a_measure, an_issue
from tests.core.store.opened import NOW, contents, remove, revise, save


def back(ledger: Ledger) -> None:
    undo(ledger, now=NOW, actor="王敏")


def again(ledger: Ledger) -> None:
    redo(ledger, now=NOW, actor="王敏")


def test_undo_takes_back_and_redo_brings_again(ledger: Ledger) -> None:
    states = [contents(ledger)]
    issue = an_issue()
    save(ledger, issue, a_measure(issue), a_measure(issue))
    states.append(contents(ledger))
    changed = revise(ledger, issue, text="改")
    states.append(contents(ledger))
    remove(ledger, *records.find(ledger, Measure), changed)
    states.append(contents(ledger))
    for state in reversed(states[:-1]):
        back(ledger)
        assert contents(ledger) == state
    for state in states[1:]:
        again(ledger)
        assert contents(ledger) == state
    assert check(ledger, full=True) == []


def test_undo_and_redo_survive_a_restart(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue, summary="登记问题")
    ledger.close()
    with Ledger.open(ledger.folder, now=NOW) as second:
        assert undo_summary(second) == "登记问题"
        back(second)
        assert records.find(second, Issue) == []
    with Ledger.open(ledger.folder, now=NOW) as third:
        assert (undo_summary(third), redo_summary(third)) == (None, "登记问题")
        again(third)
        assert [found.text for found in records.find(third, Issue)] == [issue.text]


def test_a_record_changed_twice_in_one_transaction_goes_back_whole(ledger: Ledger) -> None:
    issue = an_issue()
    before = contents(ledger)
    with transaction(ledger, "x", "x", now=NOW, actor="") as tx:
        tx.add(issue)
        stored = tx.replace(replace(issue, text="一"))
        tx.remove(tx.replace(replace(stored, text="二")))
        tx.add(replace(issue, text="三"))
    back(ledger)
    assert contents(ledger) == before
    again(ledger)
    assert [found.text for found in records.find(ledger, Issue)] == ["三"]


def test_a_new_change_forgets_what_could_be_redone(ledger: Ledger) -> None:
    save(ledger, an_issue(), summary="甲")
    back(ledger)
    save(ledger, an_issue(), summary="乙")
    assert redo_summary(ledger) is None
    with pytest.raises(Refused, match="nothing_to_redo"):
        again(ledger)
    back(ledger)
    assert redo_summary(ledger) == "乙"


def test_nothing_to_undo_is_said_before_the_beginning(ledger: Ledger) -> None:
    save(ledger, an_issue())
    back(ledger)
    assert undo_summary(ledger) is None
    with pytest.raises(Refused) as caught:
        back(ledger)
    assert caught.value.code == "undo_barrier"
    assert "建立台账" in str(caught.value.facts["summary"])


def test_an_act_is_a_barrier_that_names_itself(ledger: Ledger) -> None:
    save(ledger, an_issue(), summary="登记")
    save(ledger, an_issue(), summary="发出督办函", undoable=False)
    assert undo_summary(ledger) is None
    with pytest.raises(Refused) as caught:
        back(ledger)
    assert (caught.value.code, caught.value.facts) == ("undo_barrier", {"summary": "发出督办函"})
    save(ledger, an_issue(), summary="其后")
    assert undo_summary(ledger) == "其后"


def test_undo_is_an_entry_of_its_own_and_marks_what_it_took_back(ledger: Ledger) -> None:
    save(ledger, an_issue(), summary="登记")
    back(ledger)
    newest, taken_back, _ = entries(ledger)
    assert (newest.operation, newest.summary, newest.undoable) == ("history.undo", "撤销：登记", False)
    assert taken_back.undone is True
    again(ledger)
    assert [entry.undone for entry in entries(ledger)] == [False] * 4


def test_revisions_only_grow_so_a_form_from_before_the_undo_is_refused(ledger: Ledger) -> None:
    issue = an_issue(text="一")
    save(ledger, issue)
    form = revise(ledger, issue, text="二")
    back(ledger)
    restored = records.get(ledger, Issue, issue.uuid)
    assert (restored.text, restored.revision) == ("一", 3)
    with pytest.raises(Refused, match="changed_meanwhile"):
        revise(ledger, form, text="三")
    remove(ledger, restored)
    back(ledger)
    assert records.get(ledger, Issue, issue.uuid).revision == 4


def test_undo_is_refused_when_the_row_is_not_as_the_entry_left_it(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    ledger.connection.execute("UPDATE issue SET note = 'past the journal'")
    before = contents(ledger)
    with pytest.raises(Refused, match="undo_blocked"):
        back(ledger)
    assert contents(ledger) == before


def test_a_ledger_opened_for_reading_undoes_nothing(ledger: Ledger) -> None:
    save(ledger, an_issue())
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        assert undo_summary(reader) == "登记"
        with pytest.raises(Refused, match="read_only"):
            back(reader)


def test_undo_of_a_large_import_takes_every_row(ledger: Ledger) -> None:
    before = contents(ledger)
    issues = [an_issue() for _ in range(300)]
    save(ledger, *issues, *(a_measure(issue) for issue in issues for _ in range(3)))
    assert undo(ledger, now=NOW, actor="").touched == (("measure", "*"), ("issue", "*"))
    assert contents(ledger) == before
