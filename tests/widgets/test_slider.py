"""Sliders: value, released value, bounds."""

from __future__ import annotations

import math

import numpy as np
import pytest

import transom as tr
from tests.site import sets


def test_it_starts_at_its_start():
    assert tr.widgets.IntSlider(start=3, end=10).value == 3
    assert tr.widgets.FloatSlider(start=0.5, end=1).value == 0.5
    assert tr.widgets.IntSlider(start=3, end=10, value=5).value == 5
    assert tr.widgets.IntSlider(start=3, end=10).value_throttled == 3


def test_a_start_that_follows_another_widget_does_not_tie_the_value_to_it():
    low = tr.widgets.IntSlider(start=0, end=10)
    slider = tr.widgets.IntSlider(start=low, end=10, value=5)
    free = tr.widgets.IntSlider(start=low, end=10)
    low.value = 2
    assert slider.start == free.start == 2
    assert slider.value == 5
    assert free.value == 2  # a value that the new range excludes is brought into it
    low.value = 1
    assert free.value == 2


def test_an_update_may_bring_value_and_range_in_any_order():
    slider = tr.widgets.IntSlider(start=0, end=5)
    slider.param.update(value=50, end=100)
    assert (slider.value, slider.end) == (50, 100)
    slider.end = 10
    assert slider.value == 10


def test_values_of_another_kind_are_refused_with_the_name_and_the_value():
    for make in (lambda: tr.widgets.IntSlider(value="x"), lambda: tr.widgets.IntSlider(value=1.5)):
        with pytest.raises(ValueError, match="value"):
            make()


async def test_while_it_moves_only_value_follows_and_a_release_sets_both(site):
    seen = []

    def app():
        slider = tr.widgets.IntSlider(end=10)
        slider.param.watch(lambda event: seen.append((event.name, event.new)), ["value"])
        slider.param.watch(lambda event: seen.append((event.name, event.new)), ["value_throttled"])
        return slider

    page = await site(app).open()
    page.set("IntSlider", 3)
    await page.settle()
    page.set("IntSlider", 4)
    await page.settle()
    assert seen == [("value", 3), ("value", 4)]
    page.set("IntSlider", 4, "value_throttled")
    await page.settle()
    assert seen[2:] == [("value_throttled", 4)]


def test_a_program_sets_both():
    slider = tr.widgets.IntSlider(end=10)
    slider.value = 4
    assert slider.value_throttled == 4


@pytest.mark.parametrize("bad", [11, -1, "5", None, True, [1], {"a": 1}, 1e300])
@pytest.mark.parametrize("name", ["value", "value_throttled"])
async def test_a_bad_value_is_rejected_and_the_servers_sent_again(site, bad, name):
    page = await site(lambda: tr.widgets.IntSlider(end=10, value=3)).open()
    cseq = page.set("IntSlider", bad, name)
    await page.advance(0.1)
    assert page.settled == {cseq: {"rejected": "bad_value"}}
    assert sets(page, name) == [3]


async def test_whole_numbers_may_come_as_floats(site):
    seen = []

    def app():
        slider = tr.widgets.IntSlider(end=10)
        slider.param.watch(lambda event: seen.append(event.new), "value")
        return slider

    page = await site(app).open()
    page.set("IntSlider", 5.0)
    page.settled.clear()
    await page.settle()
    assert seen == [5]
    assert type(seen[0]) is int


async def test_a_float_slider_takes_whole_numbers(site):
    page = await site(lambda: tr.widgets.FloatSlider(end=2.0)).open()
    page.set("FloatSlider", 1)
    await page.advance(0.1)
    (node,) = [node for node in page.view.tree.nodes.values() if node.component._info.name == "FloatSlider"]
    assert node.component.value == 1.0
    assert type(node.component.value) is float
    assert not math.isnan(node.component.value)


async def test_new_ends_reach_the_page(site):
    def app():
        slider, button = tr.widgets.IntSlider(end=10), tr.widgets.Button()

        async def handler(event):
            slider.end = 20
            slider.value = 15

        button.on_click(handler)
        return tr.Row(slider, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    model = page.find("IntSlider")
    assert (model["end"], model["value"], model["value_throttled"]) == (20, 15, 15)
    page.set("IntSlider", 19)
    await page.advance(0.1)
    assert page.settled[2] is None


@pytest.mark.parametrize("number", [np.int64, np.int32, np.uint8])
def test_ends_from_a_table_are_whole_numbers_of_python(number):
    slider = tr.widgets.IntSlider(start=number(5), end=number(9))
    assert (slider.value, slider.value_throttled) == (5, 5)
    slider.value = number(7)
    assert (slider.value, slider.value_throttled) == (7, 7)
    assert {type(each) for each in (slider.value, slider.start, slider.end)} == {int}
    slider.end = number(6)
    assert slider.value == 6


def test_ends_from_a_table_are_numbers_of_python():
    slider = tr.widgets.FloatSlider(start=np.float32(0.5), end=np.float64(2), step=np.float64(0.5))
    assert (slider.value, slider.value_throttled, slider.step) == (0.5, 0.5, 0.5)
    assert {type(each) for each in (slider.value, slider.start, slider.end, slider.step)} == {float}


@pytest.mark.parametrize("name", ["value", "value_throttled", "start", "end", "step"])
def test_whole_numbers_that_a_page_cannot_count_with_are_refused_when_they_are_set(name):
    slider = tr.widgets.IntSlider(start=-(2**53), end=2**53)
    with pytest.raises(
        ValueError, match=rf"IntSlider.{name}=9007199254740993 is beyond ±2\*\*53, where .*Use an IntInput"
    ):
        setattr(slider, name, 2**53 + 1)
    with pytest.raises(ValueError, match=r"beyond"):
        tr.widgets.IntSlider(**{name: -(2**60)})
    assert (slider.start, slider.end) == (-(2**53), 2**53)


@pytest.mark.parametrize("kind", [tr.widgets.IntSlider, tr.widgets.FloatSlider, tr.widgets.RangeSlider])
async def test_ends_that_are_one_are_no_error(site, kind):
    page = await site(lambda: kind(start=2, end=2), dev=True).open()
    assert page.find(kind.__name__)["value"] in (2, [2, 2])
    assert [each for each in page.session.advice.kept if each["report"] == "value"] == []
