"""What was written outside of the package is a component like those in it."""

from __future__ import annotations

import pytest

import transom as tr
from tests.outside.rating import Rating
from transom.testing import run_test


async def settled(page, number):
    await page.wait(lambda: number in page.settled)
    return page.settled[number]


async def test_it_is_told_to_the_page_and_set_from_it():
    rating = Rating(label="How was it?", help="Be *honest*", value=2)
    async with run_test(lambda: rating) as page:
        model = page.find("How was it?")
        assert (model["value"], model["text"], model["colour"]) == (2, "2 of 5", "gold")
        assert page.models[model["help"]].type == "Markdown"
        assert await settled(page, page.set("Rating", 4)) is None
        assert (rating.value, rating.text, model["text"]) == (4, "4 of 5", "4 of 5")
        assert await settled(page, page.set("Rating", "rose", "colour")) is None
        assert rating.colour == "rose"
        for name, value in (("value", 6), ("value", "5"), ("colour", "black"), ("value", None)):
            assert await settled(page, page.set("Rating", value, name)) == {"rejected": "bad_value"}
        for name in ("text", "resets", "colours", "help", "visible", "_esm"):
            assert await settled(page, page.set("Rating", "x", name)) == {"rejected": "not_allowed"}
        assert (rating.value, rating.colour) == (4, "rose")


async def test_its_command_is_carried_out():
    rating = Rating(value=3)
    async with run_test(lambda: rating) as page:
        assert await settled(page, page.event("Rating", "event", {"name": "reset", "data": {}})) is None
        assert (rating.value, rating.resets, page.find("Rating")["value"]) == (0, 1, 0)
        unknown = page.event("Rating", "event", {"name": "after_value"})
        assert await settled(page, unknown) == {"rejected": "unknown"}


async def test_its_value_is_linked_and_bound_as_any():
    slider = tr.widgets.IntSlider(label="Stars", value=1, end=5)
    rating = Rating(value=slider)
    seen = []
    rating.param.watch(lambda event: seen.append(event.new), "value")
    view = tr.bind(lambda value: f"it is {value}", rating.param.value)
    async with run_test(lambda: tr.Column(slider, rating, view)) as page:
        page.set("Stars", 5)
        await page.settle()
        assert (rating.value, seen) == (5, [5])
        assert "it is 5" in page.text
        page.set("Rating", 2)
        await page.settle()
        assert "it is 2" in page.text


@pytest.mark.parametrize("state", [{"disabled": True}, {"visible": False}])
async def test_out_of_reach_it_takes_nothing(state):
    rating = Rating(**state)
    async with run_test(lambda: tr.Row(rating)) as page:
        assert await settled(page, page.set("Rating", 4)) == {"rejected": "not_allowed"}
        assert await settled(page, page.event("Rating", "event", {"name": "reset"})) == {"rejected": "not_allowed"}
        assert rating.value == 0


def test_it_is_copied_printed_and_found():
    button = tr.widgets.Button(label="ask")
    rating = Rating(label="R", value=3, help=button)
    copy = rating.clone(value=4)
    assert (copy.value, copy.label, copy.text, copy.help, rating.value) == (4, "R", "4 of 5", button, 3)
    assert str(rating).splitlines()[0].startswith("Rating(label='R', text='3 of 5', value=3")
    assert str(rating).splitlines()[1:] == ["    .help Button(label='ask')"]
    assert tr.Column(rating).select(Rating) == [rating]


def test_mistakes_are_told_as_those_with_any():
    with pytest.raises(TypeError, match="Did you mean 'colour'"):
        Rating(color="gold")
    with pytest.raises(ValueError, match="value"):
        Rating(value=6)
