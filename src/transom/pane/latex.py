"""`LaTeX`: formulas, set by KaTeX."""

from __future__ import annotations

import re
from typing import Any

import param

from transom.components.pane import Pane, PaneError
from transom.pane._representation import says

_DELIMITED = re.compile(r"\$|\\\(|\\\[|\\begin\{")
_MATH = re.compile(r"[\\^_=]")


class LaTeX(Pane):
    """Shows text with formulas between dollar signs or LaTeX's own, or an object with `_repr_latex_`.

    Text that is nothing but a formula needs no signs around it.

    Example: `LaTeX("Pythagoras: $a^2 + b^2 = c^2$")`
    """

    _front_end = "LaTeX"
    priority = 0.75

    renderer: param.Selector[Any] = param.Selector(
        default=None, objects=[None, "katex", "mathjax"], doc="Taken as Panel does; KaTeX sets all of them."
    )

    _unsynced = ("renderer",)

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`. Objects that are HTML as well are shown as that."""
        return says(obj, "_repr_latex_") and not says(obj, "_repr_html_")

    def _after_renderer(self, change: object) -> dict[str, Any]:
        if self.renderer == "mathjax":
            self._advise("renderer", "MathJax is not here, KaTeX sets the formulas. Leave renderer out.")
        return {}

    def _render(self, obj: Any) -> str:
        if obj is None:
            return ""
        if not isinstance(obj, str) and says(obj, "_repr_latex_"):
            obj = self._represented(obj, "_repr_latex_")
        if not isinstance(obj, str):
            raise PaneError(
                "Not LaTeX",
                f"an object of type {type(obj).__qualname__} came; give text or an object with _repr_latex_().",
            )
        return f"$${obj}$$" if _MATH.search(obj) and not _DELIMITED.search(obj) else obj
