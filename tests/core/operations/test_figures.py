"""The figures of the first painting are those of the whole 工作台."""

from __future__ import annotations

from dataclasses import fields

from core.operations.figures import figures
from core.operations.overview import overview

BESIDE = {"next_submission", "entries_due", "look_backs", "rechecks", "unclaimed_tasks"}


def test_the_figures_are_those_of_the_whole_without_what_stands_beside(practice):
    first, whole = figures(practice), overview(practice)
    assert (first.issues, first.next_submission) == (22, None)
    differing = {
        each.name for each in fields(first) if getattr(first, each.name) != getattr(whole, each.name)
    }
    assert differing <= BESIDE
    assert "next_submission" in differing
