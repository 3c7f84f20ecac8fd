"""The constructors and attributes of the components in `transom.pane.plotly`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.plotly
from transom._typing import Common, Parameters, Reference, Value

class Plotly(Parameters, transom.pane.plotly.Plotly):
    """Shows a Plotly figure, or a dict with its `data` and `layout`.

    Changes of the figure in a callback (`fig.update_traces(…)`, `fig.add_scatter(…)`) reach the page when the callback
    ends or awaits, all of them as one; those of a dict when `object` is triggered. Only what differs is sent. Zoom,
    selection and what is hidden in the legend stay.

    What the user does arrives in `click_data` and the others, as dicts with the names that plotly.js has for it.

    Concurrency: a figure may be shown in several pages and changed in any thread.
    """

    click_data: Value[Any, dict[Any, Any] | Reference | None]
    doubleclick_data: Value[Any, dict[Any, Any] | Reference | None]
    clickannotation_data: Value[Any, dict[Any, Any] | Reference | None]
    hover_data: Value[Any, dict[Any, Any] | Reference | None]
    selected_data: Value[Any, dict[Any, Any] | Reference | None]
    relayout_data: Value[Any, dict[Any, Any] | Reference | None]
    restyle_data: Value[list[Any], list[Any] | Reference]
    viewport: Value[Any, dict[Any, Any] | Reference | None]
    viewport_update_policy: Value[
        Literal["mouseup", "continuous", "throttle"], Literal["mouseup", "continuous", "throttle"] | Reference
    ]
    viewport_update_throttle: Value[int, int | Reference]
    config: Value[Any, dict[Any, Any] | Reference | None]
    themed: Value[bool, bool | Reference]
    link_figure: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        click_data: dict[Any, Any] | Reference | None = None,
        doubleclick_data: dict[Any, Any] | Reference | None = None,
        clickannotation_data: dict[Any, Any] | Reference | None = None,
        hover_data: dict[Any, Any] | Reference | None = None,
        selected_data: dict[Any, Any] | Reference | None = None,
        relayout_data: dict[Any, Any] | Reference | None = None,
        restyle_data: list[Any] | Reference = ...,
        viewport: dict[Any, Any] | Reference | None = None,
        viewport_update_policy: Literal["mouseup", "continuous", "throttle"] | Reference = "mouseup",
        viewport_update_throttle: int | Reference = 200,
        config: dict[Any, Any] | Reference | None = None,
        themed: bool | Reference = True,
        link_figure: bool | Reference = True,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a Plotly figure, or a dict with its `data` and `layout`.

        Args:
            click_data: The points of the last click.
            doubleclick_data: The last double click.
            clickannotation_data: The last click on an annotation.
            hover_data: The points under the pointer, if any.
            selected_data: The selected points; `None` without a selection.
            relayout_data: The last change of the layout by the user.
            restyle_data: The last change of traces by the user: the changes, and which traces.
            viewport: The ranges of the axes, by names as in `xaxis.range`.
            viewport_update_policy: When `viewport` follows the user.
            viewport_update_throttle: Milliseconds between two values of `viewport` with the policy "throttle".
            config: Options of plotly.js, which have precedence over our own.
            themed: Whether it has the page's colours where its author has chosen no template.
            link_figure: Whether changes of the figure reach the page by themselves.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
