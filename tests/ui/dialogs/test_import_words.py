from __future__ import annotations

from dataclasses import replace

from core.domain.proposal import ImportResult, Tally
from core.domain.verdict import Verdict
from core.operations import imports
from core.wording import word
from tests.ui import practice
from ui.dialogs.import_words import agreeing, result_words, source_text, waiting_in


def test_what_waits_is_counted_and_a_row_that_brings_nothing_does_not_wait(empty_session):
    proposal = imports.read_proposal(empty_session.reader, practice.SHEET)
    assert waiting_in(proposal) == 22
    known = [
        replace(
            row,
            verdict=Verdict.UNCHANGED,
            measures=tuple(replace(each, verdict=Verdict.UNCHANGED) for each in row.measures),
        )
        for row in proposal.issues[1:]
    ]
    assert waiting_in(replace(proposal, issues=(proposal.issues[0], *known))) == 1
    assert proposal.title in source_text(proposal)


def test_the_button_names_a_number_only_when_there_is_one():
    assert agreeing(3) == word("import_dialog.import_count", count=3)
    assert agreeing(0) == word("import_dialog.import")


def test_what_an_import_left_alone_is_told_behind_what_it_did():
    tally = Tally(new=2)
    none = {"rejected": (), "warnings": (), "columns": ()}
    held = ("2020-001：已销号",)
    result = ImportResult(batch_uuid="", issues=tally, measures=tally, held=held, **none)
    told = result_words(result).split("\n")
    assert len(told) == 2
    assert "2020-001：已销号" in told[1]
