"""`HTML`: markup, sanitised in the page."""

from __future__ import annotations

from typing import Any

import param

from transom.components.pane import Pane, PaneError
from transom.pane._representation import says


class HTML(Pane):
    """Shows HTML text, or an object with `_repr_html_`.

    The page removes scripts and handlers from it, unless `sanitize_html` is off.

    Example: `HTML("<p>Some <mark>marked</mark> text</p>")`
    """

    _front_end = "HTML"
    priority = 0.2

    sanitize_html = param.Boolean(default=True, doc="Whether the page removes what could run.")

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return says(obj, "_repr_html_")

    def _render(self, obj: Any) -> str:
        if obj is None:
            return ""
        if not isinstance(obj, str) and says(obj, "_repr_html_"):
            obj = self._represented(obj, "_repr_html_")
        if not isinstance(obj, str):
            raise PaneError(
                "Not HTML",
                f"an object of type {type(obj).__qualname__} came; give text or an object with _repr_html_().",
            )
        return obj
