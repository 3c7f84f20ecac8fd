"""`Plotly`, with the library itself: what a page gets of a figure, at first and after changes, and what it sends."""

from __future__ import annotations

import datetime as dt
import gc
import subprocess
import sys
import threading
import weakref
from array import array

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest

import transom as tr
from tests.pane.library_page import LibraryPage


def wave(count=100):
    return go.Figure(go.Scatter(y=np.linspace(0.0, 1.0, count)))


@pytest.fixture
def shown(site):
    async def show(pane, **options):
        return LibraryPage(await site(lambda: pane, **options).open(), "Plotly")

    return show


def test_figures_traces_and_dicts_are_shown_by_it():
    trace = go.Bar(y=[1])
    for obj in (wave(), trace, [trace, trace], {"data": [{"y": [1]}], "layout": {}}):
        pane = tr.panel(obj)
        assert isinstance(pane, tr.pane.Plotly)
        assert pane.error is None
    assert not isinstance(tr.panel(["a"]), tr.pane.Plotly)


async def test_numbers_travel_as_bytes_and_once(shown):
    pane = tr.pane.Plotly(wave(10_000))
    page = await shown(pane)
    assert np.array_equal(page.value["data"][0]["y"], np.linspace(0.0, 1.0, 10_000))
    assert page.bytes < 90_000
    assert page.value["themed"]
    assert "template" not in page.value["layout"]


async def test_what_is_equal_is_not_sent_again_and_many_changes_are_one(shown):
    figure = go.Figure([go.Scatter(y=np.arange(1000.0) + n) for n in range(40)])
    pane = tr.pane.Plotly(figure)
    page = await shown(pane)

    def change():
        for trace in figure.data:
            trace.line.color = "red"
        figure.update_layout(title="New", height=300)

    page.post(change)
    await page.settle()
    assert len(page.patches) == 1
    assert page.value["data"][39]["line"] == {"color": "red"}
    assert page.value["layout"]["height"] == 300
    assert page.bytes < 6_000
    pane.object = go.Figure(figure)
    await page.settle()
    assert page.bytes < 200


async def test_a_figure_that_is_not_linked_waits_for_a_trigger(shown):
    figure = wave()
    pane = tr.pane.Plotly(figure, link_figure=False)
    page = await shown(pane)
    page.post(lambda: figure.update_traces(name="b"))
    await page.settle()
    assert "name" not in page.value["data"][0]
    pane.param.trigger("object")
    await page.settle()
    assert page.value["data"][0]["name"] == "b"


async def test_one_figure_in_two_pages_reaches_both_from_any_thread(site):
    figure = wave()
    app = site(lambda: tr.pane.Plotly(figure))
    pages = [LibraryPage(await app.open(), "Plotly") for _ in range(2)]
    thread = threading.Thread(target=lambda: figure.add_bar(y=[1, 2, 3]))
    thread.start()
    thread.join()
    for page in pages:
        await page.settle()
        assert [trace["type"] for trace in page.value["data"]] == ["scatter", "bar"]


@pytest.mark.parametrize("kind", ["array", "list", "dates"])
async def test_appended_points_cost_what_they_are_and_reach_who_comes_later(site, kind):
    start = {
        "array": np.arange(1000.0),
        "list": [float(n) for n in range(1000)],
        "dates": [f"2024-01-01T00:{n // 60 % 60:02}:{n % 60:02}.{n:06}" for n in range(1000)],
    }[kind]
    pane = tr.pane.Plotly(go.Figure(go.Scatter(x=start, y=np.zeros(1000))))
    app = site(lambda: pane)
    page = LibraryPage(await app.open(), "Plotly")
    for n in range(5):
        pane.extend({"x": [["2025" if kind == "dates" else n + 0.5]], "y": [[float(n)]]}, trace=0, max_points=1002)
        await page.settle()
        assert page.bytes < 400
    late = LibraryPage(await app.open(), "Plotly")
    for each in (page, late):
        trace = each.value["data"][0]
        assert len(trace["x"]) == len(trace["y"]) == 1002
        assert list(trace["y"])[-5:] == [0, 1, 2, 3, 4]
        assert list(trace["x"]) == list(pane.object.data[0].x)
    assert len(pane.object.data[0].y) == 1002


