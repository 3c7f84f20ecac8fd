"""The gallery's cards of files."""

from __future__ import annotations

from typing import Any

import transom as tr
from transom.demo.cards import card


def file_inputs() -> tr.Card:
    """Files in all states."""
    stretch: Any = {"sizing_mode": "stretch_width"}
    data = tr.widgets.FileInput("Data", accept=".csv,.txt", description="A table, 5 MB at most", **stretch)
    data.max_file_size = "5MB"

    def describe(value: bytes | None) -> str:
        return "Nothing yet." if value is None else f"{data.filename}: {len(value)} bytes of {data.mime_type}."

    return card(
        "FileInput",
        data,
        tr.bind(describe, data),
        tr.widgets.FileInput("Pictures", multiple=True, accept="image/*", **stretch),
        tr.widgets.FileInput("Folder", directory=True, **stretch),
        tr.widgets.FileInput("Chosen", value=b"1,2\n", filename="a-table.csv", **stretch),
        tr.widgets.FileInput("Wrong", error="The second line has no date.", **stretch),
        tr.widgets.FileInput("Disabled", disabled=True, **stretch),
    )
