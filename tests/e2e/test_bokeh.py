"""Bokeh in a real browser: drawn, live both ways, in the page's colours, and gone without a trace."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Serve, Served
from tests.e2e.live import fits, until

STREAM = """
import asyncio
import numpy as np
import transom as pn
from bokeh.plotting import figure
from bokeh.models import ColumnDataSource

button = pn.widgets.Button(name='Click me!')
p = figure(width=500, height=300, tools='pan,box_select,wheel_zoom,reset', active_drag='pan')
cds = ColumnDataSource(data={'x': [0], 'y': [0]})
p.line(x='x', y='y', source=cds)
p.scatter(x='x', y='y', source=cds, size=8)
pane = pn.pane.Bokeh(p)

@pn.io.with_lock
async def stream(event):
    await asyncio.sleep(0.2)
    x, y = cds.data['x'][-1], cds.data['y'][-1]
    cds.stream({'x': list(range(x+1, x+6)), 'y': y+np.random.randn(5).cumsum()})
    pane.param.trigger('object')

button.param.watch(stream, 'clicks')
start = pn.widgets.StaticText(label='start')
chosen = pn.widgets.StaticText(label='chosen')
p.x_range.on_change('start', lambda attr, old, new: setattr(start, 'value', f'{new:.3f}'))
cds.selected.on_change('indices', lambda attr, old, new: setattr(chosen, 'value', str(list(new))))
again = pn.widgets.Button(name='Snapshot')
again.on_click(lambda event: pn.state._session.loop.call_soon_threadsafe(pn.state._session.view.outbox.snapshot))
off = pn.widgets.Checkbox(name='Off')
off.param.watch(lambda event: setattr(pane, 'disabled', event.new), 'value')
pn.Column(pn.Row(button, again, off), pane, start, chosen).servable()
"""

LAYOUTS = """
import transom as pn
from bokeh.layouts import column, gridplot
from bokeh.plotting import figure
from bokeh.models import Button, ColumnDataSource, Div, Slider, TabPanel, Tabs

source = ColumnDataSource(data={'x': [0, 1, 2], 'y': [0, 1, 4]})
def plot(**options):
    made = figure(width=320, height=200, **options)
    made.line('x', 'y', source=source)
    return made

said = pn.widgets.StaticText(label='said')
slider = Slider(start=0, end=10, value=1, title='Power')
slider.on_change('value', lambda attr, old, new: source.data.update(y=[x ** new for x in source.data['x']]))
press = Button(label='Press')
press.on_click(lambda: setattr(said, 'value', 'pressed'))
first = plot(title='first')
red = plot(title='red', background_fill_color='#ff0000', background_fill_alpha=1.0)
red.xaxis.major_label_text_color = '#00ff00'
linked = plot(x_range=first.x_range)
tabs = Tabs(tabs=[TabPanel(child=linked, title='one'), TabPanel(child=Div(text='two'), title='two')])
wide = figure(height=200, sizing_mode='stretch_width')
wide.line('x', 'y', source=source)

one, two = plot(), plot()
turns = pn.pane.Bokeh(one)
box = pn.Column(turns)
def change(event):
    turns.object = two if turns.object is one else one
swap = pn.widgets.Button(name='Swap')
swap.on_click(change)
mount = pn.widgets.Button(name='Mount')
mounts = pn.widgets.StaticText(label='mounts')
def place(event):
    box.objects = [] if box.objects else [turns]
    mounts.value = str(event.new)
mount.on_click(place)

pn.Column(
    column(first, slider, press), said, red, gridplot([[plot(), plot()]]), tabs, pn.pane.Bokeh(first), wide,
    pn.Row(swap, mount), mounts, box,
).servable()
"""

MANY = """
import numpy as np
import transom as pn
from bokeh.plotting import figure
from bokeh.models import ColumnDataSource

