"""`Plotly`: a figure of Plotly's, drawn by the plotly.js that the installed package brings along."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import param

from transom.components.component import Mount
from transom.components.encode import Encoder
from transom.components.library import Library, find_library, register_library
from transom.components.pane import PaneError
from transom.errors import RejectedError
from transom.pane._library.pane import LibraryPane
from transom.pane._plotly.figure import applies, extended, freeze_figure, is_figure
from transom.pane._plotly.link import link, unlink
from transom.pane._plotly.points import long_selection, selected
from transom.reactive.imported import how_to_get


class Plotly(LibraryPane):
    """Shows a Plotly figure, or a dict with its `data` and `layout`.

    Changes of the figure in a callback (`fig.update_traces(…)`, `fig.add_scatter(…)`) reach the page when the callback
    ends or awaits, all of them as one; those of a dict when `object` is triggered. Only what differs is sent. Zoom,
    selection and what is hidden in the legend stay.

    What the user does arrives in `click_data` and the others, as dicts with the names that plotly.js has for it.

    Concurrency: a figure may be shown in several pages and changed in any thread.
    """

    _front_end = "Plotly"
    priority = 0.8

    click_data = param.Dict(default=None, allow_None=True, doc="The points of the last click.")
    doubleclick_data = param.Dict(default=None, allow_None=True, doc="The last double click.")
    clickannotation_data = param.Dict(default=None, allow_None=True, doc="The last click on an annotation.")
    hover_data = param.Dict(default=None, allow_None=True, doc="The points under the pointer, if any.")
    selected_data = param.Dict(default=None, allow_None=True, doc="The selected points; `None` without a selection.")
    relayout_data = param.Dict(default=None, allow_None=True, doc="The last change of the layout by the user.")
    restyle_data = param.List(default=[], doc="The last change of traces by the user: the changes, and which traces.")
    viewport = param.Dict(default=None, allow_None=True, doc="The ranges of the axes, by names as in `xaxis.range`.")
    viewport_update_policy: param.Selector[Any] = param.Selector(
        default="mouseup", objects=["mouseup", "continuous", "throttle"], doc="When `viewport` follows the user."
    )
    viewport_update_throttle = param.Integer(
        default=200, bounds=(0, None), doc='Milliseconds between two values of `viewport` with the policy "throttle".'
    )
    config = param.Dict(default=None, allow_None=True, doc="Options of plotly.js, which have precedence over our own.")
    themed = param.Boolean(
        default=True, doc="Whether it has the page's colours where its author has chosen no template."
    )
    link_figure = param.Boolean(default=True, doc="Whether changes of the figure reach the page by themselves.")

    _EVENTS = ("click_data", "doubleclick_data", "clickannotation_data", "relayout_data")
    _writable = ("hover_data", "viewport")
    _unsynced = ("themed", "link_figure", "selected_data", "restyle_data", *_EVENTS)
    _rerender = ("config", "themed")
    _events: ClassVar[dict[str, tuple[str, ...]]] = {
        **{name: (name,) for name in _EVENTS},
        "restyle_data": ("restyle_data",),
        "selected_data": ("selected_data",),
    }

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__["_linked"] = None
        self.__dict__["_stale"] = False
        super().__init__(object, **params)

    _linked: Any
    """The figure whose changes it hears of."""
    _stale: bool
    """Whether it is going to look at the figure again."""

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether `obj` is a figure, a trace or a list of traces of Plotly's, or a dict like a figure."""
        return applies(obj)

    def extend(
        self, data: dict[str, Sequence[Sequence[Any]]], trace: int | Sequence[int] = 0, max_points: int | None = None
    ) -> None:
        """Append to traces of the figure; only what is new is sent.

        Args:
            data: by the name of an attribute (`"y"`, `"marker.size"`), the new values for each of the traces.
            trace: which traces, one or several.
            max_points: how many values are kept; older ones go.

        Raises:
            ValueError: no figure, no such trace, or not one list of values for each trace.
        """
        extended(self.object, data, [trace] if isinstance(trace, int) else list(trace), max_points, quiet=self)
        self.param.trigger("object")

    def _render(self, obj: Any) -> dict[str, Any] | None:
        if obj is None:
            return None
        library = find_library("plotly")
        if library is None:
            raise PaneError(
                "Plotly is not installed", f"its package brings what draws figures: {how_to_get('plotly')}."
            )
        figure = freeze_figure(obj, self.config or {}, themed=self.themed)
        if figure.pop("slow"):
            self._advise(
                "slow",
                "WebGL traces (scattergl) are drawn as vector graphics, since plotly.js compiles their programs from "
                "text, which a page does not run. So many points take seconds: show fewer, or their density.",
            )
        return {"script": f"plotly/{library.version}/plotly.min.js", **figure}

    def _show(self, obj: Any) -> None:
        super()._show(obj)
        self._mark("sizing_mode")

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("object", "link_figure")):
            figure = self.object if self.link_figure and is_figure(self.object) else None
            if figure is not self._linked:
                unlink(self._linked, self)
                link(figure, self)
                self.__dict__["_linked"] = figure

    def figure_changed(self) -> None:
        """The figure has been changed in place; any thread."""
        owner = next((mount.owner for mount in self._mounts if mount.owner is not None), self._owner)
        if owner is None or owner.closed:
            self._show(self.object)
        elif not self._stale:
            self.__dict__["_stale"] = True
            owner.post(self._look_again, blocking=True)

    def _look_again(self) -> None:
        self.__dict__["_stale"] = False
        self._show(self.object)

    def _unmounted(self, mount: Mount) -> None:
        super()._unmounted(mount)
        self.__dict__["_stale"] = False

    def _encode_sizing_mode(self, value: Any, encoder: Encoder) -> Any:
        """A figure without a width is as wide as there is room."""
        free = self._rendered is not None and self.width is None and "width" not in self._rendered["layout"]
        return value or ("stretch_width" if free else None)

    # What the page sends

    def _takes_long(self, name: str, raw: Any) -> bool:
        return name == "selected_data" and isinstance(raw, dict) and long_selection(raw)

    def _took(self, name: str, value: Any) -> None:
        """A second event like the one before is one, too."""
        if value == getattr(self, name):
            self.param.trigger(name)
        else:
            self._store(**{name: value})

    def _event_click_data(self, raw: Any) -> None:
        self._took("click_data", _dict(raw))

    def _event_doubleclick_data(self, raw: Any) -> None:
        self._took("doubleclick_data", _dict(raw))

    def _event_clickannotation_data(self, raw: Any) -> None:
        self._took("clickannotation_data", _dict(raw))

    def _event_relayout_data(self, raw: Any) -> None:
        self._took("relayout_data", _dict(raw))

    def _event_restyle_data(self, raw: Any) -> None:
        if not isinstance(raw, list):
            raise RejectedError("bad_value")
        self._took("restyle_data", raw)

    def _event_selected_data(self, raw: Any) -> None:
        self._took("selected_data", None if raw is None else selected(_dict(raw), self._rendered))


def _dict(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise RejectedError("bad_value")
    return raw


@cache
def _library() -> Library:
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ImportError("plotly")
    file = Path(spec.origin).parent / "package_data" / "plotly.min.js"
    return Library(hashlib.sha256(file.read_bytes()).hexdigest()[:16], {file.name: file})


register_library("plotly", _library)
