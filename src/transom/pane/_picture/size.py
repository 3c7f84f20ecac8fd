"""Width and height from a picture's header, so that the page keeps its place before it decodes.

Bounded: a hostile header costs a few thousand steps and gives no size.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

Size = tuple[int, int]

_STEPS = 2000
"""Segments or chunks that are looked at."""
_ENTRIES = 500
"""Entries of an EXIF directory that are looked at."""
_MOST = 65_535
_ORIENTATION = 0x0112


def natural_size(data: bytes, mime: str) -> Size | None:
    """Width and height in pixels as browsers show it, turned as its EXIF says; `None` when not known."""
    try:
        size, exif = _READERS[mime](data) if mime in _READERS else (None, b"")
        if size is None or not (0 < size[0] <= _MOST and 0 < size[1] <= _MOST):
            return None
        if not 5 <= _orientation(exif) <= 8:  # these are turned by a quarter
            return size
        # Chromium does not turn WebP, Safari does: whatever were said here, it would be wrong in one of them.
        return None if mime == "image/webp" else (size[1], size[0])
    except (struct.error, IndexError):
        return None


def _png(data: bytes) -> tuple[Size | None, bytes]:
    width, height = struct.unpack_from(">II", data, 16)
    exif = b""
    for kind, at, length in _png_chunks(data):
        if kind == b"eXIf":
            exif = data[at : at + length]
    return (width, height), exif


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    # PNG 3rd edition, 5.3: length, name, data, checksum.
    at = 8
    for _ in range(_STEPS):
        if at + 8 > len(data):
            return
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], at + 8, length
        at += 12 + length


def _gif(data: bytes) -> tuple[Size | None, bytes]:
    return struct.unpack_from("<HH", data, 6), b""


def _jpeg(data: bytes) -> tuple[Size | None, bytes]:
    # ITU-T T.81 annex B: walk the marker segments to the frame header (SOF0…SOF15 but DHT, JPG, DAC).
    at, exif = 2, b""
    for _ in range(_STEPS):
        if at + 9 >= len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (width, height), exif
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xE1 and not exif and data[at + 4 : at + 10] == b"Exif\0\0":
            exif = data[at + 10 : at + 2 + length]
        at += 2 + length
    return None, b""


def _webp(data: bytes) -> tuple[Size | None, bytes]:
    # RFC 9649: VP8X has both less one in 24 bit; VP8 and VP8L in 14 bit.
    kind = data[12:16]
    if kind == b"VP8X":
        size = 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        return size, _webp_exif(data)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return (width & 0x3FFF, height & 0x3FFF), b""
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)), b""
    return None, b""


def _webp_exif(data: bytes) -> bytes:
    at = 12
    for _ in range(_STEPS):
        if at + 8 > len(data):
            break
        (length,) = struct.unpack_from("<I", data, at + 4)
        if data[at : at + 4] == b"EXIF":
            return data[at + 8 : at + 8 + length].removeprefix(b"Exif\0\0")
        at += 8 + length + length % 2
    return b""


_READERS = {"image/png": _png, "image/gif": _gif, "image/jpeg": _jpeg, "image/webp": _webp}


def _orientation(exif: bytes) -> int:
    """The EXIF orientation, 1 to 8; 1 for one that is not there or makes no sense."""
    # TIFF 6.0: order of bytes, 42, where the first directory is; there a count and entries of 12 bytes.
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 1
    (at,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, at)
    for entry in range(min(count, _ENTRIES)):
        tag, kind, items, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * entry)
        if tag == _ORIENTATION:
            return int(value) if (kind, items) == (3, 1) else 1
    return 1
