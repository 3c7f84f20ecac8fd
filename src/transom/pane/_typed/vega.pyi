"""The constructors and attributes of the components in `transom.pane.vega`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import param.parameterized

import transom.pane.vega
from transom._typing import Common, Parameters, Reference, Value

class Vega(Parameters, transom.pane.vega.Vega):
    """Shows an Altair chart, or a dict that is a specification of Vega or Vega-Lite.

    When another chart is given that differs in its data only, the data are exchanged and what the user has selected and
    zoomed stays. Rows are sent once, as columns; what was appended is sent alone.

    `selection` has a parameter for each selection of the chart: `pane.selection.param.watch(f, "brush")`.
    """

    debounce: Value[Any, int | dict[Any, Any] | Reference]
    selection: Value[Any, param.parameterized.Parameterized | Reference | None]
    show_actions: Value[bool, bool | Reference]
    theme: Value[
        Literal[
            "excel", "ggplot2", "quartz", "vox", "fivethirtyeight", "dark", "latimes", "urbaninstitute", "googlecharts"
        ]
        | None,
        Literal[
            "excel", "ggplot2", "quartz", "vox", "fivethirtyeight", "dark", "latimes", "urbaninstitute", "googlecharts"
        ]
        | Reference
        | None,
    ]
    themed: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        debounce: int | dict[Any, Any] | Reference = 20,
        selection: param.parameterized.Parameterized | Reference | None = None,
        show_actions: bool | Reference = False,
        theme: Literal[
            "excel", "ggplot2", "quartz", "vox", "fivethirtyeight", "dark", "latimes", "urbaninstitute", "googlecharts"
        ]
        | Reference
        | None = None,
        themed: bool | Reference = True,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows an Altair chart, or a dict that is a specification of Vega or Vega-Lite.

        Args:
            debounce: Milliseconds of rest after which a selection is told; or by its name.
            selection: What the user has selected, a parameter for each selection.
            show_actions: Whether there is a menu to save the chart as a picture.
            theme: A theme of Vega's in place of the page's colours.
            themed: Whether it has the page's colours where its `config` says nothing.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
