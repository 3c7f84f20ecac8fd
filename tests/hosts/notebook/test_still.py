"""What a saved notebook has of an output: the last that was seen, as plain HTML."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.hosts.notebook.still import MOST, still

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
