from __future__ import annotations

from core.domain.links import SeenSlot, slots_filled
from tests.builders import an_issue, an_issue_link


def test_a_link_between_issues_is_the_same_from_both_sides():
    one, other = an_issue(), an_issue()
    link = an_issue_link(one, other)
    assert link == an_issue_link(other, one, uuid=link.uuid)
    assert (link.beside(one.uuid), link.beside(other.uuid)) == (other.uuid, one.uuid)


def test_a_slot_counts_when_it_holds_words():
    issue = an_issue(seen_person="张三", seen_case=" ")
    assert slots_filled(issue) == [SeenSlot.PERSON]
