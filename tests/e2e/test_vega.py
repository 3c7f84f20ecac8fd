"""Vega in a real browser: drawn without scripts from texts, selections in Python, rows exchanged in the view."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import Live, Show, fits, live_server, resize, shower, until

VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ blockedURI }) => violations.push(blockedURI));
"""
LITE = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTHS = "() => [...document.querySelectorAll('.tr-vega__chart svg')].map((svg) => svg.getBoundingClientRect().width)"


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with live_server(dev=True) as live:
        yield live


@pytest.fixture
def show(live: Live, open_page: Callable[..., Page]) -> Show:
    return shower(live, open_page)


def points(count: int) -> alt.Chart:
    table = pd.DataFrame({"a": [n % 10 for n in range(count)], "b": [n / count for n in range(count)]})
    chart = alt.Chart(table, width=300, height=200).mark_point()
    scale = alt.Scale(domain=[0, 10])
    return chart.encode(x=alt.X("a", scale=scale), y="b:Q", tooltip="a").add_params(
        alt.selection_interval(name="brush")
    )


def test_a_brush_reaches_python_and_stays_while_rows_are_exchanged(show: Show) -> None:
    heard: list[Any] = []

    def make() -> Any:
        pane = tr.pane.Vega(points(20), show_actions=True)
        pane.selection.param.watch(lambda event: heard.append(event.new), "brush")
        return pane

    shown = show(make)
    page, pane = shown.page, shown.root
    page.evaluate(VIOLATIONS)
    marks = page.locator(".tr-vega .mark-symbol.role-mark path")
    expect(marks).to_have_count(20)
    page.evaluate("() => { window.first = document.querySelector('.tr-vega__chart svg') }")
    area = page.locator(".tr-vega .background").first.bounding_box()
    assert area is not None
    page.mouse.move(area["x"] + 60, area["y"] + 40)
    page.mouse.down()
    page.mouse.move(area["x"] + 160, area["y"] + 140, steps=4)
    page.mouse.up()
    until(lambda: heard and heard[-1] and heard[-1]["a"][1] > 5)
    assert pane.selection.brush["a"] == pytest.approx([2, 5.33], abs=0.15)
    pane.object = points(30)
    expect(marks).to_have_count(30)
    assert page.evaluate("() => first === document.querySelector('.tr-vega__chart svg')")
    assert pane.selection.brush is not None
    # Another chart is drawn anew: the selection ends, and who watches it goes on hearing.
    pane.object = points(30).mark_square()
    page.wait_for_function("() => first !== document.querySelector('.tr-vega__chart svg')")
    until(lambda: pane.selection.brush is None and heard[-1] is None)
    expect(page.locator(".tr-vega summary")).to_have_count(1)
    assert page.evaluate("violations") == []


def test_sizes_are_the_charts_or_the_rooms_and_colours_the_pages(show: Show) -> None:
    table = pd.DataFrame({"d": list("abc"), "v": [1, 2, 3]})
    bars = alt.Chart(table, height=120).mark_bar().encode(x="d", y="v")

    def make() -> Any:
        wide = bars.properties(width="container")
        layered = alt.layer(wide, wide.mark_rule())
        broken = {
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "mark": "nothing",
            "data": {"values": [{}]},
        }
        charts = [bars.properties(width=300), wide, layered, broken]
        return tr.Column(
            *(tr.pane.Vega(chart) for chart in charts), tr.Tabs(("text", "text"), ("plot", tr.pane.Vega(wide)))
        )

    page = show(make, color_scheme="light", viewport={"width": 900, "height": 900}).page
    expect(page.locator(".tr-vega__chart svg")).to_have_count(3)
    expect(page.get_by_text("Vega cannot draw this chart")).to_be_visible()
    until(lambda: min(page.evaluate(WIDTHS)[1:]) > 800)
    assert 320 < page.evaluate(WIDTHS)[0] < 380
    bar = "() => document.querySelector('.mark-rect.role-mark path').getAttribute('fill')"
    page.wait_for_function(f"() => ({bar})() === 'rgb(0, 104, 122)'")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => ({bar})() === 'rgb(92, 200, 212)'")
    resize(page, {"width": 390, "height": 900})
    page.wait_for_function(
        "() => document.querySelectorAll('.tr-vega__chart svg')[1].getBoundingClientRect().width < 390"
    )
    fits(page, 390)
    page.get_by_role("tab", name="plot").click()
    expect(page.get_by_role("tabpanel").locator(".tr-vega__chart svg")).to_be_visible()


VEGA = "https://vega.github.io/schema/vega/v6.json"
NOSY = {
    "$schema": VEGA, "width": 200, "height": 60,
    "usermeta": {"embedOptions": {
        "defaultStyle": "body { outline: 3px solid red }", "actions": True, "bind": "body",
        "patch": [{"op": "replace", "path": "/height", "value": 500}], "config": {"background": "#123456"},
    }},
    "config": {"events": {"window": True, "bind": "any", "selector": True}},
    "signals": [
        {"name": "key", "value": "-", "on": [{"events": "window:keydown", "update": "event.key"}]},
        {"name": "field", "value": "-", "bind": {"element": "input[type=password]"}},
        {"name": "other", "value": "-", "on": [{"events": "input:input", "update": "event.data"}]},
        {"name": "own", "value": 1, "bind": {"input": "range", "element": "body"}},
        {"name": "drag", "value": "-", "on": [{"events": "window:pointermove", "update": "'moved'"}]},
    ],
    "marks": [{"type": "text", "encode": {"update": {
        "text": {"signal": "'said ' + key + field + other + drag"}, "y": {"value": 20},
        "href": {"value": "javascript:window.pwned=1"},
    }}}],
}  # fmt: skip


def test_a_chart_keeps_to_its_own_place_whatever_its_specification_says(show: Show) -> None:
    allow = "Blocked|blocked|is not allowed|Sanitize failure"
    shown = show(lambda: tr.Column(tr.widgets.PasswordInput("Secret"), tr.pane.Vega(NOSY)), allow=allow)
    page = shown.page
    said = page.locator(".tr-vega text")
    expect(said).to_contain_text("said")
    page.get_by_label("Secret").press_sequentially("hunter2")
    page.mouse.move(300, 300)
    page.mouse.move(310, 310)
    expect(said).to_have_text(re.compile(r"^said -(-|undefined)-moved$"))  # of keys and fields it knows nothing
    said.dispatch_event("click")
    assert page.evaluate("window.pwned") is None
    assert page.locator(".tr-vega svg.marks").evaluate("(el) => el.getBoundingClientRect().height") < 200
    assert page.locator("body > input, .vega-actions:visible").count() == 0
    expect(page.locator("body")).to_have_css("outline-style", "none")
    assert page.get_by_label("Secret").input_value() == "hunter2"
