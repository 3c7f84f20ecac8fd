"""Objects that give all that they can be shown as at once, by `_repr_mimebundle_`: the best of it is shown."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from transom.components.component import Component
from transom.components.display import register
from transom.errors import PaneError
from transom.pane._representation import says
from transom.pane.html import HTML
from transom.pane.image import GIF, JPG, PNG, SVG, WebP
from transom.pane.json import JSON
from transom.pane.latex import LaTeX
from transom.pane.markdown import Markdown
from transom.pane.str import Str


def _bytes(data: Any) -> Any:
    """A picture's data, which travels as text in a bundle."""
    if not isinstance(data, str):
        return data
    try:
        return base64.b64decode(data)
    except binascii.Error as error:
        raise PaneError("Not a picture", "the bundle gives text that is no base64 in its place.") from error


def _picture(make: Callable[..., Component]) -> Callable[..., Component]:
    return lambda data, **params: make(_bytes(data), **params)


# The best one first.
_KINDS: tuple[tuple[str, Callable[..., Component]], ...] = (
    ("image/svg+xml", SVG),
    ("image/png", _picture(PNG)),
    ("image/jpeg", _picture(JPG)),
    ("image/webp", _picture(WebP)),
    ("image/gif", _picture(GIF)),
    ("text/markdown", Markdown),
    ("text/html", HTML),
    ("text/latex", LaTeX),
    ("application/json", JSON),
    ("text/plain", Str),
)


def _bid(obj: Any) -> float | None:
    # Less than what an object says by a method of its own, more than that it can be called.
    return 0.65 if says(obj, "_repr_mimebundle_") else None


def _shown(obj: Any, **params: Any) -> Component | None:
    """What shows the best that is in the bundle; `None` when there is nothing in it, so that another pane is asked."""
    bundle = obj._repr_mimebundle_(include=None, exclude=None)
    if isinstance(bundle, tuple):
        bundle = bundle[0]
    for kind, make in _KINDS:
        if bundle and bundle.get(kind) is not None:
            return make(bundle[kind], **params)
    return None


register(_bid, _shown)
