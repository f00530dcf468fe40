"""The one place that says which version this program is."""

from __future__ import annotations

VERSION = "0.1.0"
