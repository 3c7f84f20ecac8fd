"""`Code`: source text, highlighted, with a button that copies it."""

from __future__ import annotations

from typing import Any

import param

from transom.components.highlight import spans
from transom.components.pane import Pane


class Code(Pane):
    """Shows source code."""

    language = param.String(default="python", doc="A Pygments lexer's name.")
    html = param.String(default="", doc="The highlighted source; follows from `object`.")

    _rerender = ("language",)

    def _render(self, obj: Any) -> str:
        source = "" if obj is None else str(obj)
        self._store("html", spans(source, self.language))
        return source

