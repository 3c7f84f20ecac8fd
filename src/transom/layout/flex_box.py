"""`FlexBox`: components in a line that wraps, arranged by the rules of CSS."""

from __future__ import annotations

from typing import Any

import param

from transom.components.layout import ListLayout

_ENDS = ["flex-start", "flex-end", "center"]
_SHARED = ["space-between", "space-around", "space-evenly"]
_BASELINES = ["baseline", "first baseline", "last baseline"]


class FlexBox(ListLayout):
    """Places its objects along an axis and wraps them; the parameters mean what CSS means by them.

    It is as wide as what it is in, or as high if its direction is a column, unless it is given a size or a mode.
    """

    _front_end = "FlexBox"

    flex_direction: param.Selector[Any] = param.Selector(
        default="row", objects=["row", "row-reverse", "column", "column-reverse"], doc="Along which axis they stand."
    )
    flex_wrap: param.Selector[Any] = param.Selector(
        default="wrap", objects=["nowrap", "wrap", "wrap-reverse"], doc="Whether they wrap, and to which side."
    )
    justify_content: param.Selector[Any] = param.Selector(
        default="flex-start",
        objects=[*_ENDS, *_SHARED, "start", "end", "left", "right"],
        doc="Where they are in a line.",
    )
    align_items: param.Selector[Any] = param.Selector(
        default="flex-start",
        objects=["stretch", *_ENDS, *_BASELINES, "start", "end", "self-start", "self-end"],
        doc="Where they are across a line.",
    )
    align_content: param.Selector[Any] = param.Selector(
        default="flex-start",
        objects=["normal", *_ENDS, *_SHARED, "stretch", "start", "end", *_BASELINES],
        doc="Where the lines are.",
    )
    gap = param.ClassSelector(
        default="", class_=(str, int), doc='Space between them: CSS, such as "4px 1em", or a number of CSS pixels.'
    )

    def __init__(self, *objects: Any, **params: Any) -> None:
        along = "height" if str(params.get("flex_direction")).startswith("column") else "width"
        if params.get(along) is None:
            params.setdefault("sizing_mode", f"stretch_{along}")
        super().__init__(*objects, **params)

    def _encode_gap(self, value: str | int, encoder: Any) -> str:
        return f"{value}px" if isinstance(value, int) else value
