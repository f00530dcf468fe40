"""What hangs on an issue, by id: its trail is told of all of it."""

from __future__ import annotations

from core.domain.dossier import IssueDossier, IssueLife, MeasureDossier
from core.domain.listing import Timeliness
from tests import builders as a


def test_what_hangs_on_an_issue_is_itself_its_measures_and_their_files():
    issue = a.an_issue()
    measure = a.a_measure(issue)
    part = MeasureDossier(
        measure=measure,
        units=(),
        notes=(),
        evidence=(),
        timeliness=Timeliness.UNDATED,
        due=None,
        days_left=None,
    )
    life = IssueLife(
        moves=(), reviews=(), follow_ups=(), extensions=(), chain=(), next_step=None, look_back_due=None
    )
    dossier = IssueDossier(
        issue=issue,
        batch=None,
        units=(),
        measures=(part,),
        notes=(),
        evidence=(),
        letters=(),
        life=life,
        related=(),
        timeline=(),
        timeliness=Timeliness.UNDATED,
        days_left=None,
    )
    assert dossier.hanging == {issue.uuid, measure.uuid}
