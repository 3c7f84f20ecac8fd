"""Plotly in a real browser: drawn by the installed script, live both ways, and gone without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import plotly.express as px
import plotly.graph_objects as go
import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import Live, Show, fits, live_server, resize, shower, until

VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ blockedURI }) => violations.push(blockedURI));
"""
DRAWN = "() => document.querySelector('.main-svg') && !document.querySelector('.tr-plotly[data-pending]')"
AT = """([number, x, y]) => {
    const plot = document.querySelectorAll('.js-plotly-plot')[number];
    const {x: left, y: top} = plot.getBoundingClientRect();
    const {xaxis, yaxis} = plot._fullLayout;
    return [left + xaxis._offset + xaxis.d2p(x), top + yaxis._offset + yaxis.d2p(y)];
}"""
LAYOUT = "(path) => path.split('.').reduce((at, key) => at[key], document.querySelector('.js-plotly-plot')._fullLayout)"


LEFT = "() => plots.filter((ref) => ref.deref()).length"


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with live_server(dev=True) as live:
        yield live


@pytest.fixture
def show(live: Live, open_page: Callable[..., Page]) -> Show:
    return shower(live, open_page)


def ready(page: Page) -> None:
    page.wait_for_function(DRAWN)


def scatter(**options: Any) -> go.Figure:
    figure = go.Figure(go.Scatter(x=[0, 1, 2, 3, 4], y=[0, 1, 2, 3, 4], mode="markers", customdata=list("abcde")))
    return figure.update_layout(xaxis_range=[-1, 5], yaxis_range=[-1, 5], **options)


def test_what_the_user_does_reaches_python_and_stays_when_the_figure_changes(show: Show) -> None:
    figure = scatter(dragmode="zoom")
    clicks: list[Any] = []

    def make() -> Any:
        pane = tr.pane.Plotly(figure, viewport_update_policy="continuous", config={"doubleClickDelay": 1})
        pane.param.watch(lambda event: clicks.append(event.new["points"][0]["customdata"]), "click_data")
        return pane

    shown = show(make)
    page, pane = shown.page, shown.root
    page.evaluate(VIOLATIONS)
    ready(page)
    for number in (1, 3, 3):
        page.mouse.move(*page.evaluate(AT, [0, number, number]))
        until(lambda number=number: pane.hover_data and pane.hover_data["points"][0]["pointNumber"] == number)
        page.mouse.click(*page.evaluate(AT, [0, number, number]))
    until(lambda: clicks == ["b", "d", "d"])
    # Zoom, then change data and looks: the zoom stays; new ranges of the author's are taken.
    page.mouse.move(*page.evaluate(AT, [0, 0.5, 0.5]))
    page.mouse.down()
    page.mouse.move(*page.evaluate(AT, [0, 3.5, 3.5]), steps=4)
    page.mouse.up()
    until(lambda: pane.viewport is not None and pane.viewport["xaxis.range"][0] > 0.3)
    assert pane.viewport["xaxis.range"] == pytest.approx([0.5, 3.5], abs=0.05)
    until(lambda: "xaxis.range[0]" in (pane.relayout_data or {}))
    pane.object = scatter(dragmode="select").add_scatter(x=[2], y=[3], mode="markers")
    page.wait_for_function("() => document.querySelector('.js-plotly-plot').data.length === 2")
    assert page.evaluate(LAYOUT, "xaxis.range") == pytest.approx(pane.viewport["xaxis.range"])
    page.wait_for_function("() => document.querySelector('.js-plotly-plot')._fullLayout.dragmode === 'select'")
    expect(page.locator(".scatterlayer .trace")).to_have_count(2)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    # A box selects, what is appended leaves it, other points end it.
    page.mouse.move(*page.evaluate(AT, [0, 0.6, 0.6]))
    page.mouse.down()
    page.mouse.move(*page.evaluate(AT, [0, 2.5, 2.5]), steps=4)
    page.mouse.up()
    until(lambda: pane.selected_data is not None)
    assert [point["customdata"] for point in pane.selected_data["points"]] == ["b", "c"]
    pane.extend({"x": [[2.2]], "y": [[1.2]]}, trace=1)
    page.wait_for_function("() => document.querySelector('.js-plotly-plot').data[1].x.length === 2")
    assert pane.selected_data is not None
    chosen = "() => document.querySelector('.js-plotly-plot')._fullData[0].selectedpoints ?? null"
    assert page.evaluate(chosen) == [1, 2]
    pane.object.data[0].y = [4, 3, 2, 1, 0]
    until(lambda: pane.selected_data is None)
    page.wait_for_function(f"() => ({chosen})() === null")
    pane.viewport = {"xaxis.range": [1, 2], "yaxis.range": [1, 2]}
    page.wait_for_function(f"() => ({LAYOUT})('xaxis.range')[1] === 2")
    assert page.evaluate("violations") == []


