"""The gallery's card of figures."""

from __future__ import annotations

import math

import transom as tr


def plots() -> tr.Card:
    """Figures of plot libraries; they are drawn when they are seen, so a folded card asks for no library."""
    days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    traces = [
        {"type": "bar", "name": "Visits", "x": days, "y": [12, 19, 15, 22, 17]},
        {"type": "scatter", "name": "Orders", "x": days, "y": [3, 6, 5, 9, 7]},
    ]
    figure = tr.pane.Plotly({"data": traces, "layout": {}}, height=280)
    chart = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"day": day, "visits": len(day) * at} for at, day in enumerate(days, 3)]},
        "mark": "bar",
        "encoding": {
            "x": {"field": "day", "type": "nominal", "sort": None},
            "y": {"field": "visits", "type": "quantitative"},
        },
        "width": "container",
        "height": 220,
    }
    drawn = tr.panel(picture_of_waves, defer_load=True)
    return tr.Card(
        figure,
        tr.pane.Vega(chart),
        drawn,
        title="Plotly, Vega, Matplotlib",
        collapsed=True,
        sizing_mode="stretch_width",
    )


def picture_of_waves() -> object:
    """A figure of Matplotlib's."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return "With Matplotlib installed there is a figure of it here."
    figure = Figure(figsize=(7, 2.6))
    axes = figure.subplots()
    for phase in range(3):
        axes.plot([math.sin(x / 10 + phase) for x in range(100)], label=f"{phase} later")
    axes.set_title("Waves")
    axes.legend()
    return tr.pane.Matplotlib(figure, sizing_mode="scale_width", max_width=800)
