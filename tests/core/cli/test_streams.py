from __future__ import annotations

import io
import sys

from core.cli.streams import speak_utf8


def test_a_console_of_another_code_page_still_gets_utf_8(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk"))
    speak_utf8()
    sys.stdout.write("䶮〔2020〕")
    sys.stdout.flush()
    assert raw.getvalue().decode("utf-8") == "䶮〔2020〕"
