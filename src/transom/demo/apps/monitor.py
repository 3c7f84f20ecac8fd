"""What this process is doing, measured each second: figures, a chart that is streamed, and an alarm."""

import resource
import threading
import time
from typing import Any

from bokeh.models import ColumnDataSource
from bokeh.plotting import figure

import transom as tr

LAST = 120
source = ColumnDataSource({"time": [time.time() * 1000], "cpu": [0.0], "lag": [0.0]})
plot = figure(height=260, sizing_mode="stretch_width", x_axis_type="datetime", toolbar_location=None)
plot.line("time", "cpu", source=source, legend_label="CPU, %", line_width=2)
plot.line("time", "lag", source=source, legend_label="Delay of the loop, ms", line_width=2, line_dash="dashed")
plot.y_range.start = 0
plot.legend.location = "top_left"
plot.legend.orientation = "horizontal"

alarm = tr.widgets.IntSlider("Alarm at, % CPU", value=80, start=5, end=100, step=5)
going = tr.widgets.Switch(label="Measure", value=True)
work = tr.widgets.Button("Compute for 5 seconds", icon="cpu")
cpu = tr.indicators.Metric("CPU", 0, format="0.0%", spark=[])
lag = tr.indicators.Metric("Delay of the loop", 0, format="0.0 ms")
memory = tr.indicators.Metric("Memory, at most", 0, format="0.0 MB")
threads = tr.indicators.Metric("Threads", 0)
state: dict[str, float] = {"used": time.process_time(), "at": time.perf_counter()}


async def measure() -> None:
    """Once a second; the chart is sent the new point only."""
    used, at = time.process_time(), time.perf_counter()
    passed = at - state["at"]
    share, late = 100 * (used - state["used"]) / passed, max(0.0, 1000 * (passed - 1))
    state.update(used=used, at=at)
    cpu.param.update(value=share / 100, spark=[*(cpu.spark or []), share][-LAST:])
    lag.value = late
    memory.value = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    threads.value = threading.active_count()
    source.stream({"time": [time.time() * 1000], "cpu": [share], "lag": [late]}, LAST)
    if share >= alarm.value:
        tr.state.notifications.warning(f"The CPU is at {share:.0f} %.", duration=3000)


def compute(_event: Any) -> None:
    """A callback that blocks: it has a thread, so neither this page nor another waits for it."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        sum(range(10_000))


work.on_click(tr.task(policy="drop")(compute))
timer = tr.state.add_periodic_callback(measure, period=1000)
going.param.watch(lambda event: setattr(timer, "running", event.new), "value")
tr.Page(
    title="Monitor",
    nav="apps",
    sidebar=["## Process", alarm, going, work],
    main=[tr.Row(cpu, lag, memory, threads), tr.Card(plot, title="The last two minutes", collapsible=False)],
).servable()
