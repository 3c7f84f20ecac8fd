"""Plots of all libraries where users put them: beside a sidebar that folds, in dialogs and tabs, above long texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import numpy as np
import plotly.graph_objects as go
import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import Live, Show, come_to_rest, live_server, resize, shower, until
from tests.e2e.test_plot_theme import TABLE, bokeh, matplotlib, plotly, vega

VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ blockedURI }) => violations.push(blockedURI));
"""
# What is drawn, by library, and how wide it is; what is not seen is not there.
DRAWN = {
    "bokeh": ".bk-CanvasPanel, .bk-Canvas",
    "plotly": ".main-svg",
    "vega": ".tr-vega__chart > svg",
    "matplotlib": ".tr-matplotlib img",
}
WIDTHS = """([selectors, inside]) => Object.values(selectors).map((selector) => {
    const roots = [...document.querySelectorAll(inside)];
    const views = (root) => [...root.querySelectorAll('*')].flatMap((el) =>
        el.shadowRoot ? [...el.shadowRoot.querySelectorAll(selector), ...views(el.shadowRoot)] : []);
    const found = roots.flatMap((root) => [...root.querySelectorAll(selector), ...views(root)]);
    return Math.round(Math.max(0, ...found.map((el) => el.getBoundingClientRect().width)));
})"""
WIDE = f"([selectors, inside, least, most]) => ({WIDTHS})([selectors, inside]).every((w) => w >= least && w <= most)"
# Each width in which something of these was seen, frame by frame.
WATCH = f"""([selectors, inside]) => {{
    window.seen = selectors && Object.keys(selectors).map(() => new Set());
    const look = () => {{
        ({WIDTHS})([selectors, inside]).forEach((width, at) => seen[at].add(width));
        requestAnimationFrame(look);
    }};
    look();
}}"""


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with live_server(dev=True) as live:
        yield live


@pytest.fixture
def show(live: Live, open_page: Callable[..., Page]) -> Show:
    return shower(live, open_page)


def all_four(runs: list[int] | None = None) -> list[Any]:
    """One of each library, as wide as there is room."""

    def made() -> Any:
        if runs is not None:
            runs.append(1)
        return tr.pane.Matplotlib(matplotlib(), sizing_mode="stretch_width")

    wide = {"sizing_mode": "stretch_width"}
    figure = bokeh(sizing_mode="stretch_width")
    return [figure, tr.pane.Plotly(plotly(), **wide), tr.pane.Vega(vega(width="container")), tr.panel(made, **wide)]


def are(page: Page, inside: str, least: int, most: int) -> None:
    page.wait_for_function(WIDE, arg=[DRAWN, inside, least, most])


def test_a_sidebar_that_folds_a_window_that_shrinks_and_a_dialog(show: Show) -> None:
    runs: list[int] = []

    def make() -> Any:
        tabs = tr.Tabs(("text", "text"), ("plots", tr.Column(*all_four(), sizing_mode="stretch_width")))
        return tr.Page(title="Plots", sidebar=["Side"], main=[*all_four(runs), tabs], modal=all_four())

    shown = show(make, viewport={"width": 1200, "height": 900})
    page = shown.page
    page.evaluate(VIOLATIONS)
    are(page, ".tr-main, main", 800, 890)
    assert runs == [1]
    page.wait_for_timeout(300)
    page.evaluate(WATCH, [DRAWN, "main"])
    page.keyboard.press("Control+b")
    are(page, "main", 1000, 1200)
    page.wait_for_timeout(500)
    for widths in page.evaluate("seen.map((each) => [...each])"):
        assert len(widths) <= 2
    resize(page, {"width": 700, "height": 900})
    are(page, "main", 500, 690)
    resize(page, {"width": 1200, "height": 900})
    are(page, "main", 1000, 1200)
    page.get_by_role("tab", name="plots").click()
    page.evaluate(WATCH, [DRAWN, "[role=tabpanel]"])
    are(page, "[role=tabpanel]", 900, 1200)
    for widths in page.evaluate("seen.map((each) => [...each])"):
        assert len(set(widths) - {0}) == 1
    shown.root.open_modal()
    expect(page.get_by_role("dialog")).to_be_visible()
    are(page, "dialog[open]", 250, 1100)
    page.keyboard.press("Escape")
    assert runs == [1]
    assert page.evaluate("violations") == []


def test_nothing_moves_while_figures_are_replaced(show: Show) -> None:
    def make() -> Any:
        return tr.Column(*(tr.panel(each) for each in all_four()), *(f"Text {n}" for n in range(60)))

    shown = show(make, viewport={"width": 800, "height": 500})
    page, panes = shown.page, list(shown.root)[:4]
    are(page, "main", 500, 800)
    page.evaluate("scrollTo(0, 900)")
    come_to_rest(page, lambda: page.evaluate("[document.documentElement.scrollHeight, scrollY]"))
    page.evaluate("""() => {
        window.places = new Set();
        const note = () => {
            places.add([document.documentElement.scrollHeight, scrollY,
                Math.round(document.querySelector('main').lastElementChild.getBoundingClientRect().bottom)].join());
            requestAnimationFrame(note);
        };
        note();
    }""")
    for number in range(3):
        chart = vega(width="container")
        panes[0].object = bokeh(sizing_mode="stretch_width")
        panes[1].object = plotly()
        panes[2].object = chart.encode(color="x:N") if number == 1 else chart
        page.wait_for_timeout(400)
    are(page, "main", 500, 800)
    assert page.evaluate("[...places]") == page.evaluate("[[...places][0]]")


