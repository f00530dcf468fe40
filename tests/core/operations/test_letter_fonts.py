from __future__ import annotations

from dataclasses import replace

from core.letters.fonts import FontRole
from core.operations import offices
from core.operations.letter_fonts import font_report
from tests.ui import practice


def test_with_our_own_fonts_every_role_has_its_substitute(tmp_path):
    workspace = practice.begin(tmp_path / "ledger")
    offices.revise_settings(workspace, replace(workspace.settings, bundled_fonts_only=True))
    report = {use.role: use for use in font_report(workspace)}
    workspace.close()
    assert set(report) == set(FontRole)
    assert all(use.substitute for use in report.values())
    assert report[FontRole.FANG].file == "FandolFang-Regular.ttf"
    assert report[FontRole.TITLE].standard_exists
    assert not report[FontRole.RARE].standard_exists
