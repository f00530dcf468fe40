from __future__ import annotations

from datetime import date

import pytest

from core.domain.letter import LetterKind, SentWay
from core.letters.paper import PaperFormat, Pitch
from core.operations import letters
from core.operations.letter_dress import LetterDress
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.dialogs.dress_section import DressSection, _key
from ui.dialogs.letter_form import LetterForm
from ui.models.habits import habits

SUPERVISION = LetterKind.SUPERVISION


@pytest.fixture
def section(qtbot, full_session):
    habits().remove(_key(SUPERVISION))
    made = DressSection(full_session)
    qtbot.addWidget(made)
    made.show_kind(SUPERVISION)
    made.show()
    return made


def test_untouched_it_says_nothing_and_stays_folded(section):
    assert section.dress() == LetterDress()
    assert not section.fold.isChecked()
    assert not section.format.isVisible()


def test_a_format_that_needs_elements_opens_the_section_and_asks_for_them(section, qtbot):
    with qtbot.waitSignal(section.edited):
        section.format.set_value(PaperFormat.UPWARD)
        section._on_format()
    assert section.fold.isChecked()
    assert section.texts["signers"].isVisible()
    assert not section.texts["present"].isVisible()
    section.texts["signers"].set_value("张三、李四")
    section.texts["present"].set_value("王五")
    assert section.dress() == LetterDress(format=PaperFormat.UPWARD, signers=("张三", "李四"))
    section.show_kind(LetterKind("talk_minutes"))
    assert section.texts["present"].isVisible()
    assert not section.texts["signers"].isVisible()


def test_the_last_choice_of_a_kind_is_remembered_but_not_what_one_letter_alone_has(section, full_session):
    chosen = LetterDress(
        format=PaperFormat.DOCUMENT,
        pitch=Pitch.EXACT_28,
        copied_to=("县纪委监委",),
        copy_number="1",
        sealed=False,
    )
    section.show_dress(chosen)
    assert section.dress() == chosen
    section.remember()
    again = DressSection(full_session)
    again.show_kind(SUPERVISION)
    kept = again.dress()
    assert (kept.format, kept.pitch, kept.copied_to) == (
        PaperFormat.DOCUMENT,
        Pitch.EXACT_28,
        ("县纪委监委",),
    )
    assert (kept.copy_number, kept.sealed) == ("", False)
    again.show_kind(LetterKind("inquiry"))
    assert again.dress() == LetterDress()
    habits().setValue(_key(SUPERVISION), "[broken")
    anew = DressSection(full_session)
    anew.show_kind(SUPERVISION)
    assert anew.dress() == LetterDress()


def test_what_is_missing_is_named_over_the_page_and_forbids_dispatch(dialog, full_session):
    dialog.form.dress.format.set_value(PaperFormat.UPWARD)
    dialog.form.dress._on_format()
    dialog.draw()
    full_session.jobs.wait()
    assert dialog.panel.view.page_count >= 1
    assert "签发人" in dialog.message.text()
    assert not dialog.dispatch_button.isEnabled()
    dialog.form.dress.texts["signers"].set_value("王主任")
    dialog.form.dress.show_way(SentWay.OA)
    dialog.draw()
    full_session.jobs.wait()
    assert dialog.dispatch_button.isEnabled()
    asked = dialog.form.request()
    assert (asked.dress.signers, asked.sent_way) == (("王主任",), SentWay.OA)


def test_a_correction_keeps_its_kind_and_asks_for_the_reason(qtbot, full_session):
    late = letters.propose(full_session.reader)[0]
    made = LetterRequest(
        kind=SUPERVISION,
        dated_on=date(2020, 8, 17),
        unit_uuid=late.unit_uuid,
        dress=LetterDress(copied_to=("县纪委监委",)),
        corrects_uuid="x",
    )
    form = LetterForm(full_session, made)
    qtbot.addWidget(form)
    form.show()
    full_session.reading.wait()
    assert not form.kind.isEnabled()
    assert form.reason.isVisible()
    form.reason.set_value("单位写错")
    told = form.request()
    assert (told.corrects_uuid, told.correction_reason) == ("x", "单位写错")
    assert told.dress.copied_to == ("县纪委监委",)
    assert word("letter_dialog.correction_reason") == form.reason.accessibleName()
