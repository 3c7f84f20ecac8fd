"""The constructors and attributes of the components in `transom.pane.image`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.image
from transom._typing import Common, Parameters, Reference, Value

class ImageBase(Parameters, transom.pane.image.ImageBase):
    """The root of image panes.

    `object` may be bytes, a `Path`, an address (`http…` or `data:image/…`), SVG text, an open file, an object with
    the format's `_repr_…_` method, or a PIL image. Other text is the relative path of a picture below the folder of
    the app's file or the current folder; other files are given as `Path`. A picture may have 32 MB.
    """

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """The root of image panes.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class GIF(ImageBase, transom.pane.image.GIF):
    """Shows GIF data."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows GIF data.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Image(ImageBase, transom.pane.image.Image):
    """Shows a picture of any of the formats; PIL images without any loss, with alpha and all frames."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a picture of any of the formats; PIL images without any loss, with alpha and all frames.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class JPG(ImageBase, transom.pane.image.JPG):
    """Shows JPEG data. JPEG has no alpha: PIL images that have some are put on white."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows JPEG data. JPEG has no alpha: PIL images that have some are put on white.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class PNG(ImageBase, transom.pane.image.PNG):
    """Shows PNG data."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows PNG data.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class SVG(ImageBase, transom.pane.image.SVG):
    """Shows SVG text or data, as a picture: nothing in it can run.

    Example: `SVG('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3"/></svg>')`
    """

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows SVG text or data, as a picture: nothing in it can run.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class WebP(ImageBase, transom.pane.image.WebP):
    """Shows WebP data."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[tuple[int, int] | None, tuple[int, int] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows WebP data.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
