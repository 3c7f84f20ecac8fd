"""`DiscreteSlider`: options on a track; what all that choose share stands in `test_choosing.py`."""

from __future__ import annotations

import pytest

import transom as tr

w = tr.widgets


def of(page, place):
    return [page.find("Slider")["labels"][0], place]


@pytest.fixture
def shown(site):
    """`shown(**parameters)`: a page and the slider in it."""

    async def show(**parameters):
        made = []

        def app():
            made.append(w.DiscreteSlider("Slider", **parameters))
            return made[0]

        return await site(app, dev=True).open(), made[0]

    return show


@pytest.mark.parametrize(
    ("parameters", "labels"),
    [
        ({"options": ["a", "b"]}, ["a", "b"]),
        ({"options": [0.1, 1.23456, 1000, 10_000]}, ["0.1", "1.23", "1e+03", "1e+04"]),
        ({"options": [1.5, 2.25], "formatter": "%.2f m"}, ["1.50 m", "2.25 m"]),
        ({"options": [True, None, len]}, ["True", "None", str(len)]),
        ({"options": {"one": 1, 2: 2}}, ["one", "2"]),
    ],
)
async def test_numbers_are_written_by_the_formatter(shown, parameters, labels):
    page, slider = await shown(**parameters)
    assert slider.labels == labels
    assert page.find("Slider")["labels"][1:] == labels
    slider.formatter = "%d"
    assert slider.value in slider.values


async def test_options_that_come_one_by_one(shown):
    page, slider = await shown()
    assert (slider.value, page.find("Slider")["value"]) == (None, None)
    for options in (["a"], ["a", "b"]):
        slider.options = options
        assert slider.value == slider.value_throttled == "a"
    assert page.session.advice.kept == []


async def test_a_page_moves_it_and_lets_go(shown):
    page, slider = await shown(options={"one": 1, "two": 2, "also one": 1})
    page.set("Slider", of(page, 2))
    await page.settle()
    assert (slider.value, page.find("Slider")["value"]) == (1, of(page, 2))
    page.set("Slider", of(page, 1))
    await page.settle()
    assert (slider.value, slider.value_throttled) == (2, 1)
    page.set("Slider", of(page, 1), "value_throttled")
    await page.settle()
    assert slider.value_throttled == 2
    slider.value = 1
    assert slider.value_throttled == 1
    refused = page.set("Slider", of(page, 3), "value_throttled")
    await page.settle()
    assert page.settled[refused]["rejected"] == "bad_value"
