"""The look over a frozen folder finds what should not be there and what is missing."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]

WHOLE = [
    "_internal/resources/wording/zh_cn.toml",
    "_internal/resources/fonts/FandolFang-Regular.ttf",
    "_internal/resources/practice/baoding-2020-issues.xlsx",
    "_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "_internal/PySide6/Qt/translations/qtbase_zh_CN.qm",
    "_internal/shiboken6/files.dir/shibokensupport/signature/__pycache__/loader.cpython-311.pyc",
]


@pytest.fixture
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_build", ROOT / "scripts/check_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_whole_build_is_left_alone(check: ModuleType) -> None:
    assert check.faults(WHOLE) == []


@pytest.mark.parametrize(
    "unwanted",
    [
        "_internal/PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "_internal/PySide6/QtSql.abi3.so",
        "_internal/PySide6/Qt/lib/libQt6Qml.so.6",
        "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "_internal/pip/__init__.py",
    ],
)
def test_what_does_not_belong_is_named(check: ModuleType, unwanted: str) -> None:
    assert check.faults([*WHOLE, unwanted]) == [f"not wanted: {unwanted}"]


@pytest.mark.parametrize("gone", WHOLE)
def test_what_is_missing_is_named(check: ModuleType, gone: str) -> None:
    found = check.faults([name for name in WHOLE if name != gone])
    assert len(found) == 1
    assert found[0].startswith("missing: ")


def test_the_answer_is_an_exit_code(
    check: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in WHOLE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert check.main(tmp_path) == 0
    (tmp_path / WHOLE[0]).unlink()
    assert check.main(tmp_path) == 1
    assert "missing" in capsys.readouterr().out