def test_its_room_is_there_first_and_it_is_drawn_at_the_size_that_it_is_seen_in(show: Show) -> None:
    def make() -> Any:
        empty = tr.pane.Plotly(None, sizing_mode="stretch_width", visible=False)
        fixed = tr.pane.Plotly(scatter(width=300, height=200))
        hidden = tr.Tabs(("text", "text"), ("plot", tr.pane.Plotly(scatter(), height=250)))
        return tr.Column(tr.Row(tr.pane.Plotly(scatter()), "text"), fixed, hidden, empty, "below")

    shown = show(make, viewport={"width": 900, "height": 900})
    page, empty = shown.page, shown.root[3]
    ready(page)
    first = page.locator(".tr-plotly").first
    before = first.bounding_box()
    assert before is not None
    assert before["height"] == 450
    assert page.locator(".tr-plotly").nth(1).bounding_box()["width"] == 300  # type: ignore[index]
    page.get_by_role("tab", name="plot").click()
    expect(page.get_by_role("tabpanel").locator(".main-svg").first).to_be_visible()
    width = page.get_by_role("tabpanel").locator(".tr-plotly").bounding_box()["width"]  # type: ignore[index]
    assert width > 700
    drawn = page.get_by_role("tabpanel").locator(".main-svg").first
    until(lambda: drawn.bounding_box()["width"] == width)  # type: ignore[index]
    empty.visible = True
    empty.object = scatter()
    expect(page.locator(".js-plotly-plot")).to_have_count(4)
    until(lambda: page.locator(".tr-plotly").last.bounding_box()["width"] > 700)  # type: ignore[index]
    assert first.bounding_box() == before
    resize(page, {"width": 390, "height": 900})
    page.wait_for_function("() => document.querySelector('.main-svg').getBoundingClientRect().width < 390")
    fits(page, 390)


def test_every_kind_of_trace_is_drawn_without_scripts_from_texts_and_in_the_pages_colours(show: Show) -> None:
    rng = np.random.default_rng(1)

    def make() -> Any:
        many = go.Figure(go.Scattergl(x=rng.random(200), y=rng.random(200), mode="markers"))
        bars = px.bar(x=["a", "b"], y=[1, 2], color=["u", "v"])
        own = scatter(template="ggplot2")
        figures = [
            bars,
            own,
            many,
            go.Figure(go.Surface(z=rng.random((9, 9)))),
            go.Figure(go.Heatmap(z=rng.random((9, 9)))),
        ]
        return tr.Column(*(tr.pane.Plotly(figure, height=160) for figure in figures))

    page = show(make, color_scheme="light").page
    page.evaluate(VIOLATIONS)
    ready(page)
    colour = "() => document.querySelectorAll('.js-plotly-plot')[0]._fullLayout.xaxis.tickfont.color"
    bar = "() => document.querySelectorAll('.js-plotly-plot')[0]._fullData[0].marker.color"
    light, accent = page.evaluate(colour), page.evaluate(bar)
    assert accent == "rgb(0, 104, 122)"
    assert (
        page.evaluate("() => document.querySelectorAll('.js-plotly-plot')[1]._fullLayout.plot_bgcolor")
        == "rgb(237,237,237)"
    )
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"(old) => ({colour})() !== old", arg=light)
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"(old) => ({colour})() === old", arg=light)
    page.wait_for_function(f"(old) => ({bar})() === old", arg=accent)
    assert page.locator(".points path").count() >= 200  # what WebGL would draw
    assert page.evaluate("violations") == []


