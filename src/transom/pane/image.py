"""Images: bytes, paths, addresses, file objects and PIL images, by format.

A format's pane checks the first bytes, so that a page of HTML that came in place of a picture is
named for what it is.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar, TypedDict

import param

from transom.components.encode import BufferIndex, Encoder
from transom.components.pane import Pane, PaneError
from transom.pane._picture.address import is_address, names_picture
from transom.pane._picture.file import LIMIT, bounded, read_path, read_text
from transom.pane._picture.formats import sniff, what_came
from transom.pane._picture.pil import encode, is_pil
from transom.pane._picture.size import natural_size
from transom.pane._picture.svg import is_markup, is_whole, read_svg
from transom.pane._representation import says


class Address(TypedDict):
    """Where the page finds a picture."""

    src: str


class Data(TypedDict):
    """A picture itself."""

    data: BufferIndex
    mime: str


class ImageBase(Pane):
    """The root of image panes.

    `object` may be bytes, a `Path`, an address (`http…` or `data:image/…`), SVG text, an open file, an object with
    the format's `_repr_…_` method, or a PIL image. Other text is the relative path of a picture below the folder of
    the app's file or the current folder; other files are given as `Path`. A picture may have 32 MB.
    """

    _front_end = "Image"
    mime: ClassVar[str] = ""
    suffixes: ClassVar[tuple[str, ...]] = ()
    repr_method: ClassVar[str] = ""
    _derived = ("natural",)

    alt_text = param.String(default=None, allow_None=True, doc="What the picture shows, for those who cannot see it.")
    link_url = param.String(default=None, allow_None=True, doc="Where a click on it leads.")
    fixed_aspect = param.Boolean(default=True, doc="Whether it keeps its proportions.")
    caption = param.String(default=None, allow_None=True, doc="Text below it.")
    natural: param.Parameter[tuple[int, int] | None] = param.Parameter(
        default=None, doc="Width and height in pixels; follows from `object`."
    )

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether `obj` is such a picture. Text is only when it is an address, never as the name of a file."""
        if not cls.mime:
            return False
        if isinstance(obj, str):
            return names_picture(obj, cls.mime, cls.suffixes)
        if isinstance(obj, Path):
            return obj.name.lower().endswith(cls.suffixes)
        if isinstance(obj, bytes | bytearray | memoryview):
            return sniff(obj) == cls.mime
        return bool(cls.repr_method) and says(obj, cls.repr_method)

    def _render(self, obj: Any) -> Any:
        rendered, natural = self._picture(obj)
        self._store(natural=natural)
        return rendered

    def _picture(self, obj: Any) -> tuple[dict[str, Any] | None, tuple[int, int] | None]:
        if obj is None or (isinstance(obj, str) and not obj):
            return None, None
        if isinstance(obj, str) and is_address(obj):
            return {"src": obj}, None
        data = bounded(self._data(obj))
        mime = self._accept(data)
        if mime == "image/svg+xml":
            shown, natural = read_svg(data)
            return {"data": shown, "mime": mime}, natural
        return {"data": data, "mime": mime}, natural_size(data, mime)

    def _data(self, obj: Any) -> bytes:
        if isinstance(obj, bytes | bytearray | memoryview):
            return bytes(obj)
        if isinstance(obj, str):
            return obj.encode(errors="replace") if is_markup(obj) else read_text(obj)
        if isinstance(obj, os.PathLike):
            return read_path(Path(os.fsdecode(obj)))
        if is_pil(obj):
            return encode(obj, self.mime)
        if self.repr_method and says(obj, self.repr_method):
            data = self._represented(obj, self.repr_method)
            return data.encode(errors="replace") if isinstance(data, str) else bytes(data)
        if hasattr(obj, "read"):
            if hasattr(obj, "seek"):
                obj.seek(0)
            data = obj.read(LIMIT + 1)
            return data.encode(errors="replace") if isinstance(data, str) else bytes(data)
        raise PaneError(
            "Not a picture",
            f"an object of type {type(obj).__qualname__} came; give bytes, a path, an address or a file object.",
        )

    def _accept(self, data: bytes) -> str:
        found = sniff(data)
        if found is None or (self.mime and found != self.mime):
            expected = type(self).__name__ if self.mime else "an image"
            raise PaneError(
                f"Not {'an' if expected[0] in 'aeioSX' else 'a'} {expected} picture" if self.mime else "Not a picture",
                f"{what_came(data, found)} came where {expected} data was expected. "
                "Check where the bytes come from, or use pane.Image, which takes any format.",
            )
        return found

    def _encode_object(self, value: Any, encoder: Encoder) -> Address | Data | None:
        rendered: Any = self._rendered
        if rendered is None:
            return None
        if "src" in rendered:
            return {"src": rendered["src"]}
        return {"data": encoder.buffer(rendered["data"]), "mime": rendered["mime"]}


class JPG(ImageBase):
    """Shows JPEG data. JPEG has no alpha: PIL images that have some are put on white."""

    priority = 0.91
    mime = "image/jpeg"
    suffixes = (".jpg", ".jpeg")
    repr_method = "_repr_jpeg_"


class PNG(ImageBase):
    """Shows PNG data."""

    priority = 0.92
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
    """Shows SVG text or data, as a picture: nothing in it can run.

    Example: `SVG('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3"/></svg>')`
    """

    priority = 0.93
    mime = "image/svg+xml"
    suffixes = (".svg",)
    repr_method = "_repr_svg_"

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return super().applies(obj) or (isinstance(obj, str) and is_whole(obj))


class Image(ImageBase):
    """Shows a picture of any of the formats; PIL images without any loss, with alpha and all frames."""

    priority = 0.95

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return is_pil(obj)
