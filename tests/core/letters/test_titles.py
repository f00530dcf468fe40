from __future__ import annotations

import pytest

from core.letters.titles import balanced


def lines_of(text: str, limit: float = 19.0) -> list[str]:
    return balanced(text, limit, lambda _char, _role: 0.5)


def test_a_short_title_stays_on_one_line():
    assert lines_of("关于限期整改的督办函") == ["关于限期整改的督办函"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "关于限期办结法治政府建设实地督察反馈问题整改事项的督办函",
            ["关于限期办结法治政府建设", "实地督察反馈问题整改事项的督办函"],
        ),
        (
            "关于行政执法规范化专项督察发现问题的整改通知书",
            ["关于行政执法规范化专项督察", "发现问题的整改通知书"],
        ),
    ],
)
def test_titles_turn_between_word_groups(title, lines):
    assert lines_of(title) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("中共容城县委全面依法治县委员会办公室", ["中共容城县委", "全面依法治县", "委员会办公室"]),
        ("容城县人民政府督查室", ["容城县", "人民政府督查室"]),
        ("容城县自然资源和规划局", ["容城县自然资源", "和规划局"]),
        ("容城县市场监督管理局", ["容城县", "市场监督管理局"]),
        ("容城县人力资源和社会保障局", ["容城县人力资源", "和社会保障局"]),
    ],
)
def test_a_name_under_its_seal_turns_between_its_words(name, lines):
    assert lines_of(name, 7.0) == lines


@pytest.mark.parametrize("length", range(20, 76))
def test_no_line_is_forlorn_and_three_lines_are_no_hourglass(length):
    source = (
        "关于全县行政执法案卷评查暨规范性文件备案审查和行政复议行政应诉工作专项督察发现突出问题限期整改落实"
        "情况的督办通知以及后续核查安排事项说明"
    )
    title = (source * 2)[: length - 3] + "督办函"
    lines = lines_of(title)
    assert "".join(lines) == title
    assert all(5 <= len(line) <= 19 for line in lines)
    if len(lines) >= 3:
        assert min(map(len, lines[1:-1])) >= min(len(lines[0]), len(lines[-1]))


def test_a_title_never_begins_a_line_with_de_nor_splits_a_number():
    lines = lines_of("关于落实容法督函〔2020〕128号文件要求做好2020年度法治政府建设有关问题整改的督办函")
    assert all(not line.startswith("的") for line in lines)
    assert any("〔2020〕128号" in line for line in lines)


def test_a_title_of_two_hundred_characters_still_comes_out():
    title = "关于限期整改" * 34
    lines = lines_of(title)
    assert "".join(lines) == title
    assert max(map(len, lines)) <= 19


def test_a_title_of_very_many_lines_has_lines_of_like_length():
    text = "关于" + "进一步做好法治督察反馈问题整改落实工作" * 8 + "的督办函"
    lines = lines_of(text)
    assert "".join(lines) == text
    assert len(lines) == 9
    assert min(map(len, lines)) >= 12
