"""The journal tells what records of one kind were."""

from __future__ import annotations

from dataclasses import replace

from core.domain.letter_template import LetterTemplate
from core.store.history_images import former
from core.store.journal import transaction
from tests import builders as a
from tests.core.store.opened import NOW


def test_every_version_is_told_the_newest_first_and_other_kinds_are_not(ledger):
    made = LetterTemplate(uuid="t", identifier="own_1", text="甲")
    with transaction(ledger, "test.add", "加", now=NOW, actor="王敏") as tx:
        tx.add(made)
        tx.add(a.an_issue())
    with transaction(ledger, "test.change", "改", now=NOW, actor="王敏") as tx:
        changed = tx.replace(replace(made, text="乙"))
    with transaction(ledger, "test.drop", "删", now=NOW, actor="王敏") as tx:
        tx.remove(changed)
    assert [image["text"] for image in former(ledger, LetterTemplate)] == ["乙", "乙", "甲", "甲"]
