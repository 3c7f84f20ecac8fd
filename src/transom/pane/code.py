"""`Code`: source text, highlighted, with a button that copies it."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.highlight import spans
from transom.components.pane import Pane


class Code(Pane):
    """Shows source code.

    Example: `Code("def double(x): return 2 * x")`
    """

    _front_end = "Code"

    _derived = ("html",)
    _unsynced = ("object",)  # it is what can be read in `html`

    language = param.String(default="python", doc="A Pygments lexer's name.")
    html = param.String(default="", doc="The highlighted source; follows from `object`.")

    _rerender = ("language",)

    def _render(self, obj: Any) -> str:
        source = "" if obj is None else str(obj)
        self._spans = spans(source, self.language)
        self._store(html=self._spans)
        return source

    _spans = ""

    def _encode_html(self, value: str, encoder: Encoder) -> str:
        # The page shows it as it is, so it is never what somebody else has put there.
        return self._spans
