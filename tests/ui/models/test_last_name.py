from __future__ import annotations

from dataclasses import replace

from core.operations import offices
from ui.models.last_name import name_at_desk, remember_name
from ui.session import Session


def test_the_last_name_typed_is_offered_while_the_office_has_none(full: Session):
    reader = full.reader
    full.write(lambda ws, _: offices.revise_office(ws, replace(ws.office, operator="")))
    full.jobs.wait()
    assert name_at_desk(reader) == ""
    remember_name(" 李四 ")
    remember_name("")
    assert name_at_desk(reader) == "李四"
    full.write(lambda ws, _: offices.revise_office(ws, replace(ws.office, operator="王五")))
    full.jobs.wait()
    assert name_at_desk(reader) == "王五"
