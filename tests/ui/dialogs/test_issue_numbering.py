"""The way of numbering is asked only where there is one to choose."""

from __future__ import annotations

from datetime import date

from core.domain.letter import LetterKind
from core.operations import letters
from core.operations.letter_request import LetterRequest
from tests.ui.steps import KeepsWidgets
from ui.dialogs.issue_numbering import IssueNumbering
from ui.session import Session


def test_issues_are_offered_to_the_kinds_that_have_them(qtbot: KeepsWidgets, full_session: Session) -> None:
    part = IssueNumbering(full_session)
    qtbot.addWidget(part)
    part.show_kind(LetterKind.SUPERVISION)
    assert part.isHidden()
    part.show_kind(LetterKind("circular"))
    assert not part.isHidden()
    assert part.way.value() is True
    part.way.set_value(False)
    part._show_total()
    assert part.total.isHidden()
    asked = LetterRequest(kind=LetterKind("circular"), dated_on=date(2020, 8, 17), as_issue=False)
    assert part.applied(asked) == asked
    part.way.set_value(True)
    part.total.set_value(12)
    wanted = part.applied(asked)
    assert (wanted.as_issue, wanted.total) == (True, 12)
    full_session.write(lambda ws, _: letters.dispatch(ws, wanted))
    full_session.jobs.wait()
    part.show_kind(LetterKind("circular"))
    assert part.way.value() is True
    assert part.total.value() == 13
