"""The step of replies that answered earlier letters as well; those there before keep their digest."""

from __future__ import annotations

from core.domain.reply import Reply
from core.store import records
from tests import builders as a
from tests.core.store.opened import save


def test_a_reply_keeps_which_one_it_came_with(ledger):
    unit = a.a_unit()
    letter = a.a_letter(unit)
    whole = a.a_reply(letter)
    joined = a.a_reply(letter, position=2, with_uuid=whole.uuid)
    save(ledger, unit, letter, whole, joined)
    assert records.get(ledger, Reply, whole.uuid).with_uuid == ""
    assert records.find(ledger, Reply, with_uuid=whole.uuid)[0].uuid == joined.uuid
