from __future__ import annotations

from datetime import timedelta

import pytest

from core.errors import Refused
from core.store import backup, numbers, restored
from core.store.journal import transaction
from core.store.ledger import Ledger
from tests.core.store.opened import NOW

KEY = restored.number_key("督", NOW.year)


def test_a_ledger_of_its_own_is_never_asked(ledger):
    assert restored.which(ledger.connection) == ""
    assert restored.confirmed(ledger.connection, KEY) == 0
    assert not restored.number_open(ledger.connection, "督", NOW.year)
    assert restored.last_sequence(ledger.connection, "BD00", 4) == 4


def test_a_restored_one_is_asked_once_a_series_and_year(ledger, tmp_path):
    path = backup.backup(ledger, tmp_path / "usb", now=NOW)
    backup.restore(path, tmp_path / "r", now=NOW + timedelta(days=1))
    with Ledger.open(tmp_path / "r", now=NOW) as again:
        assert restored.source(again.connection) == path.name
        with pytest.raises(Refused, match="number_unconfirmed"):
            numbers.refuse_unconfirmed(again, "督", NOW.year)
        with pytest.raises(Refused, match="sequence_unconfirmed"):
            restored.last_sequence(again.connection, "BD00", 4)
        with transaction(again, "restored.numbers", "核对", now=NOW, actor="") as tx:
            assert numbers.confirm_last(tx, "督", NOW.year, 2, "已用未留底") == 2
            restored.confirm(tx.connection, restored.sequence_key("BD00"), 6)
        assert tx.change.sequence
        numbers.refuse_unconfirmed(again, "督", NOW.year)
        assert numbers.upcoming(again, "督", NOW.year) == 3
        assert restored.last_sequence(again.connection, "BD00", 4) == 6
        assert restored.number_open(again.connection, "通", NOW.year)
        assert not restored.number_open(again.connection, "通", NOW.year + 2)