def test_panes_that_go_leave_nothing_behind(show: Show) -> None:
    def make() -> Any:
        return tr.Column(tr.pane.Plotly(scatter(), height=120))

    shown = show(make)
    page, column = shown.page, shown.root
    ready(page)
    page.evaluate("window.plots = []")
    for _ in range(6):
        page.evaluate("() => { plots.push(new WeakRef(document.querySelector('.js-plotly-plot'))) }")
        column[:] = [tr.pane.Plotly(scatter(), height=120)]
        page.wait_for_function(
            "() => document.querySelector('.main-svg')?.closest('.js-plotly-plot') !== plots.at(-1).deref()"
        )
        page.wait_for_function(DRAWN)
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    client = page.context.new_cdp_session(page)
    for _ in range(200):
        client.send("HeapProfiler.collectGarbage")
        if page.evaluate(LEFT) <= 1:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(LEFT) <= 1  # the library may know the last one


def test_texts_of_a_figure_run_nothing_and_stay_in_it(show: Show) -> None:
    run = "window.pwned=1"
    texts = [
        f'<a href="javascript:{run}" target="_top">a</a>', f"<img src=x onerror={run}>", f"<svg onload={run}>b</svg>",
        f'<b style="position:fixed;inset:0;background:red" onclick="{run}">c</b>', f"<script>{run}</script>",
        f'<a href="&#106;avascript:{run}" onmouseover="{run}">d</a>', f'<a href="data:text/html,<script>{run}">e</a>',
    ]  # fmt: skip
    figure = {
        "data": [{"type": "scatter", "x": texts, "y": list(range(len(texts))), "text": texts, "mode": "text+markers",
                  "hovertemplate": texts[3], "name": texts[1]}],
        "layout": {"title": {"text": texts[0]}, "showlegend": True, "legend": {"title": {"text": texts[5]}},
                   "annotations": [{"text": text, "x": at, "y": at} for at, text in enumerate(texts)],
                   "xaxis": {"title": {"text": texts[2]}}, "yaxis": {"ticksuffix": texts[1]}},
        "config": {"showSendToCloud": True, "plotlyServerURL": "https://evil.example", "showLink": True},
    }  # fmt: skip
    shown = show(lambda: tr.Column(tr.widgets.StaticText(value="mark"), tr.pane.Plotly(figure, height=400)))
    page = shown.page
    page.evaluate(VIOLATIONS)
    ready(page)
    for part in page.locator(".tr-plotly a, .tr-plotly b, .tr-plotly tspan").all()[:40]:
        for event in ("click", "mouseover"):
            part.dispatch_event(event)
    page.mouse.move(*page.evaluate(AT, [0, 1, 1]))
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("violations") == []
    hrefs = page.locator(".tr-plotly a").evaluate_all("(all) => all.map((a) => a.getAttribute('xlink:href') ?? a.href)")
    assert not [href for href in hrefs if isinstance(href, str) and href.startswith(("javascript", "data"))]
    assert page.locator(".tr-plotly :is(img, script, iframe, foreignObject), a[href*=evil]").count() == 0
    mark = "(el) => { const {x, y, width, height} = el.getBoundingClientRect();"
    mark += " return document.elementFromPoint(x + width / 2, y + height / 2) === el; }"
    assert page.locator("main output").evaluate(mark)
