"""The set-up names what a machine lacks, heals itself, and lets only one run work at a time."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def prepare(tmp_path: Path) -> ModuleType:
    """The set-up script as it stands in a copy of the project's outer files."""
    for part in ("scripts", "requirements"):
        shutil.copytree(ROOT / part, tmp_path / "台 账" / part)
    path = tmp_path / "台 账" / "scripts" / "prepare.py"
    spec = importlib.util.spec_from_file_location("prepare_copy", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def yes(_: str = "") -> bool:
    return True


def test_a_complete_machine_lacks_nothing(prepare: ModuleType) -> None:
    found = prepare.missing_packages("dev", has_library=yes, has_command=yes, has_ensurepip=yes)
    assert found == []


def test_missing_libraries_and_commands_are_named_by_package(prepare: ModuleType) -> None:
    found = prepare.missing_packages(
        "dev",
        has_library=lambda soname: soname not in {"libEGL.so.1", "libxcb-cursor.so.0"},
        has_command=lambda name: name != "unzip",
        has_ensurepip=lambda: False,
    )
    assert found == ["libegl1", "libxcb-cursor0", "unzip", f"python3.{sys.version_info.minor}-venv"]


def test_running_asks_for_no_test_commands(prepare: ModuleType) -> None:
    assert (
        prepare.missing_packages("runtime", has_library=yes, has_command=lambda _: False, has_ensurepip=yes)
        == []
    )


def test_the_linker_is_really_asked(prepare: ModuleType) -> None:
    assert prepare.loads("libc.so.6") is (sys.platform == "linux")
    assert not prepare.loads("libno-such-library.so.9")


def make_python(prepare: ModuleType) -> None:
    prepare.venv_python().parent.mkdir(parents=True)
    prepare.venv_python().symlink_to(sys.executable)


def test_an_interrupted_set_up_is_not_taken_for_a_finished_one(prepare: ModuleType) -> None:
    make_python(prepare)
    assert not prepare.is_ready("runtime")
    prepare.write_stamps("runtime")
    assert prepare.is_ready("runtime")
    assert not prepare.is_ready("dev")
    prepare.forget_stamps()
    assert not prepare.is_ready("runtime")


def test_what_serves_the_tests_also_serves_the_program(prepare: ModuleType) -> None:
    make_python(prepare)
    prepare.write_stamps("dev")
    assert prepare.is_ready("runtime")
    assert prepare.is_ready("dev")


@pytest.mark.parametrize("changed", ["requirements/runtime.lock", "scripts/prepare.py"])
def test_a_changed_lock_or_script_asks_for_a_new_set_up(prepare: ModuleType, changed: str) -> None:
    make_python(prepare)
    prepare.write_stamps("runtime")
    with (prepare.ROOT / changed).open("a") as file:
        file.write("# changed\n")
    assert not prepare.is_ready("runtime")


def test_a_vanished_interpreter_asks_for_a_new_set_up(prepare: ModuleType) -> None:
    make_python(prepare)
    prepare.write_stamps("runtime")
    prepare.venv_python().unlink()
    prepare.venv_python().symlink_to(prepare.ROOT / "gone")
    assert not prepare.is_ready("runtime")


def finished_copy(prepare: ModuleType) -> Path:
    """A copy whose set-up is done and whose program tells how it was called."""
    make_python(prepare)
    prepare.write_stamps("runtime")
    main = prepare.ROOT / "main.py"
    main.write_text("import os, sys\nprint(os.getcwd(), sys.argv[1:])\nsys.exit(7)\n")
    return Path(prepare.ROOT)


needs_bash = pytest.mark.skipif(os.name == "nt", reason="Windows runs the .cmd files")


@needs_bash
def test_run_passes_words_folder_and_exit_code_through(prepare: ModuleType, tmp_path: Path) -> None:
    root = finished_copy(prepare)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = ["bash", str(root / "scripts/run.sh"), "demo", "--out", "两 字"]
    answer = subprocess.run(
        command, cwd=elsewhere, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 7
    assert answer.stdout.strip() == f"{elsewhere} ['demo', '--out', '两 字']"
    assert answer.stderr == ""


@needs_bash
def test_run_says_in_two_languages_that_python_is_missing(prepare: ModuleType, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    bash = shutil.which("bash")
    assert bash
    command = [bash, str(prepare.ROOT / "scripts/run.sh"), "demo"]
    answer = subprocess.run(
        command, env={"PATH": str(empty)}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 3
    assert "没有找到可用的 Python 3.11–3.13" in answer.stderr
    assert "No usable Python 3.11-3.13" in answer.stderr
    assert not (prepare.ROOT / ".venv").exists()


@needs_bash
def test_a_second_set_up_waits_for_the_first(prepare: ModuleType) -> None:
    make_python(prepare)
    command = [sys.executable, str(prepare.ROOT / "scripts/prepare.py"), "runtime"]
    with prepare.alone():
        second = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert second.stderr
        said = second.stderr.readline().decode()
        assert "请稍候" in said
        assert second.poll() is None
        prepare.write_stamps("runtime")
    _, rest = second.communicate(timeout=60)
    assert second.returncode == 0
    assert rest == b"", "the second run found the work done"


@needs_bash
@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "scripts").glob("*.sh")))
def test_shell_scripts_are_well_formed(script: str) -> None:
    answer = subprocess.run(["bash", "-n", str(ROOT / "scripts" / script)], capture_output=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_windows_scripts_name_the_same_profiles_and_versions() -> None:
    prepared = (ROOT / "scripts/prepared.cmd").read_text("utf-8")
    assert all(f'"py -3.{minor}"' in prepared for minor in (11, 12, 13))
    assert 'prepared.cmd" runtime' in (ROOT / "scripts/run.cmd").read_text("utf-8")
    assert 'prepared.cmd" dev' in (ROOT / "scripts/test.cmd").read_text("utf-8")
