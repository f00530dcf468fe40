from __future__ import annotations

from core.domain.review import OWN_CHAIN, USUAL_CHAIN, ReviewStep, next_step, ordered_chain

COUNTY, CITY, PROVINCE = ReviewStep


def test_a_chain_goes_upwards_whatever_order_it_is_named_in():
    assert ordered_chain([PROVINCE, COUNTY, PROVINCE]) == (COUNTY, PROVINCE)
    assert ordered_chain(USUAL_CHAIN) == USUAL_CHAIN == (CITY, PROVINCE)


def test_the_next_step_is_the_first_not_passed():
    assert next_step(USUAL_CHAIN, ()) is CITY
    assert next_step(USUAL_CHAIN, (CITY,)) is PROVINCE
    assert next_step((COUNTY, CITY, PROVINCE), (CITY,)) is COUNTY


def test_a_chain_shortened_behind_a_passed_step_asks_for_its_last_step_again():
    assert next_step(OWN_CHAIN, (COUNTY,)) is COUNTY
