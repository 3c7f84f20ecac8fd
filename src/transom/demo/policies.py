"""One slider and five policies: what each does with calls that come faster than their results.

An ordinary app file. Serve it alone with `transom serve policies.py`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import transom as tr
from transom.demo.strips import CSS, Bar, Strip, Tape, legend_html, strip_html

LOW, HIGH = 1, 8
POLICIES: dict[Any, str] = {
    "parallel": "Every call begins at once.",
    "latest": "A new call cancels the old.",
    "queue": "One at a time, in order.",
    "drop": "Ignored while one runs.",
    "conflate": "The newest waits its turn.",
}


def seconds(value: int) -> float:
    """How long the function takes: 1.6 s for the lowest value, 0.4 s for the highest: late calls may end first."""
    return 1.6 - 1.2 * (value - LOW) / (HIGH - LOW)


# What the three functions have returned, wanted or not. A run that has been cancelled does not tell.
returned: set[int] = set()


def answer(value: int) -> int:
    """Give the result, and note that there is one."""
    returned.add(tr.current_run().number)
    return value


async def think(value: int) -> int:
    """Can be cancelled where it awaits."""
    await asyncio.sleep(seconds(value))
    return answer(value)


async def insist(value: int) -> int:
    """Swallows its cancellation and goes on."""
    clock = asyncio.get_running_loop().time
    end = clock() + seconds(value)
    while (left := end - clock()) > 0.001:
        try:
            await asyncio.sleep(left)
        except asyncio.CancelledError:
            continue
    return answer(value)


def block(value: int) -> int:
    """Runs in a worker thread, which nothing can stop."""
    time.sleep(seconds(value))
    return answer(value)


FUNCTIONS: dict[str, Callable[[int], Any]] = {
    "coroutine": think,
    "coroutine that will not stop": insist,
    "def in a thread": block,
}


class Lane:
    """One policy: its task, and the picture of its runs."""

    def __init__(self, policy: Any) -> None:
        self.policy = policy
        self.pane = tr.pane.HTML(sanitize_html=False, sizing_mode="stretch_width", stylesheets=[CSS])
        self.task: tr.Task[[int], Any] = tr.task(policy=policy)(think)
        self.strip = Strip(tape)
        self._drawn: object = None

    def begin(self, function: Callable[[int], Any]) -> None:
        """A new task, of which nothing is drawn yet; what runs is cancelled."""
        self.task.cancel()
        self.task = tr.task(policy=self.policy)(function)
        self.strip = Strip(tape)

    def call(self, value: int) -> None:
        """Call the task, and follow the run."""
        run = self.task(value)
        bar = self.strip.add(value, run)

        async def changed(_: Any) -> None:
            self.notice(bar)
            draw()

        if run.live:
            run.param.watch(changed, "state")

    def notice(self, bar: Bar) -> None:
        """The state of a run has changed."""
        bar.returned = bar.run.number in returned
        bar.notice()

    @property
    def running(self) -> bool:
        """Whether anything goes on or waits."""
        return any(bar.run.live for bar in self.strip.bars)

    def compare(self) -> bool:
        """Whether anything but the time is otherwise than when this was last asked."""
        drawn, self._drawn = self._drawn, (tape.moving, self.task.value, self.strip.summary, self.strip.drawn())
        return drawn != self._drawn

    def draw(self, now: float) -> None:
        """Bring the picture up to date."""
        value = "–" if self.task.value is None else self.task.value
        self.pane.object = (
            f'<section class="lane"><div class="about"><h2>{self.policy}</h2>'
            f'<p class="value"><small>shown</small>{value}</p><p class="says">{POLICIES[self.policy]}</p>'
            f'<p class="counts">{self.strip.summary.replace(", ", " · ")}</p></div>'
            f"{strip_html(self.strip, tape, self.policy, now)}</section>"
        )


def draw() -> None:
    """Draw what has changed; time stops when nothing goes on."""
    if tape.moving and not any(lane.running for lane in lanes):
        tape.stop()
    changed = [lane for lane in lanes if lane.compare()]
    if changed:
        now = tape.now
        for lane in lanes:  # all, so that all strips go on from the same place
            lane.draw(now)


tape = Tape()
lanes = [Lane(policy) for policy in POLICIES]
slider = tr.widgets.IntSlider(label="Value", start=LOW, end=HIGH, value=4, sizing_mode="stretch_width", min_width=260)
which = tr.widgets.Select(label="Function", options=list(FUNCTIONS), min_width=220)
sweep = tr.widgets.Button(label="Sweep", icon="player-play", button_type="primary", description="Move it for me")
clear = tr.widgets.Button(label="Clear", icon="eraser")


async def call(event: Any) -> None:
    """The slider has moved: call all five."""
    tape.start()
    for lane in lanes:
        lane.call(event.new)
    draw()


async def begin_anew(_: Any) -> None:
    """Clear the drawing, and go on with the chosen function."""
    tape.clear()
    for lane in lanes:
        lane.begin(FUNCTIONS[which.value])
    draw()


@tr.task(policy="drop")
async def move(_: Any) -> None:
    """A quick hand: through all values in a second."""
    for value in range(LOW, HIGH + 1):
        slider.value = value
        await asyncio.sleep(0.12)


slider.param.watch(call, "value")
which.param.watch(begin_anew, "value")
clear.on_click(begin_anew)
sweep.on_click(move)
sweep.disabled = move.param.running
draw()

tr.Column(
    tr.pane.Markdown(
        "# Policies\n\nOne slider calls five tasks with the same function; only their policies differ. The function "
        "takes 1.6 s for the value 1 and 0.4 s for the value 8, so early calls may end last. Drag the slider, or let "
        "**Sweep** do it; a line on a strip is a second. The [guide](guide) is about callbacks, the "
        "[gallery](gallery) has every component.",
        max_width=900,
    ),
    tr.Row(slider, which, sweep, clear, sizing_mode="stretch_width", gap=16),
    tr.pane.HTML(legend_html(), sanitize_html=False, stylesheets=[CSS], sizing_mode="stretch_width"),
    *(lane.pane for lane in lanes),
    gap=14,
    sizing_mode="stretch_width",
).servable("Policies")
