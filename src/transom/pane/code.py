"""`Code`: source text, highlighted, with a button that copies it."""

from __future__ import annotations

from html import escape
from typing import Any

import param

from transom.components.pane import Pane


class Code(Pane):
    """Shows source code."""

    language = param.String(default="python", doc="A Pygments lexer's name.")
    html = param.String(default="", doc="The highlighted source; follows from `object`.")

    _rerender = ("language",)

    def _render(self, obj: Any) -> str:
        source = "" if obj is None else str(obj)
        self._store("html", highlight(source, self.language))
        return source


def highlight(source: str, language: str) -> str:
    """`source` as HTML inside `<pre class="hl">`, with Pygments' short class names."""
    from pygments import highlight as pygmentize
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language or "text")
    except ClassNotFound:
        return f'<pre class="hl"><code>{escape(source)}</code></pre>'
    body = pygmentize(source, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="hl"><code>{body}</code></pre>'
