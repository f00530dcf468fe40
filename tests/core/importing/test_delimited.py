from __future__ import annotations

import pytest

from core.importing.delimited import read_text_table
from tests.core.importing.ledger_files import measures, read, texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_tables_are_read_in_every_usual_encoding(tmp_path, encoding):
    path = tmp_path / "台账.csv"
    path.write_bytes('序号,问题内容,整改措施\r\n1,执法不规范𠮷,"1.培训；\n2.考核"\r\n'.encode(encoding))
    proposal = read(path)
    assert texts(proposal) == ["执法不规范𠮷"]
    assert measures(proposal) == ["培训", "考核"]


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_the_separator_is_the_one_in_most_lines(tmp_path, mark):
    path = tmp_path / "台账.txt"
    path.write_text(mark.join(["序号", "问题内容"]) + "\n" + mark.join(["1", "甲、乙"]), encoding="utf-8")
    assert read_text_table(path).rows == (("序号", "问题内容"), ("1", "甲、乙"))
