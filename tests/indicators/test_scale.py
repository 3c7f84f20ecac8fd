"""`Gauge`, `Dial` and `LinearGauge`: a number as a place between two bounds."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import transom as tr
from transom.indicators.scale import FilledScale, Scale
from transom.testing import run_test

KINDS: list[type[Scale]] = [tr.indicators.Gauge, tr.indicators.Dial, tr.indicators.LinearGauge]
FILLED: list[type[FilledScale]] = [tr.indicators.Dial, tr.indicators.LinearGauge]
THRESHOLDS = [(0.2, "green"), (0.8, "gold"), (1, "red")]


def texts(page: Any) -> list[str]:
    return [report["text"] for report in page.session.advice.kept]


@asynccontextmanager
async def shown(kind: type[Any], *args: Any, **params: Any) -> AsyncIterator[tuple[Any, Any]]:
    """A page, and the component that its app has made."""
    kept: list[Any] = []

    def app() -> Any:
        kept.append(kind(*args, **params))
        return kept[0]

    async with run_test(app) as page:
        yield page, kept[0]


async def sent(kind: type[Scale], **params: Any) -> dict[str, Any]:
    async with shown(kind, **params) as (page, _):
        assert not texts(page)
        return dict(page.find(kind.__name__).values)


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_defaults_are_those_of_panel(kind: type[Scale]) -> None:
    made = kind("Load")
    assert (made.label, made.value, made.bounds, made.colors) == ("Load", 25, (0, 100), None)
    sizes = {tr.indicators.Gauge: (300, 300), tr.indicators.Dial: (250, 250), tr.indicators.LinearGauge: (125, 300)}
    assert (made.width, made.height) == sizes[kind]
    keywords: Any = {"value": 30, "bounds": (0, 100), "format": "{value} %", "colors": THRESHOLDS, "width": 125}
    own: dict[Any, Any] = {
        tr.indicators.Gauge: {"custom_opts": {"pointer": {"width": 3}}},
        tr.indicators.LinearGauge: {"horizontal": True, "show_boundaries": True},
    }
    kind(label="Load", **keywords, **own.get(kind, {}))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "value", [30, 30.0, np.int64(30), np.float32(30), np.array([30]), Decimal(30), Fraction(30)], ids=repr
)
async def test_numbers_of_any_kind_have_a_place_and_a_text(kind: type[Scale], value: Any) -> None:
    wire = await sent(kind, value=value, bounds=(np.int64(0), np.float64(60)), format="{value:.1f} km/h")
    assert wire["value"] == [30, "", "30.0", " km/h"]
    assert wire["bounds"][:2] == [0, 60]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", [None, math.nan, np.nan, Decimal("nan")])
async def test_what_is_not_known_has_neither(kind: type[Scale], value: Any) -> None:
    assert (await sent(kind, value=value))["value"] is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("value", "at", "text"),
    [(130, 100, "130"), (-math.inf, 0, "-inf"), pytest.param(10**400, 100, f"{10**400}", id="huge")],
)
async def test_a_value_beyond_the_bounds_is_kept_and_stands_at_the_nearest(
    kind: type[Scale], value: Any, at: float, text: str
) -> None:
    async with shown(kind, "Load", value=value, format="{value}") as (page, made):
        assert page.find("Load")["value"] == [at, "", text, ""]
        assert made.value == value
        (told,) = texts(page)
        assert "is outside of bounds=(0, 100)" in told
        made.bounds = (0, 1e4)
        made.value = 200
        await page.settle()
        assert page.find("Load")["value"] == [200, "", "200", ""]
        assert texts(page) == [told]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "bounds",
    [None, "0-100", (0, None), (math.nan, 1), (0, math.inf), (0, 10**400), (-1e308, 1e308), (1, 2, 3), ("a", "b")],
)
async def test_what_are_no_bounds_is_kept_and_reported_and_the_value_is_written(kind: type[Scale], bounds: Any) -> None:
    async with shown(kind, "Load", value=3, bounds=bounds, colors=THRESHOLDS, format="{value}") as (page, made):
        assert str(made.bounds) == str(bounds)
        assert page.find("Load")["bounds"] is None
        assert page.find("Load")["value"] == [None, "", "3", ""]
        (told,) = texts(page)
        assert "are no scale" in told


async def test_equal_bounds_are_one_place_and_reversed_ones_a_scale_that_falls() -> None:
    async with run_test(
        lambda: tr.Row(
            tr.indicators.Dial("Same", value=2, bounds=(2, 2)),
            tr.indicators.Dial("Falling", value=75, bounds=[100, 0], colors=THRESHOLDS),
        )
    ) as page:
        assert page.find("Same")["bounds"] == [2, 2, [[2, "", "2", "%"]]]
        assert "are no scale" in texts(page)[0]
        assert page.find("Falling")["default_color"] == "gold"
        assert page.find("Falling")["bounds"][:2] == [100, 0]
        assert len(texts(page)) == 1


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize(
    ("value", "color"), [(0, "green"), (20, "green"), (20.1, "gold"), (100, "red"), (200, "red"), (None, "blue")]
)
async def test_it_is_filled_in_the_colour_of_the_threshold(kind: type[Scale], value: Any, color: str) -> None:
    async with shown(kind, "Load", value=value, colors=THRESHOLDS[::-1], default_color="blue") as (page, made):
        assert page.find("Load")["default_color"] == color
        made.param.update(value=30, bounds=(20, 40))
        await page.settle()
        assert page.find("Load")["default_color"] == "gold"
        made.colors = [(0.4, "red")]
        await page.settle()
        assert page.find("Load")["default_color"] == "blue"


async def test_a_value_at_a_threshold_is_below_it_whatever_binary_fractions_make_of_it() -> None:
    wire = await sent(tr.indicators.Dial, value=1.6, bounds=(1, 2), colors=[(0.6, "green"), (1, "red")])
    assert wire["default_color"] == "green"


@pytest.mark.parametrize("kind", KINDS)
async def test_colours_alone_are_equal_parts(kind: type[Scale]) -> None:
    wire = await sent(kind, colors=["green", "#ffd700", "danger", "red"])
    assert wire["colors"] == [[0.25, "green"], [0.5, "#ffd700"], [0.75, "danger"], [1, "red"]]


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_no_threshold_is_left_out_and_reported_once(kind: type[Scale]) -> None:
    async with shown(kind, "Load", colors=["reddish", (None, "red"), (0.5,), 3, (7, "blue")]) as (page, made):
        assert page.find("Load")["colors"] == [[1, "blue"]]
        made.colors = "red"
        await page.settle()
        assert page.find("Load")["colors"] == [[1, "red"]]
        made.colors = 5
        await page.settle()
        assert len(texts(page)) == 1
        assert "what is none is left out" in texts(page)[0]


@pytest.mark.parametrize("kind", FILLED)
async def test_what_is_no_colour_is_reported(kind: type[Any]) -> None:
    colors: Any = {"default_color": "reddish", "needle_color": "danger", "unfilled_color": "currentcolor"}
    async with shown(kind, "Load", **colors) as (page, _):
        assert [told.split("=")[0].rpartition(" ")[2] for told in texts(page)] == ["default_color", "needle_color"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_format_that_nothing_can_be_written_by_is_reported(kind: type[Scale]) -> None:
    async with shown(kind, "Load", value=2.5, format="{value:d}") as (page, _):
        assert page.find("Load")["value"] == [2.5, "", "2.5", ""]
        (told,) = texts(page)
        assert "cannot be written by format" in told


async def test_a_gauge_has_ticks_in_the_language_of_numbers_and_a_tooltip() -> None:
    async with shown(
        tr.indicators.Gauge, "Engine", value=1800, bounds=(0, 3000), num_splits=3, tooltip_format="{b}: {c} rpm"
    ) as (page, made):
        engine = page.find("Engine")
        assert engine["bounds"][2] == [
            [0, "", "0", ""],
            [1000, "", "1,000", ""],
            [2000, "", "2,000", ""],
            [3000, "", "3,000", ""],
        ]
        assert engine["tooltip_format"] == "Engine: 1800 rpm"
        made.param.update(value=None, num_splits=0)
        await page.settle()
        engine = page.find("Engine")
        assert [place for place, *_ in engine["bounds"][2]] == [0, 3000]
        assert engine["tooltip_format"] == "Engine: - rpm"
        assert "num_splits=0 is not between 1 and 50" in texts(page)[0]


async def test_options_of_another_library_are_taken_and_reported() -> None:
    async with shown(tr.indicators.Gauge, custom_opts={"pointer": {"width": 3}}) as (page, _):
        (told,) = texts(page)
        assert "they change nothing" in told


@pytest.mark.parametrize(
    ("kind", "angles", "start", "far"),
    [
        (tr.indicators.Gauge, {}, 135, 270),
        (tr.indicators.Dial, {}, 155, 230),
        (tr.indicators.Gauge, {"start_angle": 180, "end_angle": 0}, 180, 180),
        (tr.indicators.Dial, {"start_angle": -90, "end_angle": -90}, 270, 360),
        (tr.indicators.Dial, {"start_angle": math.nan, "end_angle": math.inf}, 155, 230),
    ],
)
async def test_angles_are_sent_as_where_it_begins_and_how_far_it_goes(
    kind: Any, angles: Any, start: float, far: float
) -> None:
    wire = await sent(kind, **angles)
    assert (wire["start_angle"], wire["end_angle"]) == (start, far)


async def test_where_it_begins_changes_how_far_it_goes() -> None:
    async with shown(tr.indicators.Dial, "Speed") as (page, made):
        made.start_angle = -180
        await page.settle()
        assert (page.find("Speed")["start_angle"], page.find("Speed")["end_angle"]) == (180, 205)


async def test_a_bar_that_lies_is_as_long_as_another_is_high() -> None:
    async with shown(tr.indicators.LinearGauge, "Bar", horizontal=True) as (page, made):
        assert (page.find("Bar")["width"], page.find("Bar")["height"]) == (300, 125)
        made.param.update(width=400, height=60)
        await page.settle()
        assert (page.find("Bar")["width"], page.find("Bar")["height"]) == (400, 60)
        made.param.update(width=125, height=300, horizontal=False)
        await page.settle()
        assert (page.find("Bar")["width"], page.find("Bar")["height"]) == (125, 300)


async def test_boundaries_have_numbers_of_their_own() -> None:
    async with shown(
        tr.indicators.LinearGauge, "Bar", colors=THRESHOLDS, bounds=(100, 200), value=130, format="{value:.0f}"
    ) as (page, made):
        assert [text for _, _, text, _ in page.find("Bar")["bounds"][2]] == ["100", "200"]
        made.show_boundaries = True
        await page.settle()
        assert [text for _, _, text, _ in page.find("Bar")["bounds"][2]] == ["100", "120", "180", "200"]
        made.format = "{value} l"
        await page.settle()
        assert page.find("Bar")["bounds"][2][1] == [120, "", "120", " l"]


@pytest.mark.parametrize("kind", KINDS)
async def test_bounds_that_are_still_to_come_are_no_reason_to_report(kind: type[Scale]) -> None:
    end = tr.widgets.IntSlider(end=500, value=500)
    made: list[Any] = []

    async def bounds(to: int) -> tuple[int, int]:
        return (0, to)

    def app() -> Any:
        made.append(kind("Load", value=300, bounds=tr.bind(bounds, end)))
        return made[0]

    async with run_test(app) as page:
        await page.settle()
        assert page.find("Load")["value"][0] == 300
        assert not texts(page)
