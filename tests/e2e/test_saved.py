"""Saved pages, opened from a file in a browser without a network."""

from __future__ import annotations

import http.server
import re
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import transom as tr
from tests.e2e import everything
from tests.e2e.live import until
from transom.components.info import class_info
from transom.demo.examples import components

BAD = '</script><ScRiPt>window.pwned=1</ScRiPt ><img src=x onerror="window.pwned=1"> " \' &'


@pytest.fixture
def open_file(browser: Browser):
    """Opens a file; what is said on the console or asked for elsewhere must be nothing at the end."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    own: list[str] = []
    page.on("request", lambda request: own.append(request.url))

    def visit(path: Path) -> Page:
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-tr-drawn]", timeout=60_000)
        return page

    yield visit
    context.close()
    assert said == []
    assert [url for url in own if not url.startswith(("file:", "data:", "blob:"))] == []


def slide(page: Page, label: str, key: str) -> None:
    page.get_by_role("slider", name=label).press(key)


def test_a_page_of_every_component_opens_and_what_needs_no_python_works(open_file, tmp_path):
    def app():
        return tr.Column(
            *everything.each(),
            tr.Card(tr.pane.Str("hidden"), title="Folded", collapsed=True),
            tr.Tabs(("One", "first"), ("Two", "second")),
        )

    path = tr.io.save(app, tmp_path / "all.html")
    page = open_file(path)
    classes = page.evaluate('[...document.querySelectorAll(".tr-view")].flatMap((view) => [...view.classList])')
    assert {f"tr-{class_info(cls).front_end}" for cls in components()} <= {*classes}
    assert page.locator(".tr-view[data-error] >> text=could not be fetched").count() == 0
    page.get_by_role("tab", name="Two").last.click()
    expect(page.get_by_text("second", exact=True).last).to_be_visible()
    page.get_by_role("button", name="Folded").click()
    expect(page.get_by_text("hidden", exact=True)).to_be_visible()
    expect(page.get_by_text("What is greyed out needs the app to run.")).to_be_visible()


def test_each_state_is_shown_whatever_the_way_to_it_and_what_the_user_did_besides_stays(open_file, tmp_path):
    import plotly.graph_objects as go
    from bokeh.plotting import figure

    slider = tr.widgets.IntSlider("n", start=0, end=4)
    on = tr.widgets.Switch("on")

    def bokeh(n):
        shown = figure(width=200, height=150, title=f"bokeh {n}")
        shown.line([0, 1], [0, n])
        return shown

    def plotly(n):
        return go.Figure(go.Scatter(y=[0, n]), go.Layout(title=f"plotly {n}", width=250, height=200))

    kept = tr.pane.Plotly(go.Figure(go.Scatter(y=[1, 2]), go.Layout(width=250, height=200)))
    path = tr.Column(
        slider,
        on,
        tr.bind(lambda n, o: tr.pane.Str(f"n={n} on={o}"), slider, on),
        tr.Row(tr.bind(plotly, slider), tr.bind(bokeh, slider), kept),
        tr.Tabs(("One", "first"), ("Two", "second")),
        tr.widgets.Button("Needs Python", on_click=print),
    ).save(tmp_path / "states.html", BAD, embed=True, max_opts=5)
    page = open_file(path)
    assert page.title() == BAD
    expect(page.get_by_role("button", name="Needs Python")).to_be_disabled()
    page.get_by_role("tab", name="Two").click()
    for key, switched, n in [("End", False, 4), ("ArrowLeft", True, 3), ("Home", False, 0), ("ArrowRight", True, 1)]:
        slide(page, "n", key)
        page.get_by_role("switch", name="on").set_checked(switched)
        expect(page.get_by_text(f"n={n} on={switched}")).to_be_visible()
        expect(page.get_by_text(f"plotly {n}")).to_be_visible()
    expect(page.get_by_text("second")).to_be_visible()
    assert page.evaluate("window.pwned") is None
    page.emulate_media(media="print")
    expect(page.locator(".modebar-container").first).to_be_hidden()


def test_controls_that_follow_others_links_and_tables_work_without_python(open_file, tmp_path, monkeypatch):
    monkeypatch.setattr("transom.widgets._tabulator.saved.LARGEST", 30_000)
    country = tr.widgets.Select("Country", options=["A", "B"])
    cities = {"A": ["x", "y"], "B": ["y", "z"]}
    city = tr.widgets.RadioButtonGroup("City", options=tr.bind(cities.get, country))
    size, copy, told = (tr.widgets.IntSlider(name, start=0, end=1) for name in ("Size", "Copy", "Told"))
    free, follower = tr.widgets.TextInput("Free"), tr.widgets.TextInput("Follower")
    size.jslink(copy, value="value")
    size.link(told, value="value")
    free.jslink(follower, value="value")
    rows = [{"n": n, "text": f"row {n}"} for n in range(3000)]
    remote = tr.widgets.Tabulator(rows, pagination="remote", page_size=5, header_filters=True, label="Remote")
    frames = {value: [{"city": value, "n": n} for n in range(1500)] for value in "xyz"}
    follows = tr.widgets.Tabulator(tr.bind(frames.get, city), pagination="local", page_size=4, label="Local")
    view = tr.bind(lambda *now: tr.pane.Str(" ".join(map(str, now))), country, city, size, copy, told)
    path = tr.Column(city, country, size, copy, told, free, follower, view, remote, follows).save(
        tmp_path / "all.html", embed=True
    )
    page = open_file(path)

    def cells(label: str, place: int) -> list[str]:
        cell = f".tabulator-row .tabulator-cell:nth-child({place})"
        return page.get_by_role("grid", name=label).locator(cell).all_inner_texts()

    def shows(label: str, place: int, texts: list[str]) -> None:
        box = page.get_by_role("grid", name=label)
        expect(box.locator(f".tabulator-row .tabulator-cell:nth-child({place})")).to_have_text(texts)

    expect(page.get_by_text("A x 0 0 0")).to_be_visible()
    page.get_by_role("radio", name="y").check()
    expect(page.get_by_text("A y 0 0 0")).to_be_visible()
    page.get_by_role("combobox", name="Country").select_option("B")
    expect(page.get_by_text("B y 0 0 0")).to_be_visible()
    page.get_by_role("radio", name="z").check()
    slide(page, "Size", "End")
    expect(page.get_by_text("B z 1 1 1")).to_be_visible()
    page.get_by_role("combobox", name="Country").select_option("A")
    expect(page.get_by_text("A x 1 1 1")).to_be_visible()
    page.get_by_label("Free").fill("by itself")
    page.get_by_label("Free").press("Enter")
    expect(page.get_by_label("Follower")).to_have_value("by itself")
    # Tables
    grid = page.locator(".tr-Tabulator").first
    shows("Remote", 2, ["row 0", "row 1", "row 2", "row 3", "row 4"])
    grid.get_by_role("button", name="n", exact=True).click()
    grid.get_by_role("button", name="n", exact=True).click()
    expect(grid.get_by_text("were saved")).to_contain_text("Of 3,000 rows the first")
    until(lambda: 1000 <= int(cells("Remote", 1)[0]) < 2999)
    grid.get_by_role("button", name="Last page").click()
    expect(page.get_by_role("gridcell", name="row 0", exact=True)).to_be_visible()
    grid.get_by_role("textbox", name="text").fill("W 10")
    shows("Remote", 2, ["row 10"])  # the last of those that are left
    local = page.locator(".tr-Tabulator").last
    local.get_by_role("button", name="n", exact=True).click()
    local.get_by_role("button", name="n", exact=True).click()
    shows("Local", 2, ["1499", "1498", "1497", "1496"])
    page.get_by_role("radio", name="y").check()
    shows("Local", 1, ["y"] * 4)
    shows("Local", 2, ["1499", "1498", "1497", "1496"])


def test_states_in_files_and_a_folder_are_read_from_a_disk_and_from_a_server(open_file, browser, tmp_path):
    slider = tr.widgets.IntSlider("n", start=0, end=10)
    path = tr.Column(slider, tr.bind(lambda n: tr.pane.LaTeX(f"$n = {n}$"), slider), tr.pane.Str(BAD)).save(
        tmp_path / "beside.html", embed=True, embed_json=True, resources="folder"
    )
    page = open_file(path)
    expect(page.get_by_text("</script>")).to_be_visible()
    slide(page, "n", "End")
    expect(page.locator(".katex-html")).to_contain_text("10")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        served = browser.new_page()
        served.goto(f"http://127.0.0.1:{server.server_port}/beside.html")
        served.wait_for_selector("html[data-tr-drawn]")
        slide(served, "n", "ArrowRight")
        expect(served.locator(".katex-html")).to_contain_text("5")
        served.close()
        server.shutdown()


def test_a_picture_shows_what_comes_late(tmp_path):
    import asyncio
    import struct

    async def late():
        await asyncio.sleep(0.1)
        return tr.Column(tr.Spacer(height=1500), "The end")

    app = lambda: tr.Column(tr.bind(late), tr.pane.LaTeX("$x$"))  # noqa: E731
    path = tr.io.save(app, tmp_path / "page.png", width=600)
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 600
    assert height > 1500
    pdf = tr.io.save(app, tmp_path / "page.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) >= 2
