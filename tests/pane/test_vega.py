"""`Vega`, with Altair itself: what a page gets of a chart and of its changes, and what it says of selections."""

from __future__ import annotations

import subprocess
import sys
import threading

import altair as alt
import numpy as np
import pandas as pd
import pytest

import transom as tr
from tests.pane.library_page import LibraryPage

LITE = "https://vega.github.io/schema/vega-lite/v6.json"


def table(count=100):
    return pd.DataFrame({"a": np.arange(float(count)), "k": [f"k{n}" for n in range(count)]})


def chart(rows=None, **options):
    brush = alt.selection_interval(name="brush")
    return plain(rows, **options).add_params(brush, alt.selection_point(fields=["k"]))


def plain(rows=None, **options):
    return alt.Chart(table() if rows is None else rows, **options).mark_point().encode(x="a", y="k")


@pytest.fixture
def shown(site):
    async def show(pane, **options):
        return LibraryPage(await site(lambda: pane, **options).open(), "Vega")

    return show


def test_charts_and_specifications_are_shown_by_it():
    for obj in (chart(), plain() | plain(), {"$schema": LITE, "mark": "bar", "data": {"values": []}}):
        pane = tr.panel(obj)
        assert isinstance(pane, tr.pane.Vega)
        assert pane.error is None
    assert not isinstance(tr.panel({"mark": "bar"}), tr.pane.Vega)


async def test_a_table_travels_once_as_columns_whatever_its_length(shown):
    rows = table(10_000)
    page = await shown(tr.pane.Vega(plain(rows) | plain(rows)))
    assert list(page.value["data"]) == ["set_0"]
    data = page.value["data"]["set_0"]
    assert data["length"] == 10_000
    assert np.array_equal(data["columns"]["a"], rows["a"])
    assert "datasets" not in page.value["spec"]


async def test_an_equal_chart_is_no_change_and_rows_that_are_appended_go_alone(shown):
    pane = tr.pane.Vega(chart())
    page = await shown(pane)
    pane.object = chart()
    await page.settle()
    assert page.bytes < 50
    pane.object = chart(table(102))
    await page.settle()
    assert page.bytes < 400
    assert page.value["data"]["set_0"]["length"] == 102
    assert page.value["data"]["set_0"]["columns"]["k"][-1] == "k101"


async def test_dates_and_what_is_missing(shown):
    rows = pd.DataFrame({"t": pd.date_range("2024-01-01", periods=2), "v": [1.0, None], "s": ["x", None]})
    page = await shown(tr.pane.Vega(alt.Chart(rows).mark_point().encode(x="t", y="v", color="s")))
    columns = page.value["data"]["set_0"]["columns"]
    assert columns["t"][0].startswith("2024-01-01T00:00:00")
    assert columns["v"] == [1.0, None]
    assert columns["s"] == ["x", None]


async def test_transformers_and_themes_of_altairs_are_left_as_they_are(shown):
    before = alt.data_transformers.active, alt.theme.active
    with alt.data_transformers.enable("json"):
        page = await shown(tr.pane.Vega(chart()))
        assert alt.data_transformers.active == "json"
    assert page.value["data"]["set_0"]["length"] == 100
    assert (alt.data_transformers.active, alt.theme.active) == before


def test_many_threads_get_each_their_own():
    made = {}

    def make(count):
        made[count] = tr.pane.Vega(chart(table(count)))._rendered["data"]["set_0"]["length"]

    threads = [threading.Thread(target=make, args=(count,)) for count in range(40, 48)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {count: count for count in range(40, 48)}


async def test_vega_itself_and_rows_in_the_specification(shown):
    spec = {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "data": [{"name": "t", "values": [{"a": 1}, {"a": 2}]}],
    }
    page = await shown(tr.pane.Vega(spec))
    assert page.value["data"] == {"t": {"length": 2, "columns": {"a": [1, 2]}}}
    assert page.value["spec"]["data"] == [{"name": "t"}]


@pytest.mark.parametrize("url", ["https://example.org/cars.json", "//example.org/cars.json"])
def test_data_of_another_server_say_what_to_write(url):
    error = tr.pane.Vega({"$schema": LITE, "mark": "bar", "data": {"url": url}}).error
    assert error["title"] == "Data of another server"
    assert url in error["message"]
    assert tr.pane.Vega({"$schema": LITE, "mark": "bar", "data": {"url": "data/cars.json"}}).error is None


async def test_selections_reach_python_and_who_watches_survives_another_chart(shown):
    pane = tr.pane.Vega(chart())
    page = await shown(pane)
    heard = []
    pane.selection.param.watch(lambda event: heard.append(event.new), "brush")
    page.event("select", {"brush": {"a": [1, 2]}})
    await page.settle()
    pane.object = chart().mark_bar()
    page.event("select", {"brush": {}, "param_1": [{"k": "k1"}]})
    await page.settle()
    assert heard == [{"a": [1, 2]}, None]
    assert pane.selection.param_1 == [{"k": "k1"}]


@pytest.mark.parametrize("value", [None, {"other": []}, {"brush": 3}, {"brush": []}, {"param_1": {}}, {"name": []}])
async def test_what_is_no_selection_of_the_chart_is_refused(shown, value):
    page = await shown(tr.pane.Vega(chart()))
    number = page.event("select", value)
    await page.settle()
    assert page.page.settled[number] == {"rejected": "bad_value"}


@pytest.mark.parametrize(
    ("options", "mode"), [({"width": 300}, None), ({"width": "container"}, "stretch_width"), ({}, None)]
)
async def test_a_chart_is_wide_when_it_says_so(shown, options, mode):
    for made in (plain(**options), alt.layer(plain(**options), plain(**options).mark_line())):
        page = await shown(tr.pane.Vega(made))
        assert page.model["sizing_mode"] == mode


def test_a_page_without_a_chart_imports_no_altair():
    code = "import sys, transom as tr; tr.panel({'a': 1}); tr.pane.Vega(); print('altair' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
