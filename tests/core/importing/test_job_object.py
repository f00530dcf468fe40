from __future__ import annotations

import sys

import pytest

from core.importing.job_object import cap_memory


@pytest.mark.skipif(sys.platform == "win32", reason="would cap the tests themselves")
def test_only_windows_has_job_objects():
    assert cap_memory(1 << 30) is False
