"""`Matplotlib`: a figure of Matplotlib as a picture."""

from __future__ import annotations

import io
from typing import Any

import param

from transom.components.pane import PaneError
from transom.pane.image import ImageBase
from transom.reactive.imported import imported


class Matplotlib(ImageBase):
    """Shows a Matplotlib figure, or the figure of axes, as a PNG picture.

    Trigger `object` when the figure has changed. A figure made by `plt` is kept by it until `plt.close(fig)`;
    `matplotlib.figure.Figure()` makes one that ends with its page.
    """

    priority = 0.85

    dpi = param.Integer(default=144, bounds=(1, None), doc="Pixels per inch of the picture.")
    high_dpi = param.Boolean(default=True, doc="Whether two of its pixels take the width of one in the page.")
    tight = param.Boolean(default=False, doc="Whether the space around what is drawn is cut off.")

    _unsynced = ("dpi", "high_dpi", "tight")
    _rerender = ("dpi", "high_dpi", "tight")

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether `obj` is a figure or axes of Matplotlib's."""
        # An object of Matplotlib's has imported it; none other needs it.
        module = imported("matplotlib.artist")
        return module is not None and isinstance(obj, module.Artist) and _figure(obj) is not None

    def _picture(self, obj: Any) -> tuple[dict[str, Any] | None, tuple[int, int] | None]:
        if obj is None:
            return None, None
        figure = _figure(obj)
        if figure is None:
            raise PaneError(
                "Not a Matplotlib figure", f"an object of type {type(obj).__qualname__} came; give a figure or axes."
            )
        target = io.BytesIO()
        figure.savefig(target, format="png", dpi=self.dpi, bbox_inches="tight" if self.tight else None)
        rendered, natural = super()._picture(target.getvalue())
        if natural is not None and self.high_dpi:
            natural = (round(natural[0] / 2), round(natural[1] / 2))
        return rendered, natural


def _figure(obj: Any) -> Any:
    figure = obj if hasattr(obj, "savefig") else getattr(obj, "figure", None)
    return figure if hasattr(figure, "savefig") else None
