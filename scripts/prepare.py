"""Makes ``.venv`` ready for one profile: ``runtime`` (what the program needs) or ``dev`` (also proving it).

Called by run, test and build (``.sh`` and ``.cmd``) when the stamp in ``.venv/installed`` differs from the
lock file or from this file. The stamp is a copy of both and is written last, so an interrupted set-up is
simply done again. Uses the standard library only; everything it says goes to stderr, because stdout
belongs to the program. Exit codes: 0 ready, 3 the machine lacks something and a person is told what.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROFILES = ("runtime", "dev")

WINDOW_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    ("libcups.so.2", "libcups2"),
)
"""What Qt's widgets, X11 platform, D-Bus, local socket and printing parts load: (soname, Debian package)."""

TEST_COMMANDS = (
    ("Xvfb", "xvfb"),
    ("unzip", "unzip"),
    ("objdump", "binutils"),
)
"""What the tests and the frozen build call: (command, Debian package)."""


class Lacking(Exception):
    """The machine lacks something that this script may not or cannot put right; carries both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese, english)
        self.chinese = chinese
        self.english = english


def say(chinese: str, english: str) -> None:
    """Tell a person one thing in both languages, whatever the terminal's encoding can show."""
    text = f"{chinese} / {english}\n"
    sys.stderr.buffer.write(text.encode(sys.stderr.encoding or "utf-8", "replace"))
    sys.stderr.flush()


def loads(soname: str) -> bool:
    """Tell whether the dynamic linker finds ``soname`` for this architecture."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages(
    profile: str,
    *,
    has_library: Callable[[str], bool] = loads,
    has_command: Callable[[str], bool] = lambda name: shutil.which(name) is not None,
    has_ensurepip: Callable[[], bool] = lambda: importlib.util.find_spec("ensurepip") is not None,
) -> list[str]:
    """Return the Debian packages that ``profile`` still needs; Debian ships ``ensurepip`` by itself."""
    packages = [package for soname, package in WINDOW_LIBRARIES if not has_library(soname)]
    if profile == "dev":
        packages += [package for command, package in TEST_COMMANDS if not has_command(command)]
    if not has_ensurepip():
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def prepare_system(profile: str) -> None:
    """Install what is missing on a Debian-like system, or say what to install; raises ``Lacking``."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages(profile)
    if not packages:
        return
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        say(
            f"系统缺少窗口所需的库(Debian 包名:{names}),请用本系统的软件管理器安装;先继续",
            f"system libraries are missing (Debian names: {names}); install their like; going on",
        )
        return
    prefix = _as_root()
    if prefix is None:
        raise Lacking(
            f"缺少系统软件包,未作任何改动。请让管理员执行:apt-get install {names},然后重新运行本命令。",
            f"System packages are missing; nothing was changed. Ask for: apt-get install {names}",
        )
    say(f"正在安装系统软件包:{names}", f"installing system packages: {names}")
    _apt(prefix, packages)
    left = missing_packages(profile)
    if left:
        raise Lacking(
            f"系统软件包没有装上:{' '.join(left)}。请检查软件源后重新运行本命令。",
            f"Some system packages could not be installed: {' '.join(left)}",
        )


def _as_root() -> list[str] | None:
    """Return the words to put before a command so that it runs as root, or None when that is not ours."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _runs(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _apt(prefix: list[str], packages: Sequence[str]) -> None:
    install = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    install += ["-o", "DPkg::Lock::Timeout=300", "--no-install-recommends", "install", *packages]
    if not _runs(install):
        _runs([*prefix, "apt-get", "-q", "update"])
        _runs(install)


def _runs(command: Sequence[str | Path]) -> bool:
    """Run ``command`` with its stdout sent to stderr and no stdin; tell whether it ended well."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode == 0


def venv_python() -> Path:
    """Return where the interpreter of ``.venv`` lies on this system."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare_venv(profile: str) -> None:
    """Make ``.venv`` hold exactly what the lock file names; raises ``Lacking`` when pip could not."""
    python = venv_python()
    fits = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
    if not python.exists() or not _runs([python, "-c", fits]):
        say("正在创建 .venv", "creating .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        if not _runs([sys.executable, "-m", "venv", VENV]):
            raise Lacking("无法创建 .venv,请检查磁盘空间与权限后重试。", "Could not create .venv.")
    say("正在安装依赖(首次约几分钟)", "installing requirements (some minutes the first time)")
    lock = ROOT / "requirements" / f"{profile}.lock"
    quiet = [] if sys.stderr.isatty() else ["--quiet", "--quiet"]
    command: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        *quiet,
        "--disable-pip-version-check",
        "--no-input",
    ]
    command += ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", lock]
    if not _runs(command):
        raise Lacking(
            "依赖没有装全,程序尚未运行;请检查网络与磁盘空间后重新运行本命令,会接着装。",
            "Requirements could not be installed; run the command again to go on.",
        )


def stamp_files(profile: str) -> tuple[tuple[Path, Path], ...]:
    """Return (source, copy) pairs whose equality means that ``profile`` is ready."""
    folder = VENV / "installed" / profile
    lock = ROOT / "requirements" / f"{profile}.lock"
    return (lock, folder / "lock"), (Path(__file__).resolve(), folder / "prepare.py")


def is_ready(profile: str) -> bool:
    """Tell whether an earlier run finished for these very files."""
    pairs = stamp_files(profile)
    return venv_python().exists() and all(
        copy.is_file() and copy.read_bytes() == source.read_bytes() for source, copy in pairs
    )


def write_stamps(profile: str) -> None:
    """Remember that ``profile`` is ready; ``dev`` holds everything of ``runtime``."""
    for name in PROFILES[: PROFILES.index(profile) + 1]:
        for source, copy in stamp_files(name):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def forget_stamps() -> None:
    """Forget every profile before packages change, so that a broken run is seen as broken."""
    shutil.rmtree(VENV / "installed", ignore_errors=True)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the set-up lock, waiting for another set-up to end; a killed holder lets go by itself."""
    with (ROOT / ".venv.lock").open("a+b") as file:
        if os.name == "nt":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:
                    continue
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("另一个窗口正在准备运行环境,请稍候", "another set-up is running; waiting")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Prepare the profile named on the command line unless another run has just done so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("profile", choices=PROFILES)
    profile = parser.parse_args().profile
    try:
        with alone():
            if is_ready(profile):
                return 0
            forget_stamps()
            prepare_system(profile)
            prepare_venv(profile)
            write_stamps(profile)
    except Lacking as lack:
        say(lack.chinese, lack.english)
        return 3
    except OSError as error:
        say(
            f"准备运行环境时出错({error}),请检查磁盘空间与权限后重新运行本命令。",
            f"Set-up failed ({error}); check disk space and rights, then run the command again.",
        )
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
