"""The constructors and attributes of the components in `transom.pane.matplotlib`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.matplotlib
from transom._typing import Common, Reference, Value
from transom.pane._typed.image import ImageBase

class Matplotlib(ImageBase, transom.pane.matplotlib.Matplotlib):
    """Shows a Matplotlib figure, or the figure of axes, as a picture.

    Trigger `object` when the figure has changed. It is drawn in a worker thread, as an event of its page, and left as
    it was; colours that the author has not chosen are the page's, light or dark. A figure made by pyplot is closed when
    it is given, so that pyplot keeps no more of them than are being made; it can be changed and shown as before.

    Concurrency: a figure may be shown in several pages; it must not be changed in one while it is drawn for another.
    """

    dpi: Value[int, int | Reference]
    high_dpi: Value[bool, bool | Reference]
    tight: Value[bool, bool | Reference]
    format: Value[Literal["png", "svg"], Literal["png", "svg"] | Reference]
    themed: Value[bool, bool | Reference]
    encode: Value[bool, bool | Reference]
    interactive: Value[bool, bool | Reference]
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
        dpi: int | Reference = 144,
        high_dpi: bool | Reference = True,
        tight: bool | Reference = False,
        format: Literal["png", "svg"] | Reference = "png",
        themed: bool | Reference = True,
        encode: bool | Reference = False,
        interactive: bool | Reference = False,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a Matplotlib figure, or the figure of axes, as a picture.

        Args:
            dpi: Pixels of the picture for an inch of the figure.
            high_dpi: Whether two of its pixels take the width of one in the page.
            tight: Whether space around what is drawn is cut off, and none of that itself.
            format: The kind of picture.
            themed: Whether it has the page's colours where its author has chosen none; else it is as saved.
            encode: Taken for the sake of code written for Panel; changes nothing.
            interactive: Taken for the sake of code written for Panel: a picture is shown, and a report says so.
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
