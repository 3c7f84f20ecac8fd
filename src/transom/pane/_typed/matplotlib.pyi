"""The constructors and attributes of the components in `transom.pane.matplotlib`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.matplotlib
from transom._typing import Common, Reference, Value
from transom.pane._typed.image import ImageBase

class Matplotlib(ImageBase, transom.pane.matplotlib.Matplotlib):
    """Shows a Matplotlib figure, or the figure of axes, as a PNG picture.

    Trigger `object` when the figure has changed. A figure made by `plt` is kept by it until `plt.close(fig)`;
    `matplotlib.figure.Figure()` makes one that ends with its page.
    """

    dpi: Value[int, int | Reference]
    high_dpi: Value[bool, bool | Reference]
    tight: Value[bool, bool | Reference]
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
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: tuple[int, int] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a Matplotlib figure, or the figure of axes, as a PNG picture.

        Args:
            dpi: Pixels per inch of the picture.
            high_dpi: Whether two of its pixels take the width of one in the page.
            tight: Whether the space around what is drawn is cut off.
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
