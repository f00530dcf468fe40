from __future__ import annotations

from core.domain.inspection import InspectionKind
from core.domain.unit import UnitRole
from core.store.joined_texts import joined_names, json_list, newest_note, units_of, values
from core.store.reading import rows
from tests import builders as a
from tests.core.store.opened import save


def test_what_hangs_on_a_record_is_gathered_in_written_order(ledger):
    first, second, joint = a.a_unit("乙局"), a.a_unit("甲局"), a.a_unit("丙局")
    issue = a.an_issue(tags=("上级关注", "难点"))
    shares = [
        a.a_share(first, issue, position=1),
        a.a_share(second, issue, position=2),
        a.a_share(joint, issue, position=3, role=UnitRole.JOINT),
    ]
    save(ledger, first, second, joint, issue, *shares)
    names, tags = joined_names("issue_uuid", "i.uuid"), json_list("i.tags")
    [row] = rows(ledger, f"SELECT {names} AS names, {tags} AS tags FROM issue AS i", {"sep": "、"})
    assert (row["names"], row["tags"]) == ("乙局、甲局", "上级关注、难点")
    place = units_of("issue_uuid", "i.uuid")
    found = rows(ledger, f"SELECT {place.owner} AS owner FROM {place.origin} WHERE u.name = '丙局'", {})
    assert [each["owner"] for each in found] == [issue.uuid]


def test_the_newest_note_of_a_record_is_the_last_of_its_day(ledger):
    issue = a.an_issue()
    save(ledger, issue, a.a_note(issue, text="早"), a.a_note(issue, text="晚"))
    [row] = rows(ledger, f"SELECT owner, text FROM {newest_note('issue_uuid')}", {})
    assert (row["owner"], row["text"]) == (issue.uuid, "晚")


def test_values_rank_in_the_order_of_their_kind():
    assert values(InspectionKind) == tuple(kind.value for kind in InspectionKind)
