"""What the register of sealed packages reads."""

from __future__ import annotations

from core.store.source import Source

SUBMISSIONS = Source(
    origin="submission AS p",
    uuid="p.uuid",
    columns={
        "period": ("p.period",),
        "sequence": ("p.sequence",),
        "sealed_on": ("p.sealed_on",),
        "target_name": ("p.target_name",),
        "nil": ("p.nil",),
        "issues": ("p.issues",),
        "measures": ("p.measures",),
        "file_name": ("p.file_name",),
    },
    texts=("p.period", "p.target_name", "p.target_code", "p.file_name"),
    order=(("sealed_on", True), ("sequence", True)),
)
