from __future__ import annotations

from core.store import leading
from tests import builders as a
from tests.core.store.opened import save


def test_a_leader_is_found_by_whole_names_and_by_other_spellings(ledger):
    leader = a.a_leader("张伟", aliases=("张副县长",))
    held = [a.an_issue(leader=text) for text in ("张伟", "李强、张 伟", "李强，张副县长", "张副县长；李强")]
    other = [a.an_issue(leader=text) for text in ("张伟民", "", "李强")]
    save(ledger, leader, *held, *other)
    assert set(leading.held_issues(ledger, leader.uuid)) == {each.uuid for each in held}


def test_written_names_are_taken_apart_and_given_once(ledger):
    save(ledger, *(a.an_issue(leader=text) for text in ("张伟", "张伟、李强", "王芳，李强")))
    assert sorted(leading.written_names(ledger)) == ["张伟", "李强", "王芳"]
