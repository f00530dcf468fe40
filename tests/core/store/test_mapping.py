"""Every record class survives the way to its row and back, and its text says exactly what it holds."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.deadline import Deadline, DeadlineKind, Stage
from core.domain.issue import Issue, IssueStatus
from core.domain.unit import Unit
from core.store.mapping import digest_of, former_image, full_images, image_of, shape_of
from core.store.tables import record_classes
from tests.builders import an_issue

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ["", "[]", "{}", "䶮𠮷·"]
)


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a type hint as records use them."""
    if hint is str:
        return TEXT
    if hint is int:
        return st.integers(0, 10**6)
    if is_dataclass(hint):
        named = get_type_hints(hint)
        return st.builds(hint, **{field.name: of_type(named[field.name]) for field in fields(hint)})  # type: ignore[arg-type]
    origin, parts = getattr(hint, "__origin__", None), getattr(hint, "__args__", ())
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(of_type(parts[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(of_type, parts))
    if type(None) in parts:
        return st.none() | of_type(parts[0])
    return st.from_type(hint)


@pytest.mark.parametrize("cls", record_classes())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_record_survives_row_and_text(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(of_type(cls))
    shape = shape_of(cls)
    row = shape.row_of(record)
    assert shape.record_of(row) == record
    text = shape.canonical(row)
    assert shape.row_from(image_of(text) or {}) == row
    assert full_images(shape.table, None, text) == (None, dict(zip(shape.columns, row, strict=True)))


def test_two_different_rows_never_share_a_text() -> None:
    shape = shape_of(Issue)
    issue = an_issue()
    changed = [
        replace(issue, text="另一句"),
        replace(issue, tags=("",)),
        replace(issue, batch_uuid=""),
        replace(issue, source_row=0),
        replace(issue, deadline=Deadline(raw="年底前")),
    ]
    texts = {shape.canonical(shape.row_of(each)) for each in [issue, *changed]}
    assert len(texts) == len({digest_of(text) for text in texts}) == 6


def test_a_deadline_lies_flat_beside_the_other_columns() -> None:
    stages = (Stage(due=date(2026, 5, 31), percent=70), Stage(due=date(2026, 6, 30), target="全部完成"))
    due = date(2026, 6, 30)
    deadline = Deadline(raw="5月底70%，6月底100%", kind=DeadlineKind.STAGED, due=due, stages=stages)
    shape = shape_of(Issue)
    image, _ = full_images("issue", shape.canonical(shape.row_of(an_issue(deadline=deadline))), None)
    assert image is not None
    assert {name: value for name, value in image.items() if name.startswith("deadline_")} == {
        "deadline_raw": "5月底70%，6月底100%",
        "deadline_kind": "staged",
        "deadline_start": None,
        "deadline_due": "2026-06-30",
        "deadline_original_due": None,
        "deadline_standing": 0,
        "deadline_cycle": None,
        "deadline_stages": '[{"due":"2026-05-31","target":"","percent":70},'
        '{"due":"2026-06-30","target":"全部完成","percent":null}]',
        "deadline_confidence": "certain",
    }


def test_a_column_added_later_with_an_empty_value_changes_no_text() -> None:
    shape = shape_of(Unit)
    text = shape.canonical(shape.row_of(Unit(uuid="u", name="县司法局")))
    assert text == '{"name":"县司法局","revision":1,"uuid":"u"}'


def test_an_update_names_only_the_columns_that_differ() -> None:
    shape = shape_of(Issue)
    issue = an_issue()
    before, after = (shape.row_of(each) for each in (issue, replace(issue, note="新", revision=2)))
    update = shape.update(before, after)
    assert update.sql == "UPDATE issue SET note = ?, revision = ?, content_digest = ? WHERE uuid = ?"
    assert update.values(after, "text", issue.uuid) == ["新", 2, digest_of("text"), issue.uuid]
    assert update.columns == {"note", "revision"}


@pytest.mark.parametrize("cls", record_classes())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_row_was_is_told_by_what_differs_from_what_it_is(cls: type[Any], data: st.DataObject) -> None:
    shape = shape_of(cls)
    then, now = (replace(data.draw(of_type(cls)), uuid="u") for _ in range(2))
    before, after = shape.row_of(then), shape.row_of(now)
    short, whole = shape.told_before(before, shape.update(before, after)), shape.canonical(after)
    assert shape.row_from(former_image(short, whole) or {}) == before
    assert set(image_of(short) or {}) == {
        name for name, old, new in zip(shape.columns, before, after, strict=True) if old != new
    }
    assert former_image(shape.canonical(before), whole) == image_of(shape.canonical(before)), "the first form"
    assert former_image(None, whole) is None


@given(
    st.builds(
        an_issue,
        note=st.text(st.characters(codec=None)),
        source_row=st.none() | st.integers(0, 2**62),
        tags=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    )
)
def test_the_canonical_text_is_what_json_makes_of_the_columns_that_hold_something(issue):
    shape = shape_of(Issue)
    row = shape.row_of(issue)
    blank = shape.row_from({})
    held = {
        name: value for name, value, empty in zip(shape.columns, row, blank, strict=True) if value != empty
    }
    assert shape.canonical(row) == json.dumps(held, ensure_ascii=False, separators=(",", ":"))


@given(
    note=st.text(st.characters(codec="utf-8"), max_size=5),
    status=st.sampled_from(IssueStatus),
    tags=st.lists(st.text(st.characters(codec="utf-8"), max_size=3), max_size=2).map(tuple),
    source_row=st.none() | st.integers(0, 9),
    due=st.none() | st.dates(),
)
def test_a_record_made_of_the_one_before_is_what_its_row_makes(note, status, tags, source_row, due):
    shape = shape_of(Issue)
    before = shape.row_of(an_issue(uuid="u", code="c", sequence="1"))
    edited = an_issue(uuid="u", code="c", sequence="1", due=due, note=note, status=status, tags=tags)
    after = shape.row_of(replace(edited, source_row=source_row, revision=2))
    again = shape.update(before, after).record(shape.record_of(before), after)
    assert repr(again) == repr(shape.record_of(after)) if due is None else again is None
