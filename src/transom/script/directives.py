"""MyST directives → HTML: callouts, drop-downs, figures, code; a quiet box for the unknown ones.

Owns the markup of each directive. What an author writes as a title, an option or a path is escaped here; text
that is Markdown is rendered by the `Body` that the caller passes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Protocol

from transom.components.highlight import highlight
from transom.script.fences import REMOVE, Fence

_TITLES = {
    "admonition": "Note",
    "attention": "Attention",
    "caution": "Caution",
    "danger": "Danger",
    "error": "Error",
    "hint": "Hint",
    "important": "Important",
    "note": "Note",
    "seealso": "See also",
    "tip": "Tip",
    "warning": "Warning",
}
# Their body is Markdown however they are fenced; we do not know what to make of them, only of what is in
# them.
_CONTAINERS = frozenset(
    {"aside", "card", "card-carousel", "container", "deprecated", "div", "epigraph", "grid", "grid-item"}
    | {"grid-item-card", "margin", "only", "sidebar", "tab-item", "tab-set", "topic", "versionadded"}
    | {"versionchanged"}
)
_SIZE = re.compile(r"(\d+)(?:px)?$|(\d+%)$")


class Body(Protocol):
    """The text in a directive, as the document's renderer offers it."""

    def markdown(self, text: str, skipped: int = 0) -> str:
        """Markdown as HTML; `skipped` lines stand between the fence and the text."""
        ...

    def inline(self, text: str) -> str:
        """One line of Markdown as HTML, without a paragraph."""
        ...

    def source(self, path: str) -> str | None:
        """Where a picture is to be had from, or None when it is not served."""
        ...


def render_directive(fence: Fence, body: Body, *, is_colon: bool) -> str:
    """One directive as HTML.

    Args:
        fence: the directive.
        body: renders what is in it.
        is_colon: it is fenced with `:::`, which says that its body is Markdown.
    """
    if fence.name in _TITLES:
        return _callout(fence, body)
    known = _DIRECTIVES.get(fence.name)
    return known(fence, body) if known else _unknown(fence, body, is_colon=is_colon)


def _callout(fence: Fence, body: Body) -> str:
    kind, title, text = fence.name, _TITLES[fence.name], fence.body
    classes = fence.options.get("class", "").split()
    if kind == "admonition":
        title = fence.argument or title
        kind = next((name for name in classes if name in _TITLES), kind)
    elif fence.argument:
        # `{note} Some text` has no title of its own: the text is the beginning of the body.
        text = fence.argument + "\n" * (fence.skipped + 1) + text
    prefixed = text is not fence.body
    content = body.markdown(text, -1 if prefixed else fence.skipped)
    if "dropdown" in classes:
        return _details(title, content, body, is_open=False, extra=f" tr-callout tr-callout--{kind}")
    label = escape(_plain(body.inline(title)).strip(), quote=True)
    return (
        f'<aside class="tr-callout tr-callout--{kind}" aria-label="{label}">\n'
        f'<p class="tr-callout__title">{body.inline(title)}</p>\n{content}</aside>\n'
    )


def _dropdown(fence: Fence, body: Body) -> str:
    content = body.markdown(fence.body, fence.skipped)
    return _details(fence.argument or "Details", content, body, is_open="open" in fence.options)


def _details(title: str, content: str, body: Body, *, is_open: bool, extra: str = "") -> str:
    attribute = " open" if is_open else ""
    return (
        f'<details class="tr-dropdown{extra}"{attribute}>\n'
        f"<summary>{body.inline(title)}</summary>\n{content}</details>\n"
    )


def _code(fence: Fence, body: Body) -> str:
    markup = highlight(fence.body, fence.language or "text")
    caption = fence.options.get("caption")
    if not caption:
        return markup
    return f'<figure class="tr-code"><figcaption>{body.inline(caption)}</figcaption>\n{markup}</figure>\n'


def _picture(fence: Fence, body: Body) -> str:
    caption = body.markdown(fence.body, fence.skipped) if fence.body.strip() else ""
    caption = f"<figcaption>{caption}</figcaption>\n" if caption else ""
    return f'<figure class="tr-figure">\n{_img(fence, body)}\n{caption}</figure>\n'


def _img(fence: Fence, body: Body) -> str:
    alt = fence.options.get("alt", "")
    source = body.source(fence.argument)
    if source is None:
        return f'<span class="tr-missing">{escape(alt or fence.argument)}</span>'
    attributes = [("src", source), ("alt", alt)]
    for name in ("width", "height"):
        size = _SIZE.match(fence.options.get(name, ""))
        if size:
            attributes.append((name, size[1] or size[2]))
    text = " ".join(f'{name}="{escape(value, quote=True)}"' for name, value in attributes)
    return f'<img {text} loading="lazy">'


def _code_cell(fence: Fence, body: Body) -> str:
    """A code cell that does not run: of another language, or tagged so."""
    return _code(fence, body) if fence.is_shown and not fence.tags & REMOVE else ""


def _raw(fence: Fence, body: Body) -> str:
    return fence.body if fence.argument == "html" else _code(fence, body)


def _toctree(fence: Fence, body: Body) -> str:
    return "" if "hidden" in fence.options else _unknown(fence, body, is_colon=False)


def _unknown(fence: Fence, body: Body, *, is_colon: bool) -> str:
    name = escape(f"{fence.name} {fence.argument}".strip())
    if is_colon or fence.name in _CONTAINERS:
        content = body.markdown(fence.body, fence.skipped)
    else:
        content = highlight(fence.body, "text") if fence.body.strip() else ""
    return f'<div class="tr-directive">\n<p class="tr-directive__name">{name}</p>\n{content}</div>\n'


def _plain(html: str) -> str:
    """Markup of one line → its text."""
    return unescape(re.sub(r"<[^>]*>", "", html))


_DIRECTIVES: dict[str, Callable[[Fence, Body], str]] = {
    "code": _code,
    "code-block": _code,
    "code-cell": _code_cell,
    "dropdown": _dropdown,
    "figure": _picture,
    "image": _picture,
    "raw": _raw,
    "sourcecode": _code,
    "toctree": _toctree,
}
