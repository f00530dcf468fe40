from __future__ import annotations

import io
import logging
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.drafts import IssueDraft
from core.domain.listing import COLUMNS
from core.domain.people import Operator, OperatorDraft, OperatorRole, Signature
from core.errors import Refused
from core.operations import exports, forms, history, issues, people, searching, signing, submissions, upkeep
from core.operations.listing import query_of
from core.store import journal, records

CLERK, REVIEWER, ADMIN = OperatorRole
PIN = "739164"


def names(ws, **asked):
    return [each.name for each in signing.operators(ws, **asked)]


def test_the_first_person_is_the_offices_one_operator_made_a_record_at_first_use(ws):
    people.add_operator(ws, OperatorDraft(name=" 李芳 "))
    first, second = (people.by_name(ws, name) for name in ("王经办", "李芳"))
    assert first.uuid
    assert first.roles == (CLERK, REVIEWER, ADMIN)
    assert second.roles == (CLERK,)
    history.undo(ws)
    assert records.find(ws.ledger, Operator) == []
    assert names(ws) == ["王经办"]
    history.redo(ws)
    assert sorted(names(ws)) == ["李芳", "王经办"]


def test_a_person_leaves_without_vanishing(ws):
    li = people.add_operator(ws, OperatorDraft(name="李芳")).value
    signing.sign_in(ws, Signature("李芳"))
    issues.register_issue(ws, IssueDraft(text="一"))
    ws.desk.operator_uuid = ""
    people.leave(ws, li.uuid, ws.clock.today() - timedelta(days=1))
    assert names(ws) == ["王经办"]
    assert sorted(names(ws, everyone=True)) == ["李芳", "王经办"]
    assert "李芳" in [each.actor for each in history.entries(ws)]
    with pytest.raises(Refused, match="operator_unknown"):
        signing.sign_in(ws, Signature("李芳"))
    ws.desk.operator_uuid = li.uuid
    with pytest.raises(Refused, match="operator_gone"):
        issues.register_issue(ws, IssueDraft(text="二"))
    ws.desk.operator_uuid = ""
    people.come_back(ws, li.uuid)
    assert sorted(names(ws)) == ["李芳", "王经办"]
    history.undo(ws)
    history.undo(ws)
    assert people.by_name(ws, "李芳").left_on is None


def test_at_least_one_admin_remains(ws):
    li = people.add_operator(ws, OperatorDraft(name="李芳")).value
    wang = people.by_name(ws, "王经办")
    with pytest.raises(Refused, match="operator_last"):
        people.leave(ws, wang.uuid, ws.clock.today())
    (found,) = people.check_operator(ws, OperatorDraft(name="王经办", roles=(CLERK,)), wang.uuid)
    assert (found.field, found.rule) == ("roles", "operator_last_admin")
    people.revise_operator(ws, li.uuid, li.revision, OperatorDraft(name="李芳", roles=(CLERK, ADMIN)))
    people.leave(ws, wang.uuid, ws.clock.today())
    assert ws.office.operator == "李芳"


def test_a_new_name_goes_to_the_offices_usual_operator(ws):
    people.revise_operator(ws, "", 1, OperatorDraft(name="王敏", roles=(CLERK, ADMIN)))
    assert ws.office.operator == ws.operator == "王敏"
    assert names(ws) == ["王敏"]
    history.undo(ws)
    assert ws.office.operator == "王经办"


def test_a_pin_is_changed_by_who_knows_it_or_reset_by_an_admin(ws):
    li = people.add_operator(ws, OperatorDraft(name="李芳")).value
    people.set_pin(ws, li.uuid, PIN)
    signing.sign_in(ws, Signature("李芳", PIN))
    with pytest.raises(Refused, match="pin_wrong"):
        people.set_pin(ws, li.uuid, "552817", "0000")
    people.set_pin(ws, li.uuid, "552817", PIN)
    with pytest.raises(Refused, match="not_valid"):
        people.set_pin(ws, li.uuid, "1", "552817")
    ws.desk.operator_uuid = ""
    people.set_pin(ws, li.uuid, "")
    signing.sign_in(ws, Signature("李芳"))


def test_a_clerk_resets_nobody_elses_pin(ws):
    li = people.add_operator(ws, OperatorDraft(name="李芳")).value
    people.set_pin(ws, people.by_name(ws, "王经办").uuid, PIN)
    ws.desk.operator_uuid = li.uuid
    with pytest.raises(Refused, match="pin_wrong"):
        people.set_pin(ws, people.by_name(ws, "王经办").uuid, "552817")


def test_a_forgotten_pin_can_be_taken_away_and_the_journal_says_so(ws):
    people.set_pin(ws, "", PIN)
    people.forget_pin(ws, people.by_name(ws, "王经办").uuid)
    issues.register_issue(ws, IssueDraft(text="一"))
    assert any("取消" in each.summary for each in history.entries(ws))


def test_no_undo_reaches_across_a_pin_and_the_ledger_stays_sound(ws):
    people.set_pin(ws, "", PIN)
    signing.sign_in(ws, Signature("王经办", PIN))
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(ws)
    assert upkeep.check(ws, full=True) == []


def test_a_pin_and_its_hash_never_leave_the_one_table(ws, tmp_path):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    try:
        issues.register_issue(ws, IssueDraft(text="一"))
        li = people.add_operator(ws, OperatorDraft(name="李芳")).value
        people.set_pin(ws, li.uuid, PIN)
        signing.sign_in(ws, Signature("李芳", PIN))
        sealed = submissions.submit(ws, "2020-08", tmp_path / "out").value
    finally:
        logging.getLogger().removeHandler(handler)
    salt, made = ws.ledger.connection.execute("SELECT salt, hash FROM operator_pin").fetchone()
    secrets = [PIN.encode(), salt.encode(), made.encode()]
    with zipfile.ZipFile(tmp_path / "out" / sealed.file_name) as package:
        bodies = [package.read(name) for name in package.namelist()]
        assert "李芳".encode() not in package.read("data/records.jsonl")
    for kind in COLUMNS:
        path = exports.export_list(ws, tmp_path / f"{kind}.xlsx", query_of(ws, kind))
        with zipfile.ZipFile(path) as book:
            bodies += [book.read(name) for name in book.namelist()]
    for entry in history.entries(ws):
        bodies.append(repr((entry, journal.images(ws.ledger, entry.sequence))).encode())
    bodies.append(stream.getvalue().encode())
    assert not any(secret in body for secret in secrets for body in bodies)
    assert not any(searching.search(ws, secret.decode()) for secret in secrets)
    assert forms.kept_forms(ws) == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        *(("submission_day", 0), ("submission_day", 32), ("assessment_percent", 101)),
        *(("sign_limit_days", 400), ("reply_limit_days", 99999), ("revisit_days", 4000)),
    ],
)
def test_figures_of_the_settings_stay_within_what_they_mean(ws, field, wrong):
    found = people.check_settings(ws, replace(ws.settings, **{field: wrong}))
    assert [(each.field, each.rule) for each in found] == [(field, "setting_range")]
    assert people.check_settings(ws, ws.settings) == []