def test_what_cannot_be_appended_says_what_to_write():
    pane = tr.pane.Plotly(wave())
    with pytest.raises(ValueError, match=r"Give one list for each trace: \{'y': \[\[1, 2\]\]\}"):
        pane.extend({"y": [1, 2]}, 0)
    with pytest.raises(ValueError, match="there is no trace 3; the figure has 1"):
        pane.extend({"y": [[1]]}, 3)
    with pytest.raises(ValueError, match="Set `object` first"):
        tr.pane.Plotly().extend({"y": [[1]]})


async def test_dicts_are_appended_to_as_well(shown):
    pane = tr.pane.Plotly({"data": [{"y": [1], "marker": {"size": [1]}}], "layout": {}})
    page = await shown(pane)
    pane.extend({"y": [[2]], "marker.size": [[5]]}, 0)
    await page.settle()
    assert page.value["data"][0] == {"y": [1, 2], "marker": {"size": [1, 5]}}


async def test_numbers_that_are_none_are_gaps_wherever_they_stand(shown):
    bad = [1.0, float("nan"), float("inf"), None]
    figure = go.Figure(go.Scatter(y=bad, hovertext=bad))
    figure.add_shape(type="line", x0=float("nan"), x1=1, y0=0, y1=1)
    page = await shown(tr.pane.Plotly(figure))
    assert page.value["data"][0]["y"] == [1.0, None, None, None]
    assert page.value["layout"]["shapes"][0]["x0"] is None


@pytest.mark.parametrize(
    "dates",
    [
        pd.date_range("2024-01-01", periods=3),
        pd.date_range("2024-01-01", periods=3, tz="Europe/Paris"),
        [dt.date(2024, 1, day) for day in (1, 2, 3)],
        np.array(["2024-01-01T12:30", "2024-01-02", "NaT"], "datetime64[ns]"),
        [pd.Timestamp("2024-01-01"), pd.NaT],
    ],
    ids=["range", "zone", "date", "datetime64", "NaT"],
)
async def test_dates_are_dates(shown, dates):
    page = await shown(tr.pane.Plotly(go.Figure(go.Scatter(x=dates, y=[1, 2, 3]))))
    found = page.value["data"][0]["x"]
    assert found[0].startswith("2024-01-01")
    assert all(each is None or each.startswith("2024-01-0") for each in found)


async def test_two_dimensional_and_wide_integers_are_numbers_of_the_page(shown):
    z = np.arange(64).reshape(8, 8)
    figure = go.Figure([go.Heatmap(z=z), go.Scatter(y=np.arange(40) * 10**12), go.Scatter(y=np.arange(3))])
    page = await shown(tr.pane.Plotly(figure))
    assert np.array_equal(page.value["data"][0]["z"], z)
    assert page.value["data"][0]["z"].dtype == "int32"
    assert page.value["data"][1]["y"].dtype == "float64"
    assert page.value["data"][2]["y"] == [0, 1, 2]


async def test_templates_and_colours_of_the_author_stay(shown):
    for figure, themed in [
        (wave().update_layout(template="ggplot2"), False),
        (wave().update_layout(paper_bgcolor="red"), True),
        ({"data": [], "layout": {"template": "plotly_dark"}}, False),
        ({"data": [], "layout": {"template": "plotly"}}, True),
    ]:
        page = await shown(tr.pane.Plotly(figure))
        assert page.value["themed"] is themed
        assert ("template" in page.value["layout"]) is not themed
    assert (await shown(tr.pane.Plotly(wave().update_layout(paper_bgcolor="red")))).value["layout"] == {
        "paper_bgcolor": "red"
    }


async def test_without_the_pages_colours_a_figure_is_as_plotly_shows_it(shown):
    pane = tr.pane.Plotly(wave(), themed=False)
    page = await shown(pane)
    assert not page.value["themed"]
    assert page.value["layout"]["template"]["layout"]["colorway"][0] == "#636efa"
    pane.themed = True
    await page.settle()
    assert page.value["themed"]
    assert "template" not in page.value["layout"]


def test_showing_a_figure_leaves_plotly_and_the_figure_as_they_are():
    figure = wave()
    before, default = figure.to_json(), pio.templates.default
    pane = tr.pane.Plotly(figure)
    assert figure.to_json() == before
    assert go.Figure(figure) == figure
    assert pio.templates.default == default
    ref = weakref.ref(pane)
    del pane
    gc.collect()
    assert ref() is None


