"""A figure of Plotly's as the page gets it: its traces, its layout and its frames, frozen.

Owns what a page cannot draw, and whether the author has chosen the looks. Relies on `_data` and `_layout` of Plotly's
figures, of which their public names give copies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from transom.components.pane import PaneError
from transom.pane._library.frozen import Column, freeze
from transom.reactive.imported import imported

_OUTLINES = {"choropleth", "scattergeo"}
_TILES = {
    f"{kind}{library}" for kind in ("scatter", "choropleth", "density") for library in ("map", "mapbox")
}  # fmt: skip
_PLAIN = {"scattergl": "scatter", "scatterpolargl": "scatterpolar"}
"""Traces drawn by WebGL programs that plotly.js compiles from text, and those that show the same without."""
_COMPILED = {
    "parcoords": "go.Parcats draws categories without",
    "splom": "draw the pairs as scatter traces on axes of their own (plotly.subplots.make_subplots)",
}
_MANY = 50_000
_ELSEWHERE = "and a page loads nothing from other servers."


class Quiet(Protocol):
    """A pane that need not hear of what is being done to its figure."""

    link_figure: bool


def is_figure(obj: Any) -> bool:
    """Whether `obj` is a figure of Plotly's."""
    return _is_of(obj, "BaseFigure")


def applies(obj: Any) -> bool:
    """Whether `obj` is a figure, a trace, a list of traces, or a dict like a figure."""
    if isinstance(obj, dict):
        return "layout" in obj and isinstance(obj.get("data"), list | tuple)
    return is_figure(obj) or _are_traces(obj)


def _are_traces(obj: Any) -> bool:
    traces = obj if isinstance(obj, list | tuple) else [obj]
    return bool(traces) and all(_is_of(each, "BaseTraceType") for each in traces)


def _is_of(obj: Any, kind: str) -> bool:
    # One of its objects has imported it; none other needs it.
    module = imported("plotly.basedatatypes")
    return module is not None and isinstance(obj, getattr(module, kind))


def freeze_figure(obj: Any, config: Mapping[str, Any], *, themed: bool) -> dict[str, Any]:
    """The figure as plain data.

    Args:
        obj: a figure, one or several traces, or a dict with `data` and `layout`.
        config: the author's options.
        themed: whether it is to have the page's colours where the author has chosen no template.

    Raises:
        PaneError: no figure, or one that needs what a page cannot load.
    """
    if _are_traces(obj):
        import plotly.graph_objects as go

        obj = go.Figure(obj)
    if is_figure(obj):
        data, layout, frames = obj._data, obj._layout, [frame.to_plotly_json() for frame in obj.frames]
    elif isinstance(obj, Mapping):
        data, layout, frames = obj.get("data") or [], obj.get("layout") or {}, obj.get("frames") or []
    else:
        raise PaneError(
            "Not a Plotly figure",
            f"an object of type {type(obj).__qualname__} came; give a plotly.graph_objects.Figure or a dict with "
            "'data' and 'layout'.",
        )
    layout = freeze(layout)
    if not isinstance(layout, dict):
        raise PaneError("Not a Plotly figure", "its 'layout' is no dict.")
    traces = freeze(list(data) if isinstance(data, list | tuple) else [data])
    _require_local(traces, config)
    slow = sum(_without_webgl(trace) for trace in traces if isinstance(trace, dict))
    themed = _takes_theme(obj, layout, themed=themed)
    return {"data": traces, "layout": layout, "frames": freeze(frames), "themed": themed, "slow": slow > _MANY}


def _takes_theme(obj: Any, layout: dict[str, Any], *, themed: bool) -> bool:
    """Whether the author has chosen no template, so that the page's own colours are taken. Settles the template."""
    template = layout.get("template")
    own = template
    if isinstance(template, str):
        import plotly.io

        layout["template"] = freeze(plotly.io.templates[template].to_plotly_json())
        own = None if template == "plotly" else template
    elif template and is_figure(obj):
        import plotly.io

        own = None if obj.layout.template == plotly.io.templates["plotly"] else template
    if not themed or own:
        return False
    layout.pop("template", None)
    return True


def _without_webgl(trace: dict[str, Any]) -> int:
    """Let a trace be drawn without programs from texts; gives how many points that makes slow."""
    kind = str(trace.get("type"))
    if kind in _COMPILED:
        raise PaneError(
            f"A trace of type {kind}",
            "plotly.js draws it by a program that it compiles from text, and a page runs no scripts from texts. "
            f"Instead: {_COMPILED[kind]}.",
        )
    if kind not in _PLAIN:
        return 0
    trace["type"] = _PLAIN[kind]
    values = trace.get("y", trace.get("r", ()))
    return values.shape[0] if isinstance(values, Column) else len(values or ())


def _require_local(traces: list[Any], config: Mapping[str, Any]) -> None:
    kinds = {str(trace.get("type")) for trace in traces if isinstance(trace, dict)}
    tiles = sorted(kinds & _TILES)
    if tiles:
        raise PaneError(
            f"A map of tiles ({tiles[0]})",
            f"its tiles are fetched from a map server, {_ELSEWHERE} Draw it with outlines (scattergeo, choropleth) "
            "whose files you serve.",
        )
    outlines = sorted(kinds & _OUTLINES)
    if outlines and "topojsonURL" not in config:
        raise PaneError(
            f"A map with outlines ({outlines[0]})",
            f"plotly.js fetches the outlines from cdn.plot.ly, {_ELSEWHERE} Put the files (world_110m.json …) into a "
            "folder that you serve, and give config={'topojsonURL': '/assets/topojson/'}.",
        )


def extended(
    figure: Any, data: Mapping[str, Sequence[Sequence[Any]]], traces: list[int], most: int | None, *, quiet: Quiet
) -> None:
    """Append to the figure itself; see `Plotly.extend`. `quiet` does not hear of it."""
    if figure is None:
        raise ValueError("extend: there is no figure yet. Set `object` first.")
    found = figure.data if is_figure(figure) else figure["data"]
    for name, values in data.items():
        if len(values) != len(traces):
            raise ValueError(
                f"extend: {len(values)} lists of {name!r} came for {len(traces)} traces. "
                f"Give one list for each trace: {{{name!r}: [[1, 2]]}}."
            )
    linked, quiet.__dict__["_stale"] = quiet.__dict__["_stale"], True
    try:
        for place, at in enumerate(traces):
            if not -len(found) <= at < len(found):
                raise ValueError(f"extend: there is no trace {at}; the figure has {len(found)}.")
            for name, values in data.items():
                _append(found[at], name, values[place], most)
    finally:
        quiet.__dict__["_stale"] = linked


def _append(trace: Any, name: str, more: Sequence[Any], most: int | None) -> None:
    if isinstance(trace, dict):
        *outer, name = name.split(".")
        for each in outer:
            trace = trace[each]
        old = trace.get(name)
    else:
        old = trace[name]
    trace[name] = _joined(old, list(more), most)


def _joined(old: Any, more: list[Any], most: int | None) -> Any:
    keep = None if most is None else max(0, len(() if old is None else old) + len(more) - most)
    if hasattr(old, "dtype"):
        import numpy as np

        return np.concatenate([old, np.asarray(more)])[keep:]
    return [*(() if old is None else old), *more][keep:]
