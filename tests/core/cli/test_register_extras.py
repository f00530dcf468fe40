from __future__ import annotations

from tests.core.cli.test_registers import *  # noqa: F403
