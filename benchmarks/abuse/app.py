"""The app that is attacked: `python -m benchmarks.abuse.app PORT`."""

from __future__ import annotations

import sys
from typing import Any

import transom as tr


def page() -> Any:
    """A button and a text, as in the other measurements, with fields to send values to, and much to read."""
    clicker = tr.widgets.Button(label="Click me!")
    text = tr.widgets.StaticText()
    much = tr.widgets.StaticText()

    async def run(event: Any) -> None:
        text.value = f"Running {event.new}"

    clicker.on_click(run)
    return tr.Column(
        clicker, text, much, tr.widgets.IntSlider(label="Size", end=100), tr.widgets.TextInput(label="Name")
    )


if __name__ == "__main__":
    tr.serve(page, port=int(sys.argv[1]), log_level="critical")
