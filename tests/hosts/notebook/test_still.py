"""What a saved notebook has of an output: the last that was seen, as plain HTML."""

from __future__ import annotations

import asyncio
import datetime as dt

import pandas as pd
import pytest

import transom as tr
from transom.hosts.notebook.still import MOST, PICTURE, still

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


async def test_it_says_what_is_shown(kernel):
    made = still(
        tr.Row(
            tr.widgets.TextInput(label="Name", value="Ada"),
            tr.pane.Markdown("# Head\n\nSome *text*"),
            tr.pane.PNG(PNG, alt_text="a dot"),
            tr.bind(lambda: "bound"),
        )
    )
    for part in (
        "Name: Ada",
        "Head",
        "Some text",
        'alt="a dot"',
        "image/png;base64,iVBOR",
        "bound",
        "Run the cell",
    ):
        assert part in made
    assert "<script" not in made


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><b>", "&lt;b&gt;"]
)
async def test_nothing_of_anybodys_is_markup_in_it(kernel, text):
    panes = [kind(text) for kind in (tr.pane.Markdown, tr.pane.HTML, tr.pane.Str)]
    made = still(tr.Column(*panes, tr.widgets.TextInput(label=text, value=text), name=text))
    body = made.partition('<div class="tr-still">')[2]
    assert "<script" not in body
    assert "<img" not in body
    assert "<b" not in body


async def test_a_table_has_the_first_rows_of_its_page_and_no_hidden_columns(kernel):
    frame = pd.DataFrame({"a": range(100, 150), "b": ["secret"] * 50, "c": ["x<b>"] * 50})
    table = tr.widgets.Tabulator(
        frame, hidden_columns=["b"], titles={"a": "Alpha"}, pagination="remote", page_size=3, page=2
    )
    made = still(table)
    for part in ("<th>Alpha</th>", "<td>103</td>", "<td>105</td>", "<td>x&lt;b&gt;</td>", "3 of 50 rows"):
        assert part in made
    for part in ("102", "106", "secret"):
        assert part not in made
    made = still(tr.Column(tr.pane.DataFrame(frame), tr.widgets.Tabulator([{"k": 1, "v": "two"}])))
    for part in ("<th>c</th>", "<td>119</td>", "20 of 50 rows", "<th>k</th>", "<td>two</td>"):
        assert part in made
    assert "<td>120</td>" not in made
    styled = still(tr.pane.DataFrame(frame.head(2).style.highlight_max(subset="a")))
    assert "101" in styled
    assert "<td" not in styled


async def test_values_are_written_as_the_page_has_them(kernel):
    widgets, day = tr.widgets, dt.date(2024, 2, 29)
    made = still(
        tr.Column(
            widgets.Select(label="s", options={"One": 1, "Two": 2}, value=2),
            widgets.MultiChoice(label="m", options={"A": 1, "B": 2}, value=[1, 2]),
            widgets.DatePicker(label="d", value=day),
            widgets.FileInput(label="file"),
            tr.indicators.Number(label="load", value=3, format="{value}%"),
            tr.pane.JSON({"k": [1, day]}),
            tr.pane.Code("x = 1"),
            tr.Tabs(("First", "words"), ("Second", "more")),
            tr.panel(tr.bind(asyncio.sleep, 1)),
        )
    )
    for part in ("s: Two", "m: A, B", "d: 2024-02-29", ">file<", "load: 3%", "2024-02-29", "x = 1", "Second", ">…<"):
        assert part in made
    assert made.index("First") < made.index("words") < made.index("Second") < made.index("more")


async def test_it_is_small_whatever_is_shown(kernel):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{"x" * 60_000}</desc></svg>'
    pictures = [tr.pane.SVG(drawing) for _ in range(3)]
    texts = [tr.pane.Str("y" * 50_000) for _ in range(50)]
    made = still(tr.Column(*pictures, *texts))
    assert len(made) <= MOST
    assert "too large to be kept here" in made
    assert "data:image/svg+xml" in made


async def test_what_is_secret_or_not_seen_is_not_kept(kernel):
    made = still(
        tr.Column(tr.widgets.PasswordInput(label="Word", value="s3cret"), tr.pane.Str("hidden", visible=False))
    )
    assert "s3cret" not in made
    assert "hidden" not in made


async def test_it_follows_what_is_seen_and_is_published_only_then(kernel):
    text = tr.pane.Str("first")
    bundle = kernel.notebook.show(text)
    kernel.end_cell()
    await kernel.document().draw(bundle)
    ((name, update, data),) = kernel.published
    assert not update
    assert "first" in data["text/html"]
    assert data["text/plain"].startswith("Str(")
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 10
    await asyncio.sleep(10)
    assert len(kernel.published) == 1
    text.object = "second"
    loop.until = loop.now + 10
    await asyncio.sleep(10)
    assert len(kernel.published) == 2
    assert kernel.published[1][:2] == (name, True)
    assert "second" in kernel.published[1][2]["text/html"]


async def test_a_plot_that_only_a_browser_draws_is_asked_for_as_the_page_has_drawn_it(kernel):
    plot = tr.pane.Vega({"mark": "point", "data": {"values": []}})
    bundle = kernel.notebook.show(tr.Column("# Plot", plot))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 3
    await asyncio.sleep(3)
    asked = [data["content"] for data, _ in page.comm.sent if data.get("content", {}).get("t") == "picture"]
    assert [each["to"] for each in asked] == [page.name]
    drawing = b"RIFF\x24\x00\x00\x00WEBPVP8 drawn"
    for data in (b"<svg onload=alert(1)>", drawing + bytes(PICTURE), drawing):
        page.comm.say({"t": "picture", "from": page.name, "of": asked[0]["of"]}, data)
    page.comm.say({"t": "picture", "from": page.name, "of": "nothing"}, drawing)
    pictures = [data["text/html"].count("data:image/webp;base64,UklGR") for _, _, data in kernel.published]
    assert pictures == [0, 1]
    plot.object = None
    loop.until = loop.now + 3
    await asyncio.sleep(3)
    assert "image/webp" not in kernel.published[-1][2]["text/html"]
