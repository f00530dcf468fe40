from __future__ import annotations

from core.operations import calendars
from core.wording import word
from ui.dialogs.form_dialog import FormDialog
from ui.pages import calendar_tab

NOTICE = (
    "2021年部分节假日安排\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n"
    "二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。"
)


def kept(settings):
    return [each.year for each in calendars.years(settings.session.reader)]


def test_a_notice_is_read_day_by_day_and_kept(settings):
    tab = settings.calendar
    assert not tab.keep_button.isEnabled()
    tab.notice.setPlainText(NOTICE)
    tab.read()
    assert tab.days.rowCount() == 12
    assert tab.days.item(0, 1).text() == "五"
    tab.keep()
    settings.session.jobs.wait()
    assert kept(settings) == [2021]
    assert tab.days.rowCount() == 0


def test_a_notice_that_does_not_agree_is_shown_and_can_be_corrected(settings):
    tab = settings.calendar
    tab.notice.setPlainText(NOTICE.replace("共7天", "共6天"))
    tab.read()
    assert not tab.keep_button.isEnabled()
    assert "对不上" in tab.said.text()
    tab.correct()
    dialog = next(each for each in tab.findChildren(FormDialog) if each.isVisible())
    dialog.save()
    settings.session.jobs.wait()
    assert kept(settings) == [2021]


def test_a_year_is_entered_by_hand_and_removed(settings, monkeypatch):
    tab = settings.calendar
    tab.enter()
    dialog = next(each for each in tab.findChildren(FormDialog) if each.isVisible())
    dialog.form.editor("holidays").set_value("10月1日至8日")
    dialog.save()
    settings.session.jobs.wait()
    assert len(kept(settings)) == 1
    monkeypatch.setattr(calendar_tab, "ask", lambda *_: True)
    tab.remove(kept(settings)[0])
    settings.session.jobs.wait()
    assert kept(settings) == []


def test_a_text_without_a_year_says_so(settings):
    settings.calendar.notice.setPlainText("一、元旦：1月1日放假。")
    settings.calendar.read()
    assert "没有读出年份" in settings.calendar.said.text()


def test_lines_without_a_number_are_named_and_a_text_without_days_says_so(settings):
    tab = settings.calendar
    tab.notice.setPlainText("2021年部分节假日安排\n元旦：1月1日（周五）至3日（周日）放假，共3天。")
    tab.read()
    assert "元旦：1月1日（周五）至3日（周日）放假，共3天。" in tab.said.text()
    assert not tab.keep_button.isEnabled()
    tab.notice.setPlainText("2021年工作要点")
    tab.read()
    assert word("calendar_tab.no_days") in tab.said.text()
