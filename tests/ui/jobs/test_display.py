from __future__ import annotations

import sys

import pytest

from ui.jobs import display


def test_platforms_that_need_no_display_are_believed():
    assert display.is_there({"QT_QPA_PLATFORM": "offscreen"})
    assert display.is_there({"QT_QPA_PLATFORM": "minimal:anything"})


@pytest.mark.skipif(sys.platform != "linux", reason="the window plug-in is part of other systems")
def test_a_window_plug_in_that_cannot_be_loaded_is_named(monkeypatch):
    monkeypatch.setattr(display, "_PLUGINS", (("DISPLAY", "libqnothing.so"),))
    assert "libqnothing.so" in display.missing_library({"DISPLAY": ":0"})
    assert display.missing_library({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == ""


def test_fcitx_without_a_plug_in_falls_back_to_ibus():
    env = {"QT_IM_MODULE": "fcitx5"}
    assert len(display.prefer_input_method(env)) == 1
    assert env["QT_IM_MODULE"] == "ibus"


def test_fcitx_named_only_by_x_is_seen_too():
    env = {"XMODIFIERS": "@im=fcitx"}
    display.prefer_input_method(env)
    assert env["QT_IM_MODULE"] == "ibus"


@pytest.mark.parametrize("env", [{}, {"QT_IM_MODULE": "ibus"}, {"XMODIFIERS": "@im=ibus"}])
def test_other_input_methods_are_left_alone(env: dict[str, str]):
    before = dict(env)
    assert display.prefer_input_method(env) == []
    assert env == before
