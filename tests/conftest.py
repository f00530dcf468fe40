"""Shared settings of all tests: no display, no clock on the examples of properties, modules compiled once."""

from __future__ import annotations

import os
import sys
import tempfile

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
"""Machines are shared: how long an example takes says nothing about the program."""


def pytest_configure(config: pytest.Config) -> None:
    """Let the programs that tests start find their modules compiled, also where none may be written here.

    A hundred children that each compile the whole program cost more than what they prove.
    """
    if sys.dont_write_bytecode and not hasattr(config, "workerinput"):
        compiled = tempfile.TemporaryDirectory(prefix="compiled-", ignore_cleanup_errors=True)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled.name
        config.add_cleanup(compiled.cleanup)
