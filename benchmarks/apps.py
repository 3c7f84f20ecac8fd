"""The apps that are measured, served by Transom: `python -m benchmarks.apps PORT NAME`."""

from __future__ import annotations

import asyncio
import functools
import sys
from typing import Any

import transom as tr
from benchmarks import probe


def button() -> Any:
    """App A: a button, a text, an async callback."""
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()

    async def run(event: Any) -> None:
        text.value = f"Running {event.new}"

    clicker.on_click(run)
    return tr.Row(clicker, text)


def button_twice() -> Any:
    """App A with a callback that writes, awaits and writes again."""
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()

    async def run(event: Any) -> None:
        text.value = f"Running {event.new}"
        await asyncio.sleep(0)
        text.value = f"Finished {event.new}"

    clicker.on_click(run)
    return tr.Row(clicker, text)


def button_def() -> Any:
    """App A with a `def` callback, which runs in a worker thread."""
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()

    def run(event: Any) -> None:
        text.value = f"Running {event.new}"

    clicker.on_click(run)
    return tr.Row(clicker, text)


def button_task() -> Any:
    """App A with a task that supersedes its older runs."""
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()

    @tr.task(policy="latest")
    async def run(event: Any) -> None:
        text.value = f"Running {event.new}"

    clicker.on_click(run)
    return tr.Row(clicker, text)


def form() -> Any:
    """App B: 20 widgets, 4 Markdown panes, one reactive output."""
    sliders = [tr.widgets.IntSlider(label=f"Slider {number}", start=0, end=100) for number in range(10)]
    texts = [tr.widgets.TextInput(label=f"Text {number}") for number in range(10)]
    prose = [tr.pane.Markdown(f"## Part {number}\n\nSome *words* on part {number}.") for number in range(4)]
    output = tr.bind(lambda *values: f"The sum is {sum(values)}", *sliders)
    return tr.Column(*prose, *sliders, *texts, output)


def thousand() -> Any:
    """A page of 1000 widgets."""
    return tr.Column(*(tr.widgets.IntSlider(label=f"Slider {number}", start=0, end=100) for number in range(1000)))


def appends() -> Any:
    """A click appends 5000 texts one by one, as a log or a chat does."""
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()
    column = tr.Column()

    async def run(event: Any) -> None:
        for number in range(5000):
            column.append(tr.widgets.StaticText(value=str(number)))
            await asyncio.sleep(0)
        text.value = f"Running {event.new}"

    clicker.on_click(run)
    return tr.Row(clicker, text, column)


def select() -> Any:
    """10 000 choices and an answer to each."""
    box = tr.widgets.Select(label="Select", options=[f"option {number}" for number in range(10_000)])
    return tr.Row(box, tr.bind(lambda value: f"Chosen {value}", box))


shared = tr.widgets.IntSlider(label="Shared", start=0, end=100)


async def bound() -> Any:
    """A slider that all pages have, and a view of each page that is bound to it."""
    probe.begin()
    return tr.Column(shared, tr.bind(lambda value: f"Shared {value}", shared))


shared.param.watch(lambda _: probe.reset(), "value")  # from here on the write itself is looked at


@functools.cache
def _million() -> Any:
    """A frame of a million rows."""
    import numpy as np
    import pandas as pd

    return pd.DataFrame({f"n{number}": np.arange(1_000_000.0) * number for number in range(5)})


def table() -> Any:
    """A table of a million rows; a click streams 100 more."""
    grid = tr.widgets.Tabulator(_million())
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()

    async def run(event: Any) -> None:
        grid.stream({f"n{number}": [0.0] * 100 for number in range(5)}, follow=False)
        text.value = f"Running {event.new}"

    clicker.on_click(run)
    return tr.Row(clicker, text, grid)


async def churn() -> Any:
    """The button, in a server whose pauses are noted."""
    probe.begin()
    return button()


APPS = {
    each.__name__: each
    for each in (
        *(button, button_twice, button_def, button_task),
        *(form, thousand, appends, select, bound, churn, table),
    )
}

if __name__ == "__main__":
    if sys.argv[2] == "table":
        _million()  # it is there before somebody comes
    tr.serve(APPS[sys.argv[2]], port=int(sys.argv[1]))
