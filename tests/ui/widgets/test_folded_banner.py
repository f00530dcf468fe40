from __future__ import annotations

import pytest

from ui.models.tones import Tone
from ui.widgets.folded_banner import FoldedBanner

LONG = (
    "本机没有小标宋字体，发文机关标志和标题暂用随附的宋体粗体。\n正式印发前请安装方正小标宋简体，再打印一次。"
)


@pytest.fixture
def banner(qtbot):
    made = FoldedBanner()
    qtbot.addWidget(made)
    made.resize(300, 40)
    return made


def test_what_is_only_to_be_known_takes_one_line_until_it_is_opened(banner):
    banner.tell(LONG, Tone.WARN)
    assert banner.text() == LONG
    folded = banner.sizeHint().height()
    assert banner.more.text() == "展开"
    banner.more.click()
    assert banner._label.text() == LONG
    assert banner.heightForWidth(300) > folded or banner.sizeHint().height() > folded
    banner.more.click()
    assert "\n" not in banner._label.text()


def test_what_stops_the_work_is_open(banner):
    banner.tell(LONG, Tone.BAD)
    assert banner._label.text() == LONG


def test_a_short_word_has_nothing_to_open(banner):
    banner.resize(600, 40)
    banner.tell("已保存。", Tone.GOOD)
    assert not banner.more.isVisible()
    assert banner._label.text() == "已保存。"
    banner.tell("")
    assert not banner.isVisible()
