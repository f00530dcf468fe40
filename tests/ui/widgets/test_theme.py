from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from core.resources import resource_path
from ui.models.tones import Tone
from ui.widgets.theme import (
    BIG_POINTS,
    NORMAL_POINTS,
    apply_theme,
    icon,
    set_big_font,
    style_sheet,
    tone_colours,
)


def luminance(colour: object) -> float:
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_no_token_is_left_in_the_style_sheet():
    assert re.findall(r"@\w+", style_sheet()) == []


def test_words_on_badges_are_readable_on_their_ground():
    for tone in Tone:
        ink, ground = (luminance(colour) for colour in tone_colours(tone))
        assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5


def test_every_icon_is_drawn_on_the_24_pixel_grid_and_in_one_stroke():
    names = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
    for name in names:
        text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke-width="1.75"' in text
        assert not icon(name).pixmap(24, 24).isNull()


def test_every_icon_named_in_the_code_exists():
    have = {path.stem for path in resource_path("icons").glob("*.svg")}
    code = "".join(path.read_text(encoding="utf-8") for path in Path("ui").rglob("*.py"))
    named = set(re.findall(r'icon\("(\w+)"', code)) | set(re.findall(r'symbol="(\w+)"', code))
    assert named <= have


def test_letters_are_twelve_points_and_larger_when_a_person_asks(qtbot):
    assert QApplication.font().pointSize() == NORMAL_POINTS
    set_big_font(True)
    assert QApplication.font().pointSize() == BIG_POINTS
    set_big_font(False)
    assert QApplication.font().pointSize() == NORMAL_POINTS


def test_qts_own_buttons_speak_chinese(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert [button.text().split("(")[0] for button in box.buttons()] == ["保存", "取消"]


def test_the_font_can_write_chinese():
    families = QApplication.font().families()
    assert families
    assert all(QFontDatabase.hasFamily(family) for family in families[:1])


def test_what_is_dressed_already_is_not_dressed_again(qtbot):
    class Dressed(QWidget):
        changes = 0

        def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
            self.changes += event.type() == QEvent.Type.StyleChange

    widget = Dressed()
    qtbot.addWidget(widget)
    widget.show()
    widget.changes = 0
    apply_theme()
    assert widget.changes == 0
    QApplication.instance().setStyleSheet("")
    apply_theme()
    assert widget.changes > 0
    assert QApplication.instance().styleSheet() == style_sheet()
