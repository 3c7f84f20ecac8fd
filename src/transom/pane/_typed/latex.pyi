"""The constructors and attributes of the components in `transom.pane.latex`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.latex
from transom._typing import Common, Parameters, Reference, Value

class LaTeX(Parameters, transom.pane.latex.LaTeX):
    """Shows text with formulas between dollar signs or LaTeX's own, or an object with `_repr_latex_`.

    Text that is nothing but a formula needs no signs around it.

    Example: `LaTeX("Pythagoras: $a^2 + b^2 = c^2$")`
    """

    renderer: Value[Literal["katex", "mathjax"] | None, Literal["katex", "mathjax"] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        renderer: Literal["katex", "mathjax"] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows text with formulas between dollar signs or LaTeX's own, or an object with `_repr_latex_`.

        Args:
            renderer: Taken as Panel does; KaTeX sets all of them.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
