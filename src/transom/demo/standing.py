"""Cards of the gallery that show how things stand."""

from __future__ import annotations

import asyncio
import math
import random
from typing import Any

import transom as tr
from transom.demo.cards import card

_WIDE: Any = {"sizing_mode": "stretch_width"}


def waiting() -> tr.Card:
    """Waiting."""
    answer = tr.widgets.Select(label="Ask", options=["Left?", "Right?"], sizing_mode="stretch_width")

    async def think(question: str) -> str:
        await asyncio.sleep(1.5)
        return f"*{question}* Yes."

    return card(
        "A view that awaits",
        answer,
        tr.bind(think, answer),
        tr.Row(
            tr.indicators.LoadingSpinner(value=True, size=36),
            tr.indicators.LoadingSpinner(value=True, size=36, color="success"),
            tr.indicators.LoadingSpinner(value=False, size=36),
            gap=16,
        ),
    )


def progress() -> tr.Card:
    """How far something has come."""
    colours: tuple[Any, ...] = ("primary", "success", "warning", "danger")
    bars = [
        tr.indicators.Progress(value=25 * number, bar_color=colour, sizing_mode="stretch_width")
        for number, colour in enumerate(colours, 1)
    ]
    return card("Progress", *bars, tr.indicators.Progress(sizing_mode="stretch_width"))


def loops() -> tr.Card:
    """Loops that say how far they are."""
    tqdm, beside = tr.indicators.Tqdm(**_WIDE), tr.indicators.Tqdm(layout="row", **_WIDE)
    work = tr.widgets.Button(label="Work", icon="player-play")

    async def loop(_: Any) -> None:
        for part in tqdm(["first", "second", "third"], desc="Parts"):
            for _ in beside(range(30), desc=part):
                await asyncio.sleep(0.03)

    work.on_click(loop)
    shown = tr.indicators.Tqdm("By hand", value=40, text="40% 40/100 [00:02<00:03, 20.0it/s]", **_WIDE)
    return card("Tqdm", work, tqdm, beside, shown)


def figures() -> tr.Card:
    """Numbers that count."""
    share: Any = {"delta_format": "{value:+.1%}", "versus": "vs. last week"}
    line = [3, 5, 4, 6, 8, 7, 9, 8, 11, 10]
    made = [
        tr.indicators.Metric("Revenue", 716_310, format="€ 0,0", delta=0.042, spark=line, **share, **_WIDE),
        tr.indicators.Metric("Returns", 143, delta=-0.013, good="down", spark=line[::-1], **share, **_WIDE),
        tr.indicators.Metric("Regions", 4, delta=0, **share, **_WIDE),
        tr.indicators.Metric("Not known yet", **_WIDE),
    ]
    limits: Any = {"format": "{value}%", "colors": [(50, "success"), (80, "warning"), (100, "danger")]}
    loads = [tr.indicators.Number(f"Load {at}", value=load, **limits) for at, load in enumerate((31, 74, 96, None), 1)]
    lamps = [
        tr.indicators.BooleanStatus("Connected", value=True, color="success"),
        tr.indicators.BooleanStatus("Full", color="danger"),
        tr.indicators.BooleanStatus("Ready", value=True, color="#c2571a"),
    ]
    return card(
        "Metric, Number and BooleanStatus",
        tr.Row(*made, sizing_mode="stretch_width"),
        tr.Row(*loads, gap=40),
        tr.Row(*lamps, gap=24),
    )


def trends() -> tr.Card:
    """Numbers with the data that led to them, one of which goes on."""
    walk = [20 + math.sin(number / 3) * 4 + number % 5 for number in range(40)]
    kinds: Any = ("bar", "line", "step", "area")
    made = [tr.indicators.Trend(f"As {kind}", data={"y": walk}, plot_type=kind, height=180, **_WIDE) for kind in kinds]
    live = tr.indicators.Trend("Streamed", data={"y": walk}, plot_type="area", layout="row", height=110, **_WIDE)
    more = tr.widgets.Button(label="One more", icon="plus")

    def stream(_: Any) -> None:
        live.stream({"y": live.data["y"][-1] + random.gauss(0, 3)}, rollover=40)

    more.on_click(stream)
    return card("Trend", tr.Row(*made, **_WIDE), live, more)


def scales() -> tr.Card:
    """Numbers between two bounds."""
    load = tr.widgets.FloatSlider("Load", end=100, value=72, step=0.5, width=300)
    thresholds: Any = [(0.5, "success"), (0.8, "warning"), (1, "danger")]
    shown: Any = {"value": load, "colors": thresholds}
    made = [
        tr.indicators.Gauge("Gauge", **shown, width=220, height=220, num_splits=5),
        tr.indicators.Dial("Dial", **shown, width=200, height=200),
        tr.indicators.Dial("Not known yet", value=None, width=140, height=140),
        tr.indicators.LinearGauge("LinearGauge", **shown, show_boundaries=True, height=220),
    ]
    lying = tr.indicators.LinearGauge("Lying", value=load, horizontal=True, height=100, **_WIDE)
    return card("Gauge, Dial and LinearGauge", load, tr.Row(*made, gap=24), lying)
