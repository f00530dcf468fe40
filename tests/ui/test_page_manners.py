"""Every page: no window that nobody asked for, no stop of the keyboard without a name, Tab as the eye goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.ui.conftest import shown
from tests.ui.steps import settle
from tests.ui.test_keyboard_walk import parts_of, show_part, told, walk
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.session import Session

print_ = print
