"""Kinds of letters are data: whole, distinct, and nothing but a file each."""

from __future__ import annotations

import shutil

import pytest

from core import letter_kinds, letter_shelf
from core.domain.letter import LetterKind
from core.errors import Environment
from core.resources import resource_path
from core.wording import word_of


def test_every_kind_has_a_name_a_group_and_a_series_of_its_own_standing():
    plans = letter_kinds.all_plans()
    assert len(plans) >= 22
    assert {plan.identifier for plan in plans} == {kind.value for kind in LetterKind}
    assert len({plan.name for plan in plans}) == len(plans)
    assert all(plan.group and (plan.series or plan.only_issues) and plan.required for plan in plans)


def test_one_kind_is_proposed_on_every_step_of_the_ladder():
    for level in range(1, 5):
        proposed = [each for each in letter_kinds.all_plans() if each.level == level and each.proposed]
        assert [letter_kinds.kind_of_level(level)] == [each.identifier for each in proposed]
    assert letter_kinds.kind_of_level(9) == ""


def test_a_kind_without_a_file_keeps_its_identifier_as_name():
    kind = LetterKind("of_a_later_version")
    assert word_of(kind) == "of_a_later_version"
    assert not letter_kinds.plan_of("../supervision").required


def test_a_new_kind_needs_its_text_only_and_a_wrong_one_is_named(tmp_path, monkeypatch):
    shutil.copy(resource_path("letters", "inquiry.toml"), tmp_path / "made_up.toml")
    (tmp_path / "broken.toml").write_text('name = "x"\nspeaks_of = "weather"\n', "utf-8")
    monkeypatch.setattr(letter_shelf, "resource_path", lambda _, *name: tmp_path.joinpath(*name))
    letter_shelf.shipped.cache_clear()
    try:
        plan = letter_kinds.plan_of("made_up")
        assert (plan.name, plan.fields[0].key) == ("函询", "questions")
        with pytest.raises(Environment):
            letter_kinds.plan_of("broken")
        assert not letter_kinds.is_readable("broken", letter_shelf.text_of("broken"))
        assert letter_kinds.is_readable("made_up", letter_shelf.text_of("made_up"))
    finally:
        letter_shelf.shipped.cache_clear()
        letter_shelf.shipped_text.cache_clear()


def test_a_head_is_read_even_where_blocks_are_written_in_another_way():
    text = 'name = "函"\nnote = """\n[[block]]"""\nlevel = 2\n'
    assert letter_kinds.plan_in("own", text).level == 2


def test_words_of_an_office_take_no_condition_of_release_away():
    text = letter_shelf.shipped_text("delisting").replace('needs = ["borne", "listed", "done"]', "")
    assert "needs" not in text
    assert letter_kinds.plan_in("delisting", text).needs == ("borne", "listed", "done")
    assert letter_kinds.plan_in("our_own", text).needs == ()


def test_the_program_says_which_conditions_its_own_kinds_have():
    assert letter_kinds.shipped_needs("delisting") == ("borne", "listed", "done")
    assert letter_kinds.shipped_needs("own_x") == letter_kinds.shipped_needs("") == ()