def test_what_goes_leaves_nothing_behind(show: Show) -> None:
    kinds: list[Callable[[], Any]] = [bokeh, vega, lambda: tr.pane.Matplotlib(matplotlib())]

    def make() -> Any:
        return tr.Column(*(tr.Column(kind()) for kind in kinds))

    page, *columns = show(make)
    drawn = ".bk-Figure, .tr-vega svg, .tr-matplotlib img"
    expect(page.locator(drawn)).to_have_count(3)
    page.evaluate("window.known = []")
    for _ in range(5):
        page.evaluate(f"known.push(...[...document.querySelectorAll('{drawn}')].map((el) => new WeakRef(el)))")
        for column, kind in zip(columns, kinds, strict=True):
            column[:] = [kind()]
        page.wait_for_function(f"""() => {{
            const now = [...document.querySelectorAll('{drawn}')];
            return now.length === 3 && known.every((ref) => !now.includes(ref.deref()));
        }}""")
    client = page.context.new_cdp_session(page)
    left = "() => known.filter((ref) => ref.deref()).length"
    for _ in range(200):
        client.send("HeapProfiler.collectGarbage")
        if page.evaluate(left) <= 3:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(left) <= 3  # the libraries may know the last ones
    assert page.evaluate("Bokeh.documents.flatMap((doc) => doc.roots()).length") == 1


def test_quick_changes_end_at_the_last_and_kinds_of_plots_leave_no_axes_behind(show: Show) -> None:
    table = TABLE.sample(40_000, replace=True, random_state=1).reset_index(drop=True)

    def chart(number: int) -> alt.Chart:
        mark = alt.Chart(table, title=f"Chart {number}", width=300, height=120)
        return (mark.mark_bar() if number % 2 else mark.mark_line()).encode(x="x:N", y="count()")

    def bars() -> go.Figure:
        return go.Figure(go.Bar(x=["a", "b"], y=[1, 2]))

    def make() -> Any:
        two = alt.layer(
            alt.Chart(TABLE).mark_line().encode(x="x", y="y"), alt.Chart(TABLE[:2]).mark_point().encode(x="x", y="y")
        )
        buttons = {"modeBarButtonsToAdd": ["drawline"], "displayModeBar": True}
        pane = tr.pane.Plotly(bars(), height=200, config=buttons)
        pane.param.watch(lambda event: None, "selected_data")
        return tr.Column(tr.pane.Vega(chart(0)), pane, tr.pane.Vega(two))

    shown = show(make)
    page, quick, kinds, layered = shown
    page.evaluate(VIOLATIONS)
    for number in range(1, 31):
        quick.object = chart(number)
    expect(page.locator(".tr-vega").first.get_by_text("Chart 30")).to_be_visible()
    expect(page.locator(".tr-vega").first.locator("svg")).to_have_count(1)
    expect(page.locator("[data-attr=dragmode][data-val=drawline]")).to_have_count(1)
    axes = """() => { const {xaxis, yaxis} = document.querySelector('.js-plotly-plot')._fullLayout;
        return [xaxis.type, yaxis.type, xaxis.range.map((end) => Math.round(end * 10)).join()].join(' '); }"""
    first = page.evaluate(axes)
    assert first.startswith("category linear")
    kinds.object = go.Figure(go.Histogram2d(x=np.arange(9.0), y=np.arange(9.0)))
    page.wait_for_function(f"(old) => ({axes})() !== old", arg=first)
    assert page.evaluate(axes).startswith("linear linear")
    kinds.object = bars()
    page.wait_for_function(f"(old) => ({axes})() === old", arg=first)
    points = page.locator(".tr-vega").nth(1).locator(".mark-symbol.role-mark path")
    expect(points).to_have_count(2)
    layered.object = alt.layer(
        alt.Chart(TABLE).mark_line().encode(x="x", y="y"), alt.Chart(TABLE[:3]).mark_point().encode(x="x", y="y")
    )
    expect(points).to_have_count(3)
    points.first.hover(force=True)
    assert page.evaluate("violations") == []


def test_what_a_large_chart_tells_is_small_and_a_turned_space_stays_turned(show: Show) -> None:
    events: list[Any] = []
    camera = "() => document.querySelectorAll('.js-plotly-plot')[1]._fullLayout.scene.camera.eye"

    def make() -> Any:
        many = tr.pane.Plotly(go.Figure(go.Histogram(x=np.random.default_rng(1).random(100_000), nbinsx=4)), height=300)
        many.param.watch(lambda event: events.append(event.new), "click_data")
        space = tr.pane.Plotly(go.Figure(go.Scatter3d(x=[0, 1], y=[0, 1], z=[0, 1])), height=300)
        return tr.Column(many, space)

    shown = show(make, viewport={"width": 800, "height": 800})
    page, _many, space = shown
    page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 4")
    bar = page.locator(".js-plotly-plot").first.locator(".bars path").nth(1)
    for count in range(1, 4):
        bar.hover(force=True)
        bar.click(force=True)
        until(lambda count=count: len(events) == count)
    assert all(len(str(event)) < 2000 for event in events)
    before = page.evaluate(camera)
    box = page.locator(".js-plotly-plot").nth(1).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 180, steps=5)
    page.mouse.up()
    page.wait_for_function(f"(old) => JSON.stringify(({camera})()) !== JSON.stringify(old)", arg=before)
    come_to_rest(page, lambda: page.evaluate(camera))  # what it is dragged by comes frame by frame
    turned = page.evaluate(camera)
    space.object.update_traces(opacity=0.5)
    page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot')[1]._fullData[0].opacity === 0.5")
    assert page.evaluate(camera) == turned
