from __future__ import annotations

import pytest

from core import letter_kinds
from core.domain.letter import LetterKind
from core.operations.letter_request import LetterRequest
from ui.dialogs.letter_targets import targets


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_finds_what_it_may_be_about(full_session, kind):
    request = LetterRequest(kind=kind, dated_on=full_session.today)
    read = targets(full_session.reader, kind, request)
    found = read.subjects
    if kind.plan.speaks_of == letter_kinds.ITEMS:
        assert found == ()
        assert all(each.items for each in read.addressees)
    if kind.plan.speaks_of == letter_kinds.REVIEW:
        assert len(found) == 22
