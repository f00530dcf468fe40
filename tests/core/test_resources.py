from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.resources import resource_path

ROOT = Path(__file__).resolve().parents[2]


def test_resources_lie_beside_the_source() -> None:
    assert resource_path() == ROOT / "resources"
    assert resource_path("wording", "zh_cn.toml").is_file()


def test_resources_of_a_frozen_build_lie_in_its_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("fonts", "a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"
