from __future__ import annotations

import pytest

from core.domain.listing import ListKind
from core.domain.register import LinkTarget, RegisterLink
from core.domain.register_links import OPENS, LinkedRecord


@pytest.mark.parametrize("target", list(LinkTarget))
def test_a_link_says_what_it_points_to_and_which_list_shows_it(target):
    link = RegisterLink(uuid="l", entry_uuid="e", field="f", **{f"{target.value}_uuid": "x"})
    assert (link.target, link.target_uuid) == (target, "x")
    record = LinkedRecord(target=target, uuid="x", code="甲", text="", opens="x")
    assert record.kind is OPENS[target]


def test_a_measure_is_shown_as_its_issue():
    assert OPENS[LinkTarget.MEASURE] is ListKind.ISSUES
