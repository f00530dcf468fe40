from __future__ import annotations

from core.events import Events


def test_every_listener_hears_every_later_change_in_the_order_of_subscription() -> None:
    heard: list[tuple[str, int]] = []
    events: Events[int] = Events()
    events.emit(1)
    events.subscribe(lambda change: heard.append(("first", change)))
    events.subscribe(lambda change: heard.append(("second", change)))
    events.emit(2)
    events.emit(3)
    assert heard == [("first", 2), ("second", 2), ("first", 3), ("second", 3)]
