"""The office's wording counts while its ledger is open, is undone, and never changes what was sent."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from core.clock import FixedClock
from core.domain.letter import Letter, LetterKind
from core.domain.letter_template import LetterTemplate
from core.errors import Refused
from core.letter_kinds import plan_of
from core.letter_shelf import office_texts, shipped_text
from core.operations import history, letter_templates, letters
from core.operations.letter_request import request_of
from core.operations.letter_templates import TemplateState
from core.operations.writing import change, outcome
from core.store import records
from core.workspace import Workspace

KIND = "reminder"


def edited(name: str = "催促函", kind: str = KIND) -> str:
    text = shipped_text(kind)
    return text.replace(f'name = "{plan_of(kind).name}"', f'name = "{name}"', 1)


def state(ws, identifier=KIND):
    return next(line for line in letter_templates.templates(ws) if line.identifier == identifier)


def test_an_edited_template_counts_is_listed_and_undone(ws):
    before = plan_of(KIND).name
    letter_templates.save(ws, KIND, edited())
    assert plan_of(KIND).name == "催促函"
    assert state(ws).state is TemplateState.EDITED
    assert not state(ws).outdated
    assert history.undo_label(ws) == "修改文书模板“催促函”"
    history.undo(ws)
    assert plan_of(KIND).name == before
    assert state(ws).state is TemplateState.SHIPPED
    history.redo(ws)
    assert plan_of(KIND).name == "催促函"
    letter_templates.save(ws, KIND, edited("再催函"))
    assert len(records.find(ws.ledger, LetterTemplate)) == 1
    letter_templates.reset(ws, KIND)
    assert plan_of(KIND).name == before
    with pytest.raises(Refused, match="template_not_kept"):
        letter_templates.reset(ws, KIND)


def test_a_closed_ledger_takes_its_templates_along_and_the_next_has_none(ws, tmp_path):
    letter_templates.save(ws, KIND, edited())
    other = Workspace.create(tmp_path / "other", ws.office, ws.clock)
    assert plan_of(KIND).name != "催促函"
    other.close()
    assert plan_of(KIND).name == "催促函"
    ws.close()
    assert KIND not in office_texts()
    again = Workspace.open(ws.folder, FixedClock.on(ws.clock.today()))
    assert plan_of(KIND).name == "催促函"
    again.close()
    assert plan_of(KIND).name != "催促函"


def test_what_has_errors_is_not_kept_and_says_why(ws):
    for text in ("", "name =", edited().replace("{reply_due}", "{reply_day}")):
        with pytest.raises(Refused, match="template_not_valid"):
            letter_templates.save(ws, KIND, text)
    with pytest.raises(Refused, match="template_not_valid"):
        letter_templates.save(ws, "Own-1", edited())
    assert records.find(ws.ledger, LetterTemplate) == []
    (found,) = letter_templates.check_text(ws, KIND, edited(plan_of("inquiry").name))
    assert found.rule == "template_kind_taken"


def test_a_program_update_that_changed_the_wording_is_told_and_a_damaged_text_gives_way(ws):
    letter_templates.save(ws, KIND, edited())
    (kept,) = records.find(ws.ledger, LetterTemplate)
    assert kept.based_on == hashlib.sha256(shipped_text(KIND).encode()).hexdigest()
    with change(ws, "letter_template.save", name="x") as tx:
        made = tx.replace(replace(kept, based_on="0" * 64, text='speaks_of = "weather"'))
    outcome(ws, tx, made)
    assert state(ws).outdated
    assert state(ws).damaged
    assert plan_of(KIND).name == "提示函"
    assert KIND not in office_texts()


def test_a_kind_of_its_own_is_dispatched_and_then_kept_while_letters_stay_frozen(practice):
    ws = practice
    kind = letter_templates.new_identifier()
    letter_templates.save(ws, kind, edited("慰问提示函", "supervision"))
    request = request_of(letters.propose(ws)[0], ws.clock.today())
    sent = letters.dispatch(ws, replace(request, kind=LetterKind(kind))).value
    path = letters.path_of(ws, sent.uuid)
    bytes_before = path.read_bytes()
    letter_templates.save(ws, kind, edited("慰问提示函", "supervision").replace("特此函告", "此致"))
    path.unlink()
    letters.heal(ws)
    assert path.read_bytes() == bytes_before
    assert records.get(ws.ledger, Letter, sent.uuid).content == sent.content
    with pytest.raises(Refused, match="template_in_use"):
        letter_templates.reset(ws, kind)


def test_a_trial_draws_the_page_of_an_example_or_of_the_letter_at_hand(practice):
    ws = practice
    made = letter_templates.try_out(ws, "supervision", shipped_text("supervision"))
    assert made.pdf is not None
    assert made.pdf.read_bytes().startswith(b"%PDF")
    assert made.found == ()
    request = request_of(letters.propose(ws)[0], ws.clock.today())
    assert letter_templates.try_out(
        ws, request.kind.value, shipped_text(request.kind.value), request=request
    ).pages
    wrong = letter_templates.try_out(ws, "supervision", "name = 3")
    assert wrong.pdf is None
    assert wrong.found
    lacking = shipped_text("supervision").replace("required = [", 'required = ["concluded_on", ')
    assert [each.rule for each in letter_templates.try_out(ws, "supervision", lacking).found] == [
        "template_trial_required"
    ]


def test_a_template_goes_out_as_a_file_and_comes_back(ws, tmp_path):
    path = letter_templates.export(ws, KIND, tmp_path / "out" / "提示函.toml")
    assert letter_templates.read_file(path) == shipped_text(KIND)
    (tmp_path / "x.bin").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="template_file_unreadable"):
        letter_templates.read_file(tmp_path / "x.bin")
    with pytest.raises(Refused, match="unknown_letter_kind"):
        letter_templates.text_of(ws, "weather")


def test_a_trial_is_set_in_the_pitch_of_the_text_tried_out(ws):
    text = shipped_text(KIND)
    assert letter_templates.try_out(ws, KIND, 'pitch = "28"\n' + text).pdf is not None
    wrong = letter_templates.try_out(ws, KIND, 'pitch = "27"\n' + text)
    assert [(each.field, each.rule) for each in wrong.found] == [("head:pitch", "template_value_wrong")]


def test_an_own_kind_takes_no_place_on_the_ladder_and_is_known_by_its_name(ws):
    made = letter_templates.as_own_kind(shipped_text("supervision"), " 关心函 ")
    letter_templates.save(ws, "own_00000001", made)
    assert letter_templates.kind_named("关心函") == "own_00000001"
    assert (plan_of("own_00000001").level, plan_of("own_00000001").proposed) == (0, False)
    assert letter_templates.kind_named("安慰函") == ""
    assert letter_templates.as_own_kind("name = [", "甲") == "name = ["