count = 30_000
source = ColumnDataSource(data={'x': np.random.rand(count), 'y': np.random.rand(count)})
p = figure(width=400, height=300, tools='box_select', active_drag='box_select', x_range=(0, 1), y_range=(0, 1))
p.scatter('x', 'y', source=source)
text = pn.widgets.StaticText(label='count')
source.selected.on_change('indices', lambda attr, old, new: setattr(text, 'value', str(len(new))))
pn.Column(p, text).servable()
"""

# The centre of the plot's frame, and how many units of the x range a pixel is.
FRAME = """(index) => {
    const view = Bokeh.index.roots[index];
    const box = view.el.getBoundingClientRect();
    const {left, top, width, height} = view.frame.bbox;
    return {x: box.x + left + width / 2, y: box.y + top + height / 2, width, height};
}"""
PAINTED = """(canvas) => {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
    return count;
}"""
DATA = "(canvas) => canvas.toDataURL()"
MODELS = "(type) => Bokeh.documents.flatMap((doc) => [...doc.all_models]).filter((model) => model.type === type)"


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("apps")
    for name, source in {"stream": STREAM, "layouts": LAYOUTS, "many": MANY}.items():
        (folder / f"{name}.py").write_text(source, "utf-8")
    return serve(*(folder / f"{name}.py" for name in ("stream", "layouts", "many")), "--dev")


@pytest.fixture
def open_app(served: Served, open_page: Callable[..., Page]) -> Callable[..., Page]:
    return lambda name, **options: open_page(f"{served.url}/{name}", **options)


def canvas(page: Page) -> Locator:
    found = page.locator(".tr-bokeh canvas").first
    expect(found).to_be_visible()
    expect(page.locator(".tr-bokeh[data-pending]")).to_have_count(0)
    return found


def drag(page: Page, box: dict[str, float], fraction: float = 0.25, down: float = 0.0) -> None:
    """Drag from the middle of the frame to the left by a fraction of its width."""
    page.mouse.move(box["x"], box["y"])
    page.mouse.down()
    page.mouse.move(box["x"] - box["width"] * fraction / 2, box["y"], steps=4)
    page.mouse.move(box["x"] - box["width"] * fraction, box["y"] + box["height"] * down, steps=4)
    page.mouse.up()


def x_range(page: Page) -> list[float]:
    return page.evaluate("(({start, end}) => [start, end])(Bokeh.index.roots[0].model.x_range)")


def is_panned(page: Page, start: float) -> bool:
    """Whether the frame shows what lies a quarter of its width to the right of where it began."""
    now, end = x_range(page)
    return now - start == pytest.approx((end - now) / 4, rel=0.05)


def value(page: Page, label: str) -> Locator:
    return page.locator(".tr-StaticText", has_text=label).locator("output")


def xs(page: Page) -> list[int]:
    return page.evaluate(f"() => Array.from(({MODELS})('ColumnDataSource')[0].get_array('x'))")


def test_three_clicks_stream_into_the_figure(open_app: Callable[..., Page]) -> None:
    page = open_app("stream")
    picture = canvas(page)
    until(lambda: picture.evaluate(PAINTED) > 500)
    before = picture.evaluate(DATA)
    for _ in range(3):
        page.get_by_role("button", name="Click me!").click()
    page.wait_for_function(f"() => ({MODELS})('ColumnDataSource')[0].get_array('x').length === 16")
    assert xs(page) == list(range(16))
    until(lambda: picture.evaluate(DATA) != before)


def test_panning_reaches_python(open_app: Callable[..., Page]) -> None:
    page = open_app("stream")
    canvas(page)
    page.get_by_role("button", name="Click me!").click()
    page.wait_for_function(f"() => ({MODELS})('ColumnDataSource')[0].get_array('x').length === 6")
    until(lambda: x_range(page)[1] > 5)
    drag(page, page.evaluate(FRAME, 0))
    until(lambda: is_panned(page, -0.25))
    expect(value(page, "start")).to_have_text(f"{x_range(page)[0]:.3f}")


def test_a_box_selects_points_in_python(open_app: Callable[..., Page]) -> None:
    page = open_app("stream")
    canvas(page)
    page.get_by_role("button", name="Click me!").click()
    page.wait_for_function(f"() => ({MODELS})('ColumnDataSource')[0].get_array('x').length === 6")
    until(lambda: x_range(page)[1] > 5)
    page.evaluate(f"() => {{ ({MODELS})('BoxSelectTool')[0].active = true }}")
    box = page.evaluate(FRAME, 0)
    box = {**box, "x": box["x"] + box["width"] * 0.48, "y": box["y"] - box["height"] * 0.48}
    drag(page, box, 0.96, 0.96)
    expect(value(page, "chosen")).to_have_text("[0, 1, 2, 3, 4, 5]")


def test_the_page_shrinks_it_and_pointing_stays_exact(open_app: Callable[..., Page]) -> None:
    page = open_app("stream", viewport={"width": 390, "height": 800})
    canvas(page)
    fits(page, 390)
    size = page.locator(".tr-bokeh").bounding_box()
    assert size is not None
    assert 300 < size["width"] <= 390
    assert size["height"] == 300
    page.get_by_role("button", name="Click me!").click()
    page.wait_for_function(f"() => ({MODELS})('ColumnDataSource')[0].get_array('x').length === 6")
    until(lambda: x_range(page)[1] > 5)
    old = x_range(page)[0]
    drag(page, page.evaluate(FRAME, 0))
    until(lambda: is_panned(page, old))


def test_its_place_is_kept_while_bokehjs_is_fetched(open_app: Callable[..., Page]) -> None:
    page = open_app("stream", service_workers="block")
    page.route("**/_transom/bokeh/**", lambda route: (page.wait_for_timeout(2_500), route.continue_()))
    page.reload()
    page.wait_for_selector(".tr-bokeh[data-pending]")
    before = page.locator(".tr-bokeh").bounding_box()
    canvas(page)
    assert page.locator(".tr-bokeh").bounding_box() == before


def test_the_colours_are_the_pages_and_follow_it(open_app: Callable[..., Page]) -> None:
    page = open_app("layouts", color_scheme="light")
    canvas(page)
    colour = f"""(title) => {{
        const {{below, background_fill_color}} = ({MODELS})('Figure').find((figure) => figure.title?.text === title);
        return [below[0].major_label_text_color, background_fill_color];
    }}"""
    light = page.evaluate(colour, "first")
    assert luminance(light[0]) < 110
    assert light[1] is None
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"(old) => ({colour})('first')[0] !== old", arg=light[0])
    assert luminance(page.evaluate(colour, "first")[0]) > 140
    assert page.evaluate(colour, "red") == ["#00ff00", "#ff0000"]  # what the author chose stays


def luminance(colour: str) -> float:
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_layouts_and_widgets_of_bokehs_are_live(open_app: Callable[..., Page]) -> None:
    page = open_app("layouts")
    canvas(page)
    page.get_by_role("button", name="Press").click()
    expect(value(page, "said")).to_have_text("pressed")
    page.evaluate(f"() => {{ ({MODELS})('Slider')[0].value = 3 }}")
    page.wait_for_function(f"() => ({MODELS})('ColumnDataSource')[0].get_array('y')[2] === 8")


def test_one_document_holds_all_figures_and_shared_ranges_move_together(open_app: Callable[..., Page]) -> None:
    page = open_app("layouts")
    canvas(page)
    assert page.evaluate("Bokeh.documents.length") == 1
    assert page.evaluate(f"() => ({MODELS})('ColumnDataSource').length") == 1
    shared = page.evaluate(f"""() => {{
        const figures = ({MODELS})('Figure');
        const first = figures.find((figure) => figure.title?.text === 'first');
        return figures.filter((figure) => figure.x_range === first.x_range).length;
    }}""")
    assert shared == 2


def test_nothing_is_wider_than_a_phone(open_app: Callable[..., Page]) -> None:
    page = open_app("layouts", viewport={"width": 390, "height": 800})
    canvas(page)
    fits(page, 390)


def test_a_figure_takes_anothers_place_and_goes_without_a_trace(open_app: Callable[..., Page]) -> None:
    page = open_app("layouts")
    canvas(page)
    roots = page.evaluate("Bokeh.index.roots.length")
    last = page.locator(".tr-Bokeh").last
    first = page.evaluate("Bokeh.index.roots.at(-1).model.id")
    for _ in range(10):
        page.get_by_role("button", name="Swap").click()
    until(lambda: page.evaluate("Bokeh.index.roots.length") == roots)
    expect(last.locator(".bk-Figure")).to_have_count(1)
    for _ in range(100):
        page.get_by_role("button", name="Mount").click()
    expect(value(page, "mounts")).to_have_text("100")
    state = "[Bokeh.index.roots.length, Bokeh.index.roots.at(-1).model.id, Bokeh.documents.length]"
    until(lambda: page.evaluate(state) == [roots, first, 1])


def test_a_new_snapshot_draws_it_again_and_it_stays_live(open_app: Callable[..., Page]) -> None:
    page = open_app("stream")
    picture = canvas(page)
    picture.evaluate("(canvas) => { canvas.old = true; }")
    page.get_by_role("button", name="Snapshot").click()
    until(lambda: picture.evaluate("(canvas) => !canvas.old"))
    until(lambda: page.evaluate("[Bokeh.documents.length, Bokeh.index.roots.length]") == [1, 1])
    page.get_by_role("button", name="Click me!").click()
    page.wait_for_function(f"() => ({MODELS})('ColumnDataSource')[0].get_array('x').length === 6")
    until(lambda: picture.evaluate(PAINTED) > 500)


def test_a_disabled_figure_cannot_be_operated(open_app: Callable[..., Page]) -> None:
    page = open_app("stream")
    canvas(page)
    page.get_by_role("checkbox", name="Off").check()
    page.wait_for_function("() => document.querySelector('.tr-bokeh').inert")
    start = page.evaluate("Bokeh.index.roots[0].model.x_range.start")
    drag(page, page.evaluate(FRAME, 0))
    page.wait_for_timeout(200)
    assert page.evaluate("Bokeh.index.roots[0].model.x_range.start") == start


def test_tens_of_thousands_of_points_are_selected(open_app: Callable[..., Page]) -> None:
    page = open_app("many")
    canvas(page)
    box = page.evaluate(FRAME, 0)
    box = {**box, "x": box["x"] + box["width"] * 0.48, "y": box["y"] - box["height"] * 0.48}
    drag(page, box, 0.96, 0.96)
    expect(value(page, "count")).to_have_text(re.compile("2[67]...$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_for_people(open_app: Callable[..., Page], scheme: str, tmp_path: Path) -> None:
    page = open_app("layouts", color_scheme=scheme)
    canvas(page)
    page.wait_for_timeout(300)
    picture: Any = page.screenshot(path=tmp_path / f"{scheme}.png", full_page=True)
    assert len(picture) > 20_000
