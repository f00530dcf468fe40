"""What must be known of the desktop before Qt starts: is there a screen, and can Chinese be typed."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

_SCREENLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_PLUGINS = (("DISPLAY", "libqxcb.so"), ("WAYLAND_DISPLAY", "libqwayland-generic.so"))


def is_there(environment: MutableMapping[str, str] | None = None) -> bool:
    """Tell whether a window can be shown: a named display that answers, or a platform that needs none."""
    env = os.environ if environment is None else environment
    if sys.platform != "linux" or env.get("QT_QPA_PLATFORM", "").split(":")[0] in _SCREENLESS:
        return True
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return False
    return _socket_is_there(env)


def _socket_is_there(env: MutableMapping[str, str]) -> bool:
    """Tell whether the display's own socket exists; displays over a network are believed."""
    wayland = env.get("WAYLAND_DISPLAY")
    if wayland and (Path(env.get("XDG_RUNTIME_DIR", "/run")) / wayland).exists():
        return True
    display = env.get("DISPLAY", "")
    host, _, number = display.partition(":")
    if host not in {"", "unix"} or not number:
        return bool(display)
    return Path(f"/tmp/.X11-unix/X{number.split('.')[0]}").exists()


def missing_library(environment: MutableMapping[str, str] | None = None) -> str:
    """Return what the system lacks to load Qt's window plug-in, empty when it loads.

    Qt itself would end the process with an English message; loading the plug-in first costs nothing,
    because Qt needs it anyway.
    """
    env = os.environ if environment is None else environment
    if sys.platform != "linux" or env.get("QT_QPA_PLATFORM", "").split(":")[0] in _SCREENLESS:
        return ""
    reasons = [_load(name) for variable, name in _PLUGINS if env.get(variable)]
    return "" if not reasons or "" in reasons else reasons[0]


def _load(name: str) -> str:
    import ctypes

    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / name
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        return str(error)
    return ""


def prefer_input_method(environment: MutableMapping[str, str] | None = None) -> list[str]:
    """Let fcitx users type Chinese without fcitx's Qt plug-in: fcitx 5 speaks ibus too (design §8).

    Returns lines for diagnostics, none when nothing had to be changed.
    """
    env = os.environ if environment is None else environment
    asked = env.get("QT_IM_MODULE", "") or env.get("XMODIFIERS", "").removeprefix("@im=")
    if not asked.startswith("fcitx") or fcitx_plugin() is not None:
        return []
    env["QT_IM_MODULE"] = "ibus"
    return [f"input method {asked}: no plug-in for this Qt, using ibus"]


def fcitx_plugin() -> Path | None:
    """Return the fcitx plug-in of this Qt, ``None`` in pip's wheels, which have none."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    return next(iter(sorted(folder.glob("*fcitx*"))), None)
