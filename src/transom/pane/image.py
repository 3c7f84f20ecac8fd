"""Images: bytes, paths, addresses, file objects and PIL images, by format.

A format's pane checks the first bytes, so that a page of HTML that came in place of a picture is
named for what it is.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any, ClassVar

import param

from transom.components.encode import Sink
from transom.components.pane import Pane, PaneError

_MAGIC = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}
_URLS = ("http://", "https://", "data:image/")
_SVG_HEAD = 1000


class ImageBase(Pane):
    """The root of image panes.

    `object` may be bytes, the path of a file, an address (`http…`), an open binary file, or an
    object with the format's `_repr_…_` method; PIL images are encoded by `Image` and `PNG`.
    """

    _type = "Image"
    mime: ClassVar[str] = ""
    suffixes: ClassVar[tuple[str, ...]] = ()
    repr_method: ClassVar[str] = ""

    alt_text = param.String(default=None, allow_None=True, doc="What the picture shows, for those who cannot see it.")
    link_url = param.String(default=None, allow_None=True, doc="Where a click on it leads.")
    fixed_aspect = param.Boolean(default=True, doc="Whether it keeps its proportions.")
    caption = param.String(default=None, allow_None=True, doc="Text below it.")
    natural = param.Parameter(default=None, doc="Width and height in pixels; follows from `object`.")

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        if isinstance(obj, str | Path) and cls._names_file(str(obj)):
            return True
        if cls.repr_method and hasattr(obj, cls.repr_method):
            return True
        return isinstance(obj, bytes) and bool(cls.mime) and _sniff(obj) == cls.mime

    @classmethod
    def _names_file(cls, text: str) -> bool:
        """Whether `text` is the address or path of such a picture, and not a sentence that ends with one."""
        name = text.lower() if text.startswith(_URLS) else text.lower().strip()
        if not cls.suffixes or not name.split("?")[0].endswith(cls.suffixes):
            return False
        return not any(character.isspace() for character in text) or Path(text).is_file()

    def _render(self, obj: Any) -> Any:
        if obj is None or (isinstance(obj, str) and not obj):
            self._store("natural", None)
            return None
        if isinstance(obj, str) and obj.startswith(_URLS):
            self._store("natural", None)
            return {"src": obj}
        data = self._data(obj)
        mime = self._accept(data)
        self._store("natural", _size(data, mime))
        return {"data": data, "mime": mime}

    def _data(self, obj: Any) -> bytes:
        if isinstance(obj, bytes | bytearray | memoryview):
            return bytes(obj)
        if isinstance(obj, str | Path):
            return self._file(Path(obj))
        if hasattr(obj, "save") and hasattr(obj, "mode"):  # a PIL image
            return _from_pil(obj, self.mime)
        if self.repr_method and hasattr(obj, self.repr_method):
            data = getattr(obj, self.repr_method)()
            data = data[0] if isinstance(data, tuple) else data
            return data.encode() if isinstance(data, str) else bytes(data)
        if hasattr(obj, "read"):
            if hasattr(obj, "seek"):
                obj.seek(0)
            return bytes(obj.read())
        raise PaneError(
            "Not a picture",
            f"an object of type {type(obj).__qualname__} came; give bytes, a path, an address or a file object.",
        )

    def _file(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise PaneError(
                "No such picture", f"{str(path)!r} cannot be read: {error.strerror or error}. Check the path."
            ) from error

    def _accept(self, data: bytes) -> str:
        found = _sniff(data)
        if found is None or (self.mime and found != self.mime):
            expected = type(self).__name__ if self.mime else "an image"
            raise PaneError(
                f"Not {'an' if expected[0] in 'aeioSX' else 'a'} {expected} picture" if self.mime else "Not a picture",
                f"{_what_came(data, found)} came where {expected} data was expected. "
                "Check where the bytes come from, or use pane.Image, which takes any format.",
            )
        return found

    def _encode_object(self, value: Any, sink: Sink) -> Any:
        rendered = self._rendered
        if rendered is None or "src" in rendered:
            return rendered
        return {"data": sink.buffer(rendered["data"]), "mime": rendered["mime"]}


class JPG(ImageBase):
    """Shows JPEG data."""

    priority = 0.9
    mime = "image/jpeg"
    suffixes = (".jpg", ".jpeg")
    repr_method = "_repr_jpeg_"


class PNG(ImageBase):
    """Shows PNG data; PIL images too."""

    priority = 0.9
    mime = "image/png"
    suffixes = (".png",)
    repr_method = "_repr_png_"


class GIF(ImageBase):
    """Shows GIF data."""

    priority = 0.9
    mime = "image/gif"
    suffixes = (".gif",)


class WebP(ImageBase):
    """Shows WebP data."""

    priority = 0.9
    mime = "image/webp"
    suffixes = (".webp",)


class SVG(ImageBase):
    """Shows SVG text or data, as a picture: nothing in it can run."""

    priority = 0.9
    mime = "image/svg+xml"
    suffixes = (".svg",)
    repr_method = "_repr_svg_"

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return super().applies(obj) or (isinstance(obj, str) and _sniff(obj.encode()) == cls.mime)

    def _data(self, obj: Any) -> bytes:
        if isinstance(obj, str) and "<svg" in obj:
            return obj.encode()
        return super()._data(obj)


class Image(ImageBase):
    """Shows a picture of any of the formats."""

    priority = 0.85

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return hasattr(obj, "save") and hasattr(obj, "mode") and hasattr(obj, "size")

    def _data(self, obj: Any) -> bytes:
        if isinstance(obj, str) and "<svg" in obj:
            return obj.encode()
        return super()._data(obj)


def _from_pil(image: Any, mime: str) -> bytes:
    target = io.BytesIO()
    if mime == "image/jpeg":
        image.convert("RGB").save(target, "JPEG")
    else:
        image.save(target, {"image/gif": "GIF", "image/webp": "WEBP"}.get(mime, "PNG"))
    return target.getvalue()


def _sniff(data: bytes) -> str | None:
    for mime, heads in _MAGIC.items():
        if data.startswith(heads) and (mime != "image/webp" or data[8:12] == b"WEBP"):
            return mime
    head = data[:_SVG_HEAD].lstrip()
    if head.startswith(b"<svg") or (head.startswith((b"<?xml", b"<!DOCTYPE svg", b"<!--")) and b"<svg" in data):
        return "image/svg+xml"
    return None


def _what_came(data: bytes, found: str | None) -> str:
    if found is not None:
        return f"{len(data)} bytes of {found}"
    if not data:
        return "nothing (0 bytes)"
    head = data[:200].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return f"a page of HTML ({len(data)} bytes)"
    if head.startswith((b"{", b"[")):
        return f"JSON ({len(data)} bytes)"
    return f"{len(data)} bytes beginning {bytes(data[:8])!r}"


def _size(data: bytes, mime: str) -> tuple[int, int] | None:
    """Width and height from the header, so that the page can keep the place before it decodes."""
    try:
        if mime == "image/png":
            return struct.unpack(">II", data[16:24])
        if mime == "image/gif":
            return struct.unpack("<HH", data[6:10])
        if mime == "image/jpeg":
            return _jpeg_size(data)
        if mime == "image/webp":
            return _webp_size(data)
    except (struct.error, IndexError):
        pass
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    # ITU-T T.81 annex B: walk the marker segments to the frame header (SOF0…SOF15 but DHT, JPG, DAC).
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    # RFC 9649: VP8X has both less one in 24 bit; VP8 and VP8L in 14 bit.
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None
