"""Names of persons stay in the office: out of packages and workbooks unless somebody asks for them."""

from __future__ import annotations

import json

from openpyxl import load_workbook

from core.domain.register import RegisterEntry
from core.operations import register_lists
from core.operations.register_definitions import private_keys, shipped
from core.operations.register_names import without_names
from core.store.travelling import travelling_rows
from tests.core.operations.registered import a_clue


def test_a_row_travels_without_names_and_with_the_digest_of_what_travels(ws):
    assert private_keys(ws, "clues") == {"informant"}
    a_clue(ws, informant="张三")
    plain = a_clue(ws)
    whole = list(travelling_rows(ws.ledger, RegisterEntry))
    short = list(travelling_rows(ws.ledger, RegisterEntry, without_names(ws)))
    assert "张三" in json.dumps(whole, ensure_ascii=False)
    assert "张三" not in json.dumps(short, ensure_ascii=False)
    named = next(place for place, row in enumerate(whole) if row["uuid"] != plain.uuid)
    assert whole[named]["digest"] != short[named]["digest"]
    assert whole[1 - named] == short[1 - named]
    assert json.loads(short[named]["record"]["filled"])[0] == ["content", "乱罚款"]


def test_a_workbook_has_names_only_when_asked_for(ws, tmp_path):
    a_clue(ws, informant="张三")
    for with_names in (False, True):
        path = tmp_path / f"{with_names}.xlsx"
        keys = ("entry_code", "filled.informant", "filled.content")
        register_lists.export_register(ws, path, "clues", column_keys=keys, with_names=with_names)
        cells = [cell for row in load_workbook(path).active.iter_rows(values_only=True) for cell in row]
        assert ("张三" in cells) is with_names
        assert ("反映人" in cells) is with_names
    column = next(each for each in register_lists.columns_of(shipped()["clues"]) if each.heading == "反映人")
    assert register_lists.names_persons(shipped()["clues"], column)
