"""One look for all plots: the page's, light and dark, by whatever library; what the author has chosen stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import pandas as pd
import plotly.graph_objects as go
import pytest
from bokeh.plotting import figure
from matplotlib.figure import Figure
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Live, Show, live_server, shower, until

TABLE = pd.DataFrame({"x": [0, 1, 2, 3], "y": [0, 2, 1, 3]})
# What each library draws with, as the browser has it: series, text, lines across, and the ground.
LOOKS = """() => {
    const models = (type) => Bokeh.documents.flatMap((doc) => [...doc.all_models]).filter((each) => each.type === type);
    const [plotly] = document.querySelectorAll('.js-plotly-plot');
    const vega = (selector, name) => document.querySelector('.tr-vega svg ' + selector)?.getAttribute(name);
    const {_fullLayout: layout, _fullData: [trace]} = plotly;
    return {
        bokeh: [models('Line')[0].line_color.value, models('Figure')[0].below[0].major_label_text_color],
        bokehGrid: models('Grid').slice(0, 2).map((grid) => grid.grid_line_color !== null),
        plotly: [trace.line.color, layout.xaxis.tickfont.color],
        plotlyGrid: [layout.xaxis.showgrid, layout.yaxis.showgrid],
        vega: [vega('.mark-symbol.role-mark path', 'fill'), vega('.role-axis-label text', 'fill')],
        vegaGrid: [...document.querySelectorAll('.tr-vega svg .role-axis-grid line')].map((line) =>
            line.getAttribute('x2') !== '0'),
        frames: [models('Figure')[0].outline_line_color, vega('.background', 'stroke')],
    };
}"""
# The same, once all have this colour; one that comes anew is not there for a moment.
FOLLOWS = f"""(to) => {{
    try {{
        const now = ({LOOKS})();
        return [now.bokeh, now.plotly, now.vega].every(([colour]) => colour === to) && now;
    }} catch {{
        return false;
    }}
}}"""
LIGHT = ["rgb(0, 104, 122)", "rgb(82, 96, 98)"]
DARK = ["rgb(92, 200, 212)", "rgb(155, 173, 174)"]
DRAWN = """() => document.querySelector('.bk-Figure') && document.querySelector('.main-svg')
    && document.querySelector('.tr-vega svg .role-mark path') && document.querySelector('.tr-matplotlib img')"""


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with live_server(dev=True) as live:
        yield live


@pytest.fixture
def show(live: Live, open_page: Callable[..., Page]) -> Show:
    return shower(live, open_page)


def bokeh(**options: Any) -> Any:
    made = figure(height=180, width=400, title="Bokeh", **options)
    made.line([0, 1, 2], [0, 2, 1])
    return made


def plotly() -> go.Figure:
    traces = [go.Scatter(x=TABLE.x, y=TABLE.y, name=name) for name in "ab"]
    return go.Figure(traces).update_layout(height=180, title="Plotly", xaxis_range=[0, 3])


def vega(**options: Any) -> alt.Chart:
    chart = alt.Chart(TABLE, width=300, height=120).mark_point(filled=True).encode(x="x", y="y")
    return chart.add_params(alt.selection_interval(name="brush")).properties(**options)


def matplotlib() -> Figure:
    made = Figure(figsize=(4, 2))
    made.subplots().plot(TABLE.x, TABLE.y)
    return made


def follow(page: Page, scheme: str) -> dict[str, Any]:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    accent = LIGHT[0] if scheme == "light" else DARK[0]
    looks = page.wait_for_function(FOLLOWS, arg=accent)
    found: dict[str, Any] = looks.json_value()
    return found


LABELS = """[...Bokeh.documents[0].all_models].filter(({type}) => /Axis$/.test(type))
    .map((axis) => axis.major_label_policy.type)"""
"""What Bokeh does with labels that have no room."""


def test_all_libraries_look_alike_follow_the_page_and_keep_what_the_user_did(show: Show) -> None:
    runs: list[int] = []

    def make() -> Any:
        slider = tr.widgets.IntSlider("Number", end=9)

        def view(number: int) -> Any:
            runs.append(number)
            return bokeh()

        chart, drawn = tr.pane.Vega(vega()), tr.pane.Plotly(plotly())
        return tr.Column("# Plots", tr.bind(view, slider), drawn, chart, tr.pane.Matplotlib(matplotlib()), slider)

    shown = show(make, color_scheme="light", viewport={"width": 900, "height": 1100})
    page, drawn, chart, slider = shown.page, shown.root[2], shown.root[3], shown.root[5]
    page.wait_for_function(DRAWN)
    before = follow(page, "light")
    assert [before[name] for name in ("bokeh", "plotly", "vega")] == [LIGHT] * 3
    assert before["bokehGrid"] == before["plotlyGrid"] == [False, True]
    assert set(before["vegaGrid"]) == {True}
    assert set(page.evaluate(LABELS)) == {"NoOverlap"}
    assert before["frames"][0] is None
    assert before["frames"][1] in (None, "transparent")
    page.locator(".js-plotly-plot .legendtoggle").nth(1).click()
    page.wait_for_function("() => document.querySelector('.js-plotly-plot')._fullData[1].visible === 'legendonly'")
    drawn.viewport = {"xaxis.range": [1, 2]}
    box = page.locator(".tr-vega svg .background").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 50, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 90, steps=4)
    page.mouse.up()
    until(lambda: chart.selection.brush and chart.selection.brush["x"][1] > 1.9)  # the last of its moves
    brushed = chart.selection.brush
    told: list[Any] = []
    chart.selection.param.watch(lambda event: told.append(event.new), "brush")
    dark = follow(page, "dark")
    assert [dark[name] for name in ("bokeh", "plotly", "vega")] == [DARK] * 3
    again = follow(page, "light")
    assert again == before
    state = page.evaluate("""() => {
        const {_fullData, _fullLayout} = document.querySelector('.js-plotly-plot');
        return [_fullData[1].visible, _fullLayout.xaxis.range.map(Math.round)];
    }""")
    assert state == ["legendonly", [1, 2]]
    assert page.locator(".tr-vega svg .brush_brush path").first.get_attribute("d") not in (None, "M0,0h0v0h0Z")
    assert chart.selection.brush == brushed
    assert [each for each in told if each != brushed] == []
    assert runs == [0]
    follow(page, "dark")
    slider.value = 3
    until(lambda: runs == [0, 3])
    column = shown.root
    for place in (2, 3):
        pane = column[place]
        column.pop(place)
        column.insert(place, pane)
    page.wait_for_function(DRAWN)
    assert follow(page, "dark")["bokeh"] == DARK
    expect(page.locator(".tr-vega svg")).to_have_count(1)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found] == []


def test_an_accent_brands_plots_and_what_the_author_has_chosen_stays(show: Show) -> None:
    def make() -> Any:
        tr.config.accent = "#a3195b"
        own = bokeh(background_fill_color="#ffffee")
        red = go.Figure(go.Scatter(y=[1, 2], line_color="red")).update_layout(height=180, paper_bgcolor="rgb(1, 2, 3)")
        chart = alt.Chart(TABLE).mark_point().encode(x="x", y="y").configure_axis(labelColor="rgb(9, 8, 7)")
        return tr.Column(
            bokeh(), own, tr.pane.Bokeh(bokeh(), theme="dark_minimal"), tr.pane.Bokeh(bokeh(), themed=False),
            red, chart, tr.pane.Vega(chart, themed=False), tr.pane.Plotly(plotly(), themed=False),
        )  # fmt: skip

    page = show(make, color_scheme="dark").page
    page.wait_for_function("() => document.querySelectorAll('.tr-vega svg').length === 2")
    page.wait_for_function("() => document.querySelectorAll('.main-svg').length > 2")
    page.wait_for_function("() => window.Bokeh && Bokeh.index.roots.length === 4")
    found = page.evaluate("""() => {
        const figures = Bokeh.index.roots.map(({model}) => model);
        const colours = (figure) => [
            figure.renderers[0].glyph.line_color.value, figure.background_fill_color, figure.toolbar.autohide,
            figure.center[1].grid_line_color,
        ];
        const plots = [...document.querySelectorAll('.js-plotly-plot')].map(({_fullLayout, _fullData}) =>
            [_fullData[0].line.color, _fullLayout.paper_bgcolor]);
        const labels = [...document.querySelectorAll('.tr-vega svg')].map((svg) =>
            svg.querySelector('.role-axis-label text').getAttribute('fill'));
        return [figures.map(colours), plots, labels];
    }""")
    bokehs, plots, labels = found
    accent = bokehs[0][0]
    assert accent not in (LIGHT[0], DARK[0], "#1f77b4")
    assert bokehs[0][1:3] == [None, True]
    assert bokehs[1][:2] == ["#1f77b4", "#ffffee"]
    assert bokehs[2][:2] == ["#1f77b4", "#20262B"]
    assert bokehs[3] == ["#1f77b4", "#ffffff", False, "#e5e5e5"]
    assert plots == [["red", "rgb(1, 2, 3)"], ["#636efa", "white"]]
    assert labels == ["rgb(9, 8, 7)", "rgb(9, 8, 7)"]