@pytest.mark.parametrize(
    ("obj", "title"),
    [
        (go.Figure(go.Scattergeo(lat=[1], lon=[1])), "outlines"),
        (go.Figure(go.Scattermap(lat=[1], lon=[1])), "tiles"),
        (go.Figure(go.Splom(dimensions=[{"values": [1]}])), "type splom"),
        (go.Figure(go.Parcoords(dimensions=[{"values": [1]}])), "type parcoords"),
        (3, "Not a Plotly figure"),
        ({"data": [{"y": [object()]}], "layout": {}}, "holds a object"),
    ],
)
def test_what_cannot_be_drawn_says_why(obj, title):
    error = tr.pane.Plotly(obj).error
    assert title in error["title"]


async def test_webgl_traces_are_drawn_without_and_many_points_are_reported(site, caplog):
    app = site(lambda: tr.pane.Plotly(go.Figure(go.Scattergl(y=np.arange(60_000.0)))), dev=True)
    page = LibraryPage(await app.open(), "Plotly")
    assert page.value["data"][0]["type"] == "scatter"
    assert "drawn as vector graphics" in caplog.text


def test_outlines_that_are_served_can_be_drawn():
    figure = go.Figure(go.Scattergeo(lat=[1], lon=[1]))
    assert tr.pane.Plotly(figure, config={"topojsonURL": "/assets/"}).error is None


async def test_each_click_is_one_with_its_own_data(shown):
    pane = tr.pane.Plotly(wave())
    page = await shown(pane)
    clicks = []
    pane.param.watch(lambda event: clicks.append(event.new["points"][0]["customdata"]), "click_data")
    for data in (1, 2, 2, 3, 3, 3):
        page.event("click_data", {"points": [{"customdata": data}]})
    await page.settle()
    assert clicks == [1, 2, 2, 3, 3, 3]


async def test_large_selections_come_as_numbers_and_are_points_in_python(shown):
    pane = tr.pane.Plotly(go.Figure(go.Scatter(y=np.arange(30_000) / 2, customdata=np.arange(30_000))))
    page = await shown(pane)
    numbers = array("i", [part for n in range(30_000) for part in (0, n)]).tobytes()
    page.event_with("selected_data", {"numbers": {"$b": 0}, "range": {"x": [0, 1]}}, numbers)
    await page.settle()
    assert len(pane.selected_data["points"]) == 30_000
    assert pane.selected_data["points"][7] == {
        "curveNumber": 0, "pointNumber": 7, "pointIndex": 7, "y": 3.5, "customdata": 7
    }  # fmt: skip
    page.event("selected_data", None)
    await page.settle()
    assert pane.selected_data is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("click_data", [1]), ("selected_data", "x"), ("selected_data", {"numbers": "text"}), ("restyle_data", {}),
        ("relayout_data", None), ("hover_data", 3), ("viewport", []),
    ],
)  # fmt: skip
async def test_what_is_no_event_is_refused(shown, name, value):
    page = await shown(tr.pane.Plotly(wave()))
    number = page.event(name, value)
    await page.settle()
    assert page.page.settled[number] == {"rejected": "bad_value"}


async def test_the_page_cannot_set_the_figure(shown):
    page = await shown(tr.pane.Plotly(wave()))
    for name in ("object", "config", "click_dat", "link_figure"):
        number = page.event(name, {})
        await page.settle()
        assert page.page.settled[number]["rejected"] in {"unknown", "not_allowed"}


async def test_a_figure_without_a_width_is_as_wide_as_there_is_room(shown):
    pane = tr.pane.Plotly(wave())
    page = await shown(pane)
    assert page.model["sizing_mode"] == "stretch_width"
    pane.object = wave().update_layout(width=300)
    await page.settle()
    assert page.model["sizing_mode"] is None


def test_a_page_without_a_figure_imports_no_plotly():
    code = "import sys, transom as tr; tr.panel({'data': 1}); tr.pane.Plotly(); print('plotly' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


@pytest.mark.parametrize(("count", "long"), [(10, False), (30_000, True)])
def test_points_are_looked_up_off_the_event_loop_where_they_are_many(count, long):
    pane = tr.pane.Plotly(go.Figure())
    assert pane._takes_long("selected_data", {"numbers": memoryview(bytes(8 * count))}) is long
    for other in (None, "x", {"numbers": "x" * 90_000}, {"points": []}):
        assert pane._takes_long("selected_data", other) is False
    assert pane._takes_long("click_data", {"numbers": memoryview(bytes(80_000))}) is False
