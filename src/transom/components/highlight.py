"""Source code → HTML with Pygments' short class names. Owns the markup; colours are the style sheet's."""

from __future__ import annotations

import re
from html import escape

_PLAIN = re.compile(r'<span class="(?:n|nn|nv|w)">([^<]*)</span>')
"""Names and blanks have no colour of their own: most of the markup would be theirs."""
# Names that documents use for what Pygments calls otherwise.
_NAMES = {"ipython3": "ipython", "code-cell": "python", "{code-cell}": "python", "{pyodide}": "python"}


def highlight(source: str, language: str = "python") -> str:
    """Highlight code.

    Args:
        source: the code.
        language: any name that Pygments knows; with another one the code is shown plain.

    Returns:
        `<pre class="hl"><code class="language-…">…</code></pre>`. Nothing of the source is markup.
    """
    language = _NAMES.get(language, language)
    name = escape(language, quote=True) or "text"
    code = f'<code class="language-{name}">{spans(source, language)}</code>'
    # Wide code scrolls, and what scrolls can be reached with the keyboard.
    return f'<pre class="hl" tabindex="0">{code}</pre>\n'


def spans(source: str, language: str = "python") -> str:
    """The inside of what `highlight` returns: spans with class names, everything else escaped."""
    language = _NAMES.get(language, language)
    # Imported here: Pygments is not needed by pages that show no code.
    from pygments import highlight as to_markup
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        return escape(source, quote=False)
    return _PLAIN.sub(r"\1", to_markup(source, lexer, HtmlFormatter(nowrap=True)).rstrip("\n"))
