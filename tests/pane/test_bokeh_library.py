"""BokehJS is served from the installed Bokeh, and nothing else of it."""

from __future__ import annotations

import gzip
from pathlib import Path

import bokeh
import httpx
import pytest
from bokeh.models import Button, ColumnDataSource, DataTable, Div, TableColumn
from bokeh.plotting import figure

import transom as tr
from transom.hosts.server.asgi import asgi_app
from transom.testing import run_test

STATIC = Path(bokeh.__file__).parent / "server" / "static" / "js"
BASE = f"/_transom/bokeh/{bokeh.__version__}"


@pytest.fixture
def client():
    app = asgi_app({"/": tr.Row()})
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
async def test_the_installed_bokehjs_is_handed_out_for_ever(client, encoding):
    answer = await client.get(f"{BASE}/bokeh.min.js", headers={"accept-encoding": encoding})
    assert answer.status_code == 200
    assert answer.content == (STATIC / "bokeh.min.js").read_bytes()
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "accept-encoding"


async def test_a_file_is_compressed_once(client, monkeypatch):
    calls = []
    compress = gzip.compress
    monkeypatch.setattr(gzip, "compress", lambda *args, **options: calls.append(1) or compress(*args, **options))
    for _ in range(3):
        await client.get(f"{BASE}/bokeh-widgets.min.js")
    assert calls == [1]


@pytest.mark.parametrize(
    "path",
    [
        f"{BASE}/bokeh.js",
        f"{BASE}/../../../bokeh.min.js",
        f"{BASE}/%2e%2e/__init__.py",
        f"{BASE}/lib/index.d.ts",
        f"{BASE}/",
        "/_transom/bokeh/0.0.1/bokeh.min.js",
        "/_transom/bokeh/bokeh.min.js",
        "/_transom/numpy/2/__init__.py",
    ],
)
async def test_nothing_else_can_be_asked_for(client, path):
    assert (await client.get(path)).status_code == 404


def plain():
    return figure()


def widget():
    return Button()


def table():
    return DataTable(source=ColumnDataSource(data={"x": [1]}), columns=[TableColumn(field="x")])


@pytest.mark.parametrize(
    ("make", "parts"),
    [
        (plain, {"bokeh"}),
        (widget, {"bokeh", "bokeh-widgets"}),
        (table, {"bokeh", "bokeh-widgets", "bokeh-tables"}),
        (lambda: figure(title=r"$$x^2$$"), {"bokeh", "bokeh-mathjax"}),
    ],
    ids=["figure", "widget", "table", "formula"],
)
async def test_a_page_is_told_of_the_parts_that_its_models_need(make, parts):
    async with run_test(make) as page:
        await page.advance(0.1)
        scripts = page.find("BokehDocument")["scripts"]
        assert {Path(script).name.removesuffix(".min.js") for script in scripts} == parts
        assert all(script.startswith(f"bokeh/{bokeh.__version__}/") for script in scripts)


async def test_parts_that_are_needed_later_come_before_what_needs_them():
    pane = tr.pane.Bokeh(figure())
    async with run_test(lambda: pane) as page:
        await page.advance(0.1)
        page.session.post(lambda: setattr(pane, "object", Div(text="later")), blocking=True)
        await page.advance(0.1)
        ops = page.patches()[-1]["ops"]
        names = [op[0] if op[0] == "msg" else next(iter(op[2])) for op in ops]
        assert names.index("scripts") < names.index("msg")
