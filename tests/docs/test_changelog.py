"""The changelog keeps its form, and what a clerk notices comes first."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")
RELEASE = re.compile(r"^## \[(未发布|\d+\.\d+\.\d+)\](?: - (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def releases() -> list[tuple[str, str, str]]:
    """(version, day, text) of each release, newest first."""
    parts = RELEASE.split(TEXT)[1:]
    return [(parts[n], parts[n + 1] or "", parts[n + 2]) for n in range(0, len(parts), 3)]


def test_every_heading_is_a_release_newest_first() -> None:
    assert len(re.findall(r"^## ", TEXT, re.MULTILINE)) == len(releases())
    days = [day for _, day, _ in releases() if day]
    assert days == sorted(days, reverse=True)
    assert all(day for version, day, _ in releases() if version != "未发布")


def test_each_release_speaks_to_the_clerk_before_the_maintainer() -> None:
    for version, _, text in releases():
        heads = re.findall(r"^### (.+)$", text, re.MULTILINE)
        assert heads[0] == "经办人能看到的变化", version
        assert set(heads) <= {"经办人能看到的变化", "维护人员须知"}
        assert re.search(r"^- (新增|改进|修正|移除)：", text, re.MULTILINE), version


def test_the_version_has_one_source() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    released = [name for name, _, _ in releases() if name != "未发布"]
    assert not released or released[0] == version
