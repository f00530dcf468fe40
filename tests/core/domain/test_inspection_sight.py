from __future__ import annotations

from core.domain.inspection import InspectionWay
from core.domain.inspection_sight import Sight
from tests.builders import an_inspection


def test_only_going_there_is_on_site():
    def on_site(*ways):
        return Sight(record=an_inspection(ways=ways)).on_site

    assert on_site(InspectionWay.ON_SITE, InspectionWay.MEETING)
    assert on_site(InspectionWay.UNANNOUNCED)
    assert not on_site(InspectionWay.IN_WRITING)
    assert not on_site()
