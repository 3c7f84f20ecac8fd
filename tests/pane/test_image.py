"""Image panes: what they take, what they call what came instead, and that they are never what a sentence is."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest

import transom as tr
from transom.components.display import display


def png(width=3, height=2):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08\x00\x05\x00\x07\x03\x01\x11\x00" + bytes(20) + b"\xff\xd9"
GIF = b"GIF89a" + struct.pack("<HH", 9, 4) + bytes(10)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"></svg>'
WEBP = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(4) + b"\x06\0\0\x03\0\0"
PNG = png()

DATA = {
    tr.pane.PNG: (PNG, "image/png", (3, 2)),
    tr.pane.JPG: (JPEG, "image/jpeg", (7, 5)),
    tr.pane.GIF: (GIF, "image/gif", (9, 4)),
    tr.pane.WebP: (WEBP, "image/webp", (7, 4)),
    tr.pane.SVG: (SVG.encode(), "image/svg+xml", (5, 5)),
}


@pytest.mark.parametrize("kind", DATA)
async def test_bytes_travel_as_bytes_with_their_type_and_size(site, kind):
    data, mime, size = DATA[kind]
    page = await site(lambda: kind(data)).open()
    model = page.find("Image")
    assert model["object"] == {"data": data, "mime": mime}
    assert model["natural"] == (None if size is None else [*size])
    assert model["error"] is None


@pytest.mark.parametrize("kind", DATA)
def test_the_general_pane_takes_each_format_and_display_finds_the_exact_one(kind):
    data, mime, _ = DATA[kind]
    assert tr.pane.Image(data)._rendered["mime"] == mime
    assert type(display(data)) is kind


@pytest.mark.parametrize("make", [bytearray, memoryview, io.BytesIO])
def test_what_holds_bytes_is_taken(make):
    assert tr.pane.PNG(make(PNG))._rendered["data"] == PNG


def test_an_open_file_that_was_read_is_read_from_its_start():
    file = io.BytesIO(PNG)
    file.read()
    assert tr.pane.PNG(file)._rendered["data"] == PNG


def test_addresses_are_left_to_the_browser():
    for url in ("https://example.org/a.png", "HTTP://example.org/a.png?x=1", "data:image/png;base64,AAAA"):
        pane = tr.pane.PNG(url)
        assert pane._rendered == {"src": url}
        assert pane.natural is None
        assert type(display(url)) is tr.pane.PNG
    assert type(display("https://example.org/a.jpg?size=2#top")) is tr.pane.JPG
    assert type(display("data:image/svg+xml,<svg viewBox='0 0 1 1'/>")) is tr.pane.SVG


@pytest.mark.parametrize(
    "text",
    [
        "The result is in figure.png",
        "see\nphoto.jpg",
        "# Title of a.gif",
        "a b.svg",
        "logo.png",
        "./logo.png",
        "/etc/logo.png",
        "x" * 400 + " logo.png",
        "x" * 5000 + ".png",
        "\0.svg",
        "\ud800.png",
        "https://example.org/a.png is the address",
        "https://[half.png",
        "file:///etc/logo.png",
        "<svg> is an element of HTML",
        "<b>bold</b>",
        "data:image/png;base64 is how it begins",
    ],
)
def test_a_sentence_is_text_whatever_it_ends_with(text):
    assert type(display(text)) is tr.pane.Markdown


def test_an_object_that_knows_its_picture_is_asked():
    class Plot:
        def _repr_png_(self):
            return PNG

    assert type(display(Plot())) is tr.pane.PNG
    assert tr.pane.PNG(Plot())._rendered["data"] == PNG


def test_svg_text_is_a_picture():
    assert type(display(SVG)) is tr.pane.SVG
    assert tr.pane.SVG(SVG)._rendered["data"] == SVG.encode()


def test_of_several_pictures_of_an_object_the_best_is_shown():
    class Plot:
        def _repr_jpeg_(self):
            return JPEG

        def _repr_png_(self):
            return PNG

        def _repr_svg_(self):
            return SVG

    assert type(display(Plot())) is tr.pane.SVG


def test_nothing_is_nothing():
    for nothing in (None, ""):
        pane = tr.pane.PNG(nothing)
        assert pane._rendered is None
        assert pane.error is None


@pytest.mark.parametrize(
    ("came", "title", "words"),
    [
        (b"<!DOCTYPE html><html>no picture</html>", "Not a JPG picture", ["HTML", "JPG"]),
        (b'{"error": "not found"}', "Not a JPG picture", ["JSON"]),
        (PNG, "Not a JPG picture", ["a PNG picture", "pane.Image"]),
        (b"", "Not a JPG picture", ["nothing came"]),
        (b"root:x:0", "Not a JPG picture", ["something else"]),
        (Path("/no/such/picture.jpg"), "No such picture", ["Check the path"]),
        ("/no/such/picture.jpg", "No such picture", ["pathlib.Path"]),
        (3.14, "Not a picture", ["float", "give bytes"]),
    ],
)
def test_what_came_instead_is_named(came, title, words):
    pane = tr.pane.JPG(came)
    assert pane.error["title"] == title
    for word in words:
        assert word in pane.error["message"]
    assert pane._rendered is None
    for secret in ("root", "no/such", "b'"):
        assert secret not in pane.error["message"]


def test_articles_are_right():
    assert tr.pane.SVG(b"x").error["title"] == "Not an SVG picture"
    assert tr.pane.PNG(b"x").error["title"] == "Not a PNG picture"
    assert tr.pane.Image(b"x").error["title"] == "Not a picture"


async def test_the_next_good_picture_clears_the_error(site):
    def app():
        pane, button = tr.pane.PNG(b"bad"), tr.widgets.Button()

        async def handler(event):
            pane.object = PNG

        button.on_click(handler)
        return tr.Row(pane, button)

    page = await site(app).open()
    assert page.find("Image")["error"]["title"] == "Not a PNG picture"
    assert page.find("Image")["object"] is None
    page.click()
    await page.advance(0.1)
    assert page.find("Image")["error"] is None
    assert page.find("Image")["object"]["data"] == PNG


@pytest.mark.parametrize("cut", [0, 3, 10, 20, 25])
def test_a_truncated_header_has_no_size_and_does_not_fail(cut):
    for data, _, _ in DATA.values():
        tr.pane.Image(data[:cut])
