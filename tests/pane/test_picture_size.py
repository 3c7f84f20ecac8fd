"""The room that a picture takes before it is decoded: turned as EXIF says, and bounded whatever the header says."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

import transom as tr
from tests.pane.test_image import DATA
from transom.pane._picture.size import natural_size


def photo(kind, orientation):
    target, exif = io.BytesIO(), Image.Exif()
    exif[0x0110] = "A camera"
    exif[0x0112] = orientation
    Image.new("RGB", (200, 50)).save(target, kind, exif=exif)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(10))
def test_a_picture_that_is_turned_takes_turned_room(kind, orientation):
    turned = None if kind == "WEBP" else (50, 200)  # browsers differ about WebP: it is theirs to say
    assert tr.pane.Image(photo(kind, orientation)).natural == (turned if 5 <= orientation <= 8 else (200, 50))


def tiff(order, *entries, count=None, first=8):
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(f"{order}I", first) + struct.pack(f"{order}H", len(entries) if count is None else count)
    return head + b"".join(struct.pack(f"{order}HHIHH", *entry, 0) for entry in entries)


def jpeg(*segments, width=20, height=10):
    frame = b"\xff\xc0" + struct.pack(">HBHH", 11, 8, height, width) + bytes(20)
    return b"\xff\xd8\xff" + b"".join(segments)[1:] + frame


def app1(exif):
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif


TURNED = (0x0112, 3, 1, 6)


@pytest.mark.parametrize("order", "<>")
def test_both_orders_of_bytes_are_read(order):
    assert natural_size(jpeg(app1(tiff(order, TURNED))), "image/jpeg") == (10, 20)


@pytest.mark.parametrize(
    "exif",
    [
        b"",
        b"II*\0",
        b"XX*\0" + bytes(40),
        tiff("<", (0x0112, 4, 1, 6)),
        tiff("<", (0x0112, 3, 2, 6)),
        tiff("<", (0x0112, 3, 1, 600)),
        tiff("<", TURNED, first=60_000),
        tiff("<", *[(1, 3, 1, 1)] * 600, TURNED),
    ],
)
def test_exif_without_sense_is_no_reason_to_turn(exif):
    assert natural_size(jpeg(app1(exif)), "image/jpeg") in ((20, 10), None)


def test_a_directory_that_says_it_is_longer_than_it_is_ends():
    assert natural_size(jpeg(app1(tiff("<", (1, 3, 1, 1), count=65_535))), "image/jpeg") in ((20, 10), None)


def test_bytes_that_fill_up_before_a_marker_are_passed_over():
    assert natural_size(jpeg(b"\xff\xff\xff" + app1(tiff(">", TURNED))), "image/jpeg") == (10, 20)


@pytest.mark.parametrize("filler", [b"\xff\xe2\0\x02", b"\xff\xff"])
def test_a_header_is_searched_for_so_long_only(filler):
    assert natural_size(jpeg(filler * 100), "image/jpeg") == (20, 10)
    assert natural_size(jpeg(filler * 5000), "image/jpeg") is None


@pytest.mark.parametrize(("kind", "at", "turned"), [("PNG", 33, (50, 200)), ("WEBP", 30, None)])
def test_exif_is_searched_for_so_long_only(kind, at, turned):
    data, filler = photo(kind, 6), b"\0\0\0\0abcd\0\0\0\0" if kind == "PNG" else b"abcd\0\0\0\0"
    assert natural_size(data[:at] + filler * 100 + data[at:], Image.MIME[kind]) == turned
    assert natural_size(data[:at] + filler * 5000 + data[at:], Image.MIME[kind]) == (200, 50)


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (2**31, 5), (65_536, 1)])
def test_a_size_that_no_picture_has_is_none(size):
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", *size) + bytes(9)
    assert natural_size(data, "image/png") is None


def test_what_is_cut_off_anywhere_has_a_size_or_none():
    for data, mime, _ in DATA.values():
        for cut in range(len(data)):
            natural_size(data[:cut], mime)
    for kind in ("JPEG", "PNG", "WEBP"):
        data = photo(kind, 6)
        for cut in range(min(len(data), 400)):
            natural_size(data[:cut], Image.MIME[kind])
