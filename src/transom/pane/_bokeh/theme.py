"""A theme of Bokeh's on one figure."""

from __future__ import annotations

from typing import Any

from bokeh.model import Model
from bokeh.themes import Theme, built_in_themes


def apply_theme(model: Model, theme: Any) -> str | None:
    """Give a model and all that it is made of a theme; `None` gives it back that of its document.

    Returns:
        What is wrong with the theme, if anything is; it then has that of its document.
    """
    found, advice = theme, None
    if isinstance(theme, str):
        found = built_in_themes.get(theme)
        if found is None:
            advice = f"theme={theme!r} is none of Bokeh's. Write one of {', '.join(map(repr, built_in_themes))}."
    elif theme is not None and not isinstance(theme, Theme):
        found, advice = None, f"theme is a {type(theme).__qualname__}. Give a bokeh.themes.Theme or the name of one."
    if found is None and model.document is not None:
        found = model.document.theme
    if found is not None:
        for each in model.references():
            found.apply_to_model(each)
    return advice
