from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from core import pinyin


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("县住建局", "zjj"),
        ("县住建局", "ZJJ"),
        ("县住建局", "zhujianju"),
        ("县住建局", "zhujj"),
        ("县住建局", "zhuji"),
        ("县住房和城乡建设局", "zjj"),
        ("乐亭县", "lt"),
        ("乐亭县", "yt"),
        ("单某", "sm"),
        ("绿化中心", "lvhua"),
        ("县12345热线办", "12345rx"),
        ("县委（办公室）", "wbgs"),
    ],
)
def test_a_name_is_found_by_initials_spelling_or_both(name, letters):
    assert pinyin.matches(name, letters)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("县公安局", "zj"), ("县住建局", "jz"), ("县住建局", "zhujx"), ("县住房和城乡建设局", "zj"), ("", "a")],
)
def test_other_names_are_not(name, letters):
    assert not pinyin.matches(name, letters)


@pytest.mark.parametrize(("text", "is_it"), [("zjj", True), ("zj局", False), ("5", False), ("", False)])
def test_pinyin_is_latin_letters_and_nothing_else(text, is_it):
    assert pinyin.is_typed_pinyin(text) is is_it


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8))
def test_every_name_is_found_by_its_own_initials_and_spelling(name):
    known = [each for each in name if lazy_pinyin(each, errors="ignore")]
    readings = lazy_pinyin(known, style=Style.NORMAL, v_to_u=False)
    assert pinyin.matches(name, "".join(reading[0] for reading in readings))
    assert pinyin.matches(name, "".join(readings))
