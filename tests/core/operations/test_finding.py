from __future__ import annotations

import pytest

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.errors import Refused
from core.operations import issues
from core.operations.finding import by_code


def test_a_record_is_found_by_the_number_people_use(ws):
    issue = issues.register_issue(ws, IssueDraft(text="一", code="甲-1")).value
    assert by_code(ws, Issue, " 甲-1 ") == issue
    with pytest.raises(Refused, match="unknown_code"):
        by_code(ws, Issue, "甲-2")
