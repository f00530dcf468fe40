from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.violation import Severity
from core.errors import Refused
from core.letters import font_files
from core.letters.fonts import FontRole
from core.operations import issues, letter_fonts, letters, measures, offices
from core.operations.letter_fonts import font_report
from core.resources import resource_path
from core.store import numbers
from core.wording import sentence, word


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with a single font: our 楷体 under a file name of its own."""
    folder = tmp_path / "system"
    folder.mkdir()
    shutil.copy(resource_path("fonts", "FandolKai-Regular.ttf"), folder / "installed.ttf")
    monkeypatch.setattr(font_files, "font_folders", lambda: [folder])
    letter_fonts.look_again()
    yield folder
    monkeypatch.undo()
    letter_fonts.look_again()


@pytest.fixture
def request_(ws):
    """A letter that may go now."""
    draft = IssueDraft(text="拖欠账款", units=(UnitName("市工信局"),), deadline_raw="2020年6月底前")
    issue = issues.register_issue(ws, draft).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="加强资金筹措"))
    unit = letters.propose(ws)[0].unit_uuid
    return letters.LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit, dated_on=date(2020, 8, 17))


def by_role(ws):
    return {use.role: use for use in font_report(ws)}


def test_with_our_own_fonts_every_role_has_its_substitute(ws):
    offices.revise_settings(ws, replace(ws.settings, bundled_fonts_only=True))
    report = by_role(ws)
    assert set(report) == set(FontRole)
    assert all(use.substitute for use in report.values())
    assert report[FontRole.FANG].file == "FandolFang-Regular.ttf"
    assert report[FontRole.FANG].common == 6638
    assert report[FontRole.TITLE].common == 8105
    assert report[FontRole.RARE].more > 10_000
    assert report[FontRole.TITLE].standard_exists
    assert not report[FontRole.RARE].standard_exists


def test_the_offices_choice_sets_a_role_and_automatic_takes_it_back(ws, machine):
    assert letter_fonts.families() == ("FandolKai TT",)
    assert by_role(ws)[FontRole.FANG].substitute
    letter_fonts.choose(ws, FontRole.FANG, "FandolKai TT")
    use = by_role(ws)[FontRole.FANG]
    assert (use.path, use.substitute, use.chosen) == (machine / "installed.ttf", False, "FandolKai TT")
    assert by_role(ws)[FontRole.HEI].substitute
    letter_fonts.choose(ws, FontRole.FANG, "")
    assert by_role(ws)[FontRole.FANG].substitute
    assert ws.settings.letter_fonts == ()


def test_a_family_that_is_not_here_cannot_be_chosen(ws, machine):
    with pytest.raises(Refused) as caught:
        letter_fonts.choose(ws, FontRole.FANG, "方正仿宋")
    assert "方正仿宋" in sentence(caught.value)
    assert ws.settings.letter_fonts == ()


def test_a_font_installed_meanwhile_is_found_when_looked_for_again(ws, machine):
    assert by_role(ws)[FontRole.HEI].substitute
    shutil.copy(resource_path("fonts", "FandolHei-Regular.ttf"), machine / "simhei.ttf")
    assert by_role(ws)[FontRole.HEI].substitute
    letter_fonts.look_again()
    assert not by_role(ws)[FontRole.HEI].substitute


def test_who_stands_by_with_the_fonts_of_before_is_not_asked(machine, monkeypatch):
    ended = []
    monkeypatch.setattr(letter_fonts, "stand_down", lambda: ended.append(True))
    letter_fonts.look_again()
    assert ended == [True]


def test_a_letter_is_set_in_the_chosen_font_which_stays_recorded_with_it(ws, machine, request_):
    letter_fonts.choose(ws, FontRole.TITLE, "FandolKai TT")
    letter = letters.dispatch(ws, request_).value
    assert any(name.startswith("installed") for name in letter_fonts.fonts_of(ws, letter.uuid))


def test_without_standard_fonts_no_letter_goes_where_the_office_says_so(ws, machine, request_):
    letter_fonts.require_standard(ws, wanted=True)
    assert letters.preview(ws, request_).pages
    with pytest.raises(Refused) as caught:
        letters.dispatch(ws, request_)
    assert "仿宋" in sentence(caught.value)
    assert "生僻字" not in sentence(caught.value)
    assert numbers.upcoming(ws.ledger, "容法督", 2020) == 1
    for role in FontRole:
        letter_fonts.choose(ws, role, "FandolKai TT")
    assert letters.dispatch(ws, request_).value.number == 1


def test_characters_that_cannot_be_printed_lead_to_their_records(ws):
    offices.revise_settings(ws, replace(ws.settings, bundled_fonts_only=True))
    unit = UnitName("某\ue123局")
    issue = issues.register_issue(ws, IssueDraft(text="当事人张𠀀的案卷", units=(unit,))).value
    found = {each.char: each for each in letter_fonts.uncovered(ws)}
    assert set(found) == {"\ue123", "𠀀"}
    assert found["\ue123"].private
    assert found["𠀀"].code == "U+20000"
    assert [(hit.kind, hit.uuid) for hit in found["𠀀"].hits] == [(ListKind.ISSUES, issue.uuid)]


def test_a_name_that_cannot_be_printed_is_warned_of_and_never_refused(ws):
    warned = letter_fonts.warn(replace(ws.settings, bundled_fonts_only=True), "name", "张𠀀䶮")
    assert [(each.severity, dict(each.facts)["letters"]) for each in warned] == [(Severity.WARNING, "𠀀")]
    assert letter_fonts.warn(ws.settings, "name", "张三 A-1（女）") == []


def test_the_list_of_standard_characters_is_whole():
    """8,105 characters (国发〔2013〕23号): 6,638 of GB 2312 and 1,467 beyond, 196 of them above U+FFFF."""
    listed = letter_fonts.common_characters()
    beyond = [char for char in listed if not char.encode("gb2312", "ignore")]
    assert len(listed) == len(set(listed)) == 8105
    assert len(beyond) == 1467
    assert sum(char > "\uffff" for char in listed) == 196
    assert sum("\u3400" <= char < "\u4e00" for char in listed) == 77
    assert set("啰瞭镕堃喆昇䶮𬭚鿏锺麹") <= set(listed)
    assert not set("後馀菸鍾麴丶氵龘") & set(listed)


def test_a_choice_for_a_role_of_another_version_is_left_alone(ws):
    kept = replace(ws.settings, letter_fonts=("hand=行楷", "kai=楷体", "fang="))
    assert letter_fonts.chosen_fonts(kept) == ((FontRole.KAI, "楷体"),)


def test_the_role_of_page_numbers_is_asked_for_figures_alone(ws):
    offices.revise_settings(ws, replace(ws.settings, bundled_fonts_only=True))
    report = by_role(ws)
    assert letter_fonts.coverage_words(report[FontRole.SONG]) == word("fonts_tab.figures")
    assert letter_fonts.coverage_words(report[FontRole.FANG]).startswith("6638 / ")
    lacking = replace(report[FontRole.SONG], figures=0)
    assert letter_fonts.coverage_words(lacking) == word("fonts_tab.figures_lacking")
