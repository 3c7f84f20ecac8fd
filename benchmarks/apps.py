"""The apps that are measured, served by Transom: `python -m benchmarks.apps PORT NAME`."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import transom as tr


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


APPS = {
    "button": button,
    "button_twice": button_twice,
    "button_def": button_def,
    "button_task": button_task,
    "form": form,
    "thousand": thousand,
}

if __name__ == "__main__":
    tr.serve(APPS[sys.argv[2]], port=int(sys.argv[1]))
