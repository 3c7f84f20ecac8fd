"""The gallery's cards of files."""

from __future__ import annotations

import asyncio
import io
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
        "FileInput and FileDropper",
        data,
        tr.bind(describe, data),
        tr.widgets.FileInput("Pictures", multiple=True, accept="image/*", **stretch),
        tr.widgets.FileInput("Folder", directory=True, **stretch),
        tr.widgets.FileDropper("Dropped", multiple=True, value={"notes.txt": "Take care.", "a.bin": b"1"}, **stretch),
        tr.widgets.FileInput("Chosen", value=b"1,2\n", filename="a-table.csv", **stretch),
        tr.widgets.FileInput("Wrong", error="The second line has no date.", **stretch),
        tr.widgets.FileInput("Disabled", disabled=True, **stretch),
    )


def file_downloads() -> tr.Card:
    """Files to take along."""

    async def slow() -> io.StringIO:
        await asyncio.sleep(2)
        return io.StringIO("It took its time.")

    def fails() -> bytes:
        raise tr.UserError("Nothing is chosen, so there is nothing to export.")

    download = tr.widgets.FileDownload
    return card(
        "FileDownload",
        tr.Row(
            download(io.StringIO("a,b\n1,2\n"), filename="table.csv", button_type="primary"),
            download(b"1", filename="note.txt", icon="file-text", button_style="outline", label="With an icon"),
            gap=10,
        ),
        tr.Row(download(callback=slow, filename="late.txt", label="Made at each click"), gap=10),
        tr.Row(download(callback=fails, label="Fails"), download(b"1", label="Disabled", disabled=True), gap=10),
        tr.Row(
            download(b"1", filename="link.txt", auto=False),
            download(b"1", filename="embedded.txt", embed=True, label="Without a server"),
            gap=10,
        ),
    )
