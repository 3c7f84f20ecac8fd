"""`Vega`: charts of Altair's, and specifications of Vega and Vega-Lite."""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.components.encode import Encoder
from transom.components.storing import write_lock
from transom.errors import RejectedError
from transom.pane._library.pane import LibraryPane
from transom.pane._vega.selections import checked, selections
from transom.pane._vega.spec import freeze_spec
from transom.reactive.imported import imported

_THEMES = [
    None, "excel", "ggplot2", "quartz", "vox", "fivethirtyeight", "dark", "latimes", "urbaninstitute", "googlecharts",
]  # fmt: skip


class Vega(LibraryPane):
    """Shows an Altair chart, or a dict that is a specification of Vega or Vega-Lite.

    When another chart is given that differs in its data only, the data are exchanged and what the user has selected and
    zoomed stays. Rows are sent once, as columns; what was appended is sent alone.

    `selection` has a parameter for each selection of the chart: `pane.selection.param.watch(f, "brush")`.
    """

    _front_end = "Vega"
    priority = 0.8

    debounce = param.ClassSelector(
        default=20, class_=(int, dict), doc="Milliseconds of rest after which a selection is told; or by its name."
    )
    selection: param.ClassSelector[Any] = param.ClassSelector(
        default=None, class_=param.Parameterized, doc="What the user has selected, a parameter for each selection."
    )
    show_actions = param.Boolean(default=False, doc="Whether there is a menu to save the chart as a picture.")
    theme: param.Selector[Any] = param.Selector(
        default=None, objects=_THEMES, doc="A theme of Vega's in place of the page's colours."
    )

    themed = param.Boolean(default=True, doc="Whether it has the page's colours where its `config` says nothing.")

    _unsynced = ("selection",)
    _derived = ("selection",)
    _events: ClassVar[dict[str, tuple[str, ...]]] = {"select": ("selection",)}

    def __init__(self, object: Any = None, **params: Any) -> None:
        # A class of its own, which gets the parameters that its charts have.
        params.setdefault("selection", type("Selection", (param.Parameterized,), {})())
        super().__init__(object, **params)

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether `obj` is a chart of Altair's, or a dict that names a schema of Vega's."""
        if isinstance(obj, dict):
            return "vega" in str(obj.get("$schema", "")).lower()
        return cls.is_altair(obj)

    @classmethod
    def is_altair(cls, obj: Any) -> bool:
        """Whether `obj` is a chart of Altair's."""
        module = imported("altair")
        return module is not None and isinstance(obj, module.TopLevelMixin)

    def _render(self, obj: Any) -> dict[str, Any] | None:
        if obj is None:
            return None
        return freeze_spec(obj, altair=self.is_altair(obj))

    def _show(self, obj: Any) -> None:
        super()._show(obj)
        self._mark("sizing_mode")
        found = {} if self._rendered is None else selections(self._rendered["spec"])
        with write_lock:
            for name, kind in found.items():
                if name not in self.selection.param:
                    made = param.Dict(allow_None=True) if kind == "interval" else param.List(default=[])
                    self.selection.param.add_parameter(name, made)

    def _blocks(self, name: str) -> bool:
        return True  # who watches the selection is not known here

    def _event_select(self, raw: Any) -> None:
        if not isinstance(raw, dict) or self._rendered is None:
            raise RejectedError("bad_value")
        known = selections(self._rendered["spec"])
        if raw.keys() - known.keys():
            raise RejectedError("bad_value")
        self.selection.param.update(**{name: checked(value, known[name]) for name, value in raw.items()})

    def _encode_sizing_mode(self, value: Any, encoder: Encoder) -> Any:
        """A chart that is as wide as its container is as wide as there is room."""
        wide = self._rendered is not None and self._rendered["wide"] and self.width is None
        return value or ("stretch_width" if wide else None)
