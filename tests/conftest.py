"""Shared settings of the test suite: no display, bundled fonts only, a fixed day."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
